import { type Kysely, PostgresAdapter, type RawBuilder, type SqlBool, sql } from 'kysely'

/** Whether a database is Postgres rather than SQLite. For migrations and tools; queries are the same on both. */
export function isPostgres<T>(db: Kysely<T>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}

/**
 * The type of a text column that compares by its bytes, as SQLite's does. A Postgres database otherwise sorts
 * as its locale says, which ignores punctuation: ranges of keys would come out wrong, and use no index.
 */
export function textType<T>(db: Kysely<T>): 'text' | RawBuilder<unknown> {
  return isPostgres(db) ? sql`text collate "C"` : 'text'
}

/** Whether a column begins with a text, character by character: `like` knows no case in SQLite, and takes _ for any. */
export function beginsWith(column: string, text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`substr(${sql.ref(column)}, 1, ${sql.lit(text.length)}) = ${text}`
}
