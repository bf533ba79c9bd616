import type { When } from '../chat/exchange.ts'
import type { PlatformName } from '../core/address.ts'
import type { Log } from '../core/log.ts'
import type { Timers } from '../core/timers.ts'

/** Events that are worked on at once: enough to wait for a database together, few enough that each is quick. */
const AT_ONCE = 32

/** How long those that are begun together may keep the event loop busy, in milliseconds: others are not read meanwhile. */
const BUSY_FOR = 500

/** At least so many are begun together, however slow they are: they share a commit. */
const TOGETHER = 4

/**
 * An event that waits longer than this, in milliseconds, is answered with "try again": platforms give up after three
 * seconds, and what is begun then could not be answered any more.
 */
const TOO_OLD = 1500

/** The same while there is more than can be done: there is no use in waiting then. */
const TOO_OLD_IN_OVERLOAD = 500

/**
 * What is typed waits longer, in milliseconds, for no platform gives it up: as long as others wait it lets them go before
 * it, and then it goes before them. So many may wait at most, for as long as that lasts they are kept in memory.
 */
const [LINE_WAITS, LINES] = [10_000, 5000]

/** Who tells of their body waits for nobody, unless so many are inside: then they wait as what is typed does. */
const WITH_BODY = 8 * AT_ONCE

/** An overload is over when nobody was turned away for so long, in milliseconds. */
const OVER_AFTER = 10_000

/** For so long the quickest way from a platform to here is remembered, in milliseconds: clocks drift apart. */
const SPAN = 600_000

/** A turn of the event loop that takes longer, in milliseconds, kept others waiting before they were read. */
const LONG_TURN = 50

/**
 * All that has arrived is read when nobody came in so many turns, or after so many in all: the event loop accepts one
 * connection a turn.
 */
const [STILL_TURNS, ENOUGH_TURNS] = [3, 200]

interface Waiting {
  readonly when: When
  /** When it was sent, by the monotonic clock. */
  readonly since: number
  readonly let: (inside: boolean) => void
}

/**
 * Lets events in: so many at once, and none that is too old to be answered. Those that wait for a platform inside hold no
 * place: how quick it is says nothing of what this process can do. Whoever waits is let in in order, until
 * somebody has been waiting for {@link TOO_OLD} without a break. From then on, until nobody waits, the newest comes
 * first and patience is short (adaptive LIFO with a controlled delay, https://queue.acm.org/detail.cfm?id=2839461): in
 * order, everybody would have waited almost too long, and be answered too late.
 */
export class Door {
  readonly #timers: Timers
  readonly #log: Log
  readonly #ways = new Map<PlatformName, Way>()
  readonly #inside = new Set<When>()
  /** Who is let in and waits for a platform. */
  readonly #outside = new Set<When>()
  readonly #waiting: Waiting[] = []
  /** The same of what was typed. */
  readonly #lines: Waiting[] = []
  /** How many are begun together, and how many of them are still to be begun, and since when. */
  #together = AT_ONCE
  #left = AT_ONCE
  #began = 0
  /** Turns of the event loop since then, and those at the end in which nobody came. */
  #turns = 0
  #still = 0
  #isWatching = false
  /** How long the last turn took, if it was a long one. */
  #lag = 0
  /** Since when somebody has been waiting all the time. */
  #crowdedSince = Number.POSITIVE_INFINITY
  #isClosed = false
  /** How many were turned away since it began, while there is more than can be done. */
  #turnedAway = 0
  #calm: { cancel(): void } | undefined

  constructor(timers: Timers, log: Log) {
    this.#timers = timers
    this.#log = log
  }

  /**
   * Waits until it is an event's turn. Whoever is let in goes out by {@link leave}; who is in already stays in.
   * @param as what was typed can wait; what is of the body is let in at once, however old it is
   * @returns false when it is too old, or the door is closed
   */
  async admit(
    platform: PlatformName,
    when: When,
    as: 'asking' | 'line' | 'body' = 'asking',
  ): Promise<boolean> {
    if (this.#inside.has(when) || this.#outside.has(when)) return true
    if (as === 'body' && !this.#isClosed && this.#inside.size < WITH_BODY) {
      this.#inside.add(when)
      return true
    }
    const isLine = as !== 'asking'
    if (isLine && (this.#isClosed || this.#lines.length >= LINES)) return false
    const coming = Promise.withResolvers<boolean>()
    const age = this.#ageOf(platform, when)
    const since = this.#timers.monotonic() - age
    const line = isLine ? this.#lines : this.#waiting
    line.push({ since, let: coming.resolve, when })
    this.#still = 0
    this.#next()
    this.#watch()
    // An event that no other makes room for is answered in time all the same.
    const late = this.#timers.after(Math.max(0, this.#patience() - age), () => this.#next())
    const isInside = await coming.promise
    late.cancel()
    if (!isInside && !this.#isClosed) this.#away()
    return isInside
  }

  leave(when: When): void {
    this.#outside.delete(when)
    if (this.#inside.delete(when)) this.#next()
  }

  /** Gives the place of an event that is let in to others while it waits for a platform. It comes back at once. */
  async outside<T>(when: When, wait: () => Promise<T>): Promise<T> {
    if (this.#inside.delete(when)) {
      this.#outside.add(when)
      this.#next()
    }
    try {
      return await wait()
    } finally {
      if (this.#outside.delete(when)) this.#inside.add(when)
    }
  }

  /** Whether somebody waits: what can be left out is left out then. */
  get isCrowded(): boolean {
    return this.#isClosed || this.#waiting.length > 0
  }

  /** How many are let in and not answered yet. */
  get unanswered(): number {
    return this.#inside.size + this.#outside.size
  }

  /** Lets nobody in any more but the lines that wait already: nobody sends them again. Who is inside goes on. */
  close(): void {
    this.#isClosed = true
    for (const one of this.#lines.splice(0)) this.#let(one)
    this.#next()
  }

  #let({ when, let: admit }: Waiting): void {
    this.#inside.add(when)
    admit(true)
  }

  #next(): void {
    const now = this.#timers.monotonic()
    const patience = this.#patience()
    for (const one of this.#waiting.splice(0)) {
      if (this.#isClosed || now - one.since >= patience) one.let(false)
      else this.#waiting.push(one)
    }
    while (this.#left > 0 && this.#inside.size < AT_ONCE) {
      const one = this.#first(now, patience)
      if (!one) break
      this.#left--
      this.#let(one)
    }
    if (this.#left < this.#together || this.#lag > 0) this.#watch()
    if (this.#waiting.length === 0) this.#crowdedSince = Number.POSITIVE_INFINITY
    else this.#crowdedSince = Math.min(this.#crowdedSince, now)
  }

  #first(now: number, patience: number): Waiting | undefined {
    const [line] = this.#lines
    const isLong = line !== undefined && now - line.since >= LINE_WAITS
    if (isLong || this.#waiting.length === 0) return this.#lines.shift()
    return patience < TOO_OLD ? this.#waiting.pop() : this.#waiting.shift()
  }

  #patience(): number {
    const isOverload = this.#timers.monotonic() - this.#crowdedSince >= TOO_OLD
    return isOverload ? TOO_OLD_IN_OVERLOAD : TOO_OLD
  }

  /**
   * Watches the event loop turn by turn, from when events are begun until all that arrived meanwhile has been read: only
   * then the next are begun. Fewer are begun together when they keep the loop busy for too long.
   */
  #watch(): void {
    if (this.#isWatching) return
    this.#isWatching = true
    const turned = this.#timers.monotonic()
    if (this.#turns === 0) this.#began = turned
    this.#timers.soon(() => {
      const now = this.#timers.monotonic()
      this.#isWatching = false
      this.#lag = now - turned > LONG_TURN ? now - turned : 0
      this.#still = this.#lag > 0 ? 0 : this.#still + 1
      if (++this.#turns < ENOUGH_TURNS && this.#still < STILL_TURNS) return this.#watch()
      const isSlow = now - this.#began > BUSY_FOR
      this.#together = isSlow
        ? Math.max(TOGETHER, Math.floor(this.#together / 2))
        : Math.min(AT_ONCE, this.#together + 1)
      this.#left = this.#together
      this.#turns = 0
      this.#still = 0
      this.#next()
    })
  }

  /** How long ago an event was sent, in milliseconds, as far as it can be told. */
  #ageOf(platform: PlatformName, { arrived, sent }: When): number {
    const now = this.#timers.monotonic()
    const waited = Math.max(0, now - arrived) + this.#lag
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
