import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Log } from '../core/log.ts'

/** How often it is looked, in milliseconds. */
const EVERY = 10_000

/** Above the first the process is too slow to answer anybody in time; below the second all is well. In ms. */
const [TOO_SLOW, WELL] = [500, 100]

/** Tells the operator, in one line, that the event loop lags, and in another that it does no more. */
export class LagWatch {
  readonly #log: Log
  readonly #delays = monitorEventLoopDelay({ resolution: 20 })
  #timer: NodeJS.Timeout | undefined
  #isSlow = false

  constructor(log: Log) {
    this.#log = log
  }

  start(): void {
    this.#delays.enable()
    this.#timer = setInterval(() => {
      this.look(this.#delays.percentile(99) / 1e6)
      this.#delays.reset()
    }, EVERY).unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#delays.disable()
  }

  /** @param ms what the loop was late by at the 99th percentile since the last look */
  look(ms: number): void {
    const lag = Math.round(ms)
    if (!this.#isSlow && lag > TOO_SLOW) {
      this.#isSlow = true
      this.#log.warn({ lag }, 'the event loop lags (in milliseconds): answers are late')
    } else if (this.#isSlow && lag < WELL) {
      this.#isSlow = false
      this.#log.warn({ lag }, 'the event loop lags no more')
    }
  }
}
