import { sql } from 'kysely'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'

/** A beat of any process, in epoch milliseconds. */
export interface BeatRecord {
  readonly at: number
  /** What came due before this may have been posted although the database does not know it. */
  readonly lookBefore: number
}

/** The latest beat, and whether the database that tells of it is the one in which it was written down. */
export class Beats {
  readonly #db: Database
  /** Of a SQLite file what was found when it was opened; Postgres is asked each time. */
  #isAsLeft: boolean

  constructor(db: Database, isAsLeft = false) {
    this.#db = db
    this.#isAsLeft = isAsLeft
  }

  async last(): Promise<(BeatRecord & { readonly isCopy: boolean }) | undefined> {
    const onPostgres = isPostgres(this.#db)
    const written = onPostgres ? sql<string>`xmin::text` : sql<string>`''`
    const row = await this.#db
      .selectFrom('state')
      .select(['value', written.as('written')])
      .where('space', '=', 'beats')
      .where('key', '=', 'last')
      .executeTakeFirst()
    if (!row) return undefined
    const { at, lookBefore, by } = JSON.parse(row.value) as BeatRecord & { by: string }
    const isAsLeft = onPostgres ? by === `${row.written} ${await this.#timeline()}` : this.#isAsLeft
    return { at, lookBefore, isCopy: !isAsLeft }
  }

  async note(beat: BeatRecord): Promise<void> {
    const by = isPostgres(this.#db)
      ? sql<string>`pg_current_xact_id()::xid::text || ' ' || ${await this.#timeline()}::text`
      : sql<string>`''`
    const [before, after] = JSON.stringify({ ...beat, by: '?' }).split('?')
    const value = sql<string>`cast(${before} as text) || ${by} || cast(${after} as text)`
    await this.#db
      .insertInto('state')
      .values({ space: 'beats', key: 'last', value, expires_at: null })
      .onConflict(conflict => conflict.columns(['space', 'key']).doUpdateSet({ value }))
      .execute()
    this.#isAsLeft = true
  }

  /** Which of its possible pasts a Postgres is on: going back to an earlier minute, or to a replica, begins another. */
  async #timeline(): Promise<string> {
    const { rows } = await sql<{ wal: string }>`select pg_walfile_name(pg_current_wal_lsn()) as wal`
      .execute(this.#db)
      // Some services do not tell.
      .catch(() => ({ rows: [] }))
    return rows[0]?.wal.slice(0, 8) ?? ''
  }
}
