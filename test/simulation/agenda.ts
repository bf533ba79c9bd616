interface Scripted {
  readonly at: number
  readonly run: () => Promise<void> | void
}

/** What is going to happen in a run, in milliseconds since its beginning. */
export class Agenda {
  readonly #coming: Scripted[] = []

  at(moment: number, run: () => Promise<void> | void): void {
    this.#coming.push({ at: moment, run })
  }

  /** When the next of it happens; infinity when nothing is left. */
  next(): number {
    return Math.min(...this.#coming.map(({ at }) => at))
  }

  /** Does what has come. */
  async act(elapsed: number): Promise<void> {
    for (const one of this.#coming.filter(({ at }) => at <= elapsed)) {
      this.#coming.splice(this.#coming.indexOf(one), 1)
      await one.run()
    }
  }
}
