import { expect, test } from 'vitest'
import { MAX_DAYS_AGO } from '../../../src/training/entry/day.ts'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(
  PROGRAMS.find(({ id }) => id === 'low-back-strength'),
  PROGRAMS,
)

function problemsOf(line: string) {
  const now = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'command' } as const
  const meaning = readLine(line, lexicon, now)
  return 'problems' in meaning ? meaning.problems : meaning.kind
}

test.each([
  ['bridges 12 on 1 October', { kind: 'day-too-old', text: 'on 1 October', max: MAX_DAYS_AGO }],
  ['bridges 12 on 30 November', { kind: 'day-future', text: 'on 30 November' }],
  ['bridges 12 on 31 September', { kind: 'no-such-day', text: 'on 31 September' }],
])('“%s”: a day that cannot be logged is named as it was typed', (line, problem) => {
  expect(problemsOf(line)).toEqual([problem])
})
