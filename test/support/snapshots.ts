import { type Kysely, sql } from 'kysely'
import { Store } from '../../src/storage/store.ts'
import { Gym } from './gym.ts'
import { type Kept, MemoryPlatform } from './memory-platform.ts'
import { memoryDatabase } from './memory-store.ts'

/** All that a bot and its platform keep, at a moment. */
export interface Snapshot {
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly kept: readonly Kept[]
  /** Epoch milliseconds. */
  readonly at: number
}

type Row = Readonly<Record<string, unknown>>

/** Bots that begin with what another had kept: for whoever looks at all that may follow on one moment. */
export class Snapshots {
  readonly #db: Kysely<unknown>
  readonly #store: Store
  readonly #tables: readonly string[]
  #gym: Gym | undefined

  private constructor(db: Kysely<unknown>, store: Store, tables: readonly string[]) {
    this.#db = db
    this.#store = store
    this.#tables = tables
  }

  static async open(): Promise<Snapshots> {
    const db = await memoryDatabase()
    const tables = await sql<{ name: string }>`select name from sqlite_master
      where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`.execute(db)
    return new Snapshots(
      db as unknown as Kysely<unknown>,
      new Lasting(db, { shared: true, isNew: true }),
      tables.rows.map(({ name }) => name),
    )
  }

  /** A bot that knows what was kept then, or nothing; the one before it ends. */
  async begin(from?: Snapshot): Promise<Gym> {
    await this.#gym?.close()
    const platform = new MemoryPlatform()
    if (from) {
      await this.#putBack(from)
      platform.resume(from.kept)
    }
    this.#gym = await Gym.open({ store: this.#store, platform, ...(from && { at: from.at }) })
    return this.#gym
  }

  /** What is kept now. */
  async take(): Promise<Snapshot> {
    const { platform, clock } = this.#gym ?? (await this.begin())
    const rows = new Map<string, readonly Row[]>()
    for (const table of this.#tables)
      rows.set(table, (await sql<Row>`select * from ${sql.table(table)}`.execute(this.#db)).rows)
    return { rows, kept: platform.kept.map(one => ({ ...one })), at: clock.now() }
  }

  async close(): Promise<void> {
    await this.#gym?.close()
    await this.#db.destroy()
  }

  async #putBack({ rows }: Snapshot): Promise<void> {
    await sql`pragma foreign_keys = off`.execute(this.#db)
    for (const [table, all] of rows) {
      await sql`delete from ${sql.table(table)}`.execute(this.#db)
      const columns = Object.keys(all[0] ?? {})
      if (columns.length === 0) continue
      const values = all.map(row => sql`(${sql.join(columns.map(column => row[column]))})`)
      await sql`insert into ${sql.table(table)} (${sql.join(columns.map(name => sql.ref(name)))})
        values ${sql.join(values)}`.execute(this.#db)
    }
    await sql`pragma foreign_keys = on`.execute(this.#db)
  }
}

/** A store that outlives the bots on it. */
class Lasting extends Store {
  override async close(): Promise<void> {}
}
