/** The work that a stop waits for: what events lead to. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>()

  /** Holds some work for as long as it runs, and gives it back. */
  add<T>(work: Promise<T>): Promise<T> {
    const run = work.finally(() => this.#work.delete(run))
    this.#work.add(run)
    return run
  }

  /** Waits until all of it has come to its end, and for so many milliseconds at most. */
  async settle(most: number): Promise<void> {
    const enough = new Promise(resolve => setTimeout(resolve, most).unref())
    await Promise.race([Promise.allSettled(this.#work), enough])
  }
}
