import { sql } from 'kysely'
import type { PlatformName } from '../core/address.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { ofPlatform } from './in-turn.ts'
import { nextDue } from './next-due.ts'
import { prepared } from './prepared.ts'
import type { RedrawRow } from './schema.ts'
import { asValue, type Value } from './values.ts'

/** That a prompt or a recap says something else than it should, as {@link RedrawRow} describes it. */
export type Redraw = Value<RedrawRow>

interface Asking {
  readonly groupId: string
  readonly week: number
  readonly due: number
  readonly mark: string
}

const asksFor = (kinds: readonly ('prompt' | 'recap')[]) =>
  prepared<Asking>((db, value) =>
    db
      .insertInto('redraws')
      .columns(['delivery_id', 'target', 'mark', 'due_at', 'attempts', 'leased_until'])
      .expression(from =>
        from
          .selectFrom('deliveries')
          .select(['id', 'target', sql.val(value('mark')).as('mark')])
          .select(sql<number>`cast(${value('due')} as bigint)`.as('due_at'))
          .select([sql.lit(0).as('attempts'), sql.lit(0).as('leased_until')])
          .where('group_id', '=', value('groupId'))
          .where('week', '>=', value('week'))
          .where('kind', 'in', kinds)
          .where(where =>
            where.or([
              where.and([where('kind', '=', 'prompt'), where('state', 'in', ['due', 'sent'])]),
              where.and([where('kind', '=', 'recap'), where('state', '=', 'sent')]),
            ]),
          )
          .orderBy('id'),
      )
      .onConflict(conflict =>
        conflict.column('delivery_id').doUpdateSet(update => ({
          mark: update.ref('excluded.mark'),
          attempts: 0,
        })),
      ),
  )

const asking = { all: asksFor(['prompt', 'recap']), recap: asksFor(['recap']) }

const remaining = prepared<Pick<Asking, 'groupId' | 'week'>, RedrawRow>((db, value) =>
  db
    .selectFrom('redraws')
    .innerJoin('deliveries', 'deliveries.id', 'redraws.delivery_id')
    .selectAll('redraws')
    .where('deliveries.group_id', '=', value('groupId'))
    .where('deliveries.week', '>=', value('week'))
    .orderBy('redraws.target')
    .orderBy('deliveries.slot_at'),
)

const finding = prepared<Pick<Redraw, 'deliveryId'>, RedrawRow>((db, value) =>
  db.selectFrom('redraws').selectAll().where('delivery_id', '=', value('deliveryId')),
)

const leasing = prepared<{ readonly deliveryId: string; readonly now: number; readonly until: number }>(
  (db, value) =>
    db
      .updateTable('redraws')
      .set(update => ({ leased_until: value('until'), attempts: update('attempts', '+', 1) }))
      .where('delivery_id', '=', value('deliveryId'))
      .where('leased_until', '<=', value('now')),
)

const ending = prepared<Pick<Redraw, 'deliveryId' | 'mark'>>((db, value) =>
  db.deleteFrom('redraws').where('delivery_id', '=', value('deliveryId')).where('mark', '=', value('mark')),
)

/** Prompts and recaps that are to be drawn anew. In which order does not matter: each message stands already. */
export class Redraws {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Asks for what has been posted of a week, or is about to be, to be drawn anew, and of later weeks: who belongs to a
   * week counts in the next ones too. Belongs into the transaction with what it says: then no crash leaves it wrong.
   * @param due when the queue does it, if nobody has by then; in epoch milliseconds
   * @param only what alone says something else
   */
  async ask(groupId: string, week: number, due: number, only?: 'recap'): Promise<void> {
    await asking[only ?? 'all'](this.#db, { groupId, week, due, mark: newId() })
  }

  async find(deliveryId: string): Promise<Redraw | undefined> {
    const [row] = (await finding(this.#db, { deliveryId })).rows
    return row && asValue(row)
  }

  /** What of a week, and of those after it, is still to be drawn anew. */
  async of(groupId: string, week: number): Promise<Redraw[]> {
    const { rows } = await remaining(this.#db, { groupId, week })
    return rows.map(asValue)
  }

  /** What is due and nobody is at, longest due first; of one platform, if it is named. Epoch milliseconds. */
  async due(now: number, limit: number, platform?: PlatformName): Promise<Redraw[]> {
    const rows = await this.#free(now)
      .where(ofPlatform('redraws.target', platform))
      .orderBy('due_at')
      .orderBy('delivery_id')
      .limit(limit)
      .execute()
    return rows.map(asValue)
  }

  /** The same for some channels. */
  async at(targets: readonly string[], now: number): Promise<Redraw[]> {
    if (targets.length === 0) return []
    return (await this.#free(now).where('target', 'in', targets).orderBy('due_at').execute()).map(asValue)
  }

  /** The earliest moment at which one is due, in epoch milliseconds. */
  async nextDue(): Promise<number | undefined> {
    return nextDue.redraws(this.#db)
  }

  #free(now: number) {
    return this.#db
      .selectFrom('redraws')
      .selectAll()
      .where('due_at', '<=', now)
      .where('leased_until', '<=', now)
  }

  /** Takes a lease on one and counts the attempt. @returns whether this caller got it. */
  async lease(deliveryId: string, now: number, until: number): Promise<boolean> {
    return (await leasing(this.#db, { deliveryId, now, until })).changed > 0
  }

  /**
   * Puts one back, unless its lease was taken by another since.
   * @param to when it is due again, or when its lease ends; in epoch milliseconds
   * @returns whether it did.
   */
  async retime(
    { deliveryId, leasedUntil }: Pick<Redraw, 'deliveryId' | 'leasedUntil'>,
    to: { readonly due: number } | { readonly leasedUntil: number },
  ): Promise<boolean> {
    const result = await this.#db
      .updateTable('redraws')
      .set('due' in to ? { due_at: to.due, leased_until: 0 } : { leased_until: to.leasedUntil })
      .where('delivery_id', '=', deliveryId)
      .where('leased_until', '=', leasedUntil)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** Ends one, unless it was asked for again since it had this mark. @returns whether it has ended. */
  async done(deliveryId: string, mark: string): Promise<boolean> {
    return (await ending(this.#db, { deliveryId, mark })).changed > 0
  }

  /** Gives up what has a lease in a channel: each process that took it died of it. */
  async abandon(target: string): Promise<void> {
    await this.#db.deleteFrom('redraws').where('target', '=', target).where('leased_until', '>', 0).execute()
  }

  /** Brings forward what a clock that was ahead has put off, or leased, for longer than anything is. In epoch milliseconds. */
  async bringForward(now: number, latest: number, lease: number): Promise<void> {
    await this.#db.updateTable('redraws').set({ due_at: now }).where('due_at', '>', latest).execute()
    await this.#db
      .updateTable('redraws')
      .set({ leased_until: lease })
      .where('leased_until', '>', lease + (lease - now))
      .execute()
  }
}
