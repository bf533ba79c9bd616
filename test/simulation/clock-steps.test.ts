import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextSlot } from '../../src/training/calendar.ts'
import { runs } from '../support/runs.ts'
import { DAY, HOUR, MINUTE, NINE, Shift } from '../support/shift.ts'

const WEEK = 7 * DAY
const WEEKS = 10
const MONDAYS = { weekday: 1, time: '09:00', zone: 'Europe/Berlin' } as const

/** By how much a clock is wrong, in milliseconds: from a second to sixty days, small as often as large, or not. */
const wrongness = fc.oneof(
  fc.constant(0),
  fc
    .tuple(fc.constantFrom(-1, 1), fc.double({ min: Math.log(1000), max: Math.log(60 * DAY), noNaN: true }))
    .map(([sign, log]) => sign * Math.round(Math.exp(log))),
)

/** When the clock is set, by the true time since the start, and how wrong it is then. Right again in the end. */
const steps = fc
  .array(fc.record({ at: fc.integer({ min: 1, max: 7 * WEEK }), error: wrongness }), {
    minLength: 1,
    maxLength: 5,
  })
  .map(all => all.toSorted((a, b) => a.at - b.at))
const right = fc.integer({ min: 7 * WEEK + 1, max: 8 * WEEK })

test('however a clock is set in ten weeks, no prompt comes twice, and none is missing without a notice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, right, async (wrong, rightAt) => {
      const shift = await Shift.open()
      const start = NINE - HOUR
      const { id } = await shift.plan()
      let off = 0
      const passTo = async (until: number) => {
        while (shift.now < until + off) await shift.passTo(Math.min(shift.now + DAY, until + off))
      }
      for (const step of [...wrong, { at: rightAt, error: 0 }]) {
        await passTo(start + step.at)
        off = step.error
        shift.now = start + step.at + off
        await shift.app.scheduler.beat(true)
      }
      await passTo(start + WEEKS * WEEK)

      const once = shift.platform.kept.map(kept => kept.once)
      expect(new Set(once).size).toBe(once.length)
      const numbers = shift.prompts().map(text => /^Week \d+/.exec(text)?.[0])
      expect(new Set(numbers).size).toBe(numbers.length)

      const weeks = await shift.store.weeks.newest(id, 100)
      const posted = (await Promise.all(weeks.map(week => shift.store.prompts.of(id, week.ordinal)))).flat()
      const slots = new Set(posted.map(prompt => prompt.slotAt))
      expect(slots.size).toBe(posted.length)
      for (let slot = NINE; slot < start + WEEKS * WEEK; slot = nextSlot(MONDAYS, slot)) {
        if (slot > start + rightAt + MINUTE) expect(slots).toContain(slot)
        else if (!slots.has(slot)) expect(shift.told('Ana').length).toBeGreaterThan(0)
      }
      await shift.store.close()
    }),
    { numRuns: runs(6) },
  )
})
