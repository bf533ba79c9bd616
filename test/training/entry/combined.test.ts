import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lexiconOf, type Meaning, readLine } from '../../../src/training/entry/index.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const LINES = readFileSync('test/training/entry/combined.tsv', 'utf8')
  .split('\n')
  .filter(row => row !== '' && !row.startsWith('#'))
  .map(row => row.split('\t') as [line: string, means: string])
const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'direct' } as const

/** What a line means, and what of it is a problem. */
function told(meaning: Meaning): string {
  const problems = 'problems' in meaning ? meaning.problems : []
  return [meaningText(meaning), ...problems.map(({ kind, text }) => `${kind}: ${text}`)]
    .join(' | ')
    .replaceAll('\n', '\\n')
}

test('whatever is combined is read as it was', () => {
  const lexicon = lexiconOf(
    PROGRAMS.find(({ id }) => id === 'low-back-strength'),
    PROGRAMS,
  )
  expect(LINES.length).toBeGreaterThan(1900)
  const other = LINES.flatMap(([line, means]) => {
    const now = told(readLine(line.replaceAll('\\n', '\n'), lexicon, NOW))
    return now === means ? [] : [{ line, means, now }]
  })
  expect(other).toEqual([])
})
