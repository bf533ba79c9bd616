import { setImmediate } from 'node:timers/promises'
import { keysOf, type PlatformName, personOf, placeOf } from '../core/address.ts'
import type { Now } from '../core/timers.ts'
import type { Database } from './database.ts'
import { forgetState, openSpace } from './state.ts'

const SPACE = 'removals'

/** Members that are deleted at a time. */
const BATCH = 50

/** A server or workspace. */
export interface Tenant {
  readonly platform: PlatformName
  readonly tenant: string
}

/** Servers and workspaces that removed the bot. */
export class Tenants {
  readonly #db: Database
  readonly #now: Now

  constructor(db: Database, now: Now) {
    this.#db = db
    this.#now = now
  }

  /** Notes that one removed the bot, in epoch milliseconds; again, if it came back in between. */
  async removed(tenant: Tenant, at: number): Promise<void> {
    await this.#space().set(keyOf(tenant), { ...tenant, at })
  }

  /** Those that removed it before a moment. */
  async removedBefore(moment: number): Promise<Tenant[]> {
    return [...(await this.#space().all()).values()].filter(({ at }) => at <= moment)
  }

  /** Whether it is noted that one removed the bot. */
  async isRemoved(tenant: Tenant): Promise<boolean> {
    return (await this.#space().get(keyOf(tenant))) !== undefined
  }

  /** The next of a platform's in which a group meets, in the order of their keys. @param after the one before it */
  async next(platform: PlatformName, after?: string): Promise<Tenant | undefined> {
    // '0' follows '/': what comes after all that begins with it.
    const from = after === undefined ? `${platform}/` : `${keyOf({ platform, tenant: after })}0`
    const row = await this.#db
      .selectFrom('group_places')
      .select('place')
      .where('place', '>=', from)
      .where('place', '<', `${platform}0`)
      .orderBy('place')
      .limit(1)
      .executeTakeFirst()
    return row && { platform, tenant: placeOf(row.place).tenant }
  }

  /** Notes that it is not removed, or nothing is left to be deleted. */
  async settled(tenant: Tenant): Promise<void> {
    await this.#space().delete(keyOf(tenant))
  }

  /** Deletes all that is kept of one: its groups, their members, and what spaces hold of it and of them. */
  async forget(tenant: Tenant): Promise<void> {
    const prefix = keyOf(tenant)
    // '0' follows '/'.
    const within = [`${prefix}/`, `${prefix}0`] as const
    for (;;) {
      const members = await this.#db
        .selectFrom('members')
        .select(['id', 'person'])
        .where('person', '>=', within[0])
        .where('person', '<', within[1])
        .limit(BATCH)
        .execute()
      if (members.length === 0) break
      for (const { id, person } of members) {
        for (const key of [id, ...keysOf(personOf(person))]) await forgetState(this.#db, key)
      }
      const ids = members.map(({ id }) => id)
      await this.#db.deleteFrom('members').where('id', 'in', ids).execute()
      // On SQLite nothing above really waits, so nobody else would get a turn.
      await setImmediate()
    }
    await this.#db
      .deleteFrom('deliveries')
      .where('target', '>=', within[0])
      .where('target', '<', within[1])
      .execute()
    const places = this.#db
      .selectFrom('group_places')
      .select('group_id')
      .where('place', '>=', within[0])
      .where('place', '<', within[1])
    // Nothing crosses a tenant, so all that such a group has is here.
    await this.#db.deleteFrom('groups').where('id', 'in', places).execute()
    await forgetState(this.#db, prefix)
    // Adapters' own: of the tenant, in spaces that begin with the platform's name.
    await this.#db
      .deleteFrom('state')
      .where('space', '>=', `${tenant.platform}-`)
      .where('space', '<', `${tenant.platform}.`)
      .where(row => row.or([row('key', '=', tenant.tenant), row('key', 'like', `${tenant.tenant}/%`)]))
      .execute()
  }

  #space() {
    return openSpace<Tenant & { readonly at: number }>(this.#db, SPACE, this.#now)
  }
}

function keyOf({ platform, tenant }: Tenant): string {
  return `${platform}/${tenant}`
}
