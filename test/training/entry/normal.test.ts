import { expect, test } from 'vitest'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(
  PROGRAMS.find(({ id }) => id === 'low-back-strength'),
  PROGRAMS,
)
const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'command' } as const

test.each(['\n', '\r\n', '\r', '\u2028', '\u2029', '\n\n', ' \r\n '])(
  '%j is a new line of what was done',
  end => {
    const text = `bridges 3x12${end}10 rdl`
    expect(meaningText(readLine(text, lexicon, NOW))).toBe('bridge 3x12 + romanian-deadlift 10')
  },
)
