import { hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { keysOf, type Person, personKey } from '../core/address.ts'
import type { Space } from '../core/spaces.ts'
import type { Now } from '../core/timers.ts'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import { openSpace } from './state.ts'

/** Longer than anything that an event leads to can last, in milliseconds: no platform takes an answer after this. */
const LASTS = 15 * 60_000

/** Someone was forgotten while something was done for them: nothing of it is kept. */
export class Forgotten extends Error {
  override readonly name = 'Forgotten'
}

/**
 * What SQLite and Postgres say of a row whose member is gone (https://sqlite.org/rescode.html, and
 * https://www.postgresql.org/docs/current/errcodes-appendix.html): they were forgotten while it was on its way.
 * @throws {Forgotten} then; else the error as it is.
 */
export function unlessForgotten(error: unknown): never {
  const code = error instanceof Error && ('errcode' in error ? error.errcode : 'code' in error && error.code)
  throw code === 787 || code === '23503' ? new Forgotten() : error
}

const { timeOrigin } = performance

/** A moment, finer than a clock shows it: what tells whether work began before somebody was forgotten. */
export function instant(): number {
  return timeOrigin + performance.now()
}

/** Has nothing else be kept of someone until the transaction ends that this belongs into. */
export async function holdPerson(db: Database, person: Person): Promise<void> {
  for (const key of keysOf(person)) await lock(db, key)
}

/** Marks someone as forgotten now, for as long as work that began before may last; by a hash, for they are. */
export async function markForgotten(db: Database, person: Person): Promise<void> {
  const at = Math.round(instant() * 1000)
  await holdPerson(db, person)
  for (const key of keysOf(person)) {
    await db
      .insertInto('forgotten')
      .values({ hash: forgottenHash(key), at })
      .onConflict(conflict => conflict.column('hash').doUpdateSet({ at }))
      .execute()
  }
}

/** Deletes the marks of people whom nothing concerns any more that had begun before. */
export async function sweepForgotten(db: Database): Promise<void> {
  const before = Math.round((instant() - LASTS) * 1000)
  await db.deleteFrom('forgotten').where('at', '<', before).execute()
}

/** Whether anybody was forgotten since a moment, as {@link instant}. */
export async function anyForgotten(db: Database, since: number): Promise<boolean> {
  const mark = await db
    .selectFrom('forgotten')
    .select('at')
    .where('at', '>', Math.round(since * 1000))
    .limit(1)
    .executeTakeFirst()
  return mark !== undefined
}

const marks = prepared<{ readonly hash: string; readonly began: number }>((db, value) =>
  db.selectFrom('forgotten').select('at').where('hash', '=', value('hash')).where('at', '>', value('began')),
)

/**
 * Has someone not be forgotten until the transaction ends that this belongs into.
 * @param began when the work began for which something is to be kept, as {@link instant}
 * @throws {Forgotten} when they have been since.
 */
export async function checkRemembered(db: Database, person: Person, began: number): Promise<void> {
  const key = personKey(person)
  await lock(db, key)
  const { rows } = await marks(db, { hash: forgottenHash(key), began: Math.round(began * 1000) })
  if (rows.length > 0) throw new Forgotten()
}

/**
 * What a space holds of one person, under their own key: so that all of it can be found. What is written after they
 * were forgotten, on behalf of what had begun before, is not kept; it had begun when this was called.
 */
export function openPersonal<T>(
  name: string,
  person: Person,
  db: Database,
  now: Now,
  keep: <R>(work: (db: Database) => Promise<R>) => Promise<R>,
): Space<T> {
  const of = (key: string) => `${personKey(person)}/${key}`
  const written = async <R>(work: (space: Space<T>) => Promise<R>, otherwise: R): Promise<R> => {
    try {
      return await keep(tx => work(openSpace<T>(tx, name, now)))
    } catch (error) {
      if (error instanceof Forgotten) return otherwise
      throw error
    }
  }
  const space = openSpace<T>(db, name, now)
  return {
    get: key => space.get(of(key)),
    many: async keys => {
      const found = await space.many(keys.map(of))
      return new Map([...found].map(([key, value]) => [key.slice(of('').length), value]))
    },
    set: (key, value, ttl) => written(open => open.set(of(key), value, ttl), undefined),
    setAll: (entries, ttl) =>
      written(
        open =>
          open.setAll(
            entries.map(([key, value]) => [of(key), value] as const),
            ttl,
          ),
        undefined,
      ),
    claim: (key, value, ttl) => written(open => open.claim(of(key), value, ttl), false),
    delete: key => space.delete(of(key)),
  }
}

/** Under what somebody's key is marked as forgotten. */
export function forgottenHash(key: string): string {
  return hash('sha256', key, 'base64url')
}

/** A lock on a person, held until the transaction ends. SQLite has one writer at a time in any case. */
async function lock(db: Database, key: string): Promise<void> {
  if (isPostgres(db)) await sql`select ${personLock(key)}`.execute(db)
}

/** The same as part of a statement, on Postgres. */
export function personLock(key: string): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock(hashtextextended(${key}, 0))`
}
