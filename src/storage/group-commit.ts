import { StorageError } from '../core/errors.ts'
import { onBehalf } from '../core/under-way.ts'
import type { Database } from './database.ts'
import type { TransactionGuard } from './guard.ts'

interface Waiting {
  readonly work: (db: Database) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes of the same moment share one commit. SQLite waits for the disk at every commit, and meanwhile the next
 * presses arrive: together they wait once. When one of them is refused each is done by itself, so that nobody
 * fails for another.
 */
export class GroupCommit {
  readonly #db: Database
  readonly #guard: TransactionGuard
  #waiting: Waiting[] = []

  constructor(db: Database, guard: TransactionGuard) {
    this.#db = db
    this.#guard = guard
  }

  /** Resolves when the work is committed. It may be done twice, so it must not do more than write. */
  async run<T>(work: (db: Database) => Promise<T>): Promise<T> {
    // A transaction that waited for this, and this for it, would wait for ever.
    this.#guard.check()
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.push({
        work: onBehalf(work),
        resolve: value => resolve(value as T),
        reject,
      })
      if (waiting === 1) setImmediate(() => void this.#flush())
    })
  }

  async #flush(): Promise<void> {
    const all = this.#waiting
    this.#waiting = []
    if (all.length > 1) {
      try {
        const values: unknown[] = []
        await this.#alone(async tx => {
          for (const { work } of all) values.push(await work(tx))
        })
        for (const [i, { resolve }] of all.entries()) resolve(values[i])
        return
      } catch (error) {
        // A lock of another process is in the way of all of them; else which of them it was shows now.
        if (error instanceof StorageError && error.reason === 'busy') {
          for (const { reject } of all) reject(error)
          return
        }
      }
    }
    for (const { work, resolve, reject } of all) await this.#alone(work).then(resolve, reject)
  }

  #alone<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return this.#guard.within(() => this.#db.transaction().execute(work))
  }
}
