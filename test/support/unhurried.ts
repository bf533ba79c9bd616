import { realTimers, type Timers } from '../../src/core/timers.ts'
import { ownTime } from './stolen.ts'

/**
 * Timers by which nobody has waited while other programs had the processor: so that a bot which is measured on a busy
 * machine turns nobody away for that.
 */
export const unhurried: Timers = { ...realTimers, monotonic: ownTime }
