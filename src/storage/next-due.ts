import type { CompiledQuery } from 'kysely'
import type { Database } from './database.ts'
import { DUE } from './in-turn.ts'
import { prepared } from './prepared.ts'

/**
 * When the first of a kind comes due, in epoch milliseconds; undefined where none waits. Whoever lets time pass asks
 * after every step, so these are built once.
 */
export const nextDue = {
  slots: earliest(db => db.selectFrom('groups').select(fn => fn.fn.min('next_slot_at').as('at'))),
  deliveries: earliest(db =>
    db
      .selectFrom('deliveries')
      .select(fn => fn.fn.min('due_at').as('at'))
      .where('state', '=', DUE),
  ),
  redraws: earliest(db => db.selectFrom('redraws').select(fn => fn.fn.min('due_at').as('at'))),
}

function earliest(build: (db: Database) => { compile(db: Database): CompiledQuery }) {
  const statement = prepared<object, { readonly at: number | null }>(build)
  return async (db: Database): Promise<number | undefined> =>
    (await statement(db, {})).rows[0]?.at ?? undefined
}
