import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { discordText, type Setting } from '../../../src/platforms/discord/text.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'
import { readMarkdown } from '../../support/fake-discord/markdown.ts'
import { runs } from '../../support/runs.ts'

/** What a reader sees of something typed, said in the middle of a sentence of the bot's. */
function shown(typed: string, setting: Setting = 'plain') {
  const { text, marks } = readMarkdown(discordText(`you: ${literal(typed)}`, setting))
  return {
    text: text.replaceAll('\u2060', ''),
    marks: marks.filter(mark => setting === 'plain' || !OWN.includes(mark)),
  }
}

const OWN = ['heading', 'small']

const TRICKS = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!1>',
  '<@&1>',
  '<#1>',
  '<:emoji:1>',
  '<a:emoji:1>',
  ':smile:',
  ':+1::skin-tone-2:',
  '<t:0:R>',
  '<t:0:relative>',
  '<id:customize>',
  '</log:1>',
  '[click](https://evil.example)',
  '[click](<https://evil.example>)',
  'https://evil.example',
  'steam://run/1',
  '<https://evil.example>',
  '<tel:+123>',
  '**bold**',
  '__under__',
  '*it*',
  '_it_',
  '***all***',
  '~~gone~~',
  '||spoiler||',
  '`code`',
  '``code``',
  '```js\ncode\n```',
  '# big',
  '## big',
  '-# small',
  '> quote',
  '>>> quote',
  '- list',
  '* list',
  '+ list',
  '1. list',
  ' 2) list',
  '\\*escaped\\*',
  '\\',
  '@\u200beveryone',
  '<@\u200b1>',
  '\u202egnihton',
]

describe('what people type', () => {
  test.each(TRICKS)('shows as typed: %j', typed => {
    for (const text of [typed, `\n${typed}`, `x${typed}x`, ` ${typed}\n${typed}`]) {
      const { text: seen, marks } = shown(text)
      expect(marks).toEqual([])
      expect(seen).toBe(`you: ${text}`.replace(/\u202e/g, ''))
    }
  })

  const anything = fc
    .array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.constantFrom(
            ...TRICKS,
            '\n',
            ' ',
            '*',
            '_',
            '`',
            '~',
            '|',
            '<',
            '>',
            '[',
            '](',
            ')',
            ':',
            '@',
            '#',
            '-',
            '.',
            '\\',
          ),
        },
        fc.string({ maxLength: 5 }),
        fc.string({ unit: ANY_CHARACTER, maxLength: 3 }),
      ),
      { maxLength: 12 },
    )
    .map(parts => parts.join(''))

  test('never formats, links, pings or tells a time, whatever it is', () => {
    fc.assert(
      fc.property(anything, typed => {
        const { text, marks } = shown(typed)
        expect(marks).toEqual([])
        expect(text).toBe(`you: ${typed}`.replace(/[^\P{Cc}\n\t]|[\u202d\u202e\u2060]/gu, ''))
      }),
      { numRuns: runs(2000) },
    )
  })

  test('is as inert in a title and in small print', () => {
    fc.assert(
      fc.property(anything, typed => {
        expect(shown(typed, 'title').marks).toEqual([])
        expect(shown(typed, 'note').marks).toEqual([])
      }),
      { numRuns: runs(500) },
    )
  })

  test('is as inert when it begins a text, a list item, or is cut', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 60 }), (typed, room) => {
        expect(readMarkdown(discordText(literal(typed))).marks).toEqual([])
        const item = readMarkdown(discordText(`- ${literal(typed.replace(/\n/g, ' '))}`)).marks
        expect(item.slice(1)).toEqual([])
        const cut = discordText(literal(typed), 'plain', room)
        expect(cut.length).toBeLessThanOrEqual(room)
        expect(readMarkdown(cut).marks).toEqual([])
      }),
      { numRuns: runs(1000) },
    )
  })
})
