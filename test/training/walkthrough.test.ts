import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Program, weekOf } from '../../src/training/program.ts'
import { type LoggedStep, stepId, steps, walk } from '../../src/training/walkthrough.ts'
import { logOf } from '../support/arbitrary-log.ts'
import { PROGRAMS } from '../support/programs.ts'

const cases = PROGRAMS.flatMap(program =>
  program.weeks.map((_, i) => ({ program, number: i + 1, week: weekOf(program, i + 1) })),
)
const anyCase = fc.constantFrom(...cases)
const anyLog = anyCase.chain(one => fc.tuple(fc.constant(one), logOf(one.program, one.week)))

function did(step: { round: number; exercise: { id: string } }, loggedAt = 0): LoggedStep {
  return { exercise: step.exercise.id, round: step.round, outcome: 'done', loggedAt }
}

function programNamed(id: string): Program {
  const found = PROGRAMS.find(program => program.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('the steps of a week', () => {
  test('are every exercise in its order, round by round', () => {
    const program = programNamed('low-back-strength')
    expect(steps(program, weekOf(program, 1)).map(step => stepId(step.round, step.exercise.id))).toEqual([
      '1.bridge',
      '1.romanian-deadlift',
      '1.goblet-squat',
      '2.bridge',
      '2.romanian-deadlift',
      '2.goblet-squat',
      '3.bridge',
      '3.romanian-deadlift',
      '3.goblet-squat',
    ])
  })

  test('have an id each', () => {
    fc.assert(
      fc.property(anyCase, ({ program, week }) => {
        const ids = steps(program, week).map(step => stepId(step.round, step.exercise.id))
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('where someone stands', () => {
  test.each(cases)('in week $number of $program.id begins at the first step and ends after the last', one => {
    const { program, week } = one
    const all = steps(program, week)
    const log: LoggedStep[] = []
    for (const [i, step] of all.entries()) {
      expect(walk(program, week, log)).toMatchObject({ next: step, behind: i, done: i, total: all.length })
      log.push(did(step))
    }
    expect(walk(program, week, log)).toMatchObject({ next: undefined, behind: all.length, total: all.length })
  })

  test('does not depend on the order in which the steps were logged', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), ([{ program, week }, log], seed) => {
        const turned = [...log.slice(seed % (log.length || 1)), ...log.slice(0, seed % (log.length || 1))]
        expect(walk(program, week, turned)).toEqual(walk(program, week, log))
        expect(walk(program, week, log.toReversed())).toEqual(walk(program, week, log))
      }),
    )
  })

  test('does not depend on how often a step was logged', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week }, log]) => {
        expect(walk(program, week, [...log, ...log])).toEqual(walk(program, week, log))
      }),
    )
  })

  test('changes nothing that it is given', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week }, log]) => {
        const before = structuredClone(log)
        walk(program, week, log)
        expect(log).toEqual(before)
      }),
    )
  })

  test('is the first step that is neither done nor skipped', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week }, log]) => {
        const all = steps(program, week)
        const open = all.filter(
          step => !log.some(one => one.round === step.round && one.exercise === step.exercise.id),
        )
        const found = walk(program, week, log)
        expect(found.next).toEqual(open[0])
        expect(found.behind).toBe(all.length - open.length)
        expect(found.done).toBe(log.filter(one => one.outcome === 'done' && one.round <= week.rounds).length)
      }),
    )
  })

  test('moves one step on when the next one is logged, and never back', () => {
    fc.assert(
      fc.property(anyLog, ([{ program, week }, log]) => {
        const before = walk(program, week, log)
        if (!before.next) return
        const after = walk(program, week, [...log, did(before.next)])
        expect(after.behind).toBe(before.behind + 1)
        expect(after.next).not.toEqual(before.next)
      }),
    )
  })

  test('is not moved by rounds beyond the plan, or by what belongs elsewhere', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 20, max: 99 }), ([{ program, week }, log], round) => {
        const before = walk(program, week, log)
        const [exercise] = program.exercises
        if (!exercise) return
        const more = [did({ round, exercise }), did({ round: 1, exercise: { id: 'star-jump' } })]
        const after = walk(program, week, [...log, ...more])
        expect({ ...after, restUntil: 0 }).toEqual({ ...before, restUntil: 0 })
      }),
    )
  })
})

describe('rest', () => {
  const program = programNamed('low-back-strength')
  const week = weekOf(program, 1)
  const round = (n: number, at: number) =>
    steps(program, week)
      .filter(step => step.round === n)
      .map((step, i) => did(step, at + i))

  test('runs from the last step of a round to the first of the next', () => {
    expect(walk(program, week, round(1, 1000)).restUntil).toBe(1002 + program.restSeconds * 1000)
  })

  test('is not before the first round, nor in the middle of one', () => {
    expect(walk(program, week, []).restUntil).toBeUndefined()
    expect(walk(program, week, round(1, 0).slice(0, 2)).restUntil).toBeUndefined()
    expect(walk(program, week, [...round(1, 0), ...round(2, 0).slice(0, 1)]).restUntil).toBeUndefined()
  })

  test('is over when everything is', () => {
    expect(
      walk(
        program,
        week,
        [1, 2, 3].flatMap(n => round(n, 0)),
      ).restUntil,
    ).toBeUndefined()
  })
})
