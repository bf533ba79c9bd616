import fc from 'fast-check'
import type { Exercise, Program, Variant } from '../../src/training/program.ts'

const variant: fc.Arbitrary<Variant> = fc.record({
  name: fc.constant('Another way'),
  aliases: fc.constant([]),
  steps: fc.constant(['Do it.']),
  cautions: fc.constant([]),
  weighted: fc.boolean(),
  eachHand: fc.constant(undefined),
})

const exercise = (n: number): fc.Arbitrary<Exercise> =>
  fc
    .record({
      variant,
      measure: fc.constantFrom('reps', 'seconds'),
      perSide: fc.boolean(),
      ends: fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 })),
      easier: fc.option(variant, { nil: undefined }),
    })
    .map(({ variant, measure, perSide, ends: [min, more], easier }) => ({
      ...variant,
      id: `exercise-${n}`,
      name: `Exercise ${n}`,
      purpose: 'Strength.',
      measure,
      perSide,
      range: { min, max: min + more },
      ...(easier && { easier }),
    }))

/** Any strength program that a file may hold, as far as plans follow from it. */
export const anyProgram: fc.Arbitrary<Program> = fc
  .integer({ min: 1, max: 5 })
  .chain(count =>
    fc.record({
      exercises: fc.tuple(...Array.from({ length: count }, (_, n) => exercise(n))),
      weeks: fc.array(
        fc.record({
          rounds: fc.integer({ min: 1, max: 10 }),
          share: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      progress: fc.record(
        {
          firstRounds: fc.integer({ min: 1, max: 2 }),
          lessPerWeek: fc.integer({ min: 10, max: 50 }),
          leastLoad: fc.integer({ min: 10, max: 70 }),
          againAfter: fc.integer({ min: 4, max: 52 }),
          weightEffort: fc.integer({ min: 1, max: 7 }),
          keptWith: fc.integer({ min: 1, max: count }),
        },
        { requiredKeys: [] },
      ),
    }),
  )
  .map(({ exercises, weeks, progress }) => ({
    id: 'any',
    name: 'Any',
    summary: '',
    why: [],
    kind: 'strength' as const,
    timesAWeek: 1,
    minutes: 20,
    restSeconds: 60,
    equipment: [],
    first: '',
    notice: '',
    figures: {},
    exercises,
    progress,
    weeks: weeks.map(({ rounds, share }) => ({
      rounds,
      note: '',
      amount: Object.fromEntries(
        exercises.map(({ id, range }, n) => [
          id,
          range.min + Math.round((range.max - range.min) * (share[n] ?? 0)),
        ]),
      ),
    })),
  }))
