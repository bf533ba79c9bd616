import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from 'kysely'
import { StorageError, StoreClosed } from '../core/errors.ts'
import { realTimers, type Timers } from '../core/timers.ts'
import { SqliteFile } from './sqlite-file.ts'

/** How long a statement waits for another process's lock, in milliseconds: a person waits for the answer. */
const PATIENCE = 1500
/** The same where the last one has waited in vain. */
const IMPATIENCE = 100
/** The longest pause between two tries, in milliseconds. */
const PAUSE = 50

/** Kysely over Node's own SQLite: nothing to compile. Every commit is on the disk before it is answered. */
export function sqliteDialect(file: string, readOnly = false, timers = realTimers): SqliteDialect {
  return new Dialect(file, readOnly, timers)
}

/**
 * How often this process has written to a SQLite database, or committed what was written: while that stays as it is,
 * what was read still stands. Undefined on Postgres, where others write too.
 */
export function writesOf<T>(db: Kysely<T>): number | undefined {
  const { adapter } = db.getExecutor()
  return adapter instanceof Adapter ? adapter.writes.count : undefined
}

interface Writes {
  count: number
}

class Dialect extends SqliteDialect {
  readonly #writes: Writes = { count: 0 }
  readonly #file: string
  readonly #readOnly: boolean
  readonly #timers: Timers

  constructor(file: string, readOnly: boolean, timers: Timers) {
    super({ database: () => Promise.reject(new Error('the driver opens the file')) })
    this.#file = file
    this.#readOnly = readOnly
    this.#timers = timers
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter(this.#writes)
  }

  override createDriver(): Driver {
    return new FileDriver(this.#file, this.#readOnly, this.#timers, this.#writes)
  }
}

class Adapter extends SqliteAdapter {
  readonly writes: Writes

  constructor(writes: Writes) {
    super()
    this.writes = writes
  }

  /** SQLite can undo changes of the schema, so a migration that fails halfway leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** A writer waits for the writer before it, below; a reader waits for nobody. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/**
 * One connection that writes, for one writer after the other, and one that reads beside it, as SQLite's write-ahead
 * log allows. node:sqlite stops the event loop while it waits for a lock, so it is never let wait: whatever finds the
 * file locked by another process is tried again later.
 */
class FileDriver implements Driver {
  readonly #path: string
  readonly #readOnly: boolean
  readonly #timers: Timers
  readonly writes: Writes
  #writer: SqliteFile | undefined
  #reader: SqliteFile | undefined
  #turn: Promise<void> = Promise.resolve()
  #isClosed = false
  /** The last statement that found the file locked has waited in vain. */
  #knownBusy = false

  constructor(path: string, readOnly: boolean, timers: Timers, writes: Writes) {
    this.#path = path
    this.#readOnly = readOnly
    this.#timers = timers
    this.writes = writes
  }

  async init(): Promise<void> {
    const file = new SqliteFile(this.#path, { readOnly: this.#readOnly })
    try {
      if (!this.#readOnly) await this.#prepare(file)
    } catch (error) {
      file.close()
      throw error
    }
    this.#writer = file
  }

  async #prepare(file: SqliteFile): Promise<void> {
    await this.patiently(this.deadline(), () => file.exec('pragma journal_mode = wal'))
    file.exec('pragma synchronous = full')
    file.exec('pragma foreign_keys = on')
    // What is deleted is written over with zeros, so that it is gone from the file as well.
    file.exec('pragma secure_delete = on')
  }

  get writer(): SqliteFile {
    if (this.#isClosed) throw new StoreClosed()
    if (!this.#writer) throw new Error('the database is not open')
    return this.#writer
  }

  /** What was committed, for whoever is in no transaction; undefined where nobody else can open what there is. */
  get reader(): SqliteFile | undefined {
    if (this.#path === ':memory:') return undefined
    if (this.#isClosed) throw new StoreClosed()
    this.#reader ??= new SqliteFile(this.#path, { readOnly: true })
    return this.#reader
  }

  /** Waits until nobody else writes here. @returns what ends the turn */
  async turn(): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#turn
    this.#turn = promise
    await before
    return resolve
  }

  /** Until when someone who comes now is let wait. */
  deadline(): number {
    return this.#timers.monotonic() + (this.#knownBusy ? IMPATIENCE : PATIENCE)
  }

  /** Does something, again and again as long as another process has the file locked. @throws {StorageError} */
  async patiently<T>(until: number, work: () => T): Promise<T> {
    for (let pause = 1; ; pause = Math.min(pause * 2, PAUSE)) {
      try {
        const done = work()
        this.#knownBusy = false
        return done
      } catch (error) {
        if (!(error instanceof StorageError) || error.reason !== 'busy') throw error
        if (this.#timers.monotonic() + pause > until) {
          this.#knownBusy = true
          throw error
        }
      }
      await this.#timers.sleep(pause)
    }
  }

  async acquireConnection(): Promise<Connection> {
    return new Connection(this)
  }

  async beginTransaction(connection: Connection): Promise<void> {
    await connection.begin()
  }

  async commitTransaction(connection: Connection): Promise<void> {
    connection.commit()
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    connection.rollback()
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.rollback()
  }

  async destroy(): Promise<void> {
    this.#isClosed = true
    this.#reader?.close()
    this.#writer?.close()
  }
}

/** What one caller of Kysely holds: the turn to write, from when a transaction begins until it ends. */
class Connection implements DatabaseConnection {
  readonly #driver: FileDriver
  #endTurn: (() => void) | undefined
  /** Whether Kysely is inside a transaction; SQLite itself may have ended it already. */
  #inside = false

  constructor(driver: FileDriver) {
    this.#driver = driver
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const driver = this.#driver
    if (this.#endTurn) return this.#write(query)
    const until = driver.deadline()
    const reader = isRead(query) ? driver.reader : undefined
    if (reader) return driver.patiently(until, () => reader.run(query))
    this.#endTurn = await driver.turn()
    try {
      return await driver.patiently(until, () => driver.writer.run<R>(query))
    } finally {
      if (!isRead(query)) driver.writes.count++
      this.#letGo()
    }
  }

  /** @throws {StorageError} */
  #write<R>(query: CompiledQuery): QueryResult<R> {
    const { writer } = this.#driver
    // After some failures (a full disk, for one) SQLite has rolled back by itself: what follows would be kept.
    if (this.#inside && !writer.isTransaction) {
      throw new StorageError('broken', new Error('the transaction had failed before this statement'))
    }
    try {
      return writer.run(query)
    } finally {
      if (!isRead(query)) this.#driver.writes.count++
      if (!this.#inside) this.#letGo()
    }
  }

  /** A transaction that will write takes the lock at once: an upgrade halfway could only fail. */
  async begin(): Promise<void> {
    const until = this.#driver.deadline()
    this.#endTurn ??= await this.#driver.turn()
    try {
      await this.#driver.patiently(until, () => this.#driver.writer.exec('begin immediate'))
      this.#inside = true
    } finally {
      this.#letGo()
    }
  }

  commit(): void {
    this.#driver.writer.exec('commit')
    this.#driver.writes.count++
    this.#inside = false
    this.#letGo()
  }

  /** Undoes a transaction that has not been committed, if there is one. */
  rollback(): void {
    if (!this.#endTurn) return
    this.#inside = false
    const { writer } = this.#driver
    try {
      if (writer.isTransaction) writer.exec('rollback')
    } finally {
      this.#letGo()
    }
  }

  /** Gives the turn to the next, unless a transaction is open. */
  #letGo(): void {
    if (this.#inside || this.#driver.writer.isTransaction) return
    this.#endTurn?.()
    this.#endTurn = undefined
  }

  streamQuery(): never {
    throw new Error('nothing here streams')
  }
}

/** Whether a statement changes nothing, so that it need not wait for those that do. */
function isRead({ query, sql }: CompiledQuery): boolean {
  return query.kind === 'SelectQueryNode' || (query.kind === 'RawNode' && /^\s*select\b/i.test(sql))
}
