import { type Place, placeKey } from '../core/address.ts'
import type { Database } from './database.ts'
import { type Delivery, deliveryOf } from './deliveries.ts'
import { DUE } from './in-turn.ts'

/** Prompts whose threads are still listened to. */
const RECENT = 4

/** The weekly prompts among the deliveries. */
export class Prompts {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The prompts that were posted for a group's week. */
  async of(groupId: string, week: number): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .orderBy('slot_at', 'desc')
      .execute()
    return rows.map(deliveryOf)
  }

  /** The ids of all that were posted. */
  async sent(): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select('id')
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** A thread that was deleted is to be opened anew. */
  async threadGone(thread: Place): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ thread: null, leased_until: 0 })
      .where('thread', '=', JSON.stringify(thread))
      .execute()
  }

  /** A prompt was deleted: its message is gone, its thread may still be there. */
  async gone(id: string, message: string): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({ posted: null, detail: message })
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .execute()
  }

  /** Whether a message is one of the prompts that a group got in a channel in the newest weeks, or hung under one. */
  async has(groupId: string, at: Place, message: string): Promise<boolean> {
    return (await this.recent(groupId, at)).some(
      ({ posted, mark }) => posted?.message === message || (!posted && mark === message),
    )
  }

  /** The prompts that a group got in a channel in the newest weeks. */
  async recent(groupId: string, at: Place): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('target', '=', placeKey(at))
      .where('kind', '=', 'prompt')
      .where('state', '=', 'sent')
      .orderBy('slot_at', 'desc')
      .limit(RECENT)
      .execute()
    return rows.map(deliveryOf)
  }

  /** A week's prompt in a place, whatever has come of it. */
  async at(groupId: string, week: number, target: string): Promise<Delivery | undefined> {
    const row = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('target', '=', target)
      .executeTakeFirst()
    return row && deliveryOf(row)
  }

  /** The slots from an instant on (epoch milliseconds) that have a prompt in a group, whatever became of it. */
  async slotsFrom(groupId: string, from: number): Promise<Set<number>> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select('slot_at')
      .distinct()
      .where('group_id', '=', groupId)
      .where('kind', '=', 'prompt')
      .where('slot_at', '>=', from)
      .execute()
    return new Set(rows.map(row => row.slot_at))
  }

  /** Which of some groups have a prompt for a slot already: a clock that ran ahead has claimed it before its time. */
  async claimed(groupIds: readonly string[], slot: number): Promise<Set<string>> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select('group_id')
      .where('group_id', 'in', groupIds)
      .where('kind', '=', 'prompt')
      .where('slot_at', '=', slot)
      .execute()
    return new Set(rows.map(row => row.group_id))
  }

  /** Has a week's prompt posted again where it does not stand: as a new message, if one that stood is `gone`. */
  async repost(id: string, at: number, gone: string | null): Promise<void> {
    await this.#db
      .updateTable('deliveries')
      .set({
        state: 'due',
        due_at: at,
        slot_at: at,
        attempts: 0,
        leased_until: 0,
        reason: null,
        posted: null,
        thread: null,
        ...(gone === null ? {} : { detail: gone }),
      })
      .where('id', '=', id)
      .where('state', '<>', DUE)
      .execute()
  }

  /**
   * Takes back a week's prompt from a place where it has not been posted yet. One that is just being posted will
   * stand there all the same, and counts as sent then.
   */
  async withdraw(groupId: string, week: number, target: string): Promise<void> {
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

  /** The prompts of a group's week that stand or still will, as one look sees them: none is missed between two. */
  async standing(groupId: string, week: number): Promise<Delivery[]> {
    const rows = await this.#db
      .selectFrom('deliveries')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('week', '=', week)
      .where('kind', '=', 'prompt')
      .where('state', 'in', ['due', 'sent'])
      .orderBy('target')
      .execute()
    return rows.map(deliveryOf)
  }
}
