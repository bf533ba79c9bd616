import { realTimers, type Timers } from '../../src/core/timers.ts'

/**
 * Timers whose monotonic clock is simulated: how busy this machine is must not tell what is answered. In a turn of the
 * event loop that the bot watches the clock stands still, or a jump of simulated days were taken for a lag.
 * @param now the simulated time in milliseconds
 */
export function simulatedTimers(now: () => number): Timers {
  let held: number | undefined
  return {
    ...realTimers,
    soon(run) {
      const at = held ?? now()
      setImmediate(() => {
        held = at
        run()
        held = undefined
      })
    },
    monotonic: () => held ?? now(),
  }
}
