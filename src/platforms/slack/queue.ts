import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '../../chat/errors.ts'

/** Messages that may go out at once before the pace is kept: Slack allows short bursts. */
const BURST = 4
/** The longest that Slack's "wait" is waited out here; a longer one is the caller's to plan. Milliseconds. */
const LONGEST_WAIT = 60_000
const TRIES = 3

/**
 * What is written to one channel goes out in order, and new messages at the pace that Slack allows: about
 * one a second (https://docs.slack.dev/apis/web-api/rate-limits). When Slack asks to wait, the channel waits.
 */
export class ChannelQueue {
  readonly #pace: number
  readonly #channels = new Map<string, { tail: Promise<unknown>; next: number; waiting: number }>()

  /** @param pace milliseconds between messages in a channel */
  constructor(pace = 1000) {
    this.#pace = pace
  }

  /** Runs the work after all that was given before for this channel. `paced` work posts a new message. */
  async run<T>(channel: string, work: () => Promise<T>, paced = false): Promise<T> {
    const lane = this.#channels.get(channel) ?? { tail: Promise.resolve(), next: 0, waiting: 0 }
    this.#channels.set(channel, lane)
    lane.waiting += 1
    const mine = lane.tail.then(async () => {
      if (paced) await this.#keepPace(lane)
      return await patiently(work)
    })
    lane.tail = mine.catch(() => {})
    try {
      return await mine
    } finally {
      lane.waiting -= 1
      if (lane.waiting === 0 && lane.next <= Date.now()) this.#channels.delete(channel)
    }
  }

  async #keepPace(lane: { next: number }): Promise<void> {
    const wait = lane.next - Date.now() - BURST * this.#pace
    if (wait > 0) await sleep(wait)
    lane.next = Math.max(lane.next, Date.now()) + this.#pace
  }
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await work()
    } catch (error) {
      const wait =
        error instanceof PlatformError && error.trouble === 'rate-limited' ? error.retryAfter : undefined
      if (wait === undefined || wait > LONGEST_WAIT || tried === TRIES) throw error
      await sleep(wait)
    }
  }
}
