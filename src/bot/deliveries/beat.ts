import { schedule as cron, type Logger, type ScheduledTask } from 'node-cron'
import type { Log } from '../../core/log.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** The watch looks so many milliseconds before each full second: before the minute's timer can go off. */
const BEFORE = 2

/** On some systems both clocks go on while the machine sleeps. */
const STOOD_STILL = 'nothing ran for a while: this machine slept, or the process was stopped'

/** What two clocks show at the same moment, in milliseconds. */
interface Moment {
  /** Since 1970; operators and time servers set it. */
  readonly wall: number
  /** Since some moment; it never steps. */
  readonly monotonic: number
}

/**
 * Beats at every full minute, whatever the clock does. node-cron arms one timer for the next minute; a watch that
 * runs by the monotonic clock arms it anew when the clock was set, and beats where a minute has gone by without one.
 */
export class Beat {
  readonly #log: Log
  readonly #work: (stepped: boolean) => void
  #task: ScheduledTask | undefined
  #watch: NodeJS.Timeout | undefined
  #seen = moment()
  /** The minute of the latest beat, since 1970. */
  #minute = 0

  /** @param work what a beat does; `stepped` is true in the first beat after the clock was set. It must not throw. */
  constructor(log: Log, work: (stepped: boolean) => void) {
    this.#log = log
    this.#work = work
  }

  /** Beats from the next full minute on. */
  start(): void {
    this.#seen = moment()
    this.#minute = minuteOf(this.#seen.wall)
    this.#arm()
    this.#lookSoon()
  }

  stop(): void {
    clearTimeout(this.#watch)
    void this.#task?.destroy()
  }

  #arm(): void {
    void this.#task?.destroy()
    // A minute that is missed or late is the watch's business, and there it is said once.
    const options = {
      timezone: 'UTC',
      missedExecutionTolerance: MINUTE,
      suppressMissedWarning: true,
      logger: cronLogger(this.#log),
    }
    this.#task = cron('* * * * *', () => this.#beat(false), options)
  }

  #beat(stepped: boolean): void {
    const minute = minuteOf(Date.now())
    if (minute === this.#minute && !stepped) return
    this.#minute = minute
    this.#work(stepped)
  }

  #lookSoon(): void {
    const wait = SECOND - (Math.floor(Date.now() + BEFORE) % SECOND)
    this.#watch = setTimeout(() => this.#look(), wait).unref()
  }

  #look(): void {
    const now = moment()
    const passed = now.monotonic - this.#seen.monotonic
    const step = Math.round(now.wall - this.#seen.wall - passed)
    const stepped = Math.abs(step) >= SECOND
    this.#seen = now
    if (stepped) {
      const what = step > 0 ? 'the clock was set forward, or this machine slept' : 'the clock was set back'
      this.#log.warn({ seconds: Math.round(Math.abs(step) / SECOND) }, what)
    } else if (passed > MINUTE) this.#log.warn({ seconds: Math.round(passed / SECOND) }, STOOD_STILL)
    // After a long standstill node-cron would go through all the minutes that it has missed.
    if (stepped || passed > MINUTE) this.#arm()
    this.#beat(stepped)
    this.#lookSoon()
  }
}

/** node-cron's own lines, among the bot's. */
function cronLogger(log: Log): Logger {
  const from = { from: 'node-cron' }
  return {
    debug: said => log.debug(from, String(said)),
    info: said => log.debug(from, said),
    warn: said => log.warn(from, said),
    error: said => log.error({ ...from, err: said }, 'a timer failed'),
  }
}

function moment(): Moment {
  return { wall: Date.now(), monotonic: performance.now() }
}

function minuteOf(wall: number): number {
  return Math.floor(wall / MINUTE)
}
