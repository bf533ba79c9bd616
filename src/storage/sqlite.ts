import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { SqliteAdapter, SqliteDialect } from 'kysely'
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
  return new Dialect({ database: async () => new Connection(file) })
}

class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter()
  }
}

/** SQLite can undo changes of the schema, so a migration that fails halfway leaves nothing behind. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** What Kysely expects of a SQLite connection, on node:sqlite's. */
class Connection {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, Prepared>()
  /** Whether Kysely is inside a transaction; SQLite itself may have ended it already. */
  #inside = false

  constructor(file: string) {
    this.#database = guarded(() => new DatabaseSync(file))
    try {
      this.#exec(`pragma busy_timeout = ${BUSY_TIMEOUT}`)
      this.#exec('pragma journal_mode = wal')
      this.#exec('pragma synchronous = full')
      this.#exec('pragma foreign_keys = on')
      // What is deleted is written over with zeros, so that it is gone from the file as well.
      this.#exec('pragma secure_delete = on')
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }

  prepare(sql: string): Statement {
    if (sql === 'begin' || sql === 'commit' || sql === 'rollback') {
      return { reader: false, all: () => [], iterate: () => [].values(), run: () => this.#control(sql) }
    }
    // After some failures (a full disk, for one) SQLite has rolled back by itself: what follows would be kept.
    if (this.#inside && !this.#database.isTransaction) {
      throw new StorageError('broken', new Error('the transaction had failed before this statement'))
    }
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= PREPARED) this.#prepared.delete(this.#prepared.keys().next().value ?? '')
    const fresh = new Prepared(guarded(() => this.#database.prepare(sql)))
    this.#prepared.set(sql, fresh)
    return fresh
  }

  #control(sql: 'begin' | 'commit' | 'rollback') {
    if (sql === 'rollback') {
      this.#inside = false
      if (this.#database.isTransaction) this.#exec('rollback')
    } else if (sql === 'begin') {
      // A transaction that will write takes the lock at once: an upgrade halfway could only fail.
      this.#exec('begin immediate')
      this.#inside = true
    } else {
      this.#exec('commit')
      this.#inside = false
    }
    return { changes: 0, lastInsertRowid: 0 }
  }

  #exec(sql: string): void {
    guarded(() => this.#database.exec(sql))
  }
}

interface Statement {
  readonly reader: boolean
  all(parameters: readonly unknown[]): unknown[]
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>
}

class Prepared implements Statement {
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

/** Runs something on node:sqlite; what the disk or the file refused becomes a {@link StorageError}. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0
    const reason = REASONS[code]
    throw reason ? new StorageError(reason, error) : error
  }
}
