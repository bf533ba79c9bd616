import { expect, test } from 'vitest'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import type { Program } from '../../../src/training/program.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const own = PROGRAMS.find(({ id }) => id === 'low-back-strength') as Program

/** A program of one exercise, which others call a swing, too. */
function withSwing(id: string, name: string): Program {
  const [exercise] = own.exercises
  if (!exercise) throw new Error('no exercise')
  const { easier: _easier, harder: _harder, ...rest } = exercise
  const aliases = ['swing', 'big swing']
  return { ...own, id: `only-${id}`, name: `Only ${id}`, exercises: [{ ...rest, id, name, aliases }] }
}

const lexicon = lexiconOf(own, [
  ...PROGRAMS,
  withSwing('kettlebell-swing', 'Kettlebell swing'),
  withSwing('arm-swing', 'Arm swing'),
])

test.each([
  ['arm swings 3x12', 'arm-swing 3x12'],
  ['kettlebell swings 3x12', 'kettlebell-swing 3x12'],
  ['big swings 3x12', '?near kettlebell-swing 3x12 / arm-swing 3x12'],
  ['swing big 3x12', '?near kettlebell-swing 3x12 / arm-swing 3x12'],
  ['swings 3x12', 'no unknown-exercise'],
])('a name that two exercises have is neither’s: %j', (line, meaning) => {
  const moment = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'command' } as const
  expect(meaningText(readLine(line, lexicon, moment))).toBe(meaning)
})
