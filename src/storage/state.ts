import { Keyv } from 'keyv'
import type { ExpressionBuilder } from 'kysely'
import { StorageError } from '../core/errors.ts'
import type { ListedSpace } from '../core/spaces.ts'
import type { Now } from '../core/timers.ts'
import { BATCH, inBatches } from './batches.ts'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

/** How values are written down: as Keyv does, with the time at which they expire. */
const format = new Keyv()

/** What rows hold that were asked for already: an event asks for the same more than once. */
const decodedRows = new WeakMap<object, unknown>()

/** What is known already of what spaces hold; undefined where it would have to be read. */
export interface StateAhead {
  state(space: string, keys: readonly string[]): Promise<Found[] | undefined>
}

/** Opens a namespace. @param now the time, in epoch milliseconds: what has expired by it is not there */
export function openSpace<T>(db: Database, space: string, now: Now, ahead?: StateAhead): ListedSpace<T> {
  const decoded = async (rows: readonly Pick<Found, 'key' | 'value'>[]) => {
    const found = new Map<string, T>()
    for (const row of rows) {
      const kept = decodedRows.get(row) ?? (await format.decode<T>(row.value))?.value
      if (kept === undefined) continue
      decodedRows.set(row, kept)
      found.set(JSON.parse(`"${row.key}"`), kept as T)
    }
    return found
  }
  const read = async (keys: readonly string[]) => {
    const columns = keys.map(columnKey)
    return decoded((await ahead?.state(space, columns)) ?? (await together(db, now, space, columns)))
  }
  const rowOf = async (key: string, value: T, expires: number | undefined) => {
    if (key === '') throw new StorageError('broken', new Error(`${space} has no empty key`))
    const text = await format.encode({ value })
    return { space, key: columnKey(key), value: String(text), expires_at: expires ?? null }
  }
  const expiry = (ttl: number | undefined) => {
    if (ttl !== undefined && !(ttl > 0)) throw new RangeError(`a time to live of ${ttl} ms`)
    return ttl === undefined ? undefined : now() + ttl
  }
  const setAll: ListedSpace<T>['setAll'] = async (entries, ttl) => {
    const expires = expiry(ttl)
    const rows = await Promise.all(entries.map(([key, value]) => rowOf(key, value, expires)))
    if (rows.length === 0) return
    await db
      .insertInto('state')
      .values(rows)
      .onConflict(conflict =>
        conflict.columns(['space', 'key']).doUpdateSet(update => ({
          value: update.ref('excluded.value'),
          expires_at: update.ref('excluded.expires_at'),
        })),
      )
      .execute()
  }
  return {
    get: async key => (await read([key])).get(key),
    many: async keys => {
      const found = keys.length === 0 ? new Map<string, T>() : await read(keys)
      return new Map(
        keys.flatMap(key => {
          const value = found.get(key)
          return value === undefined ? [] : [[key, value] as const]
        }),
      )
    },
    all: async () => {
      const all = db.selectFrom('state').select(['key', 'value']).where('space', '=', space)
      return decoded(await all.where(unexpired(now())).execute())
    },
    set: async (key, value, ttl) => setAll([[key, value]], ttl),
    setAll,
    claim: async (key, value, ttl) => {
      const row = await rowOf(key, value, expiry(ttl))
      const result = await db
        .insertInto('state')
        .values(row)
        .onConflict(conflict =>
          conflict
            .columns(['space', 'key'])
            .doUpdateSet({ value: row.value, expires_at: row.expires_at })
            .where('state.expires_at', '<=', now()),
        )
        .executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    delete: async key => {
      await db.deleteFrom('state').where('space', '=', space).where('key', '=', columnKey(key)).execute()
    },
  }
}

type Found = Pick<Tables['state'], 'space' | 'key' | 'value'>

/** What is read of a database in the same moment: the keys that are asked for, by space, and what was found. */
interface Together {
  readonly asked: Map<string, Set<string>>
  readonly found: Promise<readonly Found[]>
}

const underway = new WeakMap<Database, Together>()

/** Reads keys of a space, and with them whatever else is asked for in the same moment: one statement for all. */
async function together(db: Database, now: Now, space: string, keys: readonly string[]): Promise<Found[]> {
  let reading = underway.get(db)
  if (!reading) {
    const asked: Together['asked'] = new Map()
    const found = Promise.resolve().then(() => {
      underway.delete(db)
      return readAll(db, now(), asked)
    })
    reading = { asked, found }
    underway.set(db, reading)
  }
  const own = reading.asked.get(space) ?? new Set()
  for (const key of keys) own.add(key)
  reading.asked.set(space, own)
  return (await reading.found).filter(row => row.space === space && keys.includes(row.key))
}

async function readAll(db: Database, now: number, asked: Together['asked']): Promise<Found[]> {
  const keys = [...new Set([...asked.values()].flatMap(own => [...own]))]
  const rows: Found[] = []
  // Nobody reads so many keys at once that they do not fit into a statement, but for a few.
  for (let i = 0; i < keys.length; i += BATCH) {
    const some = await db
      .selectFrom('state')
      .select(['space', 'key', 'value'])
      .where('space', 'in', [...asked.keys()])
      .where('key', 'in', keys.slice(i, i + BATCH))
      .where(unexpired(now))
      .execute()
    rows.push(...some)
  }
  return rows
}

function unexpired(now: number) {
  return (row: ExpressionBuilder<Tables, 'state'>) =>
    row.or([row('expires_at', 'is', null), row('expires_at', '>', now)])
}

/** Deletes what has expired: reads never see it, but it takes room. @returns how many rows went. */
export async function sweepState(db: Database, now: number, stop?: AbortSignal): Promise<number> {
  return inBatches(stop, () =>
    db
      .deleteFrom('state')
      .where(where =>
        where(where.refTuple('space', 'key'), 'in', old =>
          old
            .selectFrom('state')
            .select(['space', 'key'])
            .where('expires_at', '<=', now)
            .orderBy('expires_at')
            .limit(BATCH)
            .$asTuple('space', 'key'),
        ),
      )
      .executeTakeFirstOrThrow(),
  )
}

/** A value with the space and the key under which it is kept. */
export interface Held {
  readonly space: string
  readonly key: string
  readonly value: unknown
}

/** What any space holds by now (epoch milliseconds) under a key, or a longer one that goes on with '/' or ':' after it. */
export async function stateUnder(db: Database, key: string, now: number): Promise<Held[]> {
  const rows = await db
    .selectFrom('state')
    .select(['space', 'key', 'value'])
    .where(under(key))
    .where(unexpired(now))
    .orderBy('space')
    .orderBy('key')
    .execute()
  return Promise.all(
    rows.map(async row => ({ ...row, value: (await format.decode<unknown>(row.value))?.value })),
  )
}

/** Deletes what any space holds under a key. */
export async function forgetState(db: Database, key: string): Promise<void> {
  await db.deleteFrom('state').where(under(key)).execute()
}

function under(key: string) {
  const start = columnKey(key)
  return (where: ExpressionBuilder<Tables, 'state'>) =>
    where.or([
      where('key', '=', start),
      // '0' is the character after '/', and ';' the one after ':'.
      where.and([where('key', '>=', `${start}/`), where('key', '<', `${start}0`)]),
      where.and([where('key', '>=', `${start}:`), where('key', '<', `${start};`)]),
    ])
}

/** Postgres takes neither longer keys in an index nor, in a text, a NUL or half a surrogate pair. */
const MAX_KEY_BYTES = 2000

/** A key as the column holds it: nearly always the key itself. @throws {RangeError} when it is too long. */
export function columnKey(key: string): string {
  const column = JSON.stringify(key).slice(1, -1)
  if (Buffer.byteLength(column) > MAX_KEY_BYTES) throw new RangeError(`a key of ${key.length} characters`)
  return column
}
