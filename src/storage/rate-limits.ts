import { sql } from 'kysely'
import type { Database } from './database.ts'
import { columnKey } from './state.ts'

/** Turns are kept among what expires: under a namespace of their own, in microseconds. */
const SPACE = 'turns'

/** Where what happened in a span is counted. */
const COUNTS = 'counts'

/** The server's clock, in microseconds: those of the machines differ. */
const CLOCK = sql`select (extract(epoch from clock_timestamp()) * 1000000)::bigint as at`

/** Whose turn it is and what was counted, among all processes that share a database. Turns are on Postgres only. */
export class RateLimits {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Takes the next `length` milliseconds of a scope, unless they begin more than `patience` milliseconds from now.
   * @returns in how many milliseconds they begin; more than `patience` when they were not taken
   */
  async take(scope: string, length: number, patience: number): Promise<number> {
    const long = Math.round(length * 1000)
    const { rows } = await sql<{ wait: number }>`
      with clock as materialized (${CLOCK})
      insert into state as turn (space, key, value, expires_at)
      select ${SPACE}, ${scope}, (at + ${long}::bigint)::text, (at + ${long}::bigint) / 1000 + 1 from clock
      on conflict (space, key) do update set
        value = (greatest(turn.value::bigint, (select at from clock)) + ${long}::bigint)::text,
        expires_at = (greatest(turn.value::bigint, (select at from clock)) + ${long}::bigint) / 1000 + 1
      where turn.value::bigint - (select at from clock) <= ${Math.round(patience * 1000)}::bigint
      returning turn.value::bigint - ${long}::bigint - (select at from clock) as wait`.execute(this.#db)
    const taken = rows[0]
    return (taken?.wait ?? (await this.#wait(scope))) / 1000
  }

  /** Lets nobody have a turn of a scope for so many milliseconds from now. */
  async hold(scope: string, ms: number): Promise<void> {
    const long = Math.round(ms * 1000)
    await sql`
      with clock as materialized (${CLOCK})
      insert into state as turn (space, key, value, expires_at)
      select ${SPACE}, ${scope}, (at + ${long}::bigint)::text, (at + ${long}::bigint) / 1000 + 1 from clock
      on conflict (space, key) do update set
        value = greatest(turn.value::bigint, excluded.value::bigint)::text,
        expires_at = greatest(turn.expires_at, excluded.expires_at)`.execute(this.#db)
  }

  /**
   * Counts so many more of something, on either database.
   * @param until when the count is forgotten, in epoch milliseconds
   * @returns how many there are now
   */
  async count(key: string, more: number, until: number): Promise<number> {
    const { rows } = await sql<{ value: string }>`
      insert into state as counted (space, key, value, expires_at)
      values (${COUNTS}, ${columnKey(key)}, ${String(more)}, ${until})
      on conflict (space, key) do update set
        value = cast(cast(counted.value as bigint) + cast(${more} as bigint) as text)
      returning value`.execute(this.#db)
    return Number(rows[0]?.value)
  }

  /** How long the next turn of a scope is away, in microseconds. */
  async #wait(scope: string): Promise<number> {
    const { rows } = await sql<{ wait: number }>`
      with clock as materialized (${CLOCK})
      select value::bigint - (select at from clock) as wait from state
      where space = ${SPACE} and key = ${scope}`.execute(this.#db)
    return Math.max(0, rows[0]?.wait ?? 0)
  }
}
