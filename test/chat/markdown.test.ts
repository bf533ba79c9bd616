import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Inline, literal, moment, parse, quoted } from '../../src/chat/markdown.ts'
import { inlineText } from '../../src/chat/plain.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'
import { runs } from '../support/runs.ts'

/** Any text, made of the characters that mean something more often than chance would have it. */
const typed = fc.oneof(
  fc.string({ unit: ANY_CHARACTER }),
  fc.string({ unit: fc.constantFrom(...'\\*_`[]()<>~|#@-1. \n:t!x'.split('')) }),
  fc
    .array(
      fc.constantFrom(
        '**',
        '*',
        '`',
        '[a](https://x.y)',
        '<t:1:date>',
        '- ',
        '1. ',
        '\\',
        '\n',
        'a',
        '@',
        '😀',
      ),
    )
    .map(parts => parts.join('')),
  fc.string({ unit: 'grapheme' }),
)

function text(inner: readonly Inline[]): string {
  return inner.map(part => ('text' in part ? part.text : '')).join('')
}

test('what is quoted stands isolated where it is written from right to left, and else as it was typed', () => {
  expect(quoted('bridges\n3x12')).toBe('bridges 3x12')
  for (const typed of ['דוד 34', 'محمد', 'a דוד', '𐤀', '𞤀'])
    expect(quoted(typed)).toBe(`\u2068${literal(typed)}\u2069`)
  expect(quoted('a'.repeat(99))).toHaveLength(40)
  expect(quoted('a'.repeat(99), 60)).toHaveLength(60)
})

describe('literal text', () => {
  test('is read as nothing but text, whatever was typed', () => {
    fc.assert(
      fc.property(typed, given => {
        for (const line of parse(literal(given))) {
          expect(line.kind).toBe('plain')
          for (const part of line.inner) expect(part.kind).toBe('text')
        }
      }),
      { numRuns: runs(1000) },
    )
  })

  test('comes out as it was typed', () => {
    fc.assert(
      fc.property(typed, given => {
        expect(inlineText(literal(given))).toBe(given)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('stays text inside bold, and bold stays around it', () => {
    fc.assert(
      fc.property(
        typed.filter(given => given !== '' && !given.includes('\n')),
        given => {
          const [line] = parse(`- **${literal(given)}** has finished`)
          expect(line?.kind).toBe('bullet')
          expect(line?.inner).toEqual([
            { kind: 'bold', inner: [{ kind: 'text', text: given }] },
            { kind: 'text', text: ' has finished' },
          ])
        },
      ),
      { numRuns: runs(1000) },
    )
  })

  test('takes nothing from what stands around it', () => {
    fc.assert(
      fc.property(typed, given => {
        expect(inlineText(`“${literal(given)}” **is** no day`)).toBe(`“${given}” is no day`)
      }),
    )
  })
})

describe('the small Markdown', () => {
  const one = (given: string) => parse(given)[0]?.inner

  test('has bold, italic, code, links and moments', () => {
    expect(one('**a** *b* `c` [d](https://e.f)')).toEqual([
      { kind: 'bold', inner: [{ kind: 'text', text: 'a' }] },
      { kind: 'text', text: ' ' },
      { kind: 'italic', inner: [{ kind: 'text', text: 'b' }] },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'c' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'd', url: 'https://e.f' },
    ])
    expect(one(moment(1_764_000_000_000.4, 'relative'))).toEqual([
      { kind: 'time', at: 1_764_000_000_000, style: 'relative' },
    ])
  })

  test.each(['**a', 'a**', '*', '`a', '[a](b', '[a](javascript:x)', '<t:1:never>', '<t:x:date>', '****'])(
    'leaves %j as it stands',
    given => {
      expect(text(one(given) ?? [])).toBe(given)
    },
  )

  test('has list items at the beginning of a line only', () => {
    expect(parse('- a\n1. b\n12. c\na - b\n-c\n1.d').map(line => [line.kind, line.number])).toEqual([
      ['bullet', undefined],
      ['number', 1],
      ['number', 12],
      ['plain', undefined],
      ['plain', undefined],
      ['plain', undefined],
    ])
  })

  test('never fails and loses no plain letter', () => {
    fc.assert(
      fc.property(typed, given => {
        const letters = (from: string) => from.replace(/[^\p{L}]/gu, '').length
        const shown = inlineText(given, () => '')
        expect(letters(shown)).toBeLessThanOrEqual(letters(given))
        if (!/[<(]/.test(given)) expect(letters(shown)).toBe(letters(given))
      }),
    )
  })
})
