import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Program, weekOf } from '../../src/training/program.ts'
import { better, keeps, openRounds, type Standing, standing } from '../../src/training/progress.ts'
import { type LoggedStep, steps, walk } from '../../src/training/walkthrough.ts'
import { logOf } from '../support/arbitrary-log.ts'
import { PROGRAMS } from '../support/programs.ts'

const anyCase = fc.constantFrom(
  ...PROGRAMS.flatMap(program => program.weeks.map((_, i) => ({ program, week: weekOf(program, i + 1) }))),
)
const anyLog = anyCase.chain(one => fc.tuple(fc.constant(one), logOf(one.program, one.week)))
const STANDINGS: Standing[] = ['none', 'started', 'kept', 'finished']

function allOf(program: Program, outcome: 'done' | 'skipped' = 'done'): LoggedStep[] {
  return steps(program, weekOf(program, 1)).map(step => ({
    exercise: step.exercise.id,
    round: step.round,
    outcome,
    loggedAt: 0,
  }))
}

describe('a week’s standing', () => {
  const strong = PROGRAMS.find(program => program.kind === 'strength') as Program
  const week = weekOf(strong, 1)
  const log = allOf(strong)

  test.each<[Standing, LoggedStep[]]>([
    ['none', []],
    ['started', log.slice(0, 2)],
    ['kept', log.slice(0, 3)],
    ['kept', log.slice(3, 6)],
    ['kept', log.slice(0, 8)],
    ['finished', log],
    ['started', [0, 3, 6].map(i => log[i] as LoggedStep)],
    ['none', allOf(strong, 'skipped')],
    ['started', [...allOf(strong, 'skipped').slice(1), log[0] as LoggedStep]],
    ['started', [...allOf(strong, 'skipped').slice(0, 2), log[2] as LoggedStep]],
    ['kept', [...allOf(strong, 'skipped').slice(3), ...log.slice(0, 3)]],
  ])('is %s for case %#', (expected, steps) => {
    expect(standing(strong, week, steps)).toBe(expected)
  })

  test('is kept in a gentle program with two of the five, and finished with all', () => {
    const gentle = PROGRAMS.find(program => program.kind === 'gentle') as Program
    const done = allOf(gentle)
    expect([1, 2, 4, 5].map(n => standing(gentle, weekOf(gentle, 1), done.slice(0, n)))).toEqual([
      'started',
      'kept',
      'kept',
      'finished',
    ])
  })

  test('is by the rounds of its own workout, also of a second one in the week', () => {
    const second = log.map(step => ({ ...step, round: step.round + 3 }))
    expect(standing(strong, { rounds: 3, from: 3 }, second)).toBe('finished')
    expect(standing(strong, { rounds: 3, from: 3 }, log)).toBe('kept')
  })

  test('is finished when all is done, in any order and however often', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROGRAMS), fc.nat(), (program, turn) => {
        const all = allOf(program)
        const mixed = all.toSorted((a, b) => ((a.round * 7 + turn) % 5) - ((b.round * 7 + turn) % 5))
        expect(standing(program, weekOf(program, 1), [...mixed, ...all.slice(0, turn % 9)])).toBe('finished')
      }),
    )
  })

  test('never falls when something more is done', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week: plan }, log]) => {
        const { next } = walk(program, plan, log)
        if (!next) return
        const more: LoggedStep = {
          exercise: next.exercise.id,
          round: next.round,
          outcome: 'done',
          loggedAt: 0,
        }
        const before = standing(program, plan, log)
        const after = standing(program, plan, [...log, more])
        expect(STANDINGS.indexOf(after)).toBeGreaterThanOrEqual(STANDINGS.indexOf(before))
      }),
    )
  })

  test('is nothing as long as nothing was done', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week: plan }, log]) => {
        const skipped = log.map(step => ({ ...step, outcome: 'skipped' as const }))
        expect(standing(program, plan, skipped)).toBe('none')
      }),
    )
  })

  test('is compared so that a gentle week counts as much as a strong one', () => {
    const any = fc.constantFrom(...STANDINGS)
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(better(a, b)).toBe(better(b, a))
        expect(better(a, a)).toBe(a)
        expect(better(better(a, b), c)).toBe(better(a, better(b, c)))
        expect(keeps(better(a, b))).toBe(keeps(a) || keeps(b))
      }),
    )
    expect(STANDINGS.filter(keeps)).toEqual(['kept', 'finished'])
  })
})

describe('open rounds', () => {
  test('are the lowest that are free, as many as asked for', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 0, max: 12 }), ([{ program }, log], count) => {
        const id = program.exercises[0]?.id ?? ''
        const rounds = openRounds(log, id, count)
        const taken = log.filter(step => step.exercise === id).map(step => step.round)
        expect(rounds).toHaveLength(count)
        expect(rounds).toEqual(rounds.toSorted((a, b) => a - b))
        const all = new Set([...rounds, ...taken])
        expect(all.size).toBe(new Set(taken).size + count)
        for (let round = 1; round <= Math.max(0, ...rounds); round++) expect(all.has(round)).toBe(true)
      }),
    )
  })
})
