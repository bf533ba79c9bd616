import type { Database } from './database.ts'
import { DUE } from './in-turn.ts'
import type { DeliveryRow } from './schema.ts'

/** What has fallen due of one kind and has not been delivered: how much, and since when, in epoch milliseconds. */
export interface Backlog {
  readonly kind: DeliveryRow['kind']
  readonly waiting: number
  readonly since: number
}

/** What has fallen due by now, in epoch milliseconds. It reads what is due and nothing else. */
export async function backlogOf(db: Database, now: number): Promise<Backlog[]> {
  return db
    .selectFrom('deliveries')
    .select(of => ['kind', of.fn.countAll<number>().as('waiting'), of.fn.min('due_at').as('since')])
    .where('state', '=', DUE)
    .where('due_at', '<=', now)
    .groupBy('kind')
    .execute()
}
