import type { When } from '../chat/exchange.ts'
import type { PlatformName } from '../core/address.ts'
import type { Log } from '../core/log.ts'
import type { Timers } from '../core/timers.ts'

/** Events that are worked on at once: enough to wait for a database together, few enough that each is quick. */
const AT_ONCE = 32

/**
 * Who waits longer than this, in milliseconds, is told to try again: platforms give up after three seconds, and what
 * is begun then could not be answered any more.
 */
const TOO_OLD = 1500

/** An overload is over when nobody was turned away for so long, in milliseconds. */
const OVER_AFTER = 10_000

/** For so long the quickest way from a platform to here is remembered, in milliseconds: clocks drift apart. */
const SPAN = 600_000

/** Lets events in: so many at once, in the order in which they came, and none that is too old to be answered. */
export class Door {
  readonly #timers: Timers
  readonly #log: Log
  readonly #ways = new Map<PlatformName, Way>()
  readonly #waiting: { readonly since: number; readonly let: (inside: boolean) => void }[] = []
  #inside = 0
  #isClosed = false
  /** How many were turned away since it began, while there is more than can be done. */
  #turnedAway = 0
  #calm: { cancel(): void } | undefined

  constructor(timers: Timers, log: Log) {
    this.#timers = timers
    this.#log = log
  }

  /** Does the work of an event when its turn comes; undefined when it is too old, or the door is closed. */
  async through<T>(
    platform: PlatformName,
    when: When | undefined,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    const age = when ? this.#ageOf(platform, when) : 0
    if (!(await this.#enter(this.#timers.monotonic() - age))) return undefined
    try {
      return await work()
    } finally {
      this.#inside--
      this.#next()
    }
  }

  /** Whether somebody waits: what can be left out is left out then. */
  get isCrowded(): boolean {
    return this.#isClosed || this.#waiting.length > 0
  }

  /** Lets nobody in any more. Who is inside goes on. */
  close(): void {
    this.#isClosed = true
    this.#next()
  }

  /** @param since when the event arrived, by the monotonic clock */
  async #enter(since: number): Promise<boolean> {
    const coming = Promise.withResolvers<boolean>()
    this.#waiting.push({ since, let: coming.resolve })
    this.#next()
    // Who is let in by nobody leaving is told in time all the same.
    const late = this.#timers.after(TOO_OLD, () => this.#next())
    const isInside = await coming.promise
    late.cancel()
    if (!isInside && !this.#isClosed) this.#away()
    return isInside
  }

  #next(): void {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const isLate = this.#isClosed || this.#timers.monotonic() - first.since >= TOO_OLD
      if (!isLate && this.#inside >= AT_ONCE) return
      this.#waiting.shift()
      if (!isLate) this.#inside++
      first.let(!isLate)
    }
  }

  /** How long ago an event was sent, in milliseconds, as far as it can be told. */
  #ageOf(platform: PlatformName, { arrived, sent }: When): number {
    const now = this.#timers.monotonic()
    const waited = Math.max(0, now - arrived)
    if (!sent) return waited
    const way = this.#ways.get(platform) ?? new Way()
    this.#ways.set(platform, way)
    return Math.max(waited, way.longer(now - sent.at, now) - sent.within)
  }

  #away(): void {
    if (this.#turnedAway++ === 0)
      this.#log.warn({}, 'more comes in than can be answered in time; who is too late is told to try again')
    this.#calm?.cancel()
    this.#calm = this.#timers.after(OVER_AFTER, () => {
      this.#log.warn({ turnedAway: this.#turnedAway }, 'what comes in is answered in time again')
      this.#turnedAway = 0
    })
  }
}

/**
 * How long events take from a platform. Its clock and ours differ by nobody knows how much, so that only the
 * difference from the quickest one lately says anything. Ours is the monotonic one: no step of a clock counts.
 */
class Way {
  #began = Number.NEGATIVE_INFINITY
  /** The shortest in this span and in the one before. */
  #shortest: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]

  /** By how much one took longer than the quickest, in milliseconds. */
  longer(took: number, now: number): number {
    if (now - this.#began > SPAN) {
      this.#shortest = [Number.POSITIVE_INFINITY, this.#shortest[0]]
      this.#began = now
    }
    this.#shortest[0] = Math.min(this.#shortest[0], took)
    return took - Math.min(...this.#shortest)
  }
}
