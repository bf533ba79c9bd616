import { expect, test } from 'vitest'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(
  PROGRAMS.find(({ id }) => id === 'low-back-strength'),
  PROGRAMS,
)
const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true } as const

test.each(['command', 'direct', 'thread'] as const)('rounds that lead a line count all of it: %s', place => {
  const means = (line: string) => meaningText(readLine(line, lexicon, { ...NOW, place }))
  expect(means('2 rounds: bridges 12, rdl 10')).toBe('bridge 2x12 + romanian-deadlift 2x10')
  for (const count of ['2-3 rounds:', '2/3 rounds:', '12,10 rounds:', 'each rounds', 'x rounds:'])
    expect([count, means(`${count} bridges 12, rdl 10`)]).toEqual([count, '?sure romanian-deadlift 10'])
  expect(means('2:30 rounds: bridges 12, rdl 10')).toBe('no measure')
})
