import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '../../core/errors.ts'

/**
 * The longest that Slack's "wait" is waited out here, in all and in milliseconds: less than whoever asked for
 * the post would wait before trying it elsewhere. A longer one is the caller's to plan.
 */
const LONGEST_WAIT = 20_000

/** What is written to one channel goes out in order. When Slack asks to wait, the channel waits. */
export class ChannelQueue {
  readonly #tails = new Map<string, Promise<unknown>>()

  /** Runs the work after all that was given before for this channel. */
  async run<T>(channel: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(channel) ?? Promise.resolve()
    const mine = before.then(() => patiently(work))
    const tail = mine.catch(() => {})
    this.#tails.set(channel, tail)
    try {
      return await mine
    } finally {
      if (this.#tails.get(channel) === tail) this.#tails.delete(channel)
    }
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = LONGEST_WAIT; ; ) {
    try {
      return await work()
    } catch (error) {
      const isAsked = error instanceof PlatformError && error.trouble === 'rate-limited'
      if (!isAsked || error.retryAfter === undefined) throw error
      left -= error.retryAfter
      if (left < 0) throw error
      await sleep(error.retryAfter)
    }
  }
}
