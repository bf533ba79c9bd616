import { sql } from 'kysely'
import { type Place, placeKey } from '../chat/address.ts'
import { atomically } from './atomically.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import type { GroupRow } from './schema.ts'

export type Group = Readonly<GroupRow>
export type Plan = Pick<GroupRow, 'program' | 'weekday' | 'time' | 'zone'>

/** A channel has one group, and this one has one already: someone else was faster. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken'
}

/** Groups, their weekly slot, and the channels where they meet. */
export class Groups {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async find(id: string): Promise<Group | undefined> {
    return this.#db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** The group that meets in a channel. */
  async at(place: Place): Promise<Group | undefined> {
    return this.#db
      .selectFrom('groups')
      .innerJoin('group_places', 'group_places.group_id', 'groups.id')
      .selectAll('groups')
      .where('group_places.place', '=', placeKey(place))
      .executeTakeFirst()
  }

  /** Makes a group that meets in a channel. @throws {PlaceTaken} */
  async create(
    place: Place,
    plan: Plan & { nextSlotAt: number; firstWeek: string; scheduledBy: string; at: number },
  ): Promise<Group> {
    const group: GroupRow = {
      id: newId(),
      program: plan.program,
      weekday: plan.weekday,
      time: plan.time,
      zone: plan.zone,
      next_slot_at: plan.nextSlotAt,
      status: 'on',
      paused_until: null,
      first_week: plan.firstWeek,
      scheduled_by: plan.scheduledBy,
      trouble: null,
      created_at: plan.at,
    }
    return atomically(this.#db, async db => {
      await db.insertInto('groups').values(group).execute()
      const taken = await db
        .insertInto('group_places')
        .values({ group_id: group.id, place: placeKey(place) })
        .onConflict(conflict => conflict.column('place').doNothing())
        .executeTakeFirst()
      if (taken.numInsertedOrUpdatedRows !== 1n) throw new PlaceTaken(`${placeKey(place)} has a group`)
      return group
    })
  }

  /** The groups whose schedule a person (their key) set last. */
  async scheduledBy(person: string): Promise<Group[]> {
    return this.#db
      .selectFrom('groups')
      .selectAll()
      .where('scheduled_by', '=', person)
      .orderBy('id')
      .execute()
  }

  async change(id: string, change: Partial<Omit<GroupRow, 'id'>>): Promise<void> {
    await this.#db.updateTable('groups').set(change).where('id', '=', id).execute()
  }

  /** The keys of the channels where a group meets. */
  async places(id: string): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('group_places')
      .select('place')
      .where('group_id', '=', id)
      .orderBy('place')
      .execute()
    return rows.map(row => row.place)
  }

  /** Groups whose slot has come, longest due first. One indexed query, however many groups there are. */
  async due(now: number, limit: number): Promise<Group[]> {
    return this.#db
      .selectFrom('groups')
      .selectAll()
      .where('next_slot_at', '<=', now)
      .orderBy('next_slot_at')
      .limit(limit)
      .execute()
  }

  /**
   * Moves a group from its due slot to the next one, if nobody else has. A pause that the slot ends is over.
   * @returns whether this caller is the one that claimed it.
   */
  async claim(group: Group, next: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('groups')
      .set({ next_slot_at: next, status: 'on', paused_until: null })
      .where('id', '=', group.id)
      // No bare column: with thousands of groups due at once Postgres would look through them all for this one.
      .where(sql`next_slot_at + 0`, '=', group.next_slot_at)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /**
   * Groups that meet in a channel, or anywhere in a tenant (`place` is then a prefix that ends in '/'), each once.
   */
  async underPlace(place: string): Promise<Group[]> {
    return this.#db
      .selectFrom('groups')
      .selectAll()
      .where('id', 'in', within =>
        within
          .selectFrom('group_places')
          .select('group_id')
          .where(where =>
            place.endsWith('/')
              ? // A range, not LIKE: it uses the index, and a key may hold LIKE's wildcards. '0' follows '/'.
                where.and([where('place', '>=', place), where('place', '<', `${place.slice(0, -1)}0`)])
              : where('place', '=', place),
          ),
      )
      .orderBy('id')
      .execute()
  }

  /** The earliest slot that any group waits for. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('groups')
      .select(fn => fn.fn.min('next_slot_at').as('at'))
      .executeTakeFirst()
    return row?.at ?? undefined
  }
}
