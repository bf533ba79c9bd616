import { Worker } from 'node:worker_threads'
import type { Drawn } from './card.ts'
import type { Made, Wanted } from './loop-thread.ts'

/** After so many milliseconds without work the thread ends, and with the next loop another begins. */
const IDLE = 10_000

let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let last = 0
const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>()

/**
 * Draws a loop on a thread of its own, which keeps no process alive: to compress one takes some 50 ms, in which
 * nobody would be answered.
 */
export async function loopAside({ figure, front }: Drawn): Promise<Uint8Array> {
  clearTimeout(idle)
  thread ??= begun()
  const id = ++last
  thread.postMessage({ id, drawn: { figure, front } } satisfies Wanted)
  const made = Promise.withResolvers<Uint8Array>()
  waiting.set(id, made)
  return made.promise
}

function begun(): Worker {
  const worker = new Worker(new URL('./loop-thread.ts', import.meta.url))
  worker.unref()
  worker.on('message', (made: Made) => {
    const asked = waiting.get(made.id)
    waiting.delete(made.id)
    if ('gif' in made) asked?.resolve(made.gif)
    else asked?.reject(made.error)
    if (waiting.size === 0) idle = setTimeout(() => end(worker), IDLE).unref()
  })
  worker.on('error', error => {
    end(worker)
    for (const asked of waiting.values()) asked.reject(error)
    waiting.clear()
  })
  return worker
}

function end(worker: Worker): void {
  if (thread === worker) thread = undefined
  void worker.terminate()
}
