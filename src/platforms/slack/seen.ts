import { setTimeout as sleep } from 'node:timers/promises'
import { Cache } from '../../core/cache.ts'
import type { Log } from '../../core/log.ts'
import type { Space } from '../../core/spaces.ts'

/**
 * Slack tries an event again three times: at once, after one and after five minutes
 * (https://docs.slack.dev/apis/events-api#retries). So much more than that is for clocks and queues that lag.
 */
const KEPT_FOR = 15 * 60_000
/** After a crash in the middle, the last of Slack's tries is free to do the work. */
const CLAIMED_FOR = 2 * 60_000
/** Marks are written down together after so long: each on its own would cost as much as what it marks. */
const TOGETHER = 200
const REMEMBERED = 500

/**
 * Tells a new event from one that Slack delivers again. While and after it is worked on here, a repeat gets
 * the same answer; after a restart or on another replica a repeat is known, and gets none.
 */
export class Seen {
  readonly #space: Space<true>
  readonly #log: Log
  readonly #answers = new Cache<Promise<unknown>>(REMEMBERED)
  #done: (readonly [id: string, true])[] = []
  #marked: Promise<void> | undefined

  constructor(space: Space<true>, log: Log) {
    this.#space = space
    this.#log = log
  }

  /**
   * Does the work unless it was done for this id. It is marked as done when it is, so that a crash on the
   * way leads to a second try rather than to silence.
   * @param retried Slack tries it again when it hears nothing, and may give it to another replica meanwhile, so that it
   * must be claimed first. What people type or press it tells once: that is only known here.
   */
  once<T>(
    id: string,
    retried: boolean,
    work: () => Promise<T>,
  ): { again: boolean; answer: Promise<T | undefined> } {
    const known = this.#answers.get(id)
    if (known) return { again: true, answer: known as Promise<T> }
    const answer = retried ? this.#doOnce(id, work) : work()
    this.#answers.set(id, answer)
    answer.catch(() => this.#answers.delete(id))
    return { again: false, answer }
  }

  /** Keeps that the work for this id is done. */
  done(id: string): Promise<void> {
    this.#done.push([id, true])
    this.#marked ??= sleep(TOGETHER).then(() => this.#mark())
    return this.#marked
  }

  async #mark(): Promise<void> {
    const done = this.#done
    this.#done = []
    this.#marked = undefined
    try {
      await this.#space.setAll(done, KEPT_FOR)
    } catch (error) {
      this.#log.warn({ err: error }, 'events were not marked as seen')
    }
  }

  async #doOnce<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    return (await this.#isNew(id)) ? await work() : undefined
  }

  /** A store that cannot say must not keep anyone from an answer: the work itself bears to be done twice. */
  async #isNew(id: string): Promise<boolean> {
    try {
      return await this.#space.claim(id, true, CLAIMED_FOR)
    } catch (error) {
      this.#log.warn({ err: error }, 'no telling whether an event was seen')
      return true
    }
  }
}
