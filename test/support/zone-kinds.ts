import { FROM, TO } from './calendar-peers.ts'
import { changes, wallClock } from './wall-clock.ts'

export const ZONES = Intl.supportedValuesOf('timeZone')

/** Where clocks show the same for the ten years, as Intl says: all that the peers go by as well. */
export const KINDS = Map.groupBy(ZONES, zone => {
  const clock = wallClock(zone)
  return [clock(FROM) - FROM, ...changes(clock, FROM, TO).flatMap(at => [at, clock(at) - at])].join(' ')
})
/** A zone of each kind. */
export const SAMPLES = [...KINDS.values()].map(([zone = '']) => zone)
/** Those whose clocks change in these years. */
export const CHANGING = [...KINDS].flatMap(([kind, [zone = '']]) => (kind.includes(' ') ? [zone] : []))
