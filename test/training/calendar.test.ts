import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  atLocal,
  latestSlot,
  localDate,
  nextSlot,
  type Schedule,
  type Weekday,
} from '../../src/training/calendar.ts'
import { runs } from '../support/runs.ts'
import { changes, wallClock } from '../support/wall-clock.ts'
import { CHANGING } from '../support/zone-kinds.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const ZONES = Intl.supportedValuesOf('timeZone')

const utc = (text: string) => Date.parse(`${text}Z`)
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

describe('a wall-clock time', () => {
  test.each([
    ['an ordinary time', '2026-11-23', '09:00', 'Europe/Berlin', '2026-11-23T08:00'],
    [
      'in a spring gap, the first instant after it',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00',
    ],
    ['at the start of a gap', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['at the end of a gap', '2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['just before a gap', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59'],
    [
      'in an autumn overlap, the first of the two',
      '2026-10-25',
      '02:30',
      'Europe/Berlin',
      '2026-10-25T00:30',
    ],
    ['after an overlap', '2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00'],
    ['in a gap of half an hour', '2027-10-03', '02:15', 'Australia/Lord_Howe', '2027-10-02T15:30'],
    ['in an overlap of half an hour', '2027-04-04', '01:45', 'Australia/Lord_Howe', '2027-04-03T14:45'],
    ['in a gap at midnight', '2026-04-24', '00:30', 'Africa/Cairo', '2026-04-23T22:00'],
    ['in a gap that ends a day', '2027-03-27', '23:30', 'America/Nuuk', '2027-03-28T01:00'],
    [
      'in an overlap that reaches back over midnight',
      '2026-11-01',
      '00:30',
      'America/Havana',
      '2026-11-01T04:30',
    ],
    ['on a day that a zone skipped', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00'],
    ['at 30 minutes past in an offset with 45', '2026-11-23', '07:30', 'Asia/Kathmandu', '2026-11-23T01:45'],
  ])('%s', (_name, date, time, zone, expected) => {
    expect(iso(atLocal(date, time, zone))).toBe(expected)
  })

  test('is refused where the date, the time or the zone does not exist', () => {
    expect(() => atLocal('2026-02-30', '09:00', 'UTC')).toThrow(RangeError)
    expect(() => atLocal('2026-02-03', '25:00', 'UTC')).toThrow(RangeError)
    expect(() => atLocal('2026-02-03', '09:00', 'Mars/Olympus')).toThrow(RangeError)
  })
})

describe('slots', () => {
  const monday: Schedule = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' }
  const sunday: Schedule = { weekday: 7, time: '02:30', zone: 'Europe/Berlin' }

  test('come later the same day, or a week on', () => {
    expect(iso(nextSlot(monday, utc('2026-11-23T07:59')))).toBe('2026-11-23T08:00')
    expect(iso(nextSlot(monday, utc('2026-11-23T08:00')))).toBe('2026-11-30T08:00')
    expect(iso(latestSlot(monday, utc('2026-11-23T07:59')))).toBe('2026-11-16T08:00')
    expect(iso(latestSlot(monday, utc('2026-11-23T08:00')))).toBe('2026-11-23T08:00')
  })

  test('keep the wall-clock time when the clocks change', () => {
    expect(iso(nextSlot(monday, utc('2026-10-19T12:00')))).toBe('2026-10-26T08:00')
    expect(iso(nextSlot(monday, utc('2026-10-12T12:00')))).toBe('2026-10-19T07:00')
  })

  test('in the repeated hour come once', () => {
    expect(iso(nextSlot(sunday, utc('2026-10-25T00:30')))).toBe('2026-11-01T01:30')
    expect(iso(latestSlot(sunday, utc('2026-10-25T01:30')))).toBe('2026-10-25T00:30')
  })

  test('of tomorrow can already be past where clocks go back over midnight', () => {
    // Newfoundland went from 00:01 on Sunday back to 23:01 on Saturday.
    const midnight: Schedule = { weekday: 7, time: '00:00', zone: 'America/St_Johns' }
    const saturdayAgain = utc('2010-11-07T03:00')
    expect(localDate(saturdayAgain, midnight.zone)).toBe('2010-11-06')
    expect(iso(latestSlot(midnight, saturdayAgain))).toBe('2010-11-07T02:30')
    expect(iso(nextSlot(midnight, saturdayAgain))).toBe('2010-11-14T03:30')
  })

  test('on a weekday that was skipped come as the next day begins', () => {
    const friday: Schedule = { weekday: 5, time: '09:00', zone: 'Pacific/Apia' }
    const slot = nextSlot(friday, utc('2011-12-24T00:00'))
    expect(iso(slot)).toBe('2011-12-30T10:00')
    expect(localDate(slot, friday.zone)).toBe('2011-12-31')
  })
})

describe('in every time zone, over three years', () => {
  const times = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 15, 30, 45, 59))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const schedules = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }).map(n => n as Weekday),
    // Clocks change in the night, so that is where half of the slots are.
    time: fc.oneof(times, fc.constantFrom('00:00', '00:30', '01:30', '02:00', '02:30', '03:00', '23:30')),
  })
  const instants = fc.integer({ min: utc('2026-01-01T00:00'), max: utc('2029-01-01T00:00') })

  test.each(chunks(ZONES, 60).map(zones => [`${zones[0]} to ${zones.at(-1)}`, zones] as const))(
    'slots are in order, one a week, at their time: %s',
    (_name, zones) => {
      for (const zone of zones) {
        const clock = wallClock(zone)
        fc.assert(
          fc.property(schedules, instants, ({ weekday, time }, at) => {
            const schedule = { weekday, time, zone }
            const latest = latestSlot(schedule, at)
            const next = nextSlot(schedule, at)

            expect(latest).toBeLessThanOrEqual(at)
            expect(next).toBeGreaterThan(at)
            expect(nextSlot(schedule, latest)).toBe(next)
            expect(latestSlot(schedule, next)).toBe(next)
            expect(latestSlot(schedule, next - 1)).toBe(latest)
            expect(nextSlot(schedule, latest - 1)).toBe(latest)
            // Antarctica/Troll moves its clocks by two hours.
            expect(Math.abs(next - latest - WEEK)).toBeLessThanOrEqual(2 * HOUR)
            for (const slot of [latest, next]) expectAtItsTime(slot, schedule, clock)
          }),
          { numRuns: runs(12) },
        )
      }
    },
  )

  test('slots at each change of the clocks are at their time, in one zone of each kind', () => {
    for (const zone of CHANGING) {
      const clock = wallClock(zone)
      for (const change of changes(clock, utc('2026-01-01T00:00'), utc('2029-01-01T00:00'))) {
        const shown = clock(change)
        for (const minutes of [-120, -60, -30, -1, 0, 30]) {
          const wall = new Date(shown + minutes * 60_000)
          const weekday = (wall.getUTCDay() || 7) as Weekday
          const schedule = { weekday, time: wall.toISOString().slice(11, 16), zone }
          const slot = nextSlot(schedule, change - 2 * DAY)
          expectAtItsTime(slot, schedule, clock)
          expect(nextSlot(schedule, slot) - slot).toBeGreaterThan(6 * DAY)
        }
      }
    }
  })
})

/** The slot shows the wall-clock time for the first time, or that time was skipped just then. */
function expectAtItsTime(slot: number, schedule: Schedule, clock: (at: number) => number): void {
  const shown = clock(slot)
  const date = new Date(shown)
  const wanted = utc(`${iso(shown).slice(0, 11)}${schedule.time}`)
  if (shown === wanted) {
    expect(date.getUTCDay() || 7).toBe(schedule.weekday)
    // Not the second of two.
    for (const back of [HOUR / 2, HOUR, 2 * HOUR]) expect(clock(slot - back)).not.toBe(shown)
  } else {
    const jump = shown - clock(slot - 1)
    expect(jump).toBeGreaterThan(1)
    const skipped = wanted > shown ? wanted - DAY : wanted
    expect(skipped).toBeGreaterThan(clock(slot - 1))
    expect(new Date(skipped).getUTCDay() || 7).toBe(schedule.weekday)
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
