import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Felt, reactionOf } from '../../src/training/felt.ts'
import { planFor } from '../../src/training/plan.ts'
import { easier, ownPlan } from '../../src/training/plan-steps.ts'
import type { Past, Plan, Reason, Target } from '../../src/training/plan-values.ts'
import { exerciseOf, type Program, variantOf } from '../../src/training/program.ts'
import { gramsOf, heavier, type Weight } from '../../src/training/weight.ts'
import { type Lived, type Played, play } from '../simulation/members/play.ts'
import { PROGRAMS } from '../support/programs.ts'
import { runs } from '../support/runs.ts'

const strong = PROGRAMS.find(({ kind }) => kind === 'strength') as Program

const WHOLE: Lived = {
  rounds: 10,
  felt: { effort: 6, pain: 1 },
  takes: { number: 10, unit: 'kg', per: 'hand' },
}
const MISSED: Lived = { rounds: 0 }
const WORSE: Lived = { ...WHOLE, felt: { effort: 6, pain: 7 } }
const weeks = (n: number, lived: Lived): Lived[] => Array.from({ length: n }, () => lived)

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

function everyTarget(plan: Plan) {
  return Object.entries(plan.targets).map(([id, target]) => {
    const exercise = exerciseOf(strong, id)
    if (!exercise) throw new Error(id)
    return { id, exercise, target, held: variantOf(exercise, target.way).weighted }
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

  test('climbs a step at a time with whoever keeps their weeks, and never adds the same weight for ever', () => {
    const plans = play(strong, weeks(14, WHOLE)).map(({ plan, reason }) => {
      const { bridge, 'romanian-deadlift': rdl } = plan.targets
      return [
        reason.code,
        plan.rung,
        plan.rounds,
        bridge?.amount,
        rdl?.amount,
        rdl?.weight?.number ?? 0,
      ].join(' ')
    })
    expect(plans).toEqual([
      'first 1 2 10 10 0',
      'round 1 3 10 10 10',
      'more 2 3 12 12 10',
      'more 3 3 15 15 10',
      'top 4 3 15 15 10',
      'weight 4 3 15 10 11',
      'way 4 3 10 10 11',
      'more 4 3 11 11 11',
      'more 4 3 12 12 11',
      'more 4 3 13 13 11',
      'more 4 3 14 14 11',
      'more 4 3 15 15 11',
      'top 4 3 15 15 11',
      'weight 4 3 15 10 12',
    ])
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

  test.each<[why: string, lives: Lived[], code: Reason['code'], plan: Partial<Plan>]>([
    [
      'whoever did not do a whole round',
      [WHOLE, WHOLE, { ...WHOLE, rounds: 1, leavesOut: true }],
      'started',
      { rung: 2, rounds: 3 },
    ],
    [
      'whoever found it hard',
      [WHOLE, WHOLE, { ...WHOLE, felt: { effort: 9 } }],
      'hard',
      { rung: 2, rounds: 3 },
    ],
    ['whoever was sore', [WHOLE, WHOLE, { ...WHOLE, felt: { pain: 5 } }], 'sore', { rung: 2, rounds: 3 }],
    ['whoever missed a week', [WHOLE, WHOLE, WHOLE, MISSED], 'missed', { rung: 2, rounds: 3 }],
  ])('holds for %s', (_, lives, code, plan) => {
    const now = play(strong, [...lives, WHOLE]).at(-1)
    expect(now).toMatchObject({ reason: { code }, plan })
    expect(now?.plan.back).toBeUndefined()
  })

  test('climbs with whoever trains every other week, a step for two of their weeks', () => {
    const rungs = play(
      strong,
      Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? WHOLE : MISSED)),
    )
    expect(rungs.at(-2)?.plan.rung).toBeGreaterThan(2)
  })

  test('goes down after worse: the easier way, a round less; and then back, a step at a time', () => {
    const [worse, after, later] = play(strong, [...weeks(4, WHOLE), WORSE, ...weeks(3, WHOLE)]).slice(5)
    expect(worse).toMatchObject({
      reason: { code: 'worse', times: 1, pain: 7 },
      plan: { rung: 3, rounds: 2 },
    })
    expect(worse?.plan.targets['goblet-squat']).toEqual({
      amount: 15,
      way: 'easier',
      weight: { number: 9, unit: 'kg', per: 'hand' },
    })
    expect(after).toMatchObject({ reason: { code: 'back' }, plan: { rung: 3, rounds: 3 } })
    expect(after?.plan.targets['goblet-squat']?.way).toBe('standard')
    expect(later?.plan.targets['goblet-squat']?.weight?.number).toBe(10)
  })

  test('is one gentle round once it was worse twice, after a gentle week and after a sign', () => {
    for (const lives of [
      [WORSE, WORSE],
      [{ ...WHOLE, gentle: true }],
      [{ ...WHOLE, flagged: true }],
      [{ ...WHOLE, felt: { before: 'flag' as const } }],
      [MISSED, { ...MISSED, felt: { before: 'sore' as const } }],
    ]) {
      const now = play(strong, [...weeks(5, WHOLE), ...lives, WHOLE]).at(-1)
      expect(now?.plan.rounds).toBe(1)
      for (const { exercise, target } of everyTarget(now?.plan as Plan)) {
        expect(target.way).toBe(exercise.easier ? 'easier' : 'standard')
      }
    }
  })

  test('never takes four worse weeks and goes on as if nothing were', () => {
    const played = play(strong, [...weeks(4, WHOLE), ...weeks(4, WORSE), WHOLE])
    expect(played.slice(5).map(({ plan }) => plan.rounds)).toEqual([2, 1, 1, 1])
    expect(played.slice(5).map(({ reason }) => reason.code)).toEqual(weeks(4, WORSE).map(() => 'worse'))
  })

  test('begins again from the first rung after eight missed weeks, with what they held halved', () => {
    const back = play(strong, [...weeks(8, WHOLE), ...weeks(8, MISSED), WHOLE]).at(-1)
    expect(back).toMatchObject({ reason: { code: 'again', weeks: 8 }, plan: { rung: 1, rounds: 1 } })
    expect(back?.plan.targets['goblet-squat']?.weight?.number).toBe(5.5)
  })

  test('adds no weight where nobody said how hard it was, and says so', () => {
    const silent = { ...WHOLE, felt: {} }
    const played = play(strong, weeks(20, silent))
    expect(played.at(-1)?.reason).toEqual({ code: 'top', wants: 'effort' })
    expect(played.map(({ plan }) => plan.targets['goblet-squat']?.weight?.number ?? 10)).toEqual(
      weeks(20, silent).map(() => 10),
    )
  })

  test('proposes the harder way of what holds no weight after two easy weeks at the top, one at a time', () => {
    const played = play(strong, weeks(30, WHOLE))
    const proposed = played.filter(({ reason }) => reason.code === 'way')
    expect(proposed.map(({ reason }) => reason)).toEqual([{ code: 'way', exercise: 'bridge', way: 'harder' }])
    const [{ ordinal, plan }] = proposed as [Played]
    const [before, after] = [played[ordinal - 2]?.plan, played[ordinal]?.plan]
    expect(before?.targets.bridge).toEqual({ amount: 15, way: 'standard' })
    expect(plan).toEqual({
      ...before,
      targets: { ...before?.targets, bridge: { amount: 10, way: 'harder' } },
    })
    expect(after?.targets.bridge).toEqual({ amount: 11, way: 'harder' })
    for (const felt of [{ effort: 8 }, { pain: 1 }, {}]) {
      const reasons = play(strong, weeks(30, { ...WHOLE, felt })).map(({ reason }) => reason.code)
      expect(reasons).not.toContain('way')
    }
  })

  test('earns the harder way anew after a week that was worse, or many that were missed', () => {
    for (const broken of [weeks(1, WORSE), weeks(2, MISSED), [{ ...WHOLE, gentle: true }]]) {
      const played = play(strong, [...weeks(16, WHOLE), ...broken, ...weeks(4, WHOLE)])
      const ways = played.slice(14).map(({ plan }) => plan.targets.bridge?.way)
      expect([broken, ways.slice(0, 2)]).toEqual([broken, ['harder', 'harder']])
      expect([broken, ways.slice(-4, -1).filter(way => way === 'harder')]).toEqual([broken, []])
    }
  })

  test('leads from the easier way that somebody chose to the usual one, and never in a gentle program to the harder', () => {
    const chosen = (past: readonly Past[]): Past[] =>
      past.map(one => ({
        ...one,
        log: one.log.map(row => (row.exercise === 'romanian-deadlift' ? easyRow(row) : row)),
      }))
    const easyRow = ({ weight: _, ...row }: Past['log'][number]) => ({
      ...row,
      variant: 'easier' as const,
      amount: 15,
    })
    const past = chosen(play(strong, weeks(4, WHOLE)).flatMap(one => one.past ?? []))
    const { plan, reason } = planFor(
      strong,
      { ordinal: 5, openedAt: (past.at(-1)?.openedAt ?? 0) + 6e8, flagged: false },
      past,
    )
    expect(reason).toEqual({ code: 'way', exercise: 'romanian-deadlift', way: 'standard' })
    expect(plan.targets['romanian-deadlift']).toMatchObject({ amount: 10, way: 'standard' })
    for (const gentle of PROGRAMS.filter(({ kind }) => kind === 'gentle')) {
      const ways = play(gentle, weeks(30, WHOLE)).flatMap(({ plan }) =>
        Object.values(plan.targets).map(({ way }) => way),
      )
      expect(ways).not.toContain('harder')
    }
  })

  test('asks again for the harder way only after another week, where last week’s plan was taken instead', () => {
    const played = play(strong, weeks(16, WHOLE))
    const at = played.findIndex(({ reason }) => reason.code === 'way')
    const past = played.slice(0, at).flatMap(one => one.past ?? [])
    const last = past.at(-1) as Past
    const upcoming = { ordinal: at + 1, openedAt: last.openedAt + 6e8, flagged: false }
    expect(planFor(strong, upcoming, past).reason.code).toBe('way')
    const refused = [...past.slice(0, -1), { ...last, reason: { code: 'refused' } as const }]
    expect(planFor(strong, upcoming, refused).reason.code).not.toBe('way')
  })

  test('takes the weight that they took, also where it was another than was asked', () => {
    const took = { number: 12.3, unit: 'kg' } as const
    const [past] = play(strong, [WHOLE]).flatMap(one => one.past ?? [])
    if (!past) throw new Error('nothing was done')
    const log = past.log.map(row => (row.exercise === 'goblet-squat' ? { ...row, weight: took } : row))
    const { plan } = planFor(strong, { ordinal: 2, openedAt: past.openedAt + 6e8, flagged: false }, [
      { ...past, log },
    ])
    expect(plan.targets['goblet-squat']?.weight).toEqual(took)
  })

  test('that is made easier on request has a round less and the easier way, down to one round', () => {
    const plan = ownPlan(strong, 2)
    expect(easier(strong, plan)).toMatchObject({ rung: 2, rounds: 2 })
    expect(easier(strong, easier(strong, easier(strong, plan))).rounds).toBe(1)
    expect(easier(strong, plan).targets.bridge).toEqual({ amount: 12, way: 'easier' })
  })
})
