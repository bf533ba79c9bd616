import { sql } from 'kysely'
import { type Place, type PlatformName, type Posted, placeKey } from '../chat/address.ts'
import { BATCH, inBatches } from './batches.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { DUE, inTurn } from './lines.ts'
import type { DeliveryRow } from './schema.ts'

export type Delivery = Readonly<DeliveryRow>

const PROMPT = sql.lit<DeliveryRow['kind']>('prompt')

/** How long deliveries are kept, in milliseconds: sixty weeks, so that a year ago can still be looked into. */
const KEPT = 60 * 7 * 24 * 3600 * 1000

/** What a delivery is made from. */
export type FreshDelivery = Pick<Delivery, 'group_id' | 'kind' | 'slot_at' | 'week' | 'target' | 'due_at'> &
  Partial<Pick<Delivery, 'detail' | 'state' | 'reason'>>

/** Prompts whose threads are still listened to. */
const RECENT = 4

/** What is to be posted, and what has been. */
export class Deliveries {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Adds deliveries. One that exists (same group, kind, slot and target) stays as it is. */
  async add(rows: readonly FreshDelivery[]): Promise<void> {
    // A statement takes some 32,000 parameters on SQLite and 65,000 on Postgres.
    for (let i = 0; i < rows.length; i += BATCH) {
      await this.#db
        .insertInto('deliveries')
        .values(rows.slice(i, i + BATCH).map(fresh))
        .onConflict(conflict => conflict.columns(['group_id', 'kind', 'slot_at', 'target']).doNothing())
        .execute()
    }
  }

  async find(id: string): Promise<Delivery | undefined> {
    return this.#db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** Deliveries that are due, that nobody holds and that overtake none, longest due first; of one platform, if it is named. */
  async due(now: number, limit: number, platform?: PlatformName): Promise<Delivery[]> {
    return inTurn(this.#db, now, platform).selectAll().limit(limit).execute()
  }

  /** Takes a lease on a delivery and counts the attempt. @returns whether this caller got it. */
  async lease(id: string, now: number, until: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('deliveries')
      .set(update => ({ leased_until: until, attempts: update('attempts', '+', 1) }))
      .where('id', '=', id)
      // No bare column: with thousands due at once Postgres would look through them all for this one.
      .where(sql`state || ''`, '=', 'due')
      .where('leased_until', '<=', now)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  async sent(id: string, posted: Posted): Promise<void> {
    await this.#set(id, { state: 'sent', posted: JSON.stringify(posted), leased_until: 0, reason: null })
  }

  /**
   * Puts a delivery back for another try. Times are epoch milliseconds.
   * @param held until when the caller's lease runs: if another has taken over since, nothing changes.
   * @returns whether it did.
   */
  async retry(id: string, at: number, reason: string | null, held?: number): Promise<boolean> {
    return this.#settle(id, { due_at: at, leased_until: 0, reason }, held)
  }

  /** Puts a delivery off that was not tried: its tries are not counted. Times and `held` as in {@link retry}. */
  async postpone(id: string, at: number, held: number): Promise<boolean> {
    return this.#settle(id, { due_at: at, leased_until: 0, attempts: 0, reason: null }, held)
  }

  /** Forgets a delivery, and whom it was for. `held` as in {@link retry}. */
  async drop(id: string, held: number): Promise<void> {
    await this.#db
      .deleteFrom('deliveries')
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where('leased_until', '=', held)
      .execute()
  }

  /** How the weeks of a group that are not over yet are to end: what is planned of their reminders and recaps. */
  async ending(groupId: string): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('kind', 'in', ['reminders', 'recap'])
      .where('state', '=', 'due')
      .orderBy('week')
      .orderBy('id')
      .execute()
  }

  /** Has a delivery come due at another time, in epoch milliseconds. Who is at it already goes on. */
  async reschedule(id: string, at: number): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ due_at: at })
      .where('id', '=', id)
      .where('state', '=', 'due')
      .execute()
  }

  /** Ends a delivery unsent. `held` as in {@link retry}. @returns whether it did. */
  async end(id: string, state: 'failed' | 'skipped', reason: string, held?: number): Promise<boolean> {
    return this.#settle(id, { state, reason, leased_until: 0 }, held)
  }

  async threadOpened(id: string, thread: Place): Promise<void> {
    await this.#set(id, { thread: JSON.stringify(thread) })
  }

  /** Takes back what has not been sent yet. */
  async cancel(of: Pick<Delivery, 'group_id' | 'kind' | 'week' | 'target'>): Promise<void> {
    await this.#db
      .deleteFrom('deliveries')
      .where('group_id', '=', of.group_id)
      .where('week', '=', of.week)
      .where('kind', '=', of.kind)
      .where('target', '=', of.target)
      .where('state', '=', 'due')
      .execute()
  }

  /**
   * Takes back a week's prompt from a place where it has not been posted yet. One that is just being posted will
   * stand there all the same, and counts as sent then.
   */
  async withdraw(groupId: string, week: string, target: string): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ state: 'skipped', reason: 'withdrawn' })
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('target', '=', target)
      .where('state', '=', 'due')
      .execute()
  }

  /** The prompts of a group's week that have not been posted yet and still will be. */
  async waiting(groupId: string, week: string): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('state', '=', 'due')
      .orderBy('target')
      .execute()
  }

  /** All that was to be told to a person (their key) and is still kept, oldest first. */
  async toPerson(person: string): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('target', '=', person)
      .where('kind', '<>', PROMPT)
      .orderBy('slot_at')
      .execute()
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

  /** Whether a message is one of the prompts that a group got in a channel in the newest weeks. */
  async isPrompt(groupId: string, at: Place, message: string): Promise<boolean> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select('posted')
      .where('group_id', '=', groupId)
      .where('target', '=', placeKey(at))
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .orderBy('slot_at', 'desc')
      .limit(RECENT)
      .execute()
    return rows.some(row => row.posted && (JSON.parse(row.posted) as Posted).message === message)
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

  /** For how many weeks before this one groups got a prompt, by group; none is absent. */
  async promptedBefore(groupIds: readonly string[], week: string): Promise<Map<string, number>> {
    if (groupIds.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('deliveries')
      .select(fn => ['group_id', fn.fn.count<number>('week').distinct().as('weeks')])
      .where('group_id', 'in', groupIds)
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .where('week', '<', week)
      .groupBy('group_id')
      .execute()
    return new Map(rows.map(row => [row.group_id, row.weeks]))
  }

  /** The earliest moment at which something is due. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('deliveries')
      .select(fn => fn.fn.min('due_at').as('at'))
      .where('state', '=', DUE)
      .executeTakeFirst()
    return row?.at ?? undefined
  }

  /**
   * Deletes what is older than sixty weeks, sent or not. Prompts stay for ever: they say which weeks a streak
   * can break in, and are one row a week and place, where each member's log is some nine.
   * @returns how many went.
   */
  async sweep(now: number): Promise<number> {
    return inBatches(() =>
      this.#db
        .deleteFrom('deliveries')
        .where('id', 'in', old =>
          old
            .selectFrom('deliveries')
            .select('id')
            .where('kind', '<>', PROMPT)
            .where('slot_at', '<', now - KEPT)
            .orderBy('slot_at')
            .limit(BATCH),
        )
        .executeTakeFirstOrThrow(),
    )
  }

  async #settle(id: string, change: Partial<DeliveryRow>, held: number | undefined): Promise<boolean> {
    const result = await this.#db
      .updateTable('deliveries')
      .set(change)
      .where('id', '=', id)
      .$if(held !== undefined, query =>
        query.where('state', '=', 'due').where('leased_until', '=', held ?? 0),
      )
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  async #set(id: string, change: Partial<DeliveryRow>): Promise<void> {
    await this.#db.updateTable('deliveries').set(change).where('id', '=', id).execute()
  }
}

/** A delivery that nobody has tried yet. */
export function fresh(row: FreshDelivery): DeliveryRow {
  return {
    id: newId(),
    detail: null,
    state: 'due',
    reason: null,
    ...row,
    attempts: 0,
    leased_until: 0,
    posted: null,
    thread: null,
  }
}
