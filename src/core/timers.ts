import { setTimeout as sleep } from 'node:timers/promises'

/** Time that passes. Another implementation lets a simulated hour pass in no time. */
export interface Timers {
  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void>
  /** Runs something once, after so many milliseconds, unless it is cancelled. Keeps no process alive. */
  after(ms: number, run: () => void): { cancel(): void }
  /** Runs something at the end of this turn of the event loop, when what has arrived was read. */
  soon(run: () => void): void
  /** Milliseconds since some moment. It never steps, whatever happens to clocks. */
  monotonic(): number
}

/** The time, in epoch milliseconds. */
export type Now = () => number

/** This machine's, for whoever is given no other. */
export const systemNow: Now = () => Date.now()

/** The real ones. */
export const realTimers: Timers = {
  sleep: async ms => {
    await sleep(ms)
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref()
    return { cancel: () => clearTimeout(timer) }
  },
  soon: run => void setImmediate(run),
  monotonic: () => performance.now(),
}
