import type { Timers } from '../../src/core/timers.ts'

interface Waiting {
  readonly at: number
  readonly run: () => void
}

/** Time that passes only when a test lets it: an hour takes as long as what happens in it. */
export class VirtualTime implements Timers {
  /** Milliseconds since the beginning. It never goes back, whatever clocks show. */
  elapsed = 0
  readonly #waiting = new Set<Waiting>()

  sleep(ms: number): Promise<void> {
    return new Promise(resolve => {
      this.after(ms, resolve)
    })
  }

  after(ms: number, run: () => void): { cancel(): void } {
    const one = { at: this.elapsed + Math.max(0, ms), run }
    this.#waiting.add(one)
    return { cancel: () => this.#waiting.delete(one) }
  }

  soon(run: () => void): void {
    this.after(0, run)
  }

  monotonic(): number {
    return this.elapsed
  }

  /** When the next timer ends. */
  next(): number | undefined {
    let next: number | undefined
    for (const { at } of this.#waiting) if (next === undefined || at < next) next = at
    return next
  }

  /** Lets time pass up to a moment, timer by timer, and what follows from each happens before the next. */
  async passTo(moment: number): Promise<void> {
    await quiet()
    for (let next = this.next(); next !== undefined && next <= moment; next = this.next()) {
      this.elapsed = next
      for (const one of [...this.#waiting]) {
        if (one.at > next) continue
        this.#waiting.delete(one)
        one.run()
      }
      await quiet()
    }
    this.elapsed = Math.max(this.elapsed, moment)
  }

  pass(ms: number): Promise<void> {
    return this.passTo(this.elapsed + ms)
  }
}

/** Resolves when everything that waits for no timer has happened. */
export function quiet(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}
