import { expect, test } from 'vitest'
import { lexiconOf, noteIn } from '../../../src/training/entry/index.ts'
import { PROGRAMS } from '../../support/programs.ts'

const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'thread' } as const
const lexicon = lexiconOf(
  PROGRAMS.find(({ id }) => id === 'low-back-strength'),
  PROGRAMS,
)

test.each([
  ['bridges 3x12 felt good', 'felt good'],
  ['rdl 3x10 16kg, new shoes!', 'new shoes!'],
  ['all done, best week yet 🎉', 'best week yet'],
  ['bridges 12 felt 100%', 'felt 100%'],
  ['bridges 12 and it felt like 5 years ago', 'felt like 5 years ago'],
  ['did bridges and slept well', 'slept well'],
])('what somebody adds behind all that was done is a note: %j keeps %j', (line, note) => {
  expect(noteIn(line, lexicon, NOW)).toBe(note)
})

test('a note has no towers of marks, and nothing that nobody sees', () => {
  expect(noteIn(`bridges 3x12 felt go\u0007o${'\u0335'.repeat(90)}d, new\u{e0041} shoes`, lexicon, NOW)).toBe(
    `felt goo${'\u0335'.repeat(8)}d, new shoes`,
  )
})

test.each([
  'bridges 3x12',
  'felt good',
  'bridges felt good 12',
  'bridges 12 ok',
  'bridges 12 🎉🎉',
  'bridges 12 thanks',
])('where nothing was done before it, and nothing is said with it, there is no note: %j', line => {
  expect(noteIn(line, lexicon, NOW)).toBeUndefined()
})
