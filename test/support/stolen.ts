import { setInterval } from 'node:timers'

/** How often it is looked whether this process could run, in milliseconds. */
const TICK = 20
/** Within so many milliseconds nothing is taken that would count: to look takes ten times as long as the clock. */
const TOO_SHORT = TICK / 2

/** The real clock, also while a test has another one. */
const clock = performance.now.bind(performance)
const usedOf = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000
let [at, used, taken] = [clock(), usedOf(process.cpuUsage()), 0]

/**
 * Milliseconds since this process began in which other programs had the processor that it waited for: neither did it
 * run nor was there nothing to do, for then it looks here every now and then. Whoever grants somebody in the same
 * process so much time and no more takes these off: how busy a machine is says nothing of a bot.
 */
export function stolen(): number {
  const now = clock()
  if (now - at < TOO_SHORT) return taken
  const usedNow = usedOf(process.cpuUsage())
  taken += Math.max(0, now - at - Math.max(2 * TICK, usedNow - used))
  ;[at, used] = [now, usedNow]
  return taken
}
setInterval(stolen, TICK).unref()

/** Milliseconds that never step, without those that were stolen. */
export function ownTime(): number {
  const lost = stolen()
  return clock() - lost
}

/** Runs something after so many milliseconds of its own, unless it is cancelled. */
export function afterOwn(milliseconds: number, run: () => void): { cancel(): void } {
  const end = ownTime() + milliseconds
  const look = () => {
    const left = end - ownTime()
    if (left <= 0) run()
    else timer = setTimeout(look, left)
  }
  let timer = setTimeout(look, milliseconds)
  return { cancel: () => clearTimeout(timer) }
}
