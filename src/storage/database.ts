import { type Dialect, Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { DatabaseConfig } from './database-config.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { newerSchema, openingError, postgresUrl } from './opening.ts'
import { postgresDialect } from './postgres.ts'
import type { Tables } from './schema.ts'
import { scrubOldFile } from './scrub.ts'
import { sqliteDialect } from './sqlite.ts'

export type Database = Kysely<Tables>

/**
 * Opens the database and brings its tables up to date. Several replicas may do so at once: one migrates, the
 * others wait for it.
 * @throws {SetupError} a sentence without secrets, when it cannot be opened or written, or was written by a
 * newer version. `cause` is what went wrong underneath.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const db = connect(config)
  try {
    const { pending, unknown } = await compareSchema(db)
    if (unknown.length > 0) throw newerSchema(config, unknown)
    if (pending) await migrate(config, db)
    await checkWritable(db)
    await scrubOldFile(db)
    return db
  } catch (error) {
    await db.destroy().catch(() => {})
    throw openingError(config, error)
  }
}

/** The database as it is, with nothing read or changed yet. @throws {SetupError} on a malformed URL. */
export function connect(config: DatabaseConfig): Database {
  return new Kysely<Tables>({ dialect: dialectOf(config) })
}

function dialectOf(config: DatabaseConfig, hurried = true): Dialect {
  if ('file' in config) return sqliteDialect(config.file)
  postgresUrl(config.url)
  return postgresDialect(config.url, { ...config, hurried })
}

/** How the tables that are there compare with those that this version needs. */
export async function compareSchema(db: Database): Promise<{ pending: boolean; unknown: string[] }> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(table => table.name === 'kysely_migration')) return { pending: true, unknown: [] }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const done = new Set(rows.map(row => row.name))
  return {
    pending: Object.keys(MIGRATIONS).some(name => !done.has(name)),
    unknown: [...done].filter(name => !Object.hasOwn(MIGRATIONS, name)),
  }
}

async function migrate(config: DatabaseConfig, db: Database): Promise<void> {
  // On Postgres over a connection of its own: to wait for another replica's migration may take its time.
  const own =
    'url' in config ? new Kysely<Tables>({ dialect: dialectOf({ ...config, connections: 1 }, false) }) : db
  try {
    const migrator = new Migrator({ db: own, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  } finally {
    if (own !== db) await own.destroy()
  }
}

/** Fails now rather than at the first press when the disk or the server takes no writes. Changes nothing. */
async function checkWritable(db: Database): Promise<void> {
  await db
    .transaction()
    .execute(tx => sql`update kysely_migration_lock set is_locked = is_locked where id = ''`.execute(tx))
}
