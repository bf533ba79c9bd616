import { expect, test } from 'vitest'
import { lexiconOf, nearWays } from '../../../src/training/entry/lexicon.ts'
import { PROGRAMS } from '../../support/programs.ts'

/** The ids of the exercises that a word may have been meant for, where one of them has a name of its own. */
function near(name: string, typed: string): string[] {
  const [program] = PROGRAMS
  const [first, ...rest] = program?.exercises ?? []
  if (!program || !first) throw new Error('no program')
  const named = { ...program, exercises: [{ ...first, name }, ...rest] }
  return nearWays(typed, lexiconOf(named, [named])).map(({ id }) => id)
}

test('a mistake is looked for in words of up to thirty letters', () => {
  const long = (letters: number, end: string) => `${'abcdefghij'.repeat(4).slice(0, letters - 1)}${end}`
  const first = PROGRAMS[0]?.exercises[0]?.id
  expect(near(long(30, 'x'), long(30, 'y'))).toEqual([first])
  expect(near(long(31, 'x'), long(31, 'y'))).toEqual([])
})
