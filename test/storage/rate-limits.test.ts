import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/storage/store.ts'
import { createDatabase, withTables } from '../support/postgres.ts'

let stores: Store[]
beforeAll(async () => {
  const url = await createDatabase(withTables)
  stores = await Promise.all([1, 2, 3].map(() => openStore({ url, connections: 3 })))
})
afterAll(async () => {
  for (const store of stores) await store.close()
})

const HOUR = 3_600_000
const [LONG, EVER] = [HOUR, 1000 * HOUR]

test('three processes that ask at once get turns of their own, one behind the other', async () => {
  const waits = await Promise.all(
    Array.from({ length: 60 }, (_, n) => stores[n % 3]?.rateLimits.take('herd', LONG, EVER)),
  )
  // A wait counts from the moment of the question; an hour is long enough to tell turns apart by it.
  const turns = waits.map(wait => Math.round((wait ?? 0) / LONG)).toSorted((a, b) => a - b)
  expect(turns).toEqual(Array.from({ length: 60 }, (_, n) => n))
})

test('a turn that is too far away is not taken', async () => {
  const [one, two] = stores
  expect(await one?.rateLimits.take('far', LONG, 0)).toBe(0)
  const refused = await two?.rateLimits.take('far', LONG, HOUR / 2)
  expect(refused).toBeGreaterThan(HOUR / 2)
  expect(refused).toBeLessThanOrEqual(HOUR)
  expect(await one?.rateLimits.take('far', LONG, EVER)).toBeLessThanOrEqual(HOUR)
})

test('a turn that has passed is not made up for', async () => {
  const [one] = stores
  for (let n = 0; n < 3; n++) expect(await one?.rateLimits.take('past', 0.01, 0)).toBe(0)
})

test('nobody gets a turn of a scope that is held, a longer hold is not cut short, and others go on', async () => {
  const [one, two, three] = stores
  await one?.rateLimits.hold('held', 2 * HOUR)
  await two?.rateLimits.hold('held', HOUR)
  expect(await three?.rateLimits.take('held', LONG, HOUR)).toBeGreaterThan(1.5 * HOUR)
  expect(await three?.rateLimits.take('other', LONG, HOUR)).toBe(0)
})

test('turns that have passed are swept away', async () => {
  const [one] = stores
  await one?.rateLimits.take('gone', 1, 0)
  const later = Date.now() + HOUR / 2
  expect(await one?.sweep(later)).toBeGreaterThan(0)
  expect(await one?.sweep(later)).toBe(0)
})

test('what three processes count at once is counted once each, until it is forgotten', async () => {
  const later = Date.now() + HOUR
  const counts = await Promise.all(
    Array.from({ length: 30 }, (_, n) => stores[n % 3]?.rateLimits.count('counted', 15, later)),
  )
  expect(counts.map(Number).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 30 }, (_, n) => 15 * (n + 1)),
  )
  await stores[0]?.sweep(later + 1)
  expect(await stores[0]?.rateLimits.count('counted', 15, later)).toBe(15)
})
