import type { Message } from '../../src/chat/message.ts'
import type { Place, Posted } from '../../src/core/address.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { QuietPlatform } from './bot.ts'

/** What the platform allows, in requests in any one second; as Discord allows a bot. */
export const ALLOWED = 50

/** How long an answer takes, in milliseconds. */
const ANSWER = 100

/** A platform that lets no more than {@link ALLOWED} requests through in any second, and refuses the others. */
export class LimitedPlatform extends QuietPlatform {
  /** When each request came that was let through, in milliseconds. */
  readonly through: number[] = []
  refused = 0
  /** What was posted, by the key that it was posted under. */
  readonly posted = new Set<string>()
  readonly #now: () => number
  readonly #sleep: (ms: number) => Promise<void>

  /** @param now milliseconds since some moment; never goes back */
  constructor(now: () => number, sleep: (ms: number) => Promise<void>) {
    super()
    this.#now = now
    this.#sleep = sleep
  }

  override async post(place: Place, message: Message, once: string): Promise<Posted> {
    await this.#request()
    this.posted.add(once)
    return super.post(place, message, once)
  }

  override async openThread(on: Posted): Promise<Place> {
    await this.#request()
    return super.openThread(on)
  }

  async #request(): Promise<void> {
    const at = this.#now()
    const free = (this.through.at(-ALLOWED) ?? Number.NEGATIVE_INFINITY) + 1000
    const refused = free > at
    if (refused) this.refused++
    else this.through.push(at)
    await this.#sleep(ANSWER)
    if (!refused) return
    const retryAfter = Math.ceil(free - at)
    throw new PlatformError('rate-limited', 'too many requests', { retryAfter, everywhere: true })
  }
}
