import type { Timers } from '../../../src/core/timers.ts'

/** How much faster the simulated clock runs than the real one: its minute takes twelve seconds. */
export const SPEED = 5

/** A simulated clock that every process reads alike. */
export interface SharedClock {
  /** When it was started, in real epoch milliseconds. */
  readonly started: number
  /** What it showed then, in epoch milliseconds. */
  readonly from: number
}

export function now({ started, from }: SharedClock): number {
  return from + (Date.now() - started) * SPEED
}

/** Timers by that clock. */
export const fastTimers: Timers = {
  sleep: ms => new Promise(resolve => setTimeout(resolve, ms / SPEED)),
  after: (ms, run) => {
    const timer = setTimeout(run, ms / SPEED).unref()
    return { cancel: () => clearTimeout(timer) }
  },
  soon: run => void setImmediate(run),
  monotonic: () => performance.now() * SPEED,
}
