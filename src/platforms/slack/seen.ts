import type { Log, Space } from '../../chat/services.ts'

/** Slack tries an event again at once, after one and after five minutes (https://docs.slack.dev/apis/events-api#retries). */
const KEPT_FOR = 60 * 60_000
const REMEMBERED = 500

/**
 * Tells a new event from one that Slack delivers again. While and after it is worked on here, a repeat gets
 * the same answer; after a restart a repeat is known, and gets none.
 */
export class Seen {
  readonly #space: Space<true>
  readonly #log: Log
  readonly #answers = new Map<string, Promise<unknown>>()

  constructor(space: Space<true>, log: Log) {
    this.#space = space
    this.#log = log
  }

  /**
   * Does the work unless it was done for this id. It is marked as done when it is, so that a crash on the
   * way leads to a second try rather than to silence.
   */
  once<T>(id: string, work: () => Promise<T>): { again: boolean; answer: Promise<T | undefined> } {
    const known = this.#answers.get(id)
    if (known) return { again: true, answer: known as Promise<T> }
    const answer = this.#doOnce(id, work)
    this.#answers.set(id, answer)
    answer.catch(() => this.#answers.delete(id))
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > REMEMBERED && oldest) this.#answers.delete(oldest)
    return { again: false, answer }
  }

  /** Keeps that the work for this id is done. */
  async done(id: string): Promise<void> {
    try {
      await this.#space.set(id, true, KEPT_FOR)
    } catch (error) {
      this.#log.warn({ err: error }, 'an event was not marked as seen')
    }
  }

  async #doOnce<T>(id: string, work: () => Promise<T>): Promise<T | undefined> {
    return (await this.#isDone(id)) ? undefined : await work()
  }

  /** A store that cannot say must not keep anyone from an answer: the work itself bears to be done twice. */
  async #isDone(id: string): Promise<boolean> {
    try {
      return (await this.#space.get(id)) === true
    } catch (error) {
      this.#log.warn({ err: error }, 'no telling whether an event was seen')
      return false
    }
  }
}
