import { StorageError, StoreClosed } from './core/errors.ts'
import type { Log } from './core/log.ts'
import { onMeasured } from './core/measures.ts'
import { realTimers, type Timers } from './core/timers.ts'

/** How often a database that is away is asked whether it is back, in milliseconds. */
const ASK_EVERY = 3_000

/**
 * Says in one line that the database went away, and in one that it is back. What fails meanwhile because of that is
 * said for who looks for faults alone: else each press and each beat would say it again. So is what fails since the
 * store was closed for a stop.
 */
export class DatabaseWatch {
  /** What everybody else logs to. */
  readonly log: Log
  readonly #own: Log
  readonly #timers: Timers
  #ask: () => Promise<unknown> = async () => {}
  #away: { readonly since: number; lines: number } | undefined

  constructor(own: Log, timers = realTimers) {
    this.#own = own
    this.#timers = timers
    this.log = {
      debug: (data, message) => own.debug(data, message),
      info: (data, message) => own.info(data, message),
      warn: this.#unlessAway((data, message) => own.warn(data, message)),
      error: this.#unlessAway((data, message) => own.error(data, message)),
    }
  }

  /** @param ask asks the database anything */
  start(ask: () => Promise<unknown>): void {
    this.#ask = ask
    onMeasured('statement', ({ reason }) => {
      if (reason !== 'unreachable' || this.#away) return
      this.#away = { since: this.#timers.monotonic(), lines: 0 }
      this.#own.error({}, AWAY)
      this.#askSoon()
    })
  }

  #askSoon(): void {
    this.#timers.after(ASK_EVERY, async () => {
      const isBack = await this.#ask().then(
        () => true,
        () => false,
      )
      if (!isBack || !this.#away) return this.#askSoon()
      const { since, lines } = this.#away
      this.#away = undefined
      const seconds = Math.round((this.#timers.monotonic() - since) / 1000)
      this.#own.warn({ seconds, lines }, 'the database is back')
    })
  }

  #unlessAway(say: Log['warn']): Log['warn'] {
    return (data, message) => {
      if ('err' in data && data.err instanceof StoreClosed) return this.#own.debug(data, message)
      if (!this.#away || !isUnreachable(data)) return say(data, message)
      this.#away.lines++
      this.#own.debug(data, message)
    }
  }
}

const AWAY =
  'the database cannot be reached: until it is back nothing is posted, and who logs something is told that it was not recorded'

function isUnreachable(data: object): boolean {
  return 'err' in data && data.err instanceof StorageError && data.err.reason === 'unreachable'
}
