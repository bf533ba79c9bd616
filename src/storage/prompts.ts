import { type Place, type Posted, placeKey } from '../chat/address.ts'
import type { Database } from './database.ts'
import type { Delivery } from './deliveries.ts'

/** Prompts whose threads are still listened to. */
const RECENT = 4

/** The weekly prompts among the deliveries. */
export class Prompts {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The prompts that were posted for a group's week. */
  async of(groupId: string, week: string): Promise<Delivery[]> {
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
  async has(groupId: string, at: Place, message: string): Promise<boolean> {
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
  async weeks(groupId: string): Promise<Set<string>> {
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

  /** For how many weeks before this one groups got a prompt, by group; none is absent. */
  async weeksBefore(groupIds: readonly string[], week: string): Promise<Map<string, number>> {
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
}
