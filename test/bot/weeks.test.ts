import fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldThrough, weekBegan, weekOfGroup } from '../../src/bot/weeks.ts'
import { nextSlot, type Schedule, type Weekday } from '../../src/training/calendar.ts'
import { runs } from '../support/runs.ts'
import { group } from '../support/view-cases.ts'

const HOUR = 3600_000

const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }).map(n => n as Weekday),
  time: fc.constantFrom('00:00', '02:30', '09:00', '18:30', '23:59'),
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'),
})

test('the running week never goes back, however often and wherever the slot is moved', () => {
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), schedules), { maxLength: 8 })
  fc.assert(
    fc.property(schedules, moves, (first, moved) => {
      let now = Date.parse('2026-11-23T12:00:00Z')
      let one = group(first)
      let week = weekOfGroup(one, now)
      for (const [hours, to] of moved) {
        now += hours * HOUR
        expect(weekOfGroup(one, now) >= week).toBe(true)
        week = weekOfGroup(one, now)
        one = group({ ...to, held: heldThrough(one, to, now) })
        expect(weekOfGroup(one, now) >= week).toBe(true)
        week = weekOfGroup(one, now)
        expect(weekBegan(one, now)).toBeLessThanOrEqual(now)
      }
      // With the slot left alone, every week is the next one's before long.
      const later = nextSlot(one as Schedule, nextSlot(one as Schedule, now))
      expect(weekOfGroup(one, later) > week).toBe(true)
    }),
    { numRuns: runs(500) },
  )
})

test('a slot that is moved to where the week would have begun already holds nothing', () => {
  const at = Date.parse('2026-11-26T12:00:00Z')
  const monday = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' } as const
  expect(heldThrough(group(monday), { ...monday, weekday: 2 }, at)).toBeNull()
  expect(heldThrough(group(monday), { ...monday, weekday: 7 }, at)).toBe(
    JSON.stringify({ week: '2026-11-23', from: Date.parse('2026-11-23T08:00:00Z') }),
  )
})
