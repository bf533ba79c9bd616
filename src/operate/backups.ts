import { Worker } from 'node:worker_threads'
import type { DailyWork } from '../bot/deliveries/scheduler.ts'
import type { Config } from '../config.ts'
import { makeFolder } from '../core/folder.ts'
import type { Log } from '../core/log.ts'
import type { rotate } from '../storage/rotation.ts'

/** What a thread of its own is asked to do. */
export interface Asked {
  readonly source: string
  readonly folder: string
  readonly keep: number
  /** Epoch milliseconds. */
  readonly now: number
}

/** What came of it, or the sentence that says why nothing did. */
export type Came = { readonly made: ReturnType<typeof rotate> } | { readonly problem: string }

/** Makes a checked backup once a day, where the settings want one, and keeps the newest of them. */
export function dailyBackup({ backups, database }: Config, log: Log): DailyWork[] {
  if (!backups || !('file' in database)) return []
  const { dir: folder, keep } = backups
  const run = async (stop: AbortSignal) => {
    try {
      makeFolder(folder)
      const { file, bytes, gone } = await inThread(
        { source: database.file, folder, keep, now: Date.now() },
        stop,
      )
      log.info({ file, bytes, deleted: gone.length }, 'a backup was made, and checked')
    } catch (error) {
      // The next day tries again: what keeps one from being made does not pass in a minute.
      if (!stop.aborted) log.error({ err: error }, 'no backup could be made')
    }
  }
  return [{ name: 'backup', run }]
}

/** Copying and checking take long where much is kept, and SQLite's calls stop the thread that makes them. */
async function inThread(asked: Asked, stop: AbortSignal): Promise<ReturnType<typeof rotate>> {
  const thread = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData: asked })
  const end = () => void thread.terminate()
  stop.addEventListener('abort', end)
  try {
    const came = await new Promise<Came>((done, failed) => {
      thread.once('message', done)
      thread.once('error', failed)
      thread.once('exit', () => failed(new Error('it was stopped')))
    })
    if ('problem' in came) throw new Error(came.problem)
    return came.made
  } finally {
    stop.removeEventListener('abort', end)
    await thread.terminate()
  }
}
