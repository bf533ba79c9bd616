import { expect, test } from 'vitest'
import { watched } from '../support/watched.ts'
import type { Progress, Share } from './worker.ts'

const CASES = 300

test('whatever comes from outside, nothing breaks or hangs', async () => {
  const seed = process.env.CI ? 1 : Math.floor(Math.random() * 1e6)
  const share: Share = { seed, from: 0, to: CASES, step: 1 }
  let tried = 0
  const hear = (done: Progress) => {
    tried = done.tried
  }
  await watched<Progress>(new URL('./worker.ts', import.meta.url), share, hear)
  expect(tried).toBe(CASES)
}, 120_000)
