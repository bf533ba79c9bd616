import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Felt, reactionOf } from '../../src/training/felt.ts'
import { ownPlan } from '../../src/training/plan-steps.ts'
import type { Past, Target } from '../../src/training/plan-values.ts'
import { variantOf } from '../../src/training/program.ts'
import { gramsOf, heavier, type Weight } from '../../src/training/weight.ts'
import { type Lived, type Played, play } from '../simulation/members/play.ts'
import { everyTarget, MISSED, strong, WHOLE, WORSE, weeks } from '../support/lives.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs } from '../support/runs.ts'

const score = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
const weight = fc.record({
  number: fc.integer({ min: 2, max: 120 }).map(halves => halves / 2),
  unit: fc.constantFrom<Weight['unit']>('kg', 'lb'),
})
const felt: fc.Arbitrary<Felt> = fc.record(
  {
    before: fc.constantFrom('fine', 'sore', 'flag'),
    effort: fc.integer({ min: 1, max: 10 }),
    pain: score,
    nextMorning: score,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Felt>
const lived: fc.Arbitrary<Lived> = fc.record({
  rounds: fc.oneof(fc.constant(10), fc.integer({ min: 0, max: 3 })),
  leavesOut: fc.boolean(),
  gentle: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  flagged: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true)),
  felt,
  takes: weight,
})
const life = fc.array(fc.oneof(lived, fc.constant(WHOLE), fc.constant(MISSED)), {
  minLength: 1,
  maxLength: 30,
})

/** Each week with the one before it in which something was done. */
function pairs(played: readonly Played[]): [before: Past, now: Played][] {
  return played.flatMap((now, n): [Past, Played][] => {
    const before = played.slice(0, n).findLast(({ past }) => past)?.past
    return before ? [[before, now]] : []
  })
}

/** What they held of an exercise in a week, or else what was asked. */
function heldIn(past: Past, id: string): Weight | undefined {
  return past.log.findLast(row => row.exercise === id && row.weight)?.weight ?? past.plan.targets[id]?.weight
}

describe('a plan', () => {
  test('of a first week is the first rung in two rounds, whoever joins when', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.constantFrom(...PROGRAMS), (from, program) => {
        const [first] = play(program, [WHOLE], from)
        const own = ownPlan(program, 1)
        expect(first?.plan).toEqual({ ...own, rounds: Math.min(2, own.rounds) })
        expect(first?.reason).toEqual({ code: 'first' })
      }),
    )
  })

  test('never asks for more of anything after a week that was worse', () => {
    fc.assert(
      fc.property(life, lives => {
        for (const [before, { plan }] of pairs(play(strong, lives))) {
          if (reactionOf([before.felt]) !== 'worse') continue
          expect(plan.rung).toBeLessThanOrEqual(before.plan.rung)
          expect(plan.rounds).toBeLessThanOrEqual(before.plan.rounds)
          for (const { id, target, held } of everyTarget(plan)) {
            expect(target.amount).toBeLessThanOrEqual(before.plan.targets[id]?.amount ?? 0)
            const was = heldIn(before, id)
            if (held && target.weight && was) expect(gramsOf(target.weight)).toBeLessThanOrEqual(gramsOf(was))
          }
        }
      }),
      { numRuns: runs(500) },
    )
  })

  test('is never more than one step above the last, but for what they held before a gap', () => {
    fc.assert(
      fc.property(life, lives => {
        const played = play(strong, lives)
        for (const [before, { plan, reason, ordinal }] of pairs(played)) {
          expect(plan.rung - before.plan.rung).toBeLessThanOrEqual(1)
          expect(plan.rounds - before.plan.rounds).toBeLessThanOrEqual(1)
          if (plan.rung > before.plan.rung && plan.rounds > before.plan.rounds)
            expect(reason.code).toBe('round')
          for (const { id, exercise, target, held } of everyTarget(plan)) {
            const was = heldIn(before, id)
            const known = played.slice(0, ordinal - 1).flatMap(one => one.past?.log ?? [])
            const most = Math.max(
              0,
              ...known.flatMap(row => (row.exercise === id && row.weight ? [gramsOf(row.weight)] : [])),
            )
            if (held && target.weight && was) {
              expect(gramsOf(target.weight)).toBeLessThanOrEqual(Math.max(most, gramsOf(heavier(was))))
            }
            expect(target.amount).toBeGreaterThanOrEqual(exercise.range.min)
            expect(target.amount).toBeLessThanOrEqual(exercise.range.max)
          }
        }
      }),
      { numRuns: runs(500) },
    )
  })

  test.each([
    [2, 85],
    [3, 70],
    [4, 55],
    [5, 50],
    [8, 50],
    [40, 50],
  ])(
    'after %i missed weeks asks for at most %i percent of the last, or for the least there is',
    (missed, share) => {
      fc.assert(
        fc.property(fc.array(fc.oneof(lived, fc.constant(WHOLE)), { minLength: 1, maxLength: 20 }), lives => {
          const played = play(strong, [...lives, ...weeks(missed, MISSED), WHOLE])
          const [before, back] = pairs(played).at(-1) ?? []
          if (!before || !back || back.ordinal - before.ordinal !== missed + 1) return
          for (const { id, exercise, target, held } of everyTarget(back.plan)) {
            const last = heldIn(before, id)
            const was = { ...(before.plan.targets[id] as Target), ...(last && { weight: last }) }
            const both = held && variantOf(exercise, was.way).weighted
            const load = ({ weight }: Target) => (both && weight ? weight.number : 1)
            const asked = back.plan.rounds * target.amount * load(target)
            const held50 = (back.plan.back?.before[id]?.weight?.number ?? 0) / 2
            const isLeast =
              back.plan.rounds === 1 &&
              target.amount === exercise.range.min &&
              load(target) <= Math.max(1, held50)
            expect(isLeast || asked <= (before.plan.rounds * was.amount * load(was) * share) / 100).toBe(true)
          }
        }),
      )
    },
  )

  test('never leads below the least share of what they held, however many weeks were worse, gentle or missed', () => {
    const gap = fc.integer({ min: 1, max: 6 }).map(n => weeks(n, MISSED))
    const some = fc.array(fc.oneof(lived, fc.constant(WORSE), fc.constant(WHOLE)), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(some, gap), { maxLength: 10 }), parts => {
        const lives = parts.flat(2).map(one => ({ ...one, takes: WHOLE.takes as Weight }))
        for (const { plan } of play(strong, [...lives, WHOLE])) {
          for (const { target, held } of everyTarget(plan)) {
            if (held && target.weight) expect(target.weight.number).toBeGreaterThanOrEqual(5)
          }
        }
      }),
      { numRuns: runs(500) },
    )
  })

  test('of the same log is the same', () => {
    fc.assert(
      fc.property(life, lives => {
        expect(play(strong, lives)).toEqual(play(strong, structuredClone(lives)))
      }),
    )
  })
})
