import fc from 'fast-check'
import { expect, test } from 'vitest'
import { literal } from '../../../src/chat/markdown.ts'
import { richText } from '../../../src/platforms/slack/text.ts'

/** All that a rich text shows, in its order; a line's end shows as nothing. */
function shown(text: string, max: number): string {
  const texts: string[] = []
  JSON.stringify(richText(text, max) ?? {}, (key, value) => {
    if (key === 'text' && typeof value === 'string' && value !== '\n') texts.push(value)
    return value
  })
  return texts.join('')
}

const word = fc.stringMatching(/^[a-z]{1,30}$/)
const part = fc.oneof(
  word,
  word.map(one => `**${one}**`),
  word.map(one => `\`${one}\``),
  word.map(one => `[${one}](https://example.com)`),
)
const line = fc.tuple(fc.constantFrom('', '- ', '1. '), fc.array(part, { minLength: 1, maxLength: 6 }))
const text = fc
  .array(
    line.map(([mark, parts]) => mark + parts.join(' ')),
    { minLength: 1, maxLength: 8 },
  )
  .map(lines => lines.join('\n'))

test('a long rich text shows its beginning, as much as there is room for and no more', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 400 }), (said, max) => {
      const whole = shown(said, 100_000)
      const cut = shown(said, max)
      expect(JSON.stringify(richText(said, max))).not.toContain('"\\n"}]')
      if (whole.length <= max) {
        expect(cut).toBe(whole)
        return
      }
      expect(cut.length).toBeLessThanOrEqual(max)
      expect(cut.length).toBeGreaterThanOrEqual(max - 1)
      expect(whole.startsWith(cut.replace(/…$/, ''))).toBe(true)
    }),
  )
})

test('what does not fit at all is no empty block', () => {
  expect(richText(literal('a'), 0)).toBe(undefined)
  expect(richText('', 10)).toBe(undefined)
})
