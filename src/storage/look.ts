import { type Place, placeOf } from '../core/address.ts'
import type { Vault } from '../core/vault.ts'
import { acceptSchema, connect } from './database.ts'
import type { DatabaseConfig } from './database-config.ts'
import { openingError } from './opening.ts'
import { Tables } from './store.ts'

/** A group that is served, as far as operators have to do with it. */
export interface Served {
  readonly id: string
  readonly program: string
  readonly zone: string
  readonly places: readonly Place[]
  /** Epoch milliseconds. */
  readonly createdAt: number
}

/** What stands in a database, which is only read. */
export interface Look {
  readonly groups: readonly Served[]
  readonly tables: Tables
}

/**
 * Looks into a database without changing anything there.
 * @param health what opens what is sealed in it
 * @returns 'new' when it has no tables yet, 'older' when the next start brings it up to date
 * @throws {SetupError} when it cannot be used, or was written by a newer version
 */
export async function lookInto<T>(
  config: DatabaseConfig,
  work: (look: Look) => Promise<T>,
  health?: Vault,
): Promise<T | 'new' | 'older'> {
  const as = 'file' in config ? ({ ...config, readOnly: true } as const) : { ...config, connections: 1 }
  const db = connect(as)
  try {
    const { begun, pending } = await acceptSchema(config, db)
    if (pending) return begun ? 'older' : 'new'
    const rows = await db
      .selectFrom('groups')
      .leftJoin('group_places', 'group_places.group_id', 'groups.id')
      .select(['id', 'program', 'zone', 'created_at', 'place'])
      .where('status', '!=', 'removed')
      .orderBy('id')
      .orderBy('place')
      .execute()
    const groups = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(own => {
      const [one] = own
      const places = own.flatMap(({ place }) => (place === null ? [] : placeOf(place)))
      return one
        ? [{ id: one.id, program: one.program, zone: one.zone, createdAt: one.created_at, places }]
        : []
    })
    return await work({ groups, tables: new Tables(db, { health }) })
  } catch (error) {
    throw openingError(config, error)
  } finally {
    await db.destroy().catch(() => {})
  }
}
