import { describe, expect, test } from 'vitest'
import { planFor } from '../../src/training/plan.ts'
import type { Past } from '../../src/training/plan-values.ts'
import { type Played, play } from '../simulation/members/play.ts'
import { MISSED, strong, WHOLE, WORSE, weeks } from '../support/lives.ts'
import { PROGRAMS } from '../support/programs.ts'

describe('a plan', () => {
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
})
