import { sql } from 'kysely'
import { connect, type Database, openDatabase } from '../../src/storage/database.ts'
import { type Around, Store } from '../../src/storage/store.ts'

const MEMORY = { file: ':memory:' }

/** What the migrations come to, as few statements: run once a process, for they take seven times as long. */
let tables: Promise<readonly string[]> | undefined

/** A database in memory, as {@link openDatabase} makes it. */
export async function memoryDatabase(): Promise<Database> {
  tables ??= statements()
  const db = connect(MEMORY)
  for (const statement of await tables) await sql.raw(statement).execute(db)
  return db
}

/** A store in memory, as `openStore` makes it. */
export async function memoryStore(around: Around = {}): Promise<Store> {
  return new Store(await memoryDatabase(), { shared: true, isNew: true, ...around })
}

async function statements(): Promise<string[]> {
  const db = await openDatabase(MEMORY)
  const all = await sql<{
    sql: string
  }>`select sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by rowid`.execute(
    db,
  )
  const rows = async (table: string) => {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)
    return found.rows.map(
      row =>
        `insert into "${table}" values (${Object.values(row)
          .map(value => (typeof value === 'number' ? value : value === null ? 'null' : `'${value}'`))
          .join(', ')})`,
    )
  }
  const kept = [...(await rows('kysely_migration')), ...(await rows('kysely_migration_lock'))]
  await db.destroy()
  return [...all.rows.map(row => row.sql), ...kept]
}
