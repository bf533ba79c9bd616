/** What went within the last second, by scope: what a busy process lets go late must not go all at once. */
export class SlidingWindow {
  /** When each of the newest requests went, oldest first. */
  readonly #gone = new Map<string, number[]>()

  /**
   * Counts some requests, unless more than `most` would have gone within a second.
   * @param now milliseconds; never steps back
   * @returns 0 when they may go, else for how many milliseconds there is no room yet
   */
  take(scope: string, requests: number, most: number, now: number): number {
    const gone = this.#gone.get(scope) ?? []
    const free = (gone.at(requests - 1 - most) ?? Number.NEGATIVE_INFINITY) + 1000
    if (free > now) return free - now
    this.#gone.set(scope, [...gone, ...Array<number>(requests).fill(now)].slice(-most))
    return 0
  }
}
