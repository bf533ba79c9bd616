import { afterEach, beforeEach, expect, test } from 'vitest'
import { StorageError } from '../../src/core/errors.ts'
import { type Measures, onMeasured } from '../../src/core/measures.ts'
import { timed, timedLater } from '../../src/storage/timed.ts'

let told: Measures['statement'][]
let stop: () => void
beforeEach(() => {
  told = []
  stop = onMeasured('statement', what => told.push(what))
})
afterEach(() => stop())

/** Both ways to ask: at once, and where the answer comes later. */
const WAYS: readonly [name: string, ask: (work: () => unknown) => Promise<unknown>][] = [
  ['at once', async work => timed(work)],
  ['later', work => timedLater(async () => work())],
]

test.each(WAYS)('what is answered %s is told once, with how long it took', async (_when, ask) => {
  const from = performance.now()
  expect(await ask(() => 'answer')).toBe('answer')
  expect(told).toEqual([{ took: expect.any(Number) }])
  expect(told[0]?.took).toBeGreaterThanOrEqual(0)
  expect(told[0]?.took).toBeLessThanOrEqual(performance.now() - from)
})

test.each(WAYS)('what is refused %s is told with the reason, and thrown as it is', async (_when, ask) => {
  const refused = new StorageError('busy', new Error('locked'))
  const fail = (error: Error) =>
    ask(() => {
      throw error
    })
  await expect(fail(refused)).rejects.toBe(refused)
  const bug = new TypeError('a bug')
  await expect(fail(bug)).rejects.toBe(bug)
  expect(told).toEqual([{ took: expect.any(Number), reason: 'busy' }, { took: expect.any(Number) }])
})
