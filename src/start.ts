import { App, type Parts } from './app.ts'
import { LIMITS } from './bot/event-limits.ts'
import { LagWatch } from './bot/lag.ts'
import type { Pictures } from './chat/pictures.ts'
import { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { connect, wanted } from './connect.ts'
import { PlatformError, SetupError, StorageError } from './core/errors.ts'
import type { Log } from './core/log.ts'
import { printable } from './core/text.ts'
import { whyUnreachable } from './core/unreachable.ts'
import { openData } from './data.ts'
import { DatabaseWatch } from './database-watch.ts'
import { drawAhead } from './drawn-ahead.ts'
import { createLog, secretsIn } from './log.ts'
import { dailyBackup } from './operate/backups.ts'
import type { Operating } from './operate/index.ts'
import { createPictures } from './pictures/index.ts'
import { makePrivately } from './rights.ts'
import { readSettings } from './settings.ts'
import { closeBeforeEnd, isStopping, stop } from './stop.ts'
import type { Store } from './storage/store.ts'

/** Starts the bot; resolves when it runs, or is stopped meanwhile. @throws {SetupError} */
async function main(): Promise<void> {
  makePrivately()
  const { config, programs } = await readSettings()
  const secrets = secretsIn(config)
  const watch = new DatabaseWatch(createLog(config.logLevel, secrets))
  const { log } = watch
  hearNode(log)
  const real = config.discord !== undefined || config.slack !== undefined
  let clock = Clock.real()
  const store = await openData(config, programs, log, () => clock.now())
  watch.start(() => store.size())
  if (!real) clock = await Clock.kept(store.space('clock'))
  const daily = dailyBackup(config, log)
  const parts = { store, programs, log, now: clock.now, daily, limits: LIMITS }
  const app = new App({ ...parts, ...(await sharing(config, store, log)) })

  const operating = await operate(config, app, log)
  closeBeforeEnd(async () => {
    operating?.stopping()
    await app.stop().catch(error => log.error({ err: error }, 'the stop was not clean'))
    operating?.stop()
  })
  const ended = (why: string) => {
    console.error(`\n  Spotter has to stop.\n  ${why}\n`)
    void stop(1)
  }
  const pictures = await picturesOf(config, store, log)
  const { page } = await connect(config, { app, clock, log, pictures, ended })
  if (isStopping()) return
  new LagWatch(log).start()
  await app.scheduler.start()
  drawAhead(programs, pictures, app.services)
  const { platforms } = app.services
  const where = [
    platforms.has('discord') && 'in Discord',
    platforms.has('slack') && 'in Slack',
    page && `on ${page}`,
  ].filter(Boolean)
  const running = `Spotter is running ${where.join(', ')}`
  if (process.stdout.isTTY) console.log(`\n  ${running}\n`)
  // Whatever is left out of the log, this is not.
  else createLog('info', secrets).info({}, running)
}

/** What Node itself would write on standard error, in the format of all other lines. */
function hearNode(log: Log): void {
  process.removeAllListeners('warning')
  process.on('warning', err => log.warn({ err, from: 'node' }, 'Node warns'))
  const bug = (err: unknown) => {
    log.error({ err, from: 'node' }, 'an error that nobody expected ends the process')
    process.exit(1)
  }
  process.on('uncaughtException', bug)
  process.on('unhandledRejection', bug)
}

/** With Postgres there may be other processes like this one, which share the work. @throws {SetupError} */
async function sharing(
  { database }: Config,
  { rateLimits }: Store,
  log: Log,
): Promise<Pick<Parts, 'queue' | 'limiter'>> {
  if (!('url' in database)) return {}
  // Loaded only when used: pg-boss would make every other start slower.
  const { SharedQueue } = await import('./bot/queue/shared.ts')
  const { Boss } = await import('./bot/queue/boss.ts')
  const { SharedRateLimiter } = await import('./bot/queue/rate-limiter.ts')
  const boss = await Boss.open(database, log)
  return { queue: (...all) => new SharedQueue(boss, ...all), limiter: new SharedRateLimiter(rateLimits) }
}

/** Answers machines that ask for health and figures, where that is wanted. Loaded only when it is. @throws {SetupError} */
async function operate(config: Config, app: App, log: Log): Promise<Operating | undefined> {
  if (!config.operate) return undefined
  const { startOperating } = await import('./operate/index.ts')
  return startOperating(config.operate, app, wanted(config), log)
}

/** Pictures, at an address of their own where there is one. Loaded only then. @throws {SetupError} */
async function picturesOf({ pictures }: Config, store: Store, log: Log): Promise<Pictures> {
  const drawn = createPictures()
  if (!pictures) return drawn
  const { PublicPictures } = await import('./public-pictures.ts')
  const served = new PublicPictures(drawn, pictures.url, store.space('pictures'), log)
  await served.listen({ setting: 'PICTURES_PORT', ...pictures })
  return served
}

/** What an operator reads when the bot cannot start: sentences, and no stack. */
function explain(error: unknown): string {
  if (error instanceof SetupError) return error.problems.map(problem => `  ${problem}`).join('\n')
  if (error instanceof StorageError) {
    const cause = error.cause instanceof Error ? error.cause.message : ''
    return `  The database is ${error.reason}: ${cause}. Check DATA_DIR, its rights and the free space.`
  }
  if (error instanceof PlatformError) {
    const known = whyUnreachable(error)
    return `  ${error.message}${known ? `: ${known.why}. ${known.mend}` : '. Check the network, and try again.'}`
  }
  return `  ${error instanceof Error ? (error.stack ?? error.message) : error}`
}

main().catch(error => {
  // What it waited for was closed under it.
  if (isStopping()) return
  console.error(`\n  Spotter could not start.\n${printable(explain(error))}\n`)
  process.exit(1)
})
