import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpen, nextPrompt, SHORTEST_WEEK } from '../../src/bot/weeks.ts'
import { latestSlot, nextSlot, type Schedule, type Weekday } from '../../src/training/calendar.ts'
import { runs } from '../support/runs.ts'
import { group } from '../support/view-cases.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR

const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }).map(n => n as Weekday),
  time: fc.constantFrom('00:00', '02:30', '09:00', '18:30', '23:59'),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'),
})
const NOW = Date.parse('2026-11-25T12:00:00Z')
const running = (openedAt: number) => ({ openedAt, leftOut: undefined })

test('wherever and whenever a slot is moved, the running week lasts from four to eleven days', () => {
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 6 * 24 }), (schedule, hours) => {
      const opened = NOW - hours * HOUR
      const next = nextPrompt(group(schedule), running(opened), NOW) ?? 0
      expect(next).toBe(latestSlot(schedule, next))
      expect(next).toBeGreaterThan(NOW)
      expect(next - opened).toBeGreaterThanOrEqual(SHORTEST_WEEK)
      // Clocks may change in between.
      expect(next - opened).toBeLessThanOrEqual(Math.max(11 * DAY, NOW + 7 * DAY - opened) + HOUR)
    }),
    { numRuns: runs(500) },
  )
})

test('the fourth day of a week counts from the hour of its prompt', () => {
  const opened = Date.parse('2026-11-23T08:00:00Z')
  const on = (weekday: Weekday, time: string) =>
    nextPrompt(group({ weekday, time, zone: 'Europe/Berlin' }), running(opened), NOW) ?? 0
  expect(new Date(on(5, '09:00')).toISOString()).toBe('2026-11-27T08:00:00.000Z')
  expect(new Date(on(5, '08:59')).toISOString()).toBe('2026-12-04T07:59:00.000Z')
  expect(new Date(on(4, '18:00')).toISOString()).toBe('2026-12-03T17:00:00.000Z')
})

test('where no week runs yet, or one is still to come, it is simply the next slot', () => {
  const one = group({ weekday: 4, time: '09:00', zone: 'UTC' })
  const next = Date.parse('2026-11-26T09:00:00Z')
  expect(nextPrompt(one, undefined, NOW)).toBe(next)
  expect(nextPrompt(one, { openedAt: NOW - HOUR, leftOut: 'early' }, NOW)).toBe(next)
})

test('a week that a clock running ahead has opened counts from now', () => {
  const one = group({ weekday: 4, time: '09:00', zone: 'UTC' })
  expect(nextPrompt(one, running(NOW + 60 * DAY), NOW)).toBe(Date.parse('2026-12-03T09:00:00Z'))
})

test('nothing comes while it is removed or paused without a date; with one, the first slot on that day or after it', () => {
  const one = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' } as const
  expect(nextPrompt(group({ ...one, status: 'removed' }), undefined, NOW)).toBeNull()
  expect(nextPrompt(group({ ...one, status: 'paused' }), undefined, NOW)).toBeNull()
  const until = (pausedUntil: string) =>
    nextPrompt(group({ ...one, status: 'paused', pausedUntil }), undefined, NOW) ?? 0
  expect(new Date(until('2026-12-07')).toISOString()).toBe('2026-12-07T08:00:00.000Z')
  expect(new Date(until('2026-12-08')).toISOString()).toBe('2026-12-14T08:00:00.000Z')
})

test('a slot that is left out is not the next one', () => {
  const one = group({ zone: 'UTC' })
  const first = nextPrompt(one, undefined, NOW) ?? 0
  expect(nextPrompt({ ...one, skippedTo: first }, undefined, NOW)).toBe(
    nextSlot({ weekday: 1, time: '09:00', zone: 'UTC' }, first),
  )
})

test('a week is open until the one after it closes', () => {
  expect([4, 5, 6].map(ordinal => isOpen({ week: 6 }, ordinal))).toEqual([false, true, true])
})
