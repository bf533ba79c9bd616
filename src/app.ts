import { ACTIONS, COMMANDS, hear, home } from '../commands/index.ts'
import { LastBeat } from './bot/deliveries/last-beat.ts'
import { type DailyWork, Scheduler } from './bot/deliveries/scheduler.ts'
import { Deliveries } from './bot/deliveries/worker.ts'
import { Effects } from './bot/effects.ts'
import { Engine } from './bot/engine.ts'
import { Erasing } from './bot/erasing.ts'
import type { Limits } from './bot/event-limits.ts'
import { FilesGone } from './bot/files-gone.ts'
import { Housekeeping } from './bot/housekeeping.ts'
import { Presence } from './bot/presence.ts'
import { LocalQueue } from './bot/queue/local.ts'
import { paced } from './bot/queue/paced.ts'
import { Pacer } from './bot/queue/pacer.ts'
import type { Queue, Worker } from './bot/queue/queue.ts'
import type { RateLimiter } from './bot/queue/rate-limiter.ts'
import { openSpaces, type Services } from './bot/services.ts'
import { Versions } from './bot/versions.ts'
import { en } from './bot/wording/en.ts'
import type { Pace } from './chat/pace.ts'
import type { Platform } from './chat/platform.ts'
import type { PlatformName } from './core/address.ts'
import type { Log } from './core/log.ts'
import { realTimers, type Timers } from './core/timers.ts'
import { PACES } from './platforms/paces.ts'
import type { Store } from './storage/store.ts'
import type { Program } from './training/program.ts'

export interface Parts {
  readonly store: Store
  readonly programs: readonly Program[]
  readonly log: Log
  /** The time in epoch milliseconds. */
  readonly now: () => number
  /** The real ones unless others are given. */
  readonly timers?: Timers
  /** What the platforms take, unless others are given. */
  readonly paces?: Readonly<Partial<Record<PlatformName, Pace>>>
  /** How many events a minute are answered; all, unless it is told otherwise. */
  readonly limits?: Limits
  /** Who works the deliveries off: this process alone, unless it is told otherwise. */
  readonly queue?: (services: Services, worker: Worker, pacer: Pacer) => Queue
  /** What keeps the pace: this process alone, unless it shares a bot with others. */
  readonly limiter?: RateLimiter
  /** What is done once a day. */
  readonly daily?: readonly DailyWork[]
}

/**
 * What a stop waits for, in milliseconds: posts under way, answers under way, and the database, twice. On a busy machine
 * each may come late: together they leave more than a second of the eight.
 */
const [POSTS_WITHIN, ANSWERS_WITHIN, CLOSED_WITHIN] = [3000, 2500, 600]

/** The bot put together, without any platform yet: {@link App.join} adds them. */
export class App {
  readonly services: Services
  readonly engine: Engine
  readonly scheduler: Scheduler
  readonly #platforms = new Map<PlatformName, Platform>()
  readonly #pacer: Pacer
  readonly #queue: Queue
  readonly #worker: Worker

  constructor(parts: Parts) {
    const { store, now, log, timers = realTimers } = parts
    // The default program is the first that makes stronger; gentle ones stand in for it.
    const programs = parts.programs.toSorted(
      (a, b) => Number(a.kind === 'gentle') - Number(b.kind === 'gentle'),
    )
    this.services = {
      store,
      now,
      lastBeat: new LastBeat(store.beats, now),
      log,
      timers,
      programs,
      versions: new Versions(store, programs),
      platforms: this.#platforms,
      words: en,
      spaces: openSpaces(store),
    }
    this.#pacer = new Pacer(timers, parts.paces ?? PACES, parts.limiter)
    const worker = new Deliveries(this.services)
    this.#worker = worker
    const { queue = (...all) => new LocalQueue(...all) } = parts
    this.#queue = queue(this.services, worker, this.#pacer)
    const daily = [
      ...(parts.daily ?? []),
      new Presence(this.services),
      new Housekeeping(this.services),
      new Erasing(this.services, this.#queue),
      new FilesGone(this.services),
    ]
    this.scheduler = new Scheduler(this.services, this.#queue, daily)
    const effects = new Effects(this.services, worker, this.#queue, at => this.scheduler.deliver(at))
    this.engine = new Engine(
      this.services,
      { commands: COMMANDS, actions: ACTIONS, home, hear, limits: parts.limits },
      list => effects.perform(list),
    )
  }

  /** Connects a platform. @throws {SetupError} when it is set up wrong. */
  async join(platform: Platform): Promise<void> {
    this.#platforms.set(platform.name, paced(platform, this.#pacer))
    try {
      await platform.start(this.engine)
    } catch (error) {
      this.#platforms.delete(platform.name)
      throw error
    }
  }

  /**
   * Begins nothing more, lets what is under way end for a few seconds, gives back the rest, and closes the store.
   * Takes less than eight seconds, whatever waits: a container is killed after ten.
   */
  async stop(): Promise<void> {
    const { log, store } = this.services
    this.engine.close()
    // What waits for its turn is put back at once: it would wait for longer than there is time.
    this.#pacer.stop()
    // Posts first, while there still is a platform to post to.
    await atMost(POSTS_WITHIN, Promise.all([this.#queue.stop(), this.scheduler.stop()]))
    const platforms = [...this.#platforms.values()].map(platform => platform.stop())
    await atMost(ANSWERS_WITHIN, Promise.allSettled(platforms))
    const release = Promise.all([this.#worker.release(), this.#queue.close()])
    await atMost(CLOSED_WITHIN, release).catch(error => log.warn({ err: error }, 'not all was given back'))
    const { unanswered } = this.engine
    if (unanswered > 0)
      log.warn({ unanswered }, 'the bot stops before all are answered: who is not has to try again')
    await atMost(CLOSED_WITHIN, store.close())
  }
}

/** Waits until something is done, but for no more than so many milliseconds. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>(done => {
    timer = setTimeout(done, ms)
  })
  await Promise.race([work, enough]).finally(() => clearTimeout(timer))
}
