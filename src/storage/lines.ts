import { type SelectQueryBuilder, sql } from 'kysely'
import type { PlatformName } from '../core/address.ts'
import type { Database } from './database.ts'
import { type Delivery, deliveryOf } from './deliveries.ts'
import type { DeliveryRow, Tables } from './schema.ts'
import { asValue } from './values.ts'

/** A literal in the statement, not a parameter: else the partial index on what is due would not be used. */
export const DUE = sql.lit<DeliveryRow['state']>('due')

/**
 * What is due, told so that the planner finds it by its channel. By the bare column it would take the index on when
 * things are due, which it believes to be empty, and read all of a herd for every one of it.
 */
const IN_LINE = (table: 'other' | 'deliveries') => sql<boolean>`${sql.ref(`${table}.state`)} || '' = 'due'`

/** The kind for which order does not matter: it changes what already stands. */
const REDRAW = sql.lit<DeliveryRow['kind']>('redraw')

/** What waits in each channel, or for each person: to be posted one after the other. */
export class Lines {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Where something can be posted now, what has waited longest first. The same target may come more than once.
   * @param after leaves out what was due up to the last one of an earlier call
   */
  async targets(
    now: number,
    limit: number,
    after?: Pick<Delivery, 'dueAt' | 'id'>,
  ): Promise<Pick<Delivery, 'target' | 'dueAt' | 'id'>[]> {
    const rows = await inTurn(this.#db, now)
      .select(['target', 'due_at', 'id'])
      .$if(after !== undefined, query =>
        query.where(where =>
          where(where.refTuple('due_at', 'id'), '>', where.tuple(after?.dueAt ?? 0, after?.id ?? '')),
        ),
      )
      .limit(limit)
      .execute()
    return rows.map(asValue)
  }

  /** What can be posted now to these targets. */
  async at(targets: readonly string[], now: number): Promise<Delivery[]> {
    if (targets.length === 0) return []
    const rows = await inTurn(this.#db, now).selectAll().where('target', 'in', targets).execute()
    return rows.map(deliveryOf)
  }

  /** What has been begun and has not ended: it is under way, or was when its process died, or it failed and was put back. */
  async begun(targets: readonly string[]): Promise<Delivery[]> {
    if (targets.length === 0) return []
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where(IN_LINE('deliveries'))
      .where('target', 'in', targets)
      .where(begun('deliveries'))
      .orderBy('due_at')
      .orderBy('id')
      .execute()
    return rows.map(deliveryOf)
  }
}

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
  return (
    db
      .selectFrom('deliveries')
      .where('deliveries.state', '=', DUE)
      .where('deliveries.due_at', '<=', now)
      .where('deliveries.leased_until', '<=', now)
      // Keys begin with the platform; '0' follows '/'.
      .$if(platform !== undefined, query =>
        query
          .where('deliveries.target', '>=', `${platform}/`)
          .where('deliveries.target', '<', `${platform}0`),
      )
      .where(where =>
        where.or([
          where('deliveries.kind', '=', REDRAW),
          where.not(
            where.exists(
              where
                .selectFrom('deliveries as other')
                .select('other.id')
                .whereRef('other.target', '=', 'deliveries.target')
                .where(IN_LINE('other'))
                .where('other.kind', '<>', REDRAW)
                .where(begun('other'))
                .whereRef('other.id', '<>', 'deliveries.id')
                .where(
                  sql<boolean>`(not ${begun('deliveries')} or (other.due_at, other.id) < (deliveries.due_at, deliveries.id))`,
                ),
            ),
          ),
        ]),
      )
      .orderBy('deliveries.due_at')
      .orderBy('deliveries.id')
  )
}

function begun(table: 'other' | 'deliveries') {
  return sql<boolean>`(${sql.ref(`${table}.reason`)} is not null or ${sql.ref(`${table}.leased_until`)} > 0)`
}
