import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { watched } from '../support/watched.ts'
import type { Progress } from './worker.ts'

/** `npm run fuzz -- --seed 42 --count 1000000 [--from 0]` tries so many things that may come from outside. */
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, from: { type: 'string' } },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e6))
const from = Number(values.from ?? 0)
const to = from + Number(values.count ?? 1_000_000)
const step = availableParallelism()
const began = performance.now()
const tried = new Map<number, number>()
const heaps: number[] = []

console.log(`Seed ${seed}`)
try {
  await Promise.all(
    Array.from({ length: step }, (_, n) =>
      watched<Progress>(new URL('./worker.ts', import.meta.url), { seed, from: from + n, to, step }, done => {
        tried.set(n, done.tried)
        heaps.push(done.heap)
        if (heaps.length % 20 === 0) console.log(`${sum()} cases, ${mega(done.heap)} MB on the heap`)
      }),
    ),
  )
  console.log(
    `${sum()} cases in ${Math.round((performance.now() - began) / 1000)} s; on the heap of a worker, after`,
  )
  console.log(`collections: ${mega(Math.min(...heaps.slice(2)))} to ${mega(Math.max(...heaps.slice(2)))} MB.`)
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
