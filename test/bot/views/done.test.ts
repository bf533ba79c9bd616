import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Logged } from '../../../src/bot/logbook.ts'
import { type LoggedContext, loggedView, whenText } from '../../../src/bot/views/done.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import type { Completion } from '../../../src/storage/completions.ts'
import type { Day } from '../../../src/training/entry/index.ts'
import type { Standing } from '../../../src/training/progress.ts'
import { ALL_PROGRAMS, complaintsOf, member, week } from '../../support/view-cases.ts'

const STANDINGS: Standing[] = ['none', 'started', 'kept', 'finished']

function logged(rows: readonly Completion[], more: Partial<Logged> = {}): Logged {
  return {
    batch: 'f'.repeat(20),
    member: member(),
    week: week(),
    at: 0,
    day: { kind: 'days-ago', days: 0 },
    rows,
    before: 'none',
    after: 'started',
    ...more,
  }
}

function row(program: string, exercise: string, round: number, more: Partial<Completion> = {}): Completion {
  return {
    memberId: member().id,
    week: 1,
    program,
    version: 'v1',
    exercise,
    round,
    outcome: 'done',
    amount: 12,
    grams: null,
    variant: 'standard',
    doneAt: 0,
    loggedAt: 0,
    batch: 'f'.repeat(20),
    ...more,
  }
}

function context(more: Partial<LoggedContext> = {}): LoggedContext {
  return {
    member: member(),
    programs: ALL_PROGRAMS,
    units: 'kg',
    when: () => 'This week',
    ...more,
  }
}

test('what was logged is a message that every platform takes, whatever it is', () => {
  const rows = fc.constantFrom(...ALL_PROGRAMS).chain(program =>
    fc
      .uniqueArray(
        fc.record({
          exercise: fc.constantFrom(...program.exercises.map(exercise => exercise.id)),
          round: fc.integer({ min: 1, max: 12 }),
          amount: fc.integer({ min: 1, max: 600 }),
          grams: fc.option(fc.integer({ min: 500, max: 500_000 })),
        }),
        { minLength: 1, maxLength: 96, selector: one => `${one.round} ${one.exercise}` },
      )
      .map(some => some.map(one => row(program.id, one.exercise, one.round, one))),
  )
  const standing = fc.constantFrom(...STANDINGS)
  fc.assert(
    fc.property(rows, standing, standing, fc.constantFrom('kg', 'lb'), (some, before, after, units) => {
      expect(
        complaintsOf([loggedView(en, [logged(some, { before, after })], context({ units, first: 'soon' }))]),
      ).toEqual([])
    }),
  )
})

test.each<[string, Completion[]]>([
  ['Bridge: 1 × 12 (round 1)', [row('low-back-strength', 'bridge', 1)]],
  ['Bridge: 3 × 12 (rounds 1–3)', [1, 2, 3].map(n => row('low-back-strength', 'bridge', n))],
  ['Bridge: 12, 10 (rounds 1 and 3)', [row('a', 'bridge', 1), row('a', 'bridge', 3, { amount: 10 })]],
  ['Romanian deadlift: 1 × 12 at 20 kg (round 2)', [row('a', 'romanian-deadlift', 2, { grams: 20_000 })]],
  ['Child’s pose: 1 × 30 s (round 1)', [row('back-mobility', 'childs-pose', 1, { amount: 30 })]],
  ['gone: 1 × 12 (round 1)', [row('gone', 'gone', 1)]],
])('it says %j', (line, rows) => {
  expect(plain(loggedView(en, [logged(rows)], context()))).toContain(`- ${line}`)
})

test.each<[Standing, Standing, string | undefined]>([
  ['none', 'started', undefined],
  ['started', 'kept', 'so the week counts'],
  ['none', 'finished', 'the week finished'],
  ['kept', 'finished', 'the week finished'],
  ['kept', 'kept', undefined],
  ['finished', 'finished', undefined],
])('from %s to %s it cheers only for what is new', (before, after, cheer) => {
  const text = plain(loggedView(en, [logged([row('a', 'bridge', 1)], { before, after })], context()))
  if (cheer) expect(text).toContain(cheer)
  else expect(text).not.toMatch(/counts|finished/)
})

test.each<[string, Day, boolean]>([
  ['This week', { kind: 'days-ago', days: 0 }, true],
  ['Last week', { kind: 'days-ago', days: 0 }, false],
  ['Yesterday', { kind: 'days-ago', days: 1 }, true],
  ['Yesterday, which was last week, week 3', { kind: 'days-ago', days: 1 }, false],
  ['On <t:0:date>', { kind: 'days-ago', days: 3 }, true],
  ['Last week', { kind: 'last-week' }, false],
])('it says %j of when', (text, day, isRunning) => {
  expect(whenText(en, logged([], { day, week: week(3) }), isRunning)).toBe(text)
})
