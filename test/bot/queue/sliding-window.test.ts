import { expect, test } from 'vitest'
import { SlidingWindow } from '../../../src/bot/queue/sliding-window.ts'

test('so many requests go within any second, and who comes then is told when there is room', () => {
  const window = new SlidingWindow()
  expect([0, 100, 200].map(now => window.take('channel', 1, 3, now))).toEqual([0, 0, 0])
  expect(window.take('channel', 1, 3, 300)).toBe(700)
  expect(window.take('channel', 1, 3, 999)).toBe(1)
  expect(window.take('channel', 1, 3, 1000)).toBe(0)
  expect(window.take('channel', 1, 3, 1000)).toBe(100)
})

test('several at once need room for all of them', () => {
  const window = new SlidingWindow()
  expect(window.take('channel', 2, 3, 0)).toBe(0)
  expect(window.take('channel', 2, 3, 10)).toBe(990)
  expect(window.take('channel', 1, 3, 10)).toBe(0)
})

test('one scope takes no room from another', () => {
  const window = new SlidingWindow()
  expect(window.take('one', 3, 3, 0)).toBe(0)
  expect(window.take('other', 3, 3, 0)).toBe(0)
  expect(window.take('one', 1, 3, 1)).toBe(999)
})
