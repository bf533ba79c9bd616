import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../commands/index.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { parse } from '../../../src/chat/markdown.ts'
import { SIGNS } from '../../../src/training/signs.ts'
import { sources } from '../../support/imports.ts'
import { PROGRAMS } from '../../support/programs.ts'

/** Every sentence that needs nothing to be said, with its place in the catalogue. */
function* sentences(of: object, path = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(of)) {
    if (typeof value === 'string') yield [`${path}${key}`, value]
    else if (typeof value === 'object' && value !== null) yield* sentences(value, `${path}${key}.`)
  }
}

const all = [...sentences(en)]

describe('the catalogue', () => {
  test('has many sentences, and none is empty or untidy', () => {
    expect(all.length).toBeGreaterThan(150)
    for (const [path, text] of all) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/ {3}|\s$|undefined|TODO/)
    }
  })

  test('writes apostrophes and quotation marks as print does', () => {
    const typed = all.filter(([, text]) => /\w'\w|"/.test(text.replace(/`[^`]*`/g, '')))
    expect(typed).toEqual([])
  })

  test('writes them so in its functions, as does whatever else has words for people', async () => {
    for (const { path, text } of await sources()) {
      const lines = text.split('\n').filter(line => !/^\s*(?:\*|\/\*|\/\/)/.test(line))
      expect(
        lines.filter(line => /[a-z]'[a-z]/.test(line)),
        path,
      ).toEqual([])
    }
  })

  test('meets programs that write them so, however they were typed', async () => {
    const programs = JSON.stringify(PROGRAMS)
    expect(programs).not.toMatch(/\p{L}'\p{L}/u)
    expect(programs).toMatch(/Child’s pose.*don’t/)
  })

  test('names no platform', () => {
    expect(all.filter(([, text]) => /discord|slack/i.test(text))).toEqual([])
  })

  test('closes every mark that it opens', () => {
    const open = all.filter(([, text]) =>
      parse(text).some(line => line.inner.some(part => part.kind === 'text' && /\*\*|`/.test(part.text))),
    )
    expect(open).toEqual([])
  })

  test('writes every command as code, so that a platform can call it by the name that it has there', async () => {
    const bare = new RegExp(`(?<![\\w\`/}])/(?:${COMMANDS.map(c => c.name).join('|')})\\b`)
    expect(bare.test('see /help')).toBe(true)
    const words = (await sources()).filter(({ path }) => path.startsWith('src/bot/wording/'))
    const lines = words.flatMap(({ text }) => text.split('\n'))
    expect(lines.filter(line => !/import|\/\*|^\s*\*/.test(line) && bare.test(line))).toEqual([])
  })

  test('sends people only to commands that there are', () => {
    const names = COMMANDS.map(command => command.name)
    for (const [path, text] of all) {
      for (const [, name] of text.matchAll(/(?<![\w/])\/([a-z]+)\b/g)) expect(names, path).toContain(name)
    }
  })

  test('has words for every red flag', () => {
    for (const { id } of SIGNS) expect(en.gate.signs[id]).toMatch(/\w/)
  })
})

describe('what cannot be read', () => {
  test.each([
    [{ kind: 'unknown-exercise', text: 'brig' }, ['Bridge'], 'I don’t know “brig”. Did you mean Bridge?'],
    [{ kind: 'unknown-exercise', text: 'foo' }, [], 'I don’t know the exercise “foo”.'],
    [
      { kind: 'amount-range', text: '900', min: 1, max: 500 },
      [],
      '“900” is out of range: reps go from 1 to 500.',
    ],
    [
      { kind: 'sets-range', text: '20x', min: 1, max: 10 },
      [],
      '“20x” is out of range: sets go from 1 to 10.',
    ],
    [
      { kind: 'load-range', text: '900', min: 0.5, max: 500 },
      [],
      '“900” is out of range: weights in kg go from 0.5 to 500.',
    ],
    [
      { kind: 'day-too-old', text: 'a month ago' },
      [],
      '“a month ago” is too long ago: this week and last week can still be logged.',
    ],
    [{ kind: 'empty', text: '' }, [], 'Tell me what you did.'],
  ] as const)('%j is answered in plain words', (problem, nearest, text) => {
    expect(en.done.problem(problem, nearest)).toBe(text)
  })
})

test.each([
  [0, 0, 'Ready when you are'],
  [0, 3, 'Ready when you are'],
  [1, 1, '1 week in a row'],
  [2, 5, '2 weeks in a row, best 5'],
])('a chart of a streak of %i, at best %i, is called %j', (weeks, best, title) => {
  expect(en.chart.streak(weeks, best)).toBe(title)
})

test('sets as planned are told in words that fit one and several', () => {
  expect([1, 2].map(en.done.setsAsPlanned)).toEqual(['once, as planned', '2 ×, as planned'])
})
