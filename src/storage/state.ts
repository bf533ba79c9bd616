import { Keyv, type KeyvStorageEntry, keyvStorageCapability } from 'keyv'
import type { ExpressionBuilder } from 'kysely'
import { StorageError } from '../core/errors.ts'
import type { ListedSpace } from '../core/spaces.ts'
import { BATCH, inBatches } from './batches.ts'
import type { Database } from './database.ts'
import type { Tables } from './schema.ts'

/**
 * Keyv over the `state` table: one adapter a namespace, because two Keyv objects that share an adapter
 * overwrite each other's namespace.
 */
class StateAdapter {
  readonly capabilities = keyvStorageCapability(this)
  readonly #db: Database
  readonly #space: string

  constructor(db: Database, space: string) {
    this.#db = db
    this.#space = space
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const row = await this.#db
      .selectFrom('state')
      .select(['value', 'expires_at'])
      .where('space', '=', this.#space)
      .where('key', '=', columnKey(key))
      .executeTakeFirst()
    if (!row || (row.expires_at !== null && row.expires_at <= Date.now())) return undefined
    return row.value as Value
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.#put([{ key: columnKey(key), value: String(value), expires_at: expires ?? null }])
    return true
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    await this.#put(
      entries.map(e => ({ key: columnKey(e.key), value: String(e.value), expires_at: e.expires ?? null })),
    )
    return entries.map(() => true)
  }

  /** @returns whether the key was free. */
  async claim(key: string, value: string, expires: number): Promise<boolean> {
    const result = await this.#db
      .insertInto('state')
      .values({ space: this.#space, key: columnKey(key), value, expires_at: expires })
      .onConflict(conflict =>
        conflict
          .columns(['space', 'key'])
          .doUpdateSet({ value, expires_at: expires })
          .where('state.expires_at', '<=', Date.now()),
      )
      .executeTakeFirst()
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
  }

  async delete(key: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('state')
      .where('space', '=', this.#space)
      .where('key', '=', columnKey(key))
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map(key => this.delete(key)))
  }

  async clear(): Promise<void> {
    await this.#db.deleteFrom('state').where('space', '=', this.#space).execute()
  }

  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    return Promise.all(keys.map(key => this.has(key)))
  }

  async getMany<Value>(keys: string[]): Promise<(Value | undefined)[]> {
    const found = new Map<string, string>()
    for (let i = 0; i < keys.length; i += BATCH) {
      const rows = await this.#db
        .selectFrom('state')
        .select(['key', 'value'])
        .where('space', '=', this.#space)
        .where('key', 'in', keys.slice(i, i + BATCH).map(columnKey))
        .where(row => row.or([row('expires_at', 'is', null), row('expires_at', '>', Date.now())]))
        .execute()
      for (const { key, value } of rows) found.set(key, value)
    }
    return keys.map(key => found.get(columnKey(key)) as Value | undefined)
  }

  async keys(): Promise<string[]> {
    const rows = await this.#db.selectFrom('state').select('key').where('space', '=', this.#space).execute()
    return rows.map(({ key }) => JSON.parse(`"${key}"`) as string)
  }

  async #put(rows: readonly { key: string; value: string; expires_at: number | null }[]): Promise<void> {
    if (rows.length === 0) return
    await this.#db
      .insertInto('state')
      .values(rows.map(row => ({ space: this.#space, ...row })))
      .onConflict(conflict =>
        conflict.columns(['space', 'key']).doUpdateSet(update => ({
          value: update.ref('excluded.value'),
          expires_at: update.ref('excluded.expires_at'),
        })),
      )
      .execute()
  }
}

/**
 * Opens a namespace. Keyv reports a failure as an 'error' event and carries on; an event that nobody listens to
 * is thrown instead, so no listener is added: nobody may be told "saved" when it was not.
 */
export function openSpace<T>(db: Database, name: string): ListedSpace<T> {
  const adapter = new StateAdapter(db, name)
  const keyv = new Keyv({ store: adapter })
  // Keyv reports some failures, an empty key for one, as false.
  const refused = (keys: string) => new StorageError('broken', new Error(`${name} refused ${keys}`))
  const many = async (keys: readonly string[]) => {
    const values = await keyv.getMany<T>([...keys])
    return new Map(
      keys.flatMap((key, i) => {
        const value = values[i]
        return value === undefined ? [] : [[key, value]]
      }),
    )
  }
  return {
    get: key => keyv.get<T>(key),
    many,
    all: async () => many(await adapter.keys()),
    set: async (key, value, ttl) => {
      checkTtl(ttl)
      if (!(await keyv.set(key, value, ttl))) throw refused(key)
    },
    setAll: async (entries, ttl) => {
      checkTtl(ttl)
      const given = entries.map(([key, value]) => ({ key, value, ...(ttl ? { ttl } : {}) }))
      const keys = given.map(({ key }) => key)
      // Keyv would keep the rest.
      if (keys.includes('') || (await keyv.setMany(given))?.includes(false) !== false)
        throw refused(keys.join())
    },
    claim: async (key, value, ttl) => {
      checkTtl(ttl)
      const expires = Date.now() + ttl
      return await adapter.claim(key, String(await keyv.encode({ value, expires })), expires)
    },
    delete: async key => {
      await keyv.delete(key)
    },
  }
}

function checkTtl(ttl: number | undefined): void {
  // Keyv would keep it for ever.
  if (ttl !== undefined && !(ttl > 0)) throw new RangeError(`a time to live of ${ttl} ms`)
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

/** What any space holds under a key, or under a longer key that goes on with '/' or ':' after it. */
export async function stateUnder(db: Database, key: string): Promise<Held[]> {
  const rows = await db
    .selectFrom('state')
    .select(['space', 'key', 'value'])
    .where(under(key))
    .where(row => row.or([row('expires_at', 'is', null), row('expires_at', '>', Date.now())]))
    .orderBy('space')
    .orderBy('key')
    .execute()
  const keyv = new Keyv()
  return Promise.all(
    rows.map(async row => ({ ...row, value: (await keyv.decode<unknown>(row.value))?.value })),
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
function columnKey(key: string): string {
  const column = JSON.stringify(key).slice(1, -1)
  if (Buffer.byteLength(column) > MAX_KEY_BYTES) throw new RangeError(`a key of ${key.length} characters`)
  return column
}
