import { describe, expect, test } from 'vitest'
import { planFor } from '../../src/training/plan.ts'
import { easier, ownPlan } from '../../src/training/plan-steps.ts'
import type { Plan, Reason } from '../../src/training/plan-values.ts'
import { type Lived, play } from '../simulation/members/play.ts'
import { everyTarget, MISSED, strong, WHOLE, WORSE, weeks } from '../support/lives.ts'

describe('a plan', () => {
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
