import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../src/training/calendar.ts'
import { croner, FROM, ours, type Peer, parser, TO } from '../support/calendar-peers.ts'
import { TIMES } from '../support/runs.ts'
import { CHANGING, KINDS, SAMPLES, ZONES } from '../support/zone-kinds.ts'

const YEAR = 365 * 24 * 60 * 60 * 1000

/** All ten years where there are four times as many cases; all changes of the clocks are looked at elsewhere. */
const CRONED = Math.min(TO, FROM + 3 * YEAR * TIMES)

/** cron-parser is six times as slow as croner. */
const PARSED = Math.min(TO, FROM + YEAR * TIMES)

/** Where clocks never change each week is like the one before: a leap day and the turn of a year are all there is. */
const PLAIN = Date.parse('2027-12-15T00:00Z')
const PLAIN_TO = Date.parse('2028-03-15T00:00Z')
const NEVER = SAMPLES.filter(zone => !CHANGING.includes(zone))

describe('every week for years', { timeout: 120_000 * TIMES }, () => {
  test.each(chunks(CHANGING, 10).map(zones => [`${zones[0]} to ${zones.at(-1)}`, zones] as const))(
    'croner has the same slots in one zone of each kind whose clocks change: %s',
    (_name, zones) => {
      for (const zone of zones)
        expect([zone, slots(croner, zone, CRONED)]).toEqual([zone, slots(ours, zone, CRONED)])
    },
  )

  test.each(CHANGING)('cron-parser has the same slots for a year and more where clocks change: %s', zone => {
    expect(slots(parser, zone, PARSED)).toEqual(slots(ours, zone, PARSED))
  })
})

test.each([
  ['croner', croner],
  ['cron-parser', parser],
] as const)('%s has the same slots in one zone of each kind whose clocks never change', (_name, peer) => {
  for (const zone of NEVER)
    expect([zone, slots(peer, zone, PLAIN_TO, PLAIN)]).toEqual([zone, slots(ours, zone, PLAIN_TO, PLAIN)])
})

test('zones whose clocks show the same have the same slots', { timeout: 120_000 }, () => {
  expect([...KINDS.values()].flat().toSorted()).toEqual(ZONES.toSorted())
  for (const [sample = '', ...others] of KINDS.values()) {
    const schedule = { weekday: 7 as Weekday, time: '02:30' }
    const [from, to] = CHANGING.includes(sample) ? [FROM, FROM + YEAR] : [PLAIN, PLAIN_TO]
    const of = (zone: string) => slots(ours, zone, to, from, schedule)
    const expected = others.length > 0 ? of(sample) : []
    for (const zone of others) expect([zone, of(zone)]).toEqual([zone, expected])
  }
})

/** A zone's slots from one instant to another, at a time that differs from zone to zone unless it is given. */
function slots(peer: Peer, zone: string, to: number, from = FROM, at = timeFor(zone)): number[] {
  const next = peer({ ...at, zone }, from)
  const found: number[] = []
  for (let slot = next(); slot < to; slot = next()) found.push(slot)
  return found
}

function timeFor(zone: string): { weekday: Weekday; time: string } {
  const nth = ZONES.indexOf(zone)
  const time = `${String(5 + (nth % 17)).padStart(2, '0')}:${String((nth * 7) % 60).padStart(2, '0')}`
  return { weekday: ((nth % 7) + 1) as Weekday, time }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
