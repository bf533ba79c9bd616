/** A turn at something that only one may be at. */
export interface Turn {
  /** Resolves when all who came before have left, with whether there were any. */
  readonly come: Promise<boolean>
  /** Lets the next one in. */
  leave(): void
}

/** One at a time for each key, in the order in which they came. */
export class Turns {
  readonly #tails = new Map<string, Promise<void>>()

  /** Takes a turn that has to be left again, whatever happens. */
  take(key: string): Turn {
    const before = this.#tails.get(key)
    const { promise: left, resolve: leave } = Promise.withResolvers<void>()
    const tail = (before ?? Promise.resolve())
      .then(() => left)
      .then(() => {
        if (this.#tails.get(key) === tail) this.#tails.delete(key)
      })
    this.#tails.set(key, tail)
    return { come: (before ?? Promise.resolve()).then(() => before !== undefined), leave }
  }

  /** Does some work after all that came before under this key. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = this.take(key)
    await turn.come
    try {
      return await work()
    } finally {
      turn.leave()
    }
  }
}
