import { existsSync } from 'node:fs'
import { type Dialect, Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { SetupError } from '../core/errors.ts'
import { systemNow } from '../core/timers.ts'
import type { Program } from '../training/program.ts'
import { isPostgres } from './columns.ts'
import type { DatabaseConfig } from './database-config.ts'
import { MIGRATIONS } from './migrations/index.ts'
import {
  foreignTables,
  newerSchema,
  olderSchema,
  openingError,
  postgresUrl,
  wrongSchema,
  wrongShape,
} from './opening.ts'
import { lockMigrations, postgresDialect } from './postgres.ts'
import type { Tables } from './schema.ts'
import { scrubOldFile } from './scrub.ts'
import { misshapen, type Shape, shapeOf } from './shape.ts'
import { sqliteDialect } from './sqlite.ts'

export type Database = Kysely<Tables>

/** What a database that has to be brought up to date may need besides itself. */
export interface Stand {
  /** The program files as they stand: older versions kept nothing of them. */
  readonly programs: readonly Program[]
  /** The time, in epoch milliseconds. */
  readonly now: number
}

/**
 * Opens the database and brings its tables up to date. Several replicas may do so at once: one migrates, the
 * others wait for it.
 * @throws {SetupError} a sentence without secrets, when it cannot be opened or written, was written by a newer
 * version, or is not what its own list of migrations says. `cause` is what went wrong underneath.
 * @param isNew is called when there were no tables yet
 */
export async function openDatabase(
  config: DatabaseConfig,
  stand: Stand = { programs: [], now: systemNow() },
  isNew = () => {},
): Promise<Database> {
  await refuseAnothers(config)
  const db = connect(config)
  try {
    const { begun, pending } = await acceptSchema(config, db)
    // What an older version kept can only be read with the program files at hand.
    if (pending && begun && stand.programs.length === 0) throw olderSchema(config)
    if (pending) await migrate(config, db, stand)
    if (!begun) isNew()
    await checkShape(config, db)
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
  if ('file' in config) return sqliteDialect(config.file, config.readOnly)
  postgresUrl(config.url)
  return postgresDialect(config.url, { ...config, hurried })
}

interface Compared {
  /** Any migration has run there. */
  readonly begun: boolean
  /** Migrations of this version have yet to run. */
  readonly pending: boolean
  /** Migrations that have run there, and that this version does not know. */
  readonly unknown: readonly string[]
  /** Another program's tables: on a server those that are called as ours would be, in a file whichever. */
  readonly foreign: readonly string[]
}

/** Looks into a file before anything is set in it: one of another program stays as it is, to the last byte. */
async function refuseAnothers(config: DatabaseConfig): Promise<void> {
  if (!('file' in config) || !existsSync(config.file)) return
  const db = connect({ ...config, readOnly: true })
  try {
    await acceptSchema(config, db)
  } catch (error) {
    // What else is wrong, the opening itself finds and says.
    if (error instanceof SetupError) throw error
  } finally {
    await db.destroy().catch(() => {})
  }
}

/** How what is there compares with what this version needs. @throws {SetupError} where it is not for this version */
export async function acceptSchema(config: DatabaseConfig, db: Database): Promise<Compared> {
  if (isPostgres(db)) await checkPath(config, db)
  const compared = await compareSchema(db)
  if (compared.unknown.length > 0) throw newerSchema(config, compared.unknown)
  if (compared.foreign.length > 0) throw foreignTables(config, compared.foreign)
  return compared
}

/** What a connection finds without being told where to look must be ours. @throws {SetupError} */
async function checkPath(config: DatabaseConfig, db: Database): Promise<void> {
  const { rows } = await sql<{ here: string | null; ours: string[] }>`
    select current_schema() as here, array(
      select table_schema::text from information_schema.tables where table_name in ('kysely_migration', 'check_ins')
      group by table_schema having count(*) = 2 order by table_schema) as ours`.execute(db)
  const { here = null, ours = [] } = rows[0] ?? {}
  if (here === null || (ours.length > 0 && !ours.includes(here))) throw wrongSchema(config, here, ours)
}

async function compareSchema(db: Database): Promise<Compared> {
  const tables = await shapeOf(db)
  const wanted = await wantedShape()
  // Read after the tables: who migrates at this moment writes both in one transaction.
  const done = new Set(tables.has('kysely_migration') ? await migrationsOf(db) : [])
  const begun = Object.keys(MIGRATIONS).some(name => done.has(name))
  // A server may hold more; a file is one program's. Where nothing has run, the list of what has may be there already.
  const others = [...tables.keys()].filter(name =>
    name.startsWith('kysely_')
      ? done.size > 0
      : isPostgres(db)
        ? wanted.has(name)
        : !name.startsWith('sqlite_'),
  )
  return {
    begun,
    pending: Object.keys(MIGRATIONS).some(name => !done.has(name)),
    unknown: begun ? [...done].filter(name => !Object.hasOwn(MIGRATIONS, name)) : [],
    foreign: begun ? [] : others,
  }
}

async function migrationsOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(row => row.name)
}

/** Refuses at the start what would otherwise fail at every command. */
async function checkShape(config: DatabaseConfig, db: Database): Promise<void> {
  const wrong = misshapen(await shapeOf(db), await wantedShape())
  if (wrong.length > 0) throw wrongShape(config, wrong)
}

let wanted: Promise<Shape> | undefined

/** The shape that this version's migrations give a new database. Tables have the same columns on both databases. */
function wantedShape(): Promise<Shape> {
  wanted ??= (async () => {
    const config = { file: ':memory:' }
    const db = connect(config)
    await migrate(config, db, { programs: [], now: 0 })
    return shapeOf(db).finally(() => db.destroy())
  })()
  return wanted
}

async function migrate(config: DatabaseConfig, db: Database, { programs, now }: Stand): Promise<void> {
  const migrations = Object.entries(MIGRATIONS).map(
    ([name, { up }]) => [name, { up: (into: Kysely<unknown>) => up(into, programs, now) }] as const,
  )
  const provider = { getMigrations: async () => Object.fromEntries(migrations) }
  const toLatest = async (into: Database) => {
    // Some landed before others that are numbered earlier.
    const migrator = new Migrator({ db: into, provider, allowUnorderedMigrations: true })
    const { error } = await migrator.migrateToLatest()
    if (error) throw error
  }
  if (!('url' in config)) return toLatest(db)
  let first: unknown
  // Over a connection of its own: to wait for another replica's migration may take its time.
  const own = new Kysely<Tables>({
    dialect: dialectOf({ ...config, connections: 1 }, false),
    log: event => {
      if (event.level === 'error') first ??= event.error
    },
  })
  try {
    await own.transaction().execute(async tx => {
      await lockMigrations(tx)
      await toLatest(tx)
    })
  } catch (error) {
    // After what failed first, the transaction takes nothing more, and the migrator says only that.
    throw first ?? error
  } finally {
    await own.destroy()
  }
}

/** Fails now rather than at the first press when the disk or the server takes no writes. Changes nothing. */
async function checkWritable(db: Database): Promise<void> {
  await db
    .transaction()
    .execute(tx => sql`update kysely_migration_lock set is_locked = is_locked where id = ''`.execute(tx))
}
