import { App } from '../../../src/app.ts'
import { Boss } from '../../../src/bot/queue/boss.ts'
import { SharedRateLimiter } from '../../../src/bot/queue/rate-limiter.ts'
import { SharedQueue } from '../../../src/bot/queue/shared.ts'
import { createLog } from '../../../src/log.ts'
import { openStore } from '../../../src/storage/store.ts'
import { PROGRAMS } from '../programs.ts'
import { fastTimers, now, type SharedClock, SPEED } from './clock.ts'
import { WitnessPlatform } from './witness.ts'

const MINUTE = 60_000

/** What a replica is started with, as JSON in its first argument. */
export interface ReplicaOptions {
  readonly name: string
  readonly url: string
  readonly witness: string
  readonly clock: SharedClock
}

/** One of several bots on one database, put together as start.ts does it, with a clock that runs fast. */
async function main({ name, url, witness, clock }: ReplicaOptions): Promise<void> {
  const log = createLog('error')
  const store = await openStore({ url, connections: 5 })
  const boss = await Boss.open({ url }, log)
  const app = new App({
    store,
    programs: PROGRAMS,
    log,
    now: () => now(clock),
    timers: fastTimers,
    queue: (...all) => new SharedQueue(boss, ...all),
    limiter: new SharedRateLimiter(store.rateLimits),
  })
  await app.join(new WitnessPlatform(witness, name))
  process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)))
  // As cron does: now, and at every full minute, which all replicas see at the same moment.
  const beat = () => {
    void app.scheduler.beat()
    setTimeout(beat, (MINUTE - (now(clock) % MINUTE)) / SPEED + 5)
  }
  beat()
}

await main(JSON.parse(process.argv[2] ?? '{}') as ReplicaOptions)
