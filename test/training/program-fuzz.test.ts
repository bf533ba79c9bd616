import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { PROGRAM_TEXT, problemsOf } from '../support/program-text.ts'
import { runs, TIMES } from '../support/runs.ts'

const LINES = PROGRAM_TEXT.split('\n').length

/** It is a program, or every problem has a place in the text and two sentences to say. */
function expectAnswer(text: string, lines: number): void {
  for (const { line, column, what, mend } of problemsOf(text)) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines)
    expect(column).toBeGreaterThanOrEqual(1)
    for (const said of [what, mend]) {
      // What stands in the file is quoted, and may be any word.
      expect(said.replace(/`[^`]+`/g, '`x`')).not.toMatch(/undefined|\[object|NaN|^\s*$|\.$/)
    }
  }
}

test('a file with anything typed into it anywhere is read or refused in plain words', {
  timeout: 120_000 * TIMES,
}, () => {
  const edit = fc.record({
    at: fc.nat(PROGRAM_TEXT.length),
    drop: fc.nat(12),
    typed: fc.oneof(
      fc.constantFrom('\t', ' ', '\n', ':', '- ', '"', "'", '[', '{', '&a ', '*a', '!', '#', '|', '?', '0'),
      fc.string(),
    ),
  })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), edits => {
      let text = PROGRAM_TEXT
      for (const { at, drop, typed } of edits) text = text.slice(0, at) + typed + text.slice(at + drop)
      expectAnswer(text, text.split('\n').length)
    }),
    { numRuns: runs(150) },
  )
})

test('a program with any other value in any place is read or refused in plain words', {
  timeout: 120_000 * TIMES,
}, () => {
  const places: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]) => {
    if (path.length > 0) places.push(path)
    if (Array.isArray(value)) for (const [n, item] of value.entries()) walk(item, [...path, n])
    else if (typeof value === 'object' && value)
      for (const [k, item] of Object.entries(value)) walk(item, [...path, k])
  }
  walk(parse(PROGRAM_TEXT), [])
  expect(places.length).toBeGreaterThan(LINES)

  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
      const data = parse(PROGRAM_TEXT)
      let holder = data
      for (const key of path.slice(0, -1)) holder = holder[key]
      holder[path.at(-1) ?? ''] = value
      const text = stringify(data)
      expectAnswer(text, text.split('\n').length)
    }),
    {
      numRuns: runs(300),
      examples: [
        [['exercises', 1, 'id'], '.'],
        [['id'], { length: '' }],
      ],
    },
  )
})
