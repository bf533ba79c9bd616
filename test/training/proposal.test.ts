import { expect, test } from 'vitest'
import type { Plan } from '../../src/training/plan-values.ts'
import { exerciseOf, type Program } from '../../src/training/program.ts'
import { proposalFor } from '../../src/training/proposal.ts'
import { PROGRAMS } from '../support/programs.ts'

const program = PROGRAMS.find(({ id }) => id === 'low-back-strength') as Program
const weight = { number: 20, unit: 'kg' } as const
const plan: Plan = {
  rung: 0,
  rounds: 3,
  targets: {
    bridge: { amount: 12, way: 'standard', weight },
    'romanian-deadlift': { amount: 10, way: 'standard', weight },
  },
}

function proposed(id: string, log: Parameters<typeof proposalFor>[2] = [], chosen = {}) {
  const exercise = exerciseOf(program, id)
  if (!exercise) throw new Error(`no ${id}`)
  return proposalFor(plan, exercise, log, chosen)
}

test('a weight is proposed where the way that is asked takes one, and nowhere else', () => {
  expect(proposed('romanian-deadlift')).toEqual({ amount: 10, way: 'standard', weight })
  expect(proposed('bridge')).toEqual({ amount: 12, way: 'standard' })
  const taken = [{ exercise: 'bridge', variant: 'standard' as const, weight }]
  expect(proposed('bridge', taken)).toEqual({ amount: 12, way: 'standard' })
})

test('what was taken last in the same way comes before what is planned', () => {
  const row = (number: number, variant: 'standard' | 'harder') => ({
    exercise: 'romanian-deadlift',
    variant,
    weight: { number, unit: 'kg' as const },
  })
  const log = [row(22, 'standard'), row(24, 'standard'), row(8, 'harder')]
  expect(proposed('romanian-deadlift', log).weight).toEqual({ number: 24, unit: 'kg' })
  const harder = proposed('romanian-deadlift', log, { 'romanian-deadlift': 'harder' })
  expect(harder).toEqual({ amount: 10, way: 'harder', weight: { number: 8, unit: 'kg' } })
})
