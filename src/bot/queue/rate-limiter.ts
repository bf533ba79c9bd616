import type { RateLimits as SharedTable } from '../../storage/rate-limits.ts'

/** Turns, by scope: a request waits for its own. Those of one process, or of all that share a bot. */
export interface RateLimiter {
  /**
   * Takes the next turn of a scope, which keeps those after it waiting for `gap` milliseconds; unless it is more
   * than `patience` milliseconds away.
   * @returns in how many milliseconds it is; more than `patience` when it was not taken
   */
  take(scope: string, gap: number, patience: number): Promise<number>
  /** Lets nobody have a turn for so many milliseconds from now. */
  hold(scope: string, ms: number): Promise<void>
}

/** Scopes that are remembered; those whose turns have passed are dropped above that. */
const REMEMBERED = 10_000

/** The turns of one process. */
export class LocalRateLimiter implements RateLimiter {
  readonly #clock: () => number
  /** When the next turn is, by scope. */
  readonly #next = new Map<string, number>()

  /** @param clock milliseconds; it never steps back */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  async take(scope: string, gap: number, patience: number): Promise<number> {
    const now = this.#clock()
    const turn = Math.max(this.#next.get(scope) ?? 0, now)
    if (turn - now <= patience) this.#set(scope, turn + gap)
    return turn - now
  }

  async hold(scope: string, ms: number): Promise<void> {
    this.#set(scope, Math.max(this.#next.get(scope) ?? 0, this.#clock() + ms))
  }

  #set(scope: string, next: number): void {
    this.#next.set(scope, next)
    if (this.#next.size <= REMEMBERED) return
    const now = this.#clock()
    for (const [old, time] of this.#next) if (time <= now) this.#next.delete(old)
  }
}

interface Asked {
  readonly gap: number
  readonly patience: number
  readonly got: (wait: number) => void
  readonly failed: (error: unknown) => void
}

/**
 * The turns of all processes that share a database: so that they keep the pace of one bot together, however many
 * they are, come and go. What is asked for while the database answers is asked for together.
 */
export class SharedRateLimiter implements RateLimiter {
  readonly #table: Pick<SharedTable, 'take' | 'hold'>
  readonly #asked = new Map<string, Asked[]>()

  constructor(table: Pick<SharedTable, 'take' | 'hold'>) {
    this.#table = table
  }

  take(scope: string, gap: number, patience: number): Promise<number> {
    return new Promise((got, failed) => {
      const one = { gap, patience, got, failed }
      const others = this.#asked.get(scope)
      if (others) {
        others.push(one)
        return
      }
      this.#asked.set(scope, [one])
      void this.#ask(scope)
    })
  }

  hold(scope: string, ms: number): Promise<void> {
    return this.#table.hold(scope, ms)
  }

  /** Never rejects: who asked is told. */
  async #ask(scope: string): Promise<void> {
    for (;;) {
      const together = this.#asked.get(scope) ?? []
      if (together.length === 0) break
      this.#asked.set(scope, [])
      try {
        const patience = Math.min(...together.map(one => one.patience))
        const length = together.reduce((sum, one) => sum + one.gap, 0)
        let wait = await this.#table.take(scope, length, patience)
        for (const one of together) {
          one.got(wait)
          wait += one.gap
        }
      } catch (error) {
        for (const one of together) one.failed(error)
      }
    }
    this.#asked.delete(scope)
  }
}
