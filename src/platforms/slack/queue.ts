import { setTimeout as sleep } from 'node:timers/promises'
import type { Place, Posted } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import { type Turn, Turns } from '../shared/turns.ts'

/**
 * The longest that Slack's "wait" is waited out here, in all and in milliseconds: less than whoever asked for
 * the post would wait before trying it elsewhere. A longer one is the caller's to plan.
 */
const LONGEST_WAIT = 20_000

/** What is written to one channel goes out in order, and so does what is drawn into one message. When Slack asks to wait, the channel waits. */
export class ChannelQueue {
  readonly #turns = new Turns()

  /** Runs the work after all that was given before for this channel. */
  run<T>(channel: string, work: () => Promise<T>): Promise<T> {
    return this.#turns.run(channel, () => patiently(work))
  }

  /** Takes a turn that has to be left again, whatever happens. */
  take(channel: string): Turn {
    return this.#turns.take(channel)
  }
}

/** Does some work as late as Slack asks for it. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
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

/** The key of a channel, or of one message in it. */
export function laneOf(at: Place | Posted): string {
  return 'place' in at ? `${laneOf(at.place)}/${at.message}` : `${at.tenant}/${at.channel}`
}
