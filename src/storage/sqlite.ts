import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteDialect } from 'kysely'
import { StorageError } from '../chat/errors.ts'

/**
 * How long a write waits for another process's lock, in milliseconds. node:sqlite waits with the event loop
 * stopped, and both platforms want an answer within three seconds, so it must stay well below that.
 */
const BUSY_TIMEOUT = 1500

/** Statements kept prepared. The bot has some eighty; the rest is room for migrations and tools. */
const PREPARED = 200

/** Kysely over Node's own SQLite: nothing to compile. Every commit is on the disk before it is answered. */
export function sqliteDialect(file: string): SqliteDialect {
  return new SqliteDialect({ database: async () => open(file) })
}

function open(file: string) {
  const database = guarded(() => new DatabaseSync(file))
  guarded(() => {
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`)
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
  })
  const prepared = new Map<string, Prepared>()
  return {
    close: () => {
      prepared.clear()
      database.close()
    },
    prepare: (sql: string) => {
      // A transaction that will write takes the lock at once: an upgrade halfway could only fail.
      const text = sql === 'begin' ? 'begin immediate' : sql
      const known = prepared.get(text)
      if (known) return known
      if (prepared.size >= PREPARED) prepared.delete(prepared.keys().next().value ?? '')
      const fresh = new Prepared(guarded(() => database.prepare(text)))
      prepared.set(text, fresh)
      return fresh
    },
  }
}

/** What Kysely expects of a prepared statement, on node:sqlite's. */
class Prepared {
  readonly reader: boolean
  readonly #statement: StatementSync

  constructor(statement: StatementSync) {
    this.#statement = statement
    this.reader = statement.columns().length > 0
  }

  all(parameters: readonly unknown[]): unknown[] {
    return guarded(() => this.#statement.all(...(parameters as SQLInputValue[])))
  }

  run(parameters: readonly unknown[]) {
    return guarded(() => this.#statement.run(...(parameters as SQLInputValue[])))
  }

  iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    return guarded(() => this.#statement.iterate(...(parameters as SQLInputValue[])))
  }
}

/** SQLite's result codes (https://sqlite.org/rescode.html) that mean: the disk or the file, not the query. */
const REASONS: Readonly<Record<number, StorageError['reason']>> = {
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'broken',
  11: 'broken',
  13: 'full',
  14: 'unreachable',
  26: 'broken',
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    const reason = REASONS[code]
    throw reason ? new StorageError(reason, error) : error
  }
}
