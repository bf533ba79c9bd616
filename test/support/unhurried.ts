import { realTimers, type Timers } from '../../src/core/timers.ts'

/**
 * Timers by which nobody has waited while other programs had the processor: so that a bot which is measured on a busy
 * machine turns nobody away for that.
 */
export const unhurried: Timers = {
  ...realTimers,
  monotonic() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
}
