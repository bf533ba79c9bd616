import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { watched } from '../support/watched.ts'
import { isFlat } from './flat.ts'
import type { Progress } from './worker.ts'

/**
 * `npm run fuzz -- --seed 42 --count 1000000 [--from 0]` tries so many things that may come from outside. It always says
 * how it ended; a process that is killed is named by whoever started it, so npm.
 */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, from: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
const from = Number(values.from ?? 0)
const to = from + Number(values.count ?? 1_000_000)
const step = availableParallelism()
const began = performance.now()
const tried = new Map<number, number>()
/** What was on each worker's heap, after collections. */
const heaps = Array.from({ length: step }, (): number[] => [])
let looks = 0

console.log(`Seed ${seed}`)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    console.error(`Ended by ${signal} after ${sum()} of ${to - from} cases; no fault until then.`)
    process.exit(1)
  })
}
try {
  await Promise.all(
    Array.from({ length: step }, (_, n) =>
      watched<Progress>(new URL('./worker.ts', import.meta.url), { seed, from: from + n, to, step }, done => {
        tried.set(n, done.tried)
        heaps[n]?.push(done.heap)
        if (++looks % 20 === 0) console.log(`${sum()} cases, ${mega(done.heap)} MB on the heap`)
      }),
    ),
  )
  console.log(
    `${sum()} cases in ${Math.round((performance.now() - began) / 1000)} s; on the heap of a worker, after`,
  )
  const warm = heaps.flatMap(each => each.slice(1))
  console.log(`collections: ${mega(Math.min(...warm))} to ${mega(Math.max(...warm))} MB.`)
  if (sum() !== to - from) throw new Error(`It ended after ${sum()} of ${to - from} cases.`)
  if (!heaps.every(isFlat))
    throw new Error('Memory is not flat: what is on the heap grows with what was tried.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function sum(): number {
  return [...tried.values()].reduce((all, one) => all + one, 0)
}

function mega(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1)
}
