import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

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
