import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { PlatformName } from '../core/address.ts'
import type { Database } from './database.ts'
import type { DeliveryRow, Tables } from './schema.ts'

/** A literal in the statement, not a parameter: else the partial index on what is due would not be used. */
export const DUE = sql.lit<DeliveryRow['state']>('due')

/**
 * What is due, told so that the planner finds it by its channel. By the bare column it would take the index on when
 * things are due, which it believes to be empty, and read all of a herd for every one of it.
 */
export const IN_LINE = (table: 'other' | 'deliveries') =>
  sql<boolean>`${sql.ref(`${table}.state`)} || '' = 'due'`

/**
 * Deliveries whose turn it is: due, held by nobody, longest due first. What has been begun (its answer is not
 * known, or it was put back because it failed) keeps the rest of its line waiting until it has ended: so nothing
 * is overtaken, not even when the process that had begun it is gone.
 */
export function inTurn(
  db: Database,
  now: number,
  platform?: PlatformName,
): SelectQueryBuilder<Tables, 'deliveries', object> {
  return db
    .selectFrom('deliveries')
    .where('deliveries.state', '=', DUE)
    .where('deliveries.due_at', '<=', now)
    .where('deliveries.leased_until', '<=', now)
    .where(ofPlatform('deliveries.target', platform))
    .where(where =>
      where.not(
        where.exists(
          where
            .selectFrom('deliveries as other')
            .select('other.id')
            .whereRef('other.target', '=', 'deliveries.target')
            .where(IN_LINE('other'))
            .where(begun('other'))
            .whereRef('other.id', '<>', 'deliveries.id')
            .where(
              sql<boolean>`(not ${begun('deliveries')} or (other.due_at, other.id) < (deliveries.due_at, deliveries.id))`,
            ),
        ),
      ),
    )
    .orderBy('deliveries.due_at')
    .orderBy('deliveries.id')
}

/** What is for a platform, if one is named: keys begin with it, and '0' follows '/'. */
export function ofPlatform(
  target: 'deliveries.target' | 'redraws.target',
  platform: PlatformName | undefined,
): RawBuilder<SqlBool> {
  if (platform === undefined) return sql`true`
  // No bare column: what is due is to be found by its time, and not all of a platform to be sorted by it.
  return sql`(${sql.ref(target)} || '' >= ${`${platform}/`} and ${sql.ref(target)} || '' < ${`${platform}0`})`
}

/** What has been begun and has not ended. */
export function begun(table: 'other' | 'deliveries') {
  return sql<boolean>`(${sql.ref(`${table}.reason`)} is not null or ${sql.ref(`${table}.leased_until`)} > 0)`
}
