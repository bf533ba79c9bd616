import { expect, test } from 'vitest'
import { loadPrograms } from '../../src/programs.ts'
import { openBooks } from './books.ts'
import { type Report, simulate } from './world.ts'

/** Where a process that works on a delivery can die: before and after each of these. */
const DELIVERY_PATH = [
  'groups.due',
  'deliveries.due',
  'deliveries.lease',
  'groups.find',
  'completions.ofGroup',
  'members.inGroup',
  'post',
  'deliveries.sent',
  'openThread',
  'deliveries.threadOpened',
  'deliveries.retry',
  'tell',
  'redraws.promptOf',
  'edit',
  'redraws.done',
]

async function runs(from: number, to: number): Promise<Report[]> {
  const [db, programs] = [await openBooks(), await loadPrograms('programs')]
  const reports: Report[] = []
  for (let seed = from; seed < to; seed++) reports.push(await simulate(seed, db, programs))
  return reports
}

test('a seed decides everything, down to the last line of the trace', async () => {
  const [once, again] = [await runs(1, 13), await runs(1, 13)]
  expect(again).toEqual(once)
  expect(new Set(once.map(({ trace }) => trace.join())).size).toBe(12)
})

test('processes die before and after every step of a delivery', { timeout: 300_000 }, async () => {
  const deaths = new Set((await runs(1, 1001)).flatMap(report => report.deaths))
  const wanted = DELIVERY_PATH.flatMap(step => [`before ${step}`, `after ${step}`])
  expect(wanted.filter(place => !deaths.has(place))).toEqual([])
  expect(deaths).toContain('before begin')
  expect(deaths).toContain('after commit')
})
