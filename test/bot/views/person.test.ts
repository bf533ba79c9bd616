import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../commands/index.ts'
import { helpView } from '../../../src/bot/views/help.ts'
import { homeView } from '../../../src/bot/views/home.ts'
import { exportView, mydataView, sureView } from '../../../src/bot/views/mydata.ts'
import { type Progress, progressView } from '../../../src/bot/views/progress.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import { bigProgram } from '../../support/big-program.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { complaintsOf, week } from '../../support/view-cases.ts'

const EXERCISES = PROGRAMS.flatMap(program => program.exercises)
const MANY = [...bigProgram('strength').exercises, ...bigProgram('gentle').exercises]

const progress: fc.Arbitrary<Progress> = fc.record({
  streak: fc.record({ current: fc.nat(500), best: fc.nat(500) }),
  weeks: fc.array(
    fc.constantFrom(
      'none' as const,
      'started' as const,
      'kept' as const,
      'finished' as const,
      'off' as const,
    ),
    { minLength: 1, maxLength: 8 },
  ),
  done: fc.nat(80),
  total: fc.integer({ min: 1, max: 80 }),
  totals: fc.constantFrom(EXERCISES, MANY).chain(all =>
    fc.subarray(all).chain(some =>
      fc.tuple(
        ...some.map(exercise =>
          fc.record({
            name: fc.constant(exercise.name),
            measure: fc.constant(exercise.measure),
            amount: fc.integer({ min: 1, max: 1e7 }),
            grams: fc.option(fc.integer({ min: 500, max: 500_000 }), { nil: undefined }),
          }),
        ),
      ),
    ),
  ),
  weeksLogged: fc.nat(500),
  units: fc.constantFrom('kg', 'lb'),
})

describe('progress', () => {
  test('is a message that every platform takes, for any weeks, totals and programs', () => {
    fc.assert(
      fc.property(progress, given => {
        expect(complaintsOf([progressView(en, given), homeView(en, week(), given)])).toEqual([])
      }),
    )
  })

  test('shows every week with a mark of its own, also those without a prompt', () => {
    const marks = Object.values(en.progress.marks)
    expect(new Set(marks).size).toBe(marks.length)
    for (const mark of marks) {
      expect(mark.trim()).not.toBe('')
      expect(en.progress.legend).toContain(mark)
    }
  })

  test('says how to begin when there is nothing yet', () => {
    fc.assert(
      fc.property(progress, given => {
        expect(plain(progressView(en, { ...given, weeksLogged: 0 }))).toContain('/workout')
      }),
    )
  })

  test.each([
    [0, 0, 'Ready when you are.'],
    [0, 1, 'Ready when you are. Your best run so far: 1 week.'],
    [1, 1, '**1 week** in a row'],
    [3, 3, '**3 weeks** in a row'],
    [2, 5, '**2 weeks** in a row (best: 5)'],
  ])('speaks of a streak of %i, at best %i, as %j', (current, best, text) => {
    expect(en.progress.streak(current, best)).toBe(text)
  })
})

describe('what is kept', () => {
  test('is a message that every platform takes, however much it is', () => {
    for (const [completions, checkIns] of [
      [0, 0],
      [1, 1],
      [100_000, 5000],
    ] as const) {
      expect(complaintsOf([mydataView(en, { completions, checkIns, notes: checkIns })])).toEqual([])
    }
    expect(complaintsOf([sureView(en), exportView(en, JSON.stringify(MANY))])).toEqual([])
    expect(en.mydata.counts(1, 0, 0)).toBe('1 logged step, 0 check-ins.')
    expect(en.mydata.counts(1, 0, 1)).toBe('1 logged step, 0 check-ins, 1 note.')
  })
})

describe('help', () => {
  test('is a message that every platform takes, with every command in its order', () => {
    const either = [true, false]
    for (const nextAt of [undefined, 1_800_000_000_000]) {
      for (const [direct, mayManage] of [
        [true, false],
        [false, false],
        [false, true],
      ] as const) {
        for (const planned of either) {
          const view = helpView(en, COMMANDS, { direct, mayManage, mentionsOnly: false, planned, nextAt })
          expect(complaintsOf([view])).toEqual([])
          const listed = plain(view).match(/^- \/\w+/gm)
          const mine = COMMANDS.filter(command => mayManage || command.needs === undefined)
          expect(listed?.toSorted()).toEqual(mine.map(command => `- /${command.name}`).sort())
        }
      }
    }
  })
})
