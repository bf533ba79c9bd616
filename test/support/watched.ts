import { Worker } from 'node:worker_threads'

/** What a watched worker says: which case it begins, and then whatever it likes. */
export type Told<T> = { readonly begins: string } | { readonly done: T }

/** More than any case needs that ends at all, in milliseconds of processor time: others on a machine take none of it. */
const PATIENCE = 30_000

/** Who waits for something that never comes takes no processor time: so much longer is waited by the clock. */
const BY_THE_CLOCK = 20

/**
 * Runs a file as a worker that is ended when one of its cases takes too long or too much memory, so that a hang
 * fails the test and not the run.
 * @param hear gets what each case came to
 * @throws {Error} that names the case that hung, used up the memory, threw, or ended the worker
 */
export async function watched<T>(
  file: URL,
  workerData: unknown,
  hear: (done: T) => void,
  patience = PATIENCE,
): Promise<void> {
  const worker = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  let running = 'the start'
  let began: { readonly worked: number | undefined; readonly at: number } | undefined
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((done, fail) => {
      const look = async () => {
        const now = { worked: await worked(worker), at: performance.now() }
        // The first look at a case is when its time begins.
        began ??= now
        const overworked = (now.worked ?? 0) - (began.worked ?? now.worked ?? 0) > patience
        if (overworked || now.at - began.at > patience * BY_THE_CLOCK)
          return fail(new Error(`it hangs: ${running}`))
        timer = setTimeout(look, patience / 10)
      }
      worker.on('message', (told: Told<T>) => {
        if ('begins' in told) running = told.begins
        else hear(told.done)
        began = undefined
      })
      // What it threw may overtake what it said before; by the time of its exit all of that is heard.
      let thrown: { readonly cause: unknown } | undefined
      worker.on('error', cause => {
        thrown = { cause }
      })
      worker.on('exit', code => {
        if (code === 0) return done()
        const why = thrown ? String(thrown.cause) : `the worker ended with ${code}`
        fail(new Error(`${why}: ${running}`, thrown))
      })
      void look()
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

/** The processor time that a worker has used, in milliseconds; undefined before it has begun and after it has ended. */
async function worked(worker: Worker): Promise<number | undefined> {
  const used = await worker.cpuUsage().catch(() => undefined)
  return used && (used.user + used.system) / 1000
}
