import { expect, test } from 'vitest'
import { planOf } from '../../src/bot/plans.ts'
import type { MemberWeek } from '../../src/storage/member-week.ts'
import { PROGRAMS } from '../support/programs.ts'

test('where no plan is kept, what was held counts: as it was typed, or by its grams alone in old weeks', () => {
  const program = PROGRAMS.find(({ id }) => id === 'low-back-strength')
  if (!program) throw new Error('no program')
  const weightBy = (total: object) => {
    const totals = { 'low-back-strength/goblet-squat': { amount: 10, at: 0, version: 'v1', ...total } }
    return planOf({ totals } as unknown as MemberWeek, program, { planNumber: 2 }).plan.targets[
      'goblet-squat'
    ]?.weight
  }
  expect(weightBy({})).toBeUndefined()
  expect(weightBy({ grams: 20_000 })).toMatchObject({ number: 20, unit: 'kg' })
  const typed = { number: 25, unit: 'lb', per: 'all' }
  expect(weightBy({ grams: 11_340, weight: typed })).toEqual(typed)
})
