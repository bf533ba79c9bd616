import type { Database } from './database.ts'
import { type Delivery, deliveryOf, fresh } from './deliveries.ts'
import { newId } from './ids.ts'
import { DUE } from './lines.ts'
import { asValue } from './values.ts'

/** Prompts and recaps that say something else than they should: deliveries of their own, so that none is forgotten. */
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
    const prompts = await this.#db
      .selectFrom('deliveries')
      .select(['week', 'slot_at', 'target'])
      .where('group_id', '=', groupId)
      .where('week', '>=', week)
      .$if(only !== undefined, query => query.where('kind', '=', only ?? 'recap'))
      .where(where =>
        where.or([
          where.and([where('kind', '=', 'prompt'), where('state', 'in', ['due', 'sent'])]),
          where.and([where('kind', '=', 'recap'), where('state', '=', 'sent')]),
        ]),
      )
      .orderBy('target')
      .orderBy('slot_at')
      .execute()
    if (prompts.length === 0) return
    const rows = prompts.map(prompt =>
      fresh({ groupId, kind: 'redraw', ...asValue(prompt), dueAt: due, mark: newId() }),
    )
    await this.#db
      .insertInto('deliveries')
      .values(rows)
      .onConflict(conflict =>
        conflict.columns(['group_id', 'kind', 'slot_at', 'target']).doUpdateSet(update => ({
          state: 'due',
          detail: update.ref('excluded.detail'),
          attempts: 0,
        })),
      )
      .execute()
  }

  /** What of a week, and of those after it, is still to be drawn anew. */
  async of(groupId: string, week: number): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '>=', week)
      .where('kind', '=', 'redraw')
      .where('state', '=', DUE)
      .orderBy('target')
      .execute()
    return rows.map(deliveryOf)
  }

  /** Ends one, unless it was asked for again since it had this mark. @returns whether it has ended. */
  async done(id: string, mark: string | null): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('deliveries')
      .where('id', '=', id)
      .where('detail', '=', mark)
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }

  /** The prompt or recap that one is about. */
  async about(redraw: Delivery): Promise<Delivery | undefined> {
    const row = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', redraw.groupId)
      .where('kind', 'in', ['prompt', 'recap'])
      .where('slot_at', '=', redraw.slotAt)
      .where('target', '=', redraw.target)
      .executeTakeFirst()
    return row && deliveryOf(row)
  }
}
