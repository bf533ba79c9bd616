import fc from 'fast-check'
import type { Program, Week } from '../../src/training/program.ts'
import { type LoggedStep, steps } from '../../src/training/walkthrough.ts'

/** Any log of a week: some of its steps, in any order, and rounds beyond the plan. */
export function logOf(program: Program, week: Week): fc.Arbitrary<LoggedStep[]> {
  const planned = steps(program, week).map(step => ({ exercise: step.exercise.id, round: step.round }))
  const extra = program.exercises.map(exercise => ({ exercise: exercise.id, round: week.rounds + 1 }))
  return fc
    .shuffledSubarray([...planned, ...extra])
    .chain(some =>
      fc.tuple(
        fc.constant(some),
        fc.array(fc.constantFrom('done', 'skipped'), { minLength: some.length, maxLength: some.length }),
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: some.length, maxLength: some.length }),
      ),
    )
    .map(([some, outcomes, times]) =>
      some.map((step, i) => ({ ...step, outcome: outcomes[i] ?? 'done', loggedAt: times[i] ?? 0 })),
    )
}
