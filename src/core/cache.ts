/**
 * What a process remembers to spare itself a question: so many values at most, the newest, and each for so long at
 * most. Its clock never steps, so that no value outlives its time, or goes before it, when somebody sets the clock.
 */
export class Cache<V> {
  readonly #most: number
  readonly #life: number
  readonly #monotonic: () => number
  readonly #kept = new Map<string, { readonly value: V; readonly until: number }>()

  /**
   * @param life in milliseconds
   * @param monotonic milliseconds that never step
   */
  constructor(most: number, life = Number.POSITIVE_INFINITY, monotonic = () => performance.now()) {
    this.#most = most
    this.#life = life
    this.#monotonic = monotonic
  }

  get(key: string): V | undefined {
    const found = this.#kept.get(key)
    return found && found.until > this.#monotonic() ? found.value : undefined
  }

  set(key: string, value: V): void {
    this.#kept.delete(key)
    this.#kept.set(key, { value, until: this.#monotonic() + this.#life })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > this.#most && oldest !== undefined) this.#kept.delete(oldest)
  }

  delete(key: string): void {
    this.#kept.delete(key)
  }
}
