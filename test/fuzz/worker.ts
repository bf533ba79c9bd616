import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import type { Posted } from '../../src/core/address.ts'
import { Random } from '../simulation/random.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { miscountAt } from '../support/miscount.ts'
import type { Told } from '../support/watched.ts'
import { caseOf } from './cases.ts'

/** Which cases a worker tries: each `step`th of a seed's. */
export interface Share {
  readonly seed: number
  readonly from: number
  readonly to: number
  readonly step: number
}

/** How many cases were tried, and what is on the heap after a collection, in bytes. */
export interface Progress {
  readonly tried: number
  readonly heap: number
}

/** A group begins anew after so many cases, so that what was logged does not count as a leak. */
const PER_GROUP = 2000

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const tell = (told: Told<Progress>) => parentPort?.postMessage(told)
const { seed, from, to, step } = workerData as Share

let gym: Gym | undefined
let prompt: Posted | undefined
let tried = 0
for (let n = from; n < to; n += step) {
  if (tried % PER_GROUP === 0) {
    if (gym) await count(gym, n - step)
    await gym?.close()
    gym = undefined
    collect()
    tell({ done: { tried, heap: process.memoryUsage().heapUsed } })
    gym = await Gym.open()
    prompt = await gym.firstPrompt()
  }
  if (!gym || !prompt) break
  // A case has numbers of its own: `--seed S --from N --count 1` tries it alone.
  const { what, run } = caseOf(new Random(seed * 1_000_003 + n), n)
  tell({ begins: `case ${n} of seed ${seed}: ${what}` })
  await run(gym, prompt)
  const fault = gym.logged.find(({ level }) => level === 'error')
  if (fault) throw new Error(`${fault.message}: ${String((fault.data as { err?: unknown }).err)}`)
  tried++
}
if (gym) await count(gym, to - 1)
await gym?.close()
gym = undefined
collect()
tell({ done: { tried, heap: process.memoryUsage().heapUsed } })

/** Whatever was tried in a group, its week counts who takes part in it. */
async function count({ store }: Gym, last: number): Promise<void> {
  const wrong = await miscountAt(store, CHANNEL)
  if (wrong) throw new Error(`after ${last}, a week counts wrong: ${JSON.stringify(wrong)}`)
}
