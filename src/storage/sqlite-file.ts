import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { CompiledQuery, QueryResult } from 'kysely'
import { guarded, openSqlite } from '../core/sqlite-errors.ts'
import { timed } from './timed.ts'

/** Statements kept prepared. The bot has some eighty; the rest is room for migrations and tools. */
const PREPARED = 200

/** One connection to a SQLite file. A lock of somebody else is an error at once: nothing here waits. */
export class SqliteFile {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, { statement: StatementSync; returns: boolean }>()

  /** @throws {StorageError} */
  constructor(file: string, options: { readonly readOnly?: boolean } = {}) {
    this.#database = openSqlite(file, { timeout: 0, ...options })
  }

  get isTransaction(): boolean {
    return this.#database.isTransaction
  }

  exec(sql: string): void {
    timed(() => guarded(() => this.#database.exec(sql)))
  }

  run<R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R> {
    return timed(() =>
      guarded(() => {
        const { statement, returns } = this.#statement(sql)
        const values = parameters as SQLInputValue[]
        if (returns) return { rows: statement.all(...values) as R[] }
        const { changes, lastInsertRowid } = statement.run(...values)
        return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
      }),
    )
  }

  #statement(sql: string): { statement: StatementSync; returns: boolean } {
    const known = this.#prepared.get(sql)
    if (known) return known
    if (this.#prepared.size >= PREPARED) this.#prepared.delete(this.#prepared.keys().next().value ?? '')
    const statement = this.#database.prepare(sql)
    const fresh = { statement, returns: statement.columns().length > 0 }
    this.#prepared.set(sql, fresh)
    return fresh
  }

  close(): void {
    this.#prepared.clear()
    this.#database.close()
  }
}
