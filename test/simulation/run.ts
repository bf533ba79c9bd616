import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { PROGRAMS } from '../support/programs.ts'
import { openBooks } from './books.ts'
import { ENOUGH_FOR_ALL, neverDied } from './deaths.ts'
import { printMembers } from './members/print.ts'
import { rowsOf } from './schedules/club.ts'
import { sweep } from './schedules/sweep.ts'
import { type Report, simulate } from './world.ts'

/** So many seeds are played at a time for places where no process has died yet. */
const MORE = 200

/**
 * Runs seeds by hand: `npm run simulate -- --seed 42` prints what happens in one of them,
 * `npm run simulate -- --seeds 100000 [--from 1]` runs many on all processors and prints those that fail; of many,
 * some must die before and after every step of a delivery, or as many again are played. With `--schedules` it plays
 * what can happen to a group's schedule, instead of faults. With `--members`, `--seeds` members of each kind live
 * through a year, and what their plans asked of them is printed.
 */
interface Share {
  readonly from: number
  readonly to: number
  readonly step: number
  readonly schedules: boolean
}

interface Told extends Omit<Report, 'trace' | 'deaths'> {
  readonly deaths: readonly string[]
}

if (isMainThread) await main()
else await work(workerData as Share)

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      from: { type: 'string' },
      schedules: { type: 'boolean', default: false },
      members: { type: 'boolean', default: false },
    },
  })
  const { schedules } = values
  if (values.members) return printMembers(whole(values.seeds ?? '1250'))
  if (values.seed !== undefined) return one(whole(values.seed), schedules)
  await many(whole(values.from ?? '1'), whole(values.seeds ?? '2000'), schedules)
}

async function one(seed: number, schedules: boolean): Promise<void> {
  const { trace, breaches } = await (await player(schedules))(seed)
  for (const line of trace) console.log(line)
  console.log(breaches.length === 0 ? `\nSeed ${seed} holds.` : `\nSeed ${seed} fails:`)
  for (const breach of breaches) console.log(`- ${breach}`)
  if (breaches.length > 0) process.exitCode = 1
}

/** What plays a seed, over a database of its own. */
async function player(schedules: boolean): Promise<(seed: number) => Promise<Report>> {
  const [db, programs] = [await openBooks(), PROGRAMS]
  if (!schedules) return seed => simulate(seed, db, programs)
  const empty = await rowsOf(db)
  return async seed => ({ ...(await sweep(seed, db, empty, programs)), deaths: [] })
}

async function many(from: number, count: number, schedules: boolean): Promise<void> {
  const began = performance.now()
  const sum = { seeds: 0, failed: 0, prompts: 0, deeds: 0, deaths: 0 }
  const places = new Set<string>()
  const hear = (told: Told) => {
    sum.seeds++
    sum.prompts += told.prompts
    sum.deeds += told.deeds
    sum.deaths += told.deaths.length
    for (const place of told.deaths) places.add(place)
    if (sum.seeds % 1000 === 0) console.log(`${sum.seeds} seeds`)
    if (told.breaches.length === 0) return
    sum.failed++
    console.log(
      `Seed ${told.seed} fails (npm run simulate -- ${schedules ? '--schedules ' : ''}--seed ${told.seed}):`,
    )
    for (const breach of told.breaches) console.log(`- ${breach}`)
  }
  const step = availableParallelism()
  const play = (first: number, end: number) =>
    Promise.all(
      Array.from({ length: step }, (_, n) => share({ from: first + n, to: end, step, schedules }, hear)),
    )
  await play(from, from + count)
  const left = () => (schedules || count < ENOUGH_FOR_ALL ? [] : neverDied(places))
  // Where a process is seldom, chance may have spared it.
  for (let end = from + count; left().length > 0 && end < from + 2 * count; end += MORE)
    await play(end, end + MORE)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `${sum.seeds} seeds in ${seconds} s: ${sum.prompts} prompts, ${sum.deeds} things that people did, ` +
      `${schedules ? '' : `${sum.deaths} deaths of replicas at ${places.size} different points, `}${sum.failed} seeds failed.`,
  )
  const missing = left()
  if (missing.length > 0) console.log(`No process has died ${missing.join(', ')}.`)
  if (sum.failed > 0 || missing.length > 0) process.exitCode = 1
}

function share(workerData: Share, hear: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData })
    worker.on('message', hear)
    worker.on('error', reject)
    worker.on('exit', () => resolve())
  })
}

async function work({ from, to, step, schedules }: Share): Promise<void> {
  const play = await player(schedules)
  for (let seed = from; seed < to; seed += step) {
    const { trace: _trace, ...told } = await play(seed)
    parentPort?.postMessage(told satisfies Told)
  }
}

function whole(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`not a whole number: ${text}`)
  return number
}
