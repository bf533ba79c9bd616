import type { PlatformName } from '../../core/address.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Services } from '../services.ts'
import { type Boss, HEARTBEAT } from './boss.ts'
import { Jobs } from './jobs.ts'
import { KeyedQueue } from './keyed-queue.ts'
import type { Pacer } from './pacer.ts'
import type { Queue, Worker } from './queue.ts'

/**
 * How often it is looked whether another replica has left something to do, in milliseconds: at every beat each looks
 * anyway, and one that has died is only known to be when its heart has been silent for so long.
 */
const POLL = HEARTBEAT * 1000

/** How often pg-boss is told that we live, in milliseconds: twice may fail. */
const PULSE = (HEARTBEAT * 1000) / 3

/** Deliveries handed out at a time, and at most, before some of them have been worked off. */
const PAGE = 1000
const PAGES = 20

/**
 * The queue of any number of processes. The deliveries table says what is to be done; pg-boss says who does
 * which channel. So jobs may be lost, doubled or late without harm: every beat makes those that are missing,
 * and each delivery has a lease of its own.
 */
export class SharedQueue implements Queue {
  readonly #boss: Boss
  readonly #services: Services
  readonly #worker: Worker
  readonly #pacer: Pacer
  readonly #poll: number
  /** Each platform on its own, so that a slow one does not hold up the others. */
  readonly #platforms = new Map<PlatformName, { jobs: Jobs; lanes: KeyedQueue }>()
  readonly #timers: NodeJS.Timeout[] = []
  #stopped = false

  /** @param poll how often it is looked for what another replica has left, in milliseconds */
  constructor(boss: Boss, services: Services, worker: Worker, pacer: Pacer, poll = POLL) {
    this.#boss = boss
    this.#services = services
    this.#worker = worker
    this.#pacer = pacer
    this.#poll = poll
  }

  async drain(): Promise<void> {
    this.#join()
    let again = false
    // Again for what came in meanwhile, and for what was too much for one time.
    while (!this.#stopped) {
      await this.#boss.bury(target => this.#worker.abandon(target))
      if ((await this.#handOut()) === 0 && again) return
      again = true
      const all = [...this.#platforms.values()]
      const drained = await Promise.allSettled(all.map(({ lanes }) => lanes.drain()))
      for (const one of drained) if (one.status === 'rejected') throw one.reason
    }
  }

  forget(person: string): Promise<void> {
    return this.#boss.forget(person)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#timers) clearInterval(timer)
    await Promise.all([...this.#platforms.values()].map(({ lanes }) => lanes.stop()))
  }

  async close(): Promise<void> {
    try {
      for (const { jobs } of this.#platforms.values()) await jobs.giveBack()
      await this.#boss.close()
    } catch (error) {
      // Another replica takes them when our heart has stopped.
      this.#services.log.warn({ err: error }, 'the queue could not be told that we stop')
    }
  }

  /** Works on what this process can post: another may hold the token of another platform. */
  #join(): void {
    if (this.#stopped) return
    for (const name of this.#services.platforms.keys()) {
      if (this.#platforms.has(name)) continue
      const jobs = new Jobs(name, this.#services, this.#boss)
      const lanes = new KeyedQueue(name, this.#services, jobs, this.#worker, this.#pacer)
      this.#platforms.set(name, { jobs, lanes })
    }
    if (this.#timers.length > 0) return
    this.#every(PULSE, ({ jobs }) => jobs.pulse())
    this.#every(this.#poll, ({ lanes }) => lanes.drain())
  }

  #every(ms: number, work: (platform: { jobs: Jobs; lanes: KeyedQueue }) => Promise<void>): void {
    const timer = setInterval(() => {
      for (const platform of this.#platforms.values()) {
        // While the database is away, the beat says so once a minute.
        work(platform).catch(error => this.#services.log.debug({ err: error }, 'the queue is out of reach'))
      }
    }, ms)
    this.#timers.push(timer.unref())
  }

  /** Makes the jobs that are missing, whichever platform they are for. @returns how many. */
  async #handOut(): Promise<number> {
    const { store, now } = this.#services
    const redraws = await store.redraws.due(now(), PAGE * PAGES)
    let made = await this.#boss.offer(redraws.map(({ target }) => target))
    let after: Pick<Delivery, 'dueAt' | 'id'> | undefined
    for (let page = 0; page < PAGES && !this.#stopped; page++) {
      const due = await store.lines.targets(now(), PAGE, after)
      made += await this.#boss.offer(due.map(({ target }) => target))
      if (due.length < PAGE) break
      after = due.at(-1)
    }
    return made
  }
}
