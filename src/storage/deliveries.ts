import { sql } from 'kysely'
import type { Place, PlatformName, Posted } from '../core/address.ts'
import { BATCH, inBatches } from './batches.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { DUE, inTurn } from './in-turn.ts'
import { nextDue } from './next-due.ts'
import type { DeliveryRow } from './schema.ts'
import type { Notice } from './trouble.ts'
import { asRow, asValue, type Value } from './values.ts'

/** Something that must be posted once, as {@link DeliveryRow} describes it. */
export interface Delivery extends Omit<Value<DeliveryRow>, 'detail' | 'posted' | 'thread'> {
  /** What a notice says. */
  readonly notice: Notice | null
  /** Of a prompt that is posted again, the message before; of a morning or a rest, the workout that it is about. */
  readonly mark: string | null
  readonly posted: Posted | null
  /** The thread that hangs on it. */
  readonly thread: Place | null
}

const PROMPT = sql.lit<DeliveryRow['kind']>('prompt')

/** How long deliveries are kept, in milliseconds: sixty weeks, so that a year ago can still be looked into. */
const KEPT = 60 * 7 * 24 * 3600 * 1000

/** What a delivery is made from. */
export type FreshDelivery = Pick<Delivery, 'groupId' | 'kind' | 'slotAt' | 'week' | 'target' | 'dueAt'> &
  Partial<Pick<Delivery, 'notice' | 'mark' | 'state' | 'reason'>>

/** What is to be posted, and what has been. */
export class Deliveries {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Adds deliveries. One that exists (same group, kind, slot and target; of a prompt, same week) stays as it is. */
  async add(rows: readonly FreshDelivery[]): Promise<void> {
    // A statement takes some 32,000 parameters on SQLite and 65,000 on Postgres.
    for (let i = 0; i < rows.length; i += BATCH) {
      await this.#db
        .insertInto('deliveries')
        .values(rows.slice(i, i + BATCH).map(fresh))
        .onConflict(conflict => conflict.doNothing())
        .execute()
    }
  }

  async find(id: string): Promise<Delivery | undefined> {
    const row = await this.#db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
    return row && deliveryOf(row)
  }

  /** Deliveries that are due, that nobody holds and that overtake none, longest due first; of one platform, if it is named. */
  async due(now: number, limit: number, platform?: PlatformName): Promise<Delivery[]> {
    return (await inTurn(this.#db, now, platform).selectAll().limit(limit).execute()).map(deliveryOf)
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
  async postpone(id: string, at: number, held: number, reason: string | null = null): Promise<boolean> {
    return this.#settle(id, { due_at: at, leased_until: 0, attempts: 0, reason }, held)
  }

  /** Forgets a delivery, and whom it was for. `held` as in {@link retry}. @returns whether it did. */
  async drop(id: string, held: number): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('deliveries')
      .where('id', '=', id)
      .where('state', '=', 'due')
      .where('leased_until', '=', held)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }

  /** How the weeks of a group that are not over yet are to end: what is planned of their reminders and recaps. */
  async ending(groupId: string): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('kind', 'in', ['reminders', 'recap'])
      .where('state', '=', 'due')
      .orderBy('week')
      .orderBy('id')
      .execute()
    return rows.map(deliveryOf)
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

  /**
   * Takes the opening of a posted prompt's thread, so that nobody else opens it meanwhile, on whatever replica.
   * Times are epoch milliseconds. @returns whether this caller got it: false too when the thread is there.
   */
  async holdThread(id: string, now: number, until: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('deliveries')
      .set({ leased_until: until })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .where('thread', 'is', null)
      .where('leased_until', '<=', now)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** Lets others open a thread that could not be opened. `held` as in {@link retry}. */
  async releaseThread(id: string, held: number): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ leased_until: 0 })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .where('leased_until', '=', held)
      .execute()
  }

  async threadOpened(id: string, thread: Place): Promise<void> {
    await this.#set(id, { thread: JSON.stringify(thread), leased_until: 0 })
  }

  /** Takes back what has not been sent yet. */
  async cancel(of: Pick<Delivery, 'groupId' | 'kind' | 'week' | 'target'>): Promise<void> {
    await this.#db
      .deleteFrom('deliveries')
      .where('group_id', '=', of.groupId)
      .where('week', '=', of.week)
      .where('kind', '=', of.kind)
      .where('target', '=', of.target)
      .where('state', '=', 'due')
      .execute()
  }

  /** All that was to be told to a person (their key) and is still kept, oldest first. */
  async toPerson(person: string): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('target', '=', person)
      .where('kind', '<>', PROMPT)
      .orderBy('slot_at')
      .execute()
    return rows.map(deliveryOf)
  }

  /** The recaps that a group got of some weeks. */
  async recaps(groupId: string, weeks: readonly number[]): Promise<Delivery[]> {
    if (weeks.length === 0) return []
    const all = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('kind', '=', 'recap')
      .where('state', '=', 'sent')
      .execute()
    return all.filter(({ week }) => week !== null && weeks.includes(week)).map(deliveryOf)
  }

  /** The earliest moment at which something is due. */
  async nextDue(): Promise<number | undefined> {
    return nextDue.deliveries(this.#db)
  }

  /** What waits, in the order in which it comes due. @param after leaves out what comes due up to this one */
  async waiting(after: Pick<Delivery, 'dueAt' | 'id'> | undefined, limit: number): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('state', '=', DUE)
      .$if(after !== undefined, query =>
        query.where(where =>
          where(where.refTuple('due_at', 'id'), '>', where.tuple(after?.dueAt ?? 0, after?.id ?? '')),
        ),
      )
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(deliveryOf)
  }

  /** Changes when a delivery comes due or its lease ends, unless its lease has been taken or ended meanwhile. */
  async retime(
    { id, leasedUntil }: Delivery,
    to: Partial<Pick<Delivery, 'dueAt' | 'leasedUntil'>>,
  ): Promise<void> {
    await this.#settle(id, asRow(to), leasedUntil)
  }

  /**
   * Deletes what is older than sixty weeks, sent or not. Prompts stay for ever: they are one row a week and place,
   * where each member's log is some nine.
   * @returns how many went.
   */
  async sweep(now: number, stop?: AbortSignal): Promise<number> {
    return inBatches(stop, () =>
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
function fresh({ notice, mark, ...delivery }: FreshDelivery): DeliveryRow {
  return {
    id: newId(),
    detail: notice ? JSON.stringify(notice) : (mark ?? null),
    state: 'due',
    reason: null,
    attempts: 0,
    leased_until: 0,
    posted: null,
    thread: null,
    ...asRow(delivery),
  }
}

/** A row as the rest of the program knows it. */
export function deliveryOf({ detail, posted, thread, ...row }: DeliveryRow): Delivery {
  const isNotice = row.kind === 'notice'
  return {
    ...asValue(row),
    notice: isNotice && detail !== null ? JSON.parse(detail) : null,
    mark: isNotice ? null : detail,
    posted: posted === null ? null : JSON.parse(posted),
    thread: thread === null ? null : JSON.parse(thread),
  }
}
