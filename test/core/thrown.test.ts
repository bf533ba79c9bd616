import { expect, test } from 'vitest'
import { wordsOf } from '../../src/core/thrown.ts'

test.each([
  [new TypeError('not a number'), 'not a number'],
  ['in words', 'in words'],
  [undefined, 'undefined'],
  [null, 'null'],
])('what was thrown is told in its own words: %s', (thrown, words) => {
  expect(wordsOf(thrown)).toBe(words)
})
