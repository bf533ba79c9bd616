import { expect, test } from 'vitest'
import type { Took } from './support/reading.ts'
import { watched } from './support/watched.ts'

/** Characters of a text; a reader that takes time by the square of that is no longer quick. */
const LENGTH = 3000

test('whatever is typed, sent or written into a file, reading it takes time by its length', async () => {
  const slow: Took[] = []
  let read = 0
  const hear = (took: Took) => {
    read++
    if (took.tooSlow) slow.push(took)
  }
  await watched(new URL('./support/reading.ts', import.meta.url), LENGTH, hear)
  expect(slow).toEqual([])
  expect(read).toBeGreaterThan(3000)
}, 300_000)
