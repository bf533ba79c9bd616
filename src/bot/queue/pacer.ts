import type { Pace } from '../../chat/pace.ts'
import type { PlatformName } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import { measured } from '../../core/measures.ts'
import type { Timers } from '../../core/timers.ts'
import { LocalRateLimiter, type RateLimiter } from './rate-limiter.ts'
import { SlidingWindow } from './sliding-window.ts'

/** Where a request goes. */
export interface Target {
  readonly platform: PlatformName
  readonly tenant: string
  /** The channel or the person; absent when it counts for the platform alone. */
  readonly channel?: string
}

/** What a request waits at most, in milliseconds: less than a lease, so that it is still its holder's. */
const PATIENCE = 20_000

/** By how much a turn may be missed that others have theirs beside, in milliseconds: less than a turn of Discord's. */
const LATE = 20

/** What is asked when a platform says to wait and not how long, in milliseconds. */
const USUAL_WAIT = 1000

/** Scopes that are remembered; the oldest news of them is dropped above that. */
const REMEMBERED = 10_000

/**
 * Lets requests through at the rate that a platform allows, in the order in which they come, and holds a
 * channel, or the whole platform, for as long as it asks. One channel never waits for another's hold.
 */
export class Pacer {
  readonly #paces: Readonly<Partial<Record<PlatformName, Pace>>>
  readonly #timers: Timers
  readonly #clock: () => number
  readonly #limiter: RateLimiter
  readonly #shared: boolean
  readonly #lastSecond = new SlidingWindow()
  /** Until when nothing may go, by scope. */
  readonly #held = new Map<string, number>()
  /** What is called for each request that waits when there is no more waiting. */
  readonly #waiting = new Set<() => void>()
  #stopped = false

  /** @param limiter those that are shared with other processes; else they are this one's alone */
  constructor(timers: Timers, paces: Readonly<Partial<Record<PlatformName, Pace>>>, limiter?: RateLimiter) {
    this.#clock = () => timers.monotonic()
    this.#timers = timers
    this.#paces = paces
    this.#shared = limiter !== undefined
    this.#limiter = limiter ?? new LocalRateLimiter(this.#clock)
  }

  /**
   * Makes a request when its turn comes.
   * @throws {PlatformError} what the request throws; 'rate-limited', without trying, when the wait would be long.
   */
  async run<T>(to: Target, kind: 'message' | 'direct' | 'other', request: () => Promise<T>): Promise<T> {
    const asked = this.#clock()
    await this.#turn(to, kind).finally(() =>
      measured('turn', { platform: to.platform, waited: this.#clock() - asked }),
    )
    try {
      return await request()
    } catch (error) {
      if (error instanceof PlatformError && error.trouble === 'rate-limited') await this.#obey(to, error)
      throw error
    }
  }

  /** Lets nothing through to a channel, or to a platform, for so many milliseconds. */
  hold(what: { platform: PlatformName } | Target, ms: number): void {
    const scope = 'tenant' in what ? channelScope(what) : what.platform
    this.#remember(this.#held, scope, Math.max(this.#held.get(scope) ?? 0, this.#clock() + ms))
  }

  /** How long a platform, or a channel of it, is held yet, in milliseconds; 0 when it is not. */
  heldFor(what: { platform: PlatformName } | Target): number {
    const scopes = 'tenant' in what ? [what.platform, channelScope(what)] : [what.platform]
    const until = Math.max(...scopes.map(scope => this.#held.get(scope) ?? 0))
    return Math.max(0, until - this.#clock())
  }

  /** Lets nothing wait any more: what does is refused as 'rate-limited', and so is put back. */
  stop(): void {
    this.#stopped = true
    for (const refuse of this.#waiting) refuse()
  }

  async #obey(to: Target, { everywhere, retryAfter = USUAL_WAIT }: PlatformError): Promise<void> {
    this.hold(everywhere ? { platform: to.platform } : to, retryAfter)
    if (!everywhere || !this.#paces[to.platform]?.everywhere) return
    // Processes that share the bot need not each be refused. When this cannot be kept, each is refused once.
    await this.#limiter.hold(everywhereScope(to), retryAfter).catch(() => {})
  }

  async #turn(to: Target, kind: 'message' | 'direct' | 'other'): Promise<void> {
    const { everywhere, tenant, channel, ...costs } = this.#paces[to.platform] ?? {}
    let patience = PATIENCE
    const wait = async (ms: number) => {
      await this.#wait(ms, patience)
      patience -= Math.max(0, ms)
    }
    /** @returns by how much the turn was missed, in milliseconds */
    const reserve = async (scope: string, gap: number) => {
      const ms = await this.#limiter.take(scope, gap, patience)
      // Another process was told to wait: then nobody has a turn before that, and none need ask.
      if (ms > PATIENCE && scope === everywhereScope(to)) this.hold({ platform: to.platform }, ms)
      const turn = this.#clock() + ms
      await wait(ms)
      return this.#clock() - turn
    }
    do {
      await wait(this.heldFor(to))
      // The narrowest first: who waits for a channel takes nothing from the others meanwhile.
      if (kind !== 'other' && channel) await reserve(channelScope(to), 1000 / channel)
      if (kind !== 'other' && tenant) await reserve(`${to.platform}/${to.tenant}`, 1000 / tenant)
      const cost = kind === 'other' ? 1 : (costs[kind] ?? 1)
      if (!everywhere) continue
      const gap = (1000 / everywhere) * cost
      const late = await reserve(everywhereScope(to), gap)
      // While this process hung, the others went on: it takes a new turn, but no third, or it might never go.
      if (this.#shared && late > LATE) await reserve(everywhereScope(to), gap)
      // One more than the pace, so that who is late catches up.
      const room = () => this.#lastSecond.take(to.platform, cost, everywhere + 1, this.#clock())
      for (let ms = room(); ms > 0; ms = room()) await wait(ms)
    } while (this.heldFor(to) > 0)
  }

  async #wait(ms: number, patience: number): Promise<void> {
    const refused = () => new PlatformError('rate-limited', 'held back to keep the pace', { retryAfter: ms })
    if (ms > patience || (ms > 0 && this.#stopped)) throw refused()
    if (ms <= 0) return
    const stopped = Promise.withResolvers<never>()
    const refuse = () => stopped.reject(refused())
    this.#waiting.add(refuse)
    try {
      await Promise.race([this.#timers.sleep(Math.ceil(ms)), stopped.promise])
    } finally {
      this.#waiting.delete(refuse)
    }
  }

  #remember(times: Map<string, number>, scope: string, until: number): void {
    times.set(scope, until)
    if (times.size <= REMEMBERED) return
    const now = this.#clock()
    for (const [old, time] of times) if (time <= now) times.delete(old)
  }
}

function everywhereScope({ platform }: Target): string {
  return `all ${platform}`
}

function channelScope(to: Target): string {
  return `${to.platform}/${to.tenant}/${to.channel ?? ''}`
}
