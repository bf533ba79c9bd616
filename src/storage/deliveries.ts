import type { Place, Posted } from '../chat/address.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import type { DeliveryRow } from './schema.ts'

export type Delivery = Readonly<DeliveryRow>
type Fresh = Pick<Delivery, 'group_id' | 'kind' | 'slot_at' | 'week' | 'target' | 'due_at'> &
  Partial<Pick<Delivery, 'detail' | 'state' | 'reason'>>

/** What is to be posted, and what has been. */
export class Deliveries {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Adds deliveries. One that exists (same group, kind, slot and target) stays as it is. */
  async add(fresh: readonly Fresh[]): Promise<void> {
    if (fresh.length === 0) return
    const rows = fresh.map(row => ({
      id: newId(),
      detail: null,
      state: 'due' as const,
      reason: null,
      ...row,
      attempts: 0,
      leased_until: 0,
      posted: null,
      thread: null,
    }))
    await this.#db
      .insertInto('deliveries')
      .values(rows)
      .onConflict(conflict => conflict.columns(['group_id', 'kind', 'slot_at', 'target']).doNothing())
      .execute()
  }

  async find(id: string): Promise<Delivery | undefined> {
    return this.#db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** Deliveries that are due and that nobody holds, longest due first. */
  async due(now: number, limit: number): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('state', '=', 'due')
      .where('due_at', '<=', now)
      .where('leased_until', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute()
  }

  /** Takes a lease on a delivery and counts the attempt. @returns whether this caller got it. */
  async lease(id: string, now: number, until: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('deliveries')
      .set(update => ({ leased_until: until, attempts: update('attempts', '+', 1) }))
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where('leased_until', '<=', now)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  async sent(id: string, posted: Posted): Promise<void> {
    await this.#set(id, { state: 'sent', posted: JSON.stringify(posted), leased_until: 0, reason: null })
  }

  /** Puts a delivery back for another try. Times are epoch milliseconds. */
  async retry(id: string, at: number, reason: string): Promise<void> {
    await this.#set(id, { due_at: at, leased_until: 0, reason })
  }

  async end(id: string, state: 'failed' | 'skipped', reason: string): Promise<void> {
    await this.#set(id, { state, reason, leased_until: 0 })
  }

  async threadOpened(id: string, thread: Place): Promise<void> {
    await this.#set(id, { thread: JSON.stringify(thread) })
  }

  /** The prompts that were posted for a group's week. */
  async prompts(groupId: string, week: string): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .orderBy('slot_at', 'desc')
      .execute()
  }

  /** The weeks for which a group got a prompt: only these can break a streak. */
  async promptedWeeks(groupId: string): Promise<Set<string>> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select('week')
      .distinct()
      .where('group_id', '=', groupId)
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .execute()
    return new Set(rows.map(row => row.week))
  }

  /** The earliest moment at which something is due. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('deliveries')
      .select(fn => fn.fn.min('due_at').as('at'))
      .where('state', '=', 'due')
      .executeTakeFirst()
    return row?.at ?? undefined
  }

  async #set(id: string, change: Partial<DeliveryRow>): Promise<void> {
    await this.#db.updateTable('deliveries').set(change).where('id', '=', id).execute()
  }
}
