import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Lexicon,
  lexiconOf,
  type Meaning,
  type Moment,
  readCorrection,
  readLine,
} from '../../../src/training/entry/index.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const PLACES = ['command', 'direct', 'thread'] as const

/** A Wednesday, at nine in the morning. */
const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true } as const

const file = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')

/** The line, where it is said, when, and what it means there. */
const LINES = file('lines.tsv')
  .slice(1)
  .map(row => row.split('\t') as [line: string, place: string, moment: string, meaning: string])

let lexicon: Lexicon
beforeAll(async () => {
  lexicon = lexiconOf(
    PROGRAMS.find(({ id }) => id === 'low-back-strength'),
    PROGRAMS,
  )
})

function momentOf(text: string): Partial<Moment> {
  const clock = /(\d\d):(\d\d)/.exec(text)
  return {
    ...(clock && { minute: Number(clock[1]) * 60 + Number(clock[2]) }),
    ...(text.includes('lb') && { units: 'lb' as const }),
    ...(text.includes('new') && { inWeek: false }),
  }
}

test('there are lines of every kind', () => {
  expect(LINES.length).toBeGreaterThan(900)
  expect(new Set(LINES.map(([line, place]) => line + place)).size).toBe(LINES.length)
})

describe.each(PLACES)('said in a %s', place => {
  const said = LINES.filter(([, where]) => where === 'any' || where === place)
  // One test for all of them: thousands of their own take longer to be counted than to be run.
  test('each line means what stands beside it', () => {
    const other = said.flatMap(([line, , moment, meaning]) => {
      const text = line.replaceAll('\\n', '\n')
      const now = meaningText(readLine(text, lexicon, { ...NOW, ...momentOf(moment), place }))
      return now === meaning ? [] : [{ line, moment, meaning, now }]
    })
    expect(other).toEqual([])
  })
})

test('of a thousand lines of ordinary talk, two are answered at most', () => {
  const chat = file('chat.txt')
  expect(new Set(chat).size).toBe(1000)
  const answered = chat.filter(line => {
    const meaning = settled(readLine(line, lexicon, { ...NOW, place: 'thread' }))
    return meaning.kind !== 'chatter'
  })
  expect(answered.length, answered.join('\n')).toBeLessThanOrEqual(2)
})

/** What a line means to someone with no card open, who has logged bridges a moment ago. */
function settled(meaning: Meaning): Meaning {
  if (meaning.kind === 'card') return settled(meaning.otherwise)
  if (meaning.kind !== 'correct') return meaning
  const corrected = readCorrection(meaning.rest, lexicon.own.slice(0, 1), lexicon, {
    ...NOW,
    place: 'thread',
  })
  return corrected.kind === 'chatter' ? settled(meaning.otherwise) : corrected
}

test('no word of daily life becomes an exercise, also beside a number', () => {
  const names = new Set([...lexicon.indexes.flatMap(({ forms }) => [...forms.keys()])])
  const words = file('common-words.txt').filter(
    word => !names.has(word) && !names.has(word.replace(/s$/, '')),
  )
  expect(words.length).toBeGreaterThan(5000)
  const logged = words.flatMap(word =>
    [`${word} 12`, `12 ${word}`, `did ${word}`, `${word} 3x12`].filter(line => {
      const meaning = readLine(line, lexicon, { ...NOW, place: 'direct' })
      return (
        meaning.kind === 'log' &&
        meaning.entries.some(({ parts }) =>
          parts.some(part => part.kind === 'sets' && part.sets.length < 4 && !WHOLE.test(word)),
        )
      )
    }),
  )
  expect(logged).toEqual([])
}, 120_000)

/** Words for all of it, and for how many. */
const WHOLE = /^(?:all|everything|both|rounds?|circuits?)$/
