import { Keyv, type KeyvStorageEntry, keyvStorageCapability } from 'keyv'
import type { Space } from '../chat/services.ts'
import type { Database } from './database.ts'

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
    const row = await this.#row(key).select('value').executeTakeFirst()
    return row?.value as Value | undefined
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.#put([{ key, value: String(value), expires_at: expires ?? null }])
    return true
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    await this.#put(entries.map(e => ({ key: e.key, value: String(e.value), expires_at: e.expires ?? null })))
    return entries.map(() => true)
  }

  async delete(key: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('state')
      .where('space', '=', this.#space)
      .where('key', '=', key)
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
    return Promise.all(keys.map(key => this.get<Value>(key)))
  }

  #row(key: string) {
    return this.#db
      .selectFrom('state')
      .where('space', '=', this.#space)
      .where('key', '=', key)
      .where(where => where.or([where('expires_at', 'is', null), where('expires_at', '>', Date.now())]))
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
export function openSpace<T>(db: Database, name: string): Space<T> {
  const keyv = new Keyv({ store: new StateAdapter(db, name) })
  return {
    get: key => keyv.get<T>(key),
    set: async (key, value, ttl) => {
      await keyv.set(key, value, ttl)
    },
    delete: async key => {
      await keyv.delete(key)
    },
  }
}

/** Removes what has expired: reads never see it, but it takes room. */
export async function sweepState(db: Database, now: number): Promise<void> {
  await db.deleteFrom('state').where('expires_at', '<=', now).execute()
}
