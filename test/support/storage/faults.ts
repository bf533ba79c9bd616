import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { SetupError, StorageError } from '../../../src/core/errors.ts'

/** Runs a script in a process of its own and waits for its first line. */
export async function child(...args: string[]): Promise<ChildProcess> {
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (process_.stdout) await once(process_.stdout, 'data')
  return process_
}

/** Another process that holds the write lock on a file until it is killed. */
export async function lock(file: string): Promise<ChildProcess> {
  const script = `const db = new (require('node:sqlite').DatabaseSync)(process.argv[1])
    db.exec('begin immediate'); console.log('locked'); setInterval(() => db, 1000)`
  return child('-e', script, file)
}

/** Ends a process without a word, and waits until it is gone. */
export async function kill(process_: ChildProcess): Promise<void> {
  if (process_.exitCode !== null || process_.signalCode !== null) return
  process_.kill('SIGKILL')
  await once(process_, 'exit')
}

/** Why the store could not do something. */
export async function reasonOf(work: Promise<unknown>): Promise<StorageError['reason']> {
  const error = await thrown(work)
  if (!(error instanceof StorageError)) throw new Error('no StorageError', { cause: error })
  return error.reason
}

/** What an operator is told. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await thrown(work)
  if (!(error instanceof SetupError)) throw new Error('no SetupError', { cause: error })
  return error.message
}

async function thrown(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}
