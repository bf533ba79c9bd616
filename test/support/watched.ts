import { Worker } from 'node:worker_threads'

/** What a watched worker says: which case it begins, and then whatever it likes. */
export type Told<T> = { readonly begins: string } | { readonly done: T }

/** More than any case needs that ends at all, in milliseconds of a busy machine. */
const PATIENCE = 30_000

/**
 * Runs a file as a worker that is ended when one of its cases takes too long or too much memory, so that a hang
 * fails the test and not the run.
 * @param hear gets what each case came to
 * @throws {Error} that names the case that hung, used up the memory, or threw
 */
export async function watched<T>(
  file: URL,
  workerData: unknown,
  hear: (done: T) => void,
  patience = PATIENCE,
): Promise<void> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  let running = 'the start'
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((done, fail) => {
      const wait = () => {
        clearTimeout(timer)
        timer = setTimeout(() => fail(new Error(`it hangs: ${running}`)), patience)
      }
      worker.on('message', (told: Told<T>) => {
        if ('begins' in told) running = told.begins
        else hear(told.done)
        wait()
      })
      worker.on('error', cause => fail(new Error(`${String(cause)}: ${running}`, { cause })))
      worker.on('exit', () => done())
      wait()
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
