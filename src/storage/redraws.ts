import type { Database } from './database.ts'
import { type Delivery, fresh } from './deliveries.ts'
import { newId } from './ids.ts'
import { DUE } from './lines.ts'

/** Prompts that count something else than they show: deliveries of their own, so that none is forgotten. */
export class Redraws {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Asks for a week's prompts to be drawn anew, be they posted already or about to be, and those of later weeks:
   * who belongs to a week counts in the next ones too. Belongs into the
   * transaction with what they count: then no crash leaves a prompt that counts wrong.
   * @param due when the queue does it, if nobody has by then; in epoch milliseconds
   */
  async ask(groupId: string, week: string, due: number): Promise<void> {
    const prompts = await this.#db
      .selectFrom('deliveries')
      .select(['week', 'slot_at', 'target'])
      .where('group_id', '=', groupId)
      .where('week', '>=', week)
      .where('kind', '=', 'prompt')
      .where('state', 'in', ['due', 'sent'])
      .orderBy('target')
      .execute()
    if (prompts.length === 0) return
    const rows = prompts.map(prompt => ({
      ...fresh({ group_id: groupId, kind: 'redraw', ...prompt, due_at: due }),
      detail: newId(),
    }))
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

  /** What of a week is still to be drawn anew. */
  async of(groupId: string, week: string): Promise<Delivery[]> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'redraw')
      .where('state', '=', DUE)
      .orderBy('target')
      .execute()
  }

  /** Ends one, unless it was asked for again since it had this detail. @returns whether it has ended. */
  async done(id: string, detail: string | null): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('deliveries')
      .where('id', '=', id)
      .where('detail', '=', detail)
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }

  /** The prompt that one is about. */
  async promptOf(redraw: Delivery): Promise<Delivery | undefined> {
    return this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', redraw.group_id)
      .where('kind', '=', 'prompt')
      .where('slot_at', '=', redraw.slot_at)
      .where('target', '=', redraw.target)
      .executeTakeFirst()
  }
}
