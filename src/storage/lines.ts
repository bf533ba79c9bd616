import type { Database } from './database.ts'
import { type Delivery, deliveryOf } from './deliveries.ts'
import { begun, IN_LINE, inTurn } from './in-turn.ts'
import { asValue } from './values.ts'

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
