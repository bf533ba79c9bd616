import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { oneLine, printable, quotable, readableName, shorten } from '../../src/core/text.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { sources } from '../support/imports.ts'

const FAMILY = '👨‍👩‍👧‍👦'
const characters = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment)

/** Pieces that are one character to a reader and several to a machine, and those that play tricks. */
const piece = fc.oneof(
  fc.constantFrom(
    FAMILY,
    '🇩🇪',
    '👍🏽',
    '🏴󠁧󠁢󠁳󠁣󠁴󠁿',
    'e\u0301',
    'n\u0303',
    '각',
    'क्षि',
    '\r\n',
    'a',
    ' ',
    'א',
    'ا',
    '漢',
  ),
  fc.constantFrom(
    '\u202e',
    '\u202a',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u200b',
    '\u200d',
    '\u200f',
    '\ufeff',
  ),
  fc.constantFrom(
    '\u3164',
    '\u2800',
    '\u00ad',
    '\u0000',
    '\u001b',
    '\u0085',
    '\u2028',
    '\u2029',
    '\n',
    '\t',
    '\ud83d',
    '\udc4d',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
  fc.string({ unit: ANY_CHARACTER, maxLength: 3 }),
)
const texts = fc.array(piece, { maxLength: 80 }).map(pieces => pieces.join(''))

describe('shortening', () => {
  test('leaves what fits as it is, and ends the rest with an ellipsis', () => {
    expect(shorten('twelve', 6)).toBe('twelve')
    expect(shorten('twelve', 5)).toBe('twel…')
    expect(shorten('one two', 5)).toBe('one…')
    expect(shorten('one', 0)).toBe('')
  })

  test('never takes a part of a character, however it is made', () => {
    expect(shorten(FAMILY.repeat(5), 30)).toBe(`${FAMILY}${FAMILY}…`)
    expect(shorten('🇩🇪🇫🇷🇮🇹', 7)).toBe('🇩🇪…')
    expect(shorten('e\u0301'.repeat(9), 8)).toBe(`${'e\u0301'.repeat(3)}…`)
    expect(shorten(`a${'\u0301'.repeat(500)}`, 40)).toBe('…')
  })

  test('any text: it fits, and is a run of whole characters from its beginning', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const short = shorten(text, max)
        expect(short.length).toBeLessThanOrEqual(max)
        if (text.length <= max) {
          expect(short).toBe(text)
          return
        }
        expect(short.at(-1)).toBe('…')
        const whole = characters(text)
        const starts = whole.map((_, n) => `${whole.slice(0, n).join('').trimEnd()}…`)
        expect(starts).toContain(short)
      }),
    )
  })
})

describe('one line', () => {
  test('has no breaks, nothing invisible and nothing that turns the writing', () => {
    expect(oneLine(' a\r\n\tb \u2028 c ', 40)).toBe('a b c')
    expect(oneLine('a\u202eb\u2066c\u0007d', 40)).toBe('abcd')
    expect(oneLine('a\u202eb', 40, '?')).toBe('a?b')
  })

  test('keeps emoji whole, and what Persian and Hindi join with', () => {
    for (const text of [FAMILY, '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '❤️', 'می‌خواهم', 'क्‍ष']) expect(oneLine(text, 40)).toBe(text)
  })

  test('keeps of tags, which nobody sees, those alone that make a flag', () => {
    const hidden = String.fromCodePoint(...[...'ignore this'].map(letter => 0xe0000 + letter.charCodeAt(0)))
    expect(oneLine(`Ana${hidden}`, 40)).toBe('Ana')
    expect(oneLine(`🏴${hidden} Ian`, 400)).toBe('🏴 Ian')
    expect(oneLine('🏴\u200b\u{e0067}\u{e0062}', 40)).toBe('🏴')
    expect(quotable('x\u{e0041}y')).toBe('x?y')
  })

  test('says that more was there, also when what was looked at comes to little', () => {
    expect(oneLine(`a${' '.repeat(1000)}b`, 40)).toBe('a…')
    expect(quotable(`a${' '.repeat(398)}👍b`, 40)).toBe('a…')
  })
})

test('a text for a terminal keeps its lines and letters, and nothing that colours, moves or turns them', () => {
  expect(printable('a\r\nb\tc\u2028d')).toBe('a\nb\tc\nd')
  expect(printable('\u001b[31ma\u009b2J\u202eb\u0000\ud83d')).toBe('?[31ma?2J?b??')
  for (const text of [FAMILY, 'می‌خواهم', 'דוד', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']) expect(printable(text)).toBe(text)
})

describe('a name', () => {
  test.each(['Ana', 'Chloé', 'O’Neill', '李小龍', 'محمد', 'דוד', 'ज़ोया', FAMILY, '🏴󠁧󠁢󠁳󠁣󠁴󠁿 Ian', 'Jo-Ann 2'])(
    '%s stays as it is',
    name => {
      expect(readableName(name)).toBe(name)
    },
  )

  test.each([
    '',
    '   ',
    '\u200b\u200b',
    '\u3164',
    '\u2800\u2800',
    '\u202e\u202e',
    '\u200d',
    '\u0301\u0302',
    '\ufe0f',
    '\ud83d',
    '\n\r\n',
    '\u{e0041}',
  ])('%j is none', name => {
    expect(readableName(name)).toBe('')
  })

  test('has no towers of marks, and does not cling to what stands before it', () => {
    expect(readableName(`Z${'\u0335'.repeat(200)}oe`)).toBe(`Z${'\u0335'.repeat(8)}oe`)
    expect(readableName('\u0301Ana')).toBe('Ana')
    expect(readableName('\u200dAna\u200d')).toBe('Ana')
  })

  test('any name can stand in a sentence: short, seen, on one line', () => {
    fc.assert(
      fc.property(texts, given => {
        const name = readableName(given)
        expect(name.length).toBeLessThanOrEqual(40)
        expect(name).toBe(name.trim())
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u2028\u2029]/u)
        expect(name.isWellFormed()).toBe(true)
        expect(readableName(name)).toBe(name)
      }),
    )
  })
})

/** What is cut only to be compared or to be looked at by the shortener, and a list. */
const CUT_UNSEEN = ['src/log.ts value', 'src/training/zones.ts text']

test('nothing else cuts what people read', async () => {
  const cut =
    /\b(\w*(?:text|typed|line|name|label|title|message|words?|given|said|value|load|query|input))\??\.(?:slice\(0, [A-Z\d]|substr)/g
  const cuts = (await sources()).flatMap(({ path, text }) =>
    [...text.matchAll(cut)].map(([, what]) => `${path} ${what}`),
  )
  expect(cuts).toEqual(CUT_UNSEEN)
})
