import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recapAt, remindAt } from '../../../src/bot/deliveries/week-end.ts'
import { quietUntil, USUAL_QUIET } from '../../../src/bot/quiet.ts'
import { atLocal, nextSlot, type Schedule, type Weekday } from '../../../src/training/calendar.ts'
import { runs } from '../../support/runs.ts'
import { group } from '../../support/view-cases.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR
const ZONES = Intl.supportedValuesOf('timeZone')
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

const pad = (n: number) => `${n}`.padStart(2, '0')
const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }).map(n => n as Weekday),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
    .map(([h, m]) => `${pad(h)}:${pad(m)}`),
  zone: fc.constantFrom(...ZONES),
})
const instants = fc.integer({
  min: Date.parse('2026-01-01T00:00:00Z'),
  max: Date.parse('2030-01-01T00:00:00Z'),
})

/** A group with this schedule, whose week began with its first slot after an instant and ends with the next. */
function begun(schedule: Schedule, at: number) {
  const slot = nextSlot(schedule, at)
  return { slot, group: group(schedule), ends: nextSlot(schedule, slot) }
}

/** Holds for schedules in all zones, and another zone that somebody lives in. */
function holds(check: (one: ReturnType<typeof begun>, zone: string) => void): void {
  fc.assert(
    fc.property(schedules, instants, fc.constantFrom(...ZONES), (schedule, at, zone) =>
      check(begun(schedule, at), zone),
    ),
    { numRuns: runs(1000) },
  )
}

describe('a reminder', () => {
  test('comes at five in the afternoon where the member lives, between half a day and three and a half before the end', () => {
    holds(({ group, ends }, zone) => {
      const at = remindAt(group, ends, zone)
      const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at)
      expect(time).toBe('17:00')
      const before = ends - at
      expect(before).toBeGreaterThan(5 * HOUR)
      expect(before).toBeLessThan(3.5 * DAY)
    })
  })

  test('is planned before it is due anywhere', () => {
    holds(({ group, ends }, zone) => {
      expect(remindAt(group, ends, 'Etc/GMT-14')).toBeLessThanOrEqual(remindAt(group, ends, zone))
    })
  })

  test.each([
    ['Europe/Berlin', '2026-11-28T16:00'],
    ['Pacific/Kiritimati', '2026-11-28T03:00'],
    ['Pacific/Pago_Pago', '2026-11-29T04:00'],
  ])('of a Monday group in Berlin reaches someone in %s on their own Saturday', (zone, at) => {
    expect(iso(remindAt(group({ zone: 'Europe/Berlin' }), Date.parse('2026-11-30T08:00:00Z'), zone))).toBe(at)
  })
})

describe('a recap', () => {
  test('comes before the next prompt, within a day of it, and never at night', () => {
    holds(({ slot, group, ends }) => {
      const at = recapAt(group, ends)
      const before = ends - at
      expect(before).toBeGreaterThanOrEqual(HOUR)
      expect(before).toBeLessThan(DAY)
      expect(at).toBeGreaterThan(slot)
      expect(quietUntil(USUAL_QUIET, group.zone, at)).toBeUndefined()
    })
  })

  test.each([
    ['09:00', '2026-11-30T07:00'],
    ['08:59', '2026-11-29T19:00'],
    ['06:00', '2026-11-29T19:00'],
    ['00:00', '2026-11-29T19:00'],
    ['12:30', '2026-11-30T10:30'],
    ['21:30', '2026-11-30T19:30'],
    ['22:00', '2026-11-30T19:00'],
    ['23:59', '2026-11-30T19:00'],
  ])('of a week that ends on Monday at %s in Berlin comes at %s UTC', (time, at) => {
    const ends = atLocal('2026-11-30', time, 'Europe/Berlin')
    expect(iso(recapAt(group({ zone: 'Europe/Berlin', time }), ends))).toBe(at)
  })
})
