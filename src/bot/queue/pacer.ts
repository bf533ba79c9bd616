import type { PlatformName } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Pace } from '../../chat/pace.ts'
import type { Timers } from '../timers.ts'
import { steady } from './steady.ts'

/** Where a request goes. */
export interface Target {
  readonly platform: PlatformName
  readonly tenant: string
  /** The channel or the person; absent when it counts for the platform alone. */
  readonly channel?: string
}

/** What a request waits for at most, in milliseconds: less than a lease, so that it is still its holder's. */
const PATIENCE = 20_000

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
  /** When the next request may go, by scope. */
  readonly #free = new Map<string, number>()
  /** Until when nothing may go, by scope. */
  readonly #held = new Map<string, number>()

  constructor(now: () => number, timers: Timers, paces: Readonly<Partial<Record<PlatformName, Pace>>>) {
    this.#clock = steady(now)
    this.#timers = timers
    this.#paces = paces
  }

  /**
   * Makes a request when its turn comes.
   * @throws {PlatformError} what the request throws; 'rate-limited', without trying, when the wait would be long.
   */
  async run<T>(to: Target, kind: 'message' | 'direct' | 'other', request: () => Promise<T>): Promise<T> {
    await this.#turn(to, kind)
    try {
      return await request()
    } catch (error) {
      if (error instanceof PlatformError && error.trouble === 'rate-limited') {
        this.hold(error.everywhere ? { platform: to.platform } : to, error.retryAfter ?? USUAL_WAIT)
      }
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

  async #turn(to: Target, kind: 'message' | 'direct' | 'other'): Promise<void> {
    const { everywhere, tenant, channel, direct = 1 } = this.#paces[to.platform] ?? {}
    do {
      await this.#wait(this.heldFor(to))
      // The narrowest first: who waits for a channel takes nothing from the others meanwhile.
      if (kind !== 'other' && channel) await this.#reserve(channelScope(to), 1000 / channel)
      if (kind !== 'other' && tenant) await this.#reserve(`${to.platform}/${to.tenant}`, 1000 / tenant)
      const cost = kind === 'direct' ? direct : 1
      if (everywhere) await this.#reserve(`all ${to.platform}`, (1000 / everywhere) * cost)
    } while (this.heldFor(to) > 0)
  }

  async #reserve(scope: string, gap: number): Promise<void> {
    const now = this.#clock()
    const turn = Math.max(this.#free.get(scope) ?? 0, now)
    if (turn - now <= PATIENCE) this.#remember(this.#free, scope, turn + gap)
    await this.#wait(turn - now)
  }

  async #wait(ms: number): Promise<void> {
    if (ms > PATIENCE)
      throw new PlatformError('rate-limited', 'held back to keep the pace', { retryAfter: ms })
    if (ms > 0) await this.#timers.sleep(Math.ceil(ms))
  }

  #remember(times: Map<string, number>, scope: string, until: number): void {
    times.set(scope, until)
    if (times.size <= REMEMBERED) return
    const now = this.#clock()
    for (const [old, time] of times) if (time <= now) times.delete(old)
  }
}

function channelScope(to: Target): string {
  return `${to.platform}/${to.tenant}/${to.channel ?? ''}`
}
