import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type RawBuilder, sql } from 'kysely'
import { SetupError, StorageError } from '../core/errors.ts'
import { acceptSchema, connect, type Database, openDatabase } from './database.ts'
import { nameOf, olderSchema, openingError } from './opening.ts'
import type { Tables } from './schema.ts'

/** What is moved: marks of who was forgotten are for what is under way, and nothing is while the bot is stopped. */
type Moving = Omit<Tables, 'forgotten'>

/** Every table with its unique key, in an order in which each row finds the rows it belongs to. */
const KEYS: { readonly [T in keyof Moving]: readonly (keyof Tables[T] & string)[] } = {
  program_versions: ['hash'],
  groups: ['id'],
  group_places: ['place'],
  weeks: ['group_id', 'ordinal'],
  members: ['id'],
  member_weeks: ['member_id', 'week'],
  deliveries: ['id'],
  redraws: ['delivery_id'],
  completions: ['member_id', 'week', 'program', 'exercise', 'round'],
  check_ins: ['id'],
  state: ['space', 'key'],
}
const TABLES = Object.keys(KEYS) as (keyof Moving)[]

/** Rows read and written at a time. Postgres takes 65,535 values a statement; no table has over 20 columns. */
const BATCH = 1000

/** How far a move has come. `rows` of `table` have been copied, of `of`. */
export interface Moved {
  readonly table: string
  readonly rows: number
  readonly of: number
}

/**
 * Copies everything from a SQLite file into an empty Postgres database, in one transaction there: all of it, read
 * back and compared, or nothing. The file is locked meanwhile and stays as it is.
 * @returns how many rows each table has.
 * @throws {SetupError} when the bot still runs on the file, when the target is not empty, when either cannot be
 * used or is of another version, and when what was read back differs.
 */
export async function move(file: string, url: string, progress: (moved: Moved) => void): Promise<Moved[]> {
  if (!existsSync(file)) throw new SetupError([`There is no database file ${file}.`])
  const source = connect({ file })
  try {
    return await reading(file, () => lockFile(source, file, from => moveAll(file, from, url, progress)))
  } finally {
    await source.destroy()
  }
}

async function moveAll(
  file: string,
  from: Database,
  url: string,
  progress: (moved: Moved) => void,
): Promise<Moved[]> {
  const { pending } = await acceptSchema({ file }, from)
  if (pending) throw olderSchema({ file })
  const target = await openDatabase({ url, connections: 1 })
  try {
    return await target.transaction().execute(async into => {
      await lockTarget(into, url)
      const moved: Moved[] = []
      for (const table of TABLES) {
        const hash = createHash('sha256')
        const of = await reading(file, () => count(from, table))
        let rows = 0
        for await (const batch of batches(from, table, work => reading(file, work))) {
          hash.update(canonical(batch))
          await into
            .insertInto(table)
            .values(batch as never)
            .execute()
          rows += batch.length
          progress({ table, rows, of })
        }
        await verify(into, table, rows, hash.digest('hex'))
        moved.push({ table, rows, of })
      }
      return moved
    })
  } catch (error) {
    throw openingError({ url }, error)
  } finally {
    await target.destroy()
  }
}

/** Blames the file for what goes wrong. */
async function reading<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw openingError({ file }, error)
  }
}

/** Keeps every other process out of the file while something is done with it. */
async function lockFile<T>(source: Database, file: string, work: (db: Database) => Promise<T>): Promise<T> {
  return source.connection().execute(async db => {
    await sql`pragma locking_mode = exclusive`.execute(db)
    try {
      // In this mode the lock is refused as long as anyone has the file open, writing or not.
      await sql`begin exclusive`.execute(db)
    } catch (error) {
      if (!(error instanceof StorageError) || error.reason !== 'busy') throw error
      throw new SetupError([
        `Something still uses ${file}. Stop Spotter first: what it kept now would be lost.`,
      ])
    }
    try {
      return await work(db)
    } finally {
      await sql`rollback`.execute(db)
    }
  })
}

/** Keeps replicas from writing to the target, which must hold nothing. */
async function lockTarget(into: Database, url: string): Promise<void> {
  const tables = TABLES.map(table => sql.table(table))
  await sql`lock table ${sql.join(tables)} in exclusive mode`.execute(into)
  for (const table of TABLES) {
    const rows = await count(into, table)
    if (rows === 0) continue
    throw new SetupError([
      `The database ${nameOf({ url })} is not empty: ${table} has ${rows} ${rows === 1 ? 'row' : 'rows'}. ` +
        'Nothing was moved. Move into a new database, or delete what is there.',
    ])
  }
}

type Row = Readonly<Record<string, unknown>>

/** A table's rows in the order of their key, the same on both databases, because keys compare by their bytes. */
async function* batches(
  db: Database,
  table: keyof Moving,
  read: <T>(work: () => Promise<T>) => Promise<T> = work => work(),
): AsyncGenerator<Row[]> {
  const key: readonly string[] = KEYS[table]
  const columns = sql.join(key.map(column => sql.ref(column)))
  let after: RawBuilder<unknown> = sql``
  for (;;) {
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(BATCH)}`
    const { rows } = await read(() => query.execute(db))
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = sql`where (${columns}) > (${sql.join(key.map(column => last[column]))})`
  }
}

async function count(db: Database, table: keyof Moving): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** Reads back what has been written. @throws {SetupError} when it is not what was read from the file. */
async function verify(db: Database, table: keyof Moving, rows: number, hash: string): Promise<void> {
  const written = createHash('sha256')
  let found = 0
  for await (const batch of batches(db, table)) {
    written.update(canonical(batch))
    found += batch.length
  }
  if (found === rows && written.digest('hex') === hash) return
  throw new SetupError([
    `The move was undone: of ${rows} rows of ${table}, ${found} arrived, or not all as they were.`,
  ])
}

function canonical(rows: readonly Row[]): string {
  return rows
    .map(row => `${JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))}\n`)
    .join('')
}
