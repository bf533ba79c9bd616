import { parentPort } from 'node:worker_threads'
import type { Drawn } from './card.ts'
import { loopGif } from './loop.ts'

/** What a thread is asked to draw, … */
export interface Wanted {
  readonly id: number
  readonly drawn: Drawn
}

/** … and what it answers: the loop, or why there is none. */
export type Made = { readonly id: number } & ({ readonly gif: Uint8Array } | { readonly error: unknown })

parentPort?.on('message', ({ id, drawn }: Wanted) => {
  loopGif(drawn).then(
    gif => parentPort?.postMessage({ id, gif } satisfies Made),
    error => parentPort?.postMessage({ id, error } satisfies Made),
  )
})
