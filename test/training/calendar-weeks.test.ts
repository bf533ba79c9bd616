import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../src/training/calendar.ts'
import { croner, FROM, ours, type Peer, parser, TO } from '../support/calendar-peers.ts'
import { SAMPLES, ZONES } from '../support/zone-kinds.ts'

describe('every week for ten years', { timeout: 120_000 }, () => {
  test.each(chunks(ZONES, 40).map(zones => [`${zones[0]} to ${zones.at(-1)}`, zones] as const))(
    'croner has the same slots in every zone: %s',
    (_name, zones) => {
      for (const zone of zones) expect([zone, tenYears(croner, zone)]).toEqual([zone, tenYears(ours, zone)])
    },
  )

  test.each(chunks(SAMPLES, 10).map(zones => [`${zones[0]} to ${zones.at(-1)}`, zones] as const))(
    'cron-parser has the same slots in one zone of each kind: %s',
    (_name, zones) => {
      for (const zone of zones) expect([zone, tenYears(parser, zone)]).toEqual([zone, tenYears(ours, zone)])
    },
  )
})

/** A zone's slots of the ten years, at a time by day that differs from zone to zone. */
function tenYears(peer: Peer, zone: string): number[] {
  const nth = ZONES.indexOf(zone)
  const time = `${String(5 + (nth % 17)).padStart(2, '0')}:${String((nth * 7) % 60).padStart(2, '0')}`
  const next = peer({ weekday: ((nth % 7) + 1) as Weekday, time, zone }, FROM)
  const slots: number[] = []
  for (let at = next(); at < TO; at = next()) slots.push(at)
  return slots
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
