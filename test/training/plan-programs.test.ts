import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reactionOf } from '../../src/training/felt.ts'
import { planFor } from '../../src/training/plan.ts'
import { ownPlan } from '../../src/training/plan-steps.ts'
import type { Past, Plan, Target } from '../../src/training/plan-values.ts'
import { type Program, rulesOf, variantOf, weekOf } from '../../src/training/program.ts'
import { gramsOf, heavier, type Weight } from '../../src/training/weight.ts'
import { type Lived, type Played, play } from '../simulation/members/play.ts'
import { anyProgram } from '../support/arbitrary-program.ts'
import { runs } from '../support/runs.ts'

const TAKES: Weight = { number: 10, unit: 'kg' }
const MISSED: Lived = { rounds: 0 }
const score = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
const lived: fc.Arbitrary<Lived> = fc.record({
  rounds: fc.oneof(fc.constant(10), fc.integer({ min: 0, max: 3 })),
  leavesOut: fc.boolean(),
  gentle: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  flagged: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  felt: fc.record({
    effort: fc.integer({ min: 1, max: 10 }),
    pain: score,
    nextMorning: score,
  }) as fc.Arbitrary<NonNullable<Lived['felt']>>,
  takes: fc.constant(TAKES),
})
const good: Lived = { rounds: 10, felt: { effort: 6, pain: 1 }, takes: TAKES }
const life = fc
  .array(
    fc.oneof(
      lived.map(one => [one]),
      fc.constant([good]),
      fc.integer({ min: 1, max: 9 }).map(n => Array.from({ length: n }, () => MISSED)),
    ),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map(parts => [...parts.flat(), good])

/** Each week of a life by a program, with the one before it in which something was done. */
function pairs(program: Program, lives: readonly Lived[]): { before: Past; now: Played; missed: number }[] {
  const played = play(program, lives)
  return played.flatMap((now, n) => {
    const before = played.slice(0, n).findLast(({ past }) => past)?.past
    return before ? [{ before, now, missed: now.ordinal - before.ordinal - 1 }] : []
  })
}

function always(holds: (program: Program, before: Past, now: Played, missed: number) => void): void {
  fc.assert(
    fc.property(anyProgram, life, (program, lives) => {
      for (const { before, now, missed } of pairs(program, lives)) holds(program, before, now, missed)
    }),
    { numRuns: runs(300) },
  )
}

function targets(program: Program, before: Past, { plan }: Played) {
  return program.exercises.map(exercise => {
    const { id } = exercise
    const [target, asked] = [plan.targets[id], before.plan.targets[id]] as [Target, Target]
    const was = before.log.findLast(row => row.exercise === id && row.weight)?.weight ?? asked.weight
    const isHeld = (way: Target['way']) => variantOf(exercise, way).weighted
    const held = isHeld(target.way) && target.weight && was
    return { exercise, target, asked, was, held, bothHeld: held && isHeld(asked.way) }
  })
}

const grams = (weight: Weight | undefined) => (weight ? gramsOf(weight) : 0)

test('whatever the program, a first week is its first in at most its first rounds', () => {
  fc.assert(
    fc.property(anyProgram, program => {
      const { plan, reason } = planFor(program, { ordinal: 9, openedAt: 0, flagged: false }, [])
      const own = ownPlan(program, 1)
      expect(plan).toEqual({ ...own, rounds: Math.min(rulesOf(program).firstRounds, own.rounds) })
      expect(reason).toEqual({ code: 'first' })
    }),
  )
})

test('whatever the program, nothing grows after a week that was worse', () => {
  always((program, before, now) => {
    if (reactionOf([before.felt]) !== 'worse') return
    expect(now.plan.rung).toBeLessThanOrEqual(before.plan.rung)
    expect(now.plan.rounds).toBeLessThanOrEqual(before.plan.rounds)
    for (const { target, asked, held, was } of targets(program, before, now)) {
      expect(target.amount).toBeLessThanOrEqual(asked.amount)
      if (held) expect(grams(target.weight)).toBeLessThanOrEqual(grams(was))
    }
  })
})

test('whatever the program, a week is one step above the last at most', () => {
  always((program, before, { plan, ...now }) => {
    expect(plan.rung - before.plan.rung).toBeLessThanOrEqual(1)
    expect(plan.rounds - before.plan.rounds).toBeLessThanOrEqual(1)
    const amountOf = ({ rung }: Plan, id: string) => weekOf(program, rung).amount[id] ?? 0
    for (const { exercise, target, asked, held, was } of targets(program, before, { plan, ...now })) {
      const { id, measure, range } = exercise
      const step = Math.max(measure === 'reps' ? 1 : 5, amountOf(plan, id) - amountOf(before.plan, id))
      const known = before.plan.back?.before[id]?.amount ?? 0
      expect(target.amount).toBeLessThanOrEqual(Math.max(known, asked.amount + step))
      expect(target.amount).toBeGreaterThanOrEqual(range.min)
      expect(target.amount).toBeLessThanOrEqual(range.max)
      if (held && was && !before.plan.back)
        expect(grams(target.weight)).toBeLessThanOrEqual(grams(heavier(was)))
    }
  })
})

test('whatever the program, after missed weeks at most its share of the last is asked, or the least there is', () => {
  always((program, before, now, missed) => {
    if (missed < 2) return
    const { lessPerWeek, leastLoad } = rulesOf(program)
    const share = Math.max(leastLoad, 100 - lessPerWeek * (missed - 1)) / 100
    for (const { exercise, target, asked, was, bothHeld } of targets(program, before, now)) {
      const load = (weight: Weight | undefined) => (bothHeld ? grams(weight) : 1)
      const least = (grams(now.plan.back?.before[exercise.id]?.weight) * leastLoad) / 100
      const isLeast =
        now.plan.rounds === 1 &&
        target.amount === exercise.range.min &&
        load(target.weight) <= Math.max(1000, least)
      const most = before.plan.rounds * asked.amount * load(was) * share
      expect(isLeast || now.plan.rounds * target.amount * load(target.weight) <= most + 1e-6).toBe(true)
    }
  })
})

test('whatever the program, no way down leads below the least share of what was held', () => {
  always((program, before, now) => {
    const least = (10 * rulesOf(program).leastLoad) / 100
    for (const { target, held } of targets(program, before, now)) {
      // Weights come in steps.
      if (held) expect(target.weight?.number).toBeGreaterThan(least - 0.5)
    }
  })
})
