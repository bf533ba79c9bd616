import { type Dialect, Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { StorageError } from '../chat/errors.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

export type Database = Kysely<Tables>

/** Where everything is kept. */
export interface DatabaseConfig {
  /** Path of the SQLite file; its folder exists. ':memory:' keeps nothing. */
  readonly file: string
}

/**
 * Opens the database and brings its tables up to date.
 * @throws {StorageError} when it cannot be opened or written, or was written by a newer version.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return migrated(sqliteDialect(config.file))
}

async function migrated(dialect: Dialect): Promise<Database> {
  const db = new Kysely<Tables>({ dialect })
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
    return db
  } catch (error) {
    await db.destroy().catch(() => {})
    if (error instanceof StorageError) throw error
    throw new StorageError('broken', error)
  }
}
