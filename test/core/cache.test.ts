import { expect, test } from 'vitest'
import { Cache } from '../../src/core/cache.ts'

test('a value is known for as long as it lives, and then no more', () => {
  let passed = 0
  const cache = new Cache<string>(10, 100, () => passed)
  cache.set('a', 'x')
  passed = 99
  expect(cache.get('a')).toBe('x')
  passed = 100
  expect(cache.get('a')).toBeUndefined()
  cache.set('a', 'y')
  passed = 199
  expect(cache.get('a')).toBe('y')
  cache.delete('a')
  expect(cache.get('a')).toBeUndefined()
})

test('the one that was put first goes when there are too many; one that is put anew is the newest', () => {
  const cache = new Cache<number>(2)
  for (const [key, value] of [
    ['', 1],
    ['b', 2],
    ['', 3],
    ['c', 4],
  ] as const)
    cache.set(key, value)
  expect(['', 'b', 'c'].map(key => cache.get(key))).toEqual([3, undefined, 4])
})
