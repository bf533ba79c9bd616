import type { Log } from '../../core/log.ts'
import type { ClockView, Live } from './live.ts'
import { Refused } from './refused.ts'

/** The bot's clock, which the page shows and may move forward. Instants are epoch milliseconds. */
export interface WebClock {
  now(): number
  /** When the group that meets in the channel gets its next prompt. */
  nextPrompt(): Promise<number | undefined>
  /** Moves the clock forward to an instant; all that falls due on the way happens. */
  travel(to: number): Promise<void>
}

/** How far the page can move the clock. */
export type Leap = 'hour' | 'day' | 'week' | 'prompt'

/** Moves the clock when the page asks, and tells every open page where it stands. */
export class Timekeeper {
  readonly #clock: WebClock
  readonly #live: Live
  readonly #log: Log
  #travelling = false

  constructor(clock: WebClock, live: Live, log: Log) {
    this.#clock = clock
    this.#live = live
    this.#log = log
  }

  get view(): ClockView {
    return { now: this.#clock.now(), travelling: this.#travelling }
  }

  /** @throws {Refused} while it moves already, or when no prompt is planned. */
  async travel(by: Leap): Promise<void> {
    if (this.#travelling) throw new Refused('clock-moving')
    this.#travelling = true
    try {
      const to = by === 'prompt' ? await this.#clock.nextPrompt() : later(this.#clock.now(), by)
      if (to === undefined) throw new Refused('no-prompt')
      await this.tell()
      await this.#clock.travel(to)
    } finally {
      this.#travelling = false
      await this.tell()
    }
  }

  /** Tells the open pages. Never rejects: the next beat tells again. */
  readonly tell = async (): Promise<void> => {
    try {
      const nextPrompt = await this.#clock.nextPrompt()
      this.#live.clock({ ...this.view, ...(nextPrompt !== undefined && { nextPrompt }) })
    } catch (error) {
      this.#log.warn({ err: error }, 'the page could not be told the time of the next prompt')
    }
  }
}

/** The same time of day on a later day, in the zone of the machine, even where clocks change between. */
function later(now: number, by: 'hour' | 'day' | 'week'): number {
  if (by === 'hour') return now + 3_600_000
  const date = new Date(now)
  date.setDate(date.getDate() + (by === 'day' ? 1 : 7))
  return date.getTime()
}
