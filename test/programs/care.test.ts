import { expect, test } from 'vitest'
import { PROGRAMS } from '../support/programs.ts'

/** All that a program says. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return `${value}\n`
  return value !== null && typeof value === 'object' ? Object.values(value).map(textOf).join('') : ''
}

test.each(PROGRAMS.map(program => ({ id: program.id, text: textOf(program) })))(
  '$id says to keep moving, and makes no claim that nobody can stand by',
  ({ text }) => {
    for (const bent of [
      /stop if (?:it|a movement) hurts/i,
      /\bor stop\b/i,
      /lift and sit down/i,
      /loads the spine/i,
    ]) {
      expect(text).not.toMatch(bent)
    }
    for (const bent of [/let go of\s+tension/i, /add a fourth/i, /\bcures?\b|\bheals?\b|pain-free/i])
      expect(text).not.toMatch(bent)
    expect(text).toMatch(/a bit sore is fine/i)
    expect(text).toMatch(/not medical advice/i)
  },
)

test('the gentle program offers the other direction, too', () => {
  const gentle = PROGRAMS.find(({ kind }) => kind === 'gentle')
  expect(textOf(gentle)).toContain('whichever direction feels better')
  expect(gentle?.exercises.map(({ easier }) => easier?.name)).toContain('On your front')
})
