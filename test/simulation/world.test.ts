import { expect, test } from 'vitest'
import { PROGRAMS } from '../support/programs.ts'
import { openBooks } from './books.ts'
import { type Report, simulate } from './world.ts'

async function runs(from: number, to: number): Promise<Report[]> {
  const [db, programs] = [await openBooks(), PROGRAMS]
  const reports: Report[] = []
  for (let seed = from; seed < to; seed++) reports.push(await simulate(seed, db, programs))
  return reports
}

test('a seed decides everything, down to the last line of the trace', { timeout: 120_000 }, async () => {
  const [once, again] = [await runs(1, 6), await runs(1, 6)]
  expect(again).toEqual(once)
  expect(new Set(once.map(({ trace }) => trace.join())).size).toBe(5)
})
