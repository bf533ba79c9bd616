import { sql } from 'kysely'
import { type Place, type PlatformName, placeKey } from '../core/address.ts'
import { atomically } from './atomically.ts'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { moveChannel, rehouse } from './moving.ts'
import { nextDue } from './next-due.ts'
import { prepared } from './prepared.ts'
import type { ReadAhead } from './read-ahead.ts'
import type { GroupRow } from './schema.ts'
import type { Trouble } from './trouble.ts'
import { asRow, asValue, type Value } from './values.ts'
import type { LeftOut } from './weeks.ts'

/** Some people with one weekly slot, as {@link GroupRow} describes them. */
export interface Group extends Omit<Value<GroupRow>, 'trouble' | 'undo'> {
  readonly trouble: Trouble | null
  readonly undo: Undo | null
}

export type Plan = Pick<Group, 'program' | 'weekday' | 'time' | 'zone'>

/** What people change of a group's schedule. */
export type Planned = Plan & Pick<Group, 'status' | 'pausedUntil' | 'skippedTo'>

/** What the last change of a schedule can be taken back to. */
export interface Undo {
  readonly id: string
  /** Epoch milliseconds. */
  readonly until: number
  readonly was: Planned
  /** When the next prompt was planned, in epoch milliseconds. */
  readonly next: number | null
  /** The week that ran, and why it broke no streak. */
  readonly week: number
  readonly leftOut: LeftOut | null
}

/** A channel has one group, and this one has one already: someone else was faster. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken'
}

const finding = prepared<Pick<GroupRow, 'id'>, GroupRow>((db, value) =>
  db.selectFrom('groups').selectAll().where('id', '=', value('id')),
)

/** Groups, their weekly slot, and the channels where they meet. */
export class Groups {
  readonly #db: Database
  readonly #ahead: ReadAhead | undefined

  constructor(db: Database, ahead?: ReadAhead) {
    this.#db = db
    this.#ahead = ahead
  }

  async find(id: string): Promise<Group | undefined> {
    const page = await this.#ahead?.group(id)
    if (page) return groupOf(page.group)
    const [row] = (await finding(this.#db, { id })).rows
    return row && groupOf(row)
  }

  /**
   * The group as it is, until the transaction ends that this belongs into: 'shared', its weeks are neither opened nor
   * closed meanwhile, and others may read it so too; 'alone', its schedule is not changed either.
   */
  async lock(id: string, how: 'shared' | 'alone'): Promise<Group | undefined> {
    const page = how === 'shared' ? await this.#ahead?.locked(id) : undefined
    if (page) return groupOf(page.group)
    const row = await this.#db
      .selectFrom('groups')
      .selectAll()
      .where('id', '=', id)
      // SQLite has one writer anyway.
      .$if(isPostgres(this.#db), query => (how === 'shared' ? query.forShare() : query.forUpdate()))
      .executeTakeFirst()
    return row && groupOf(row)
  }

  /** The group that meets in a channel. */
  async at(place: Place): Promise<Group | undefined> {
    const page = await this.#ahead?.at(place)
    if (page) return groupOf(page.group)
    const row = await this.#db
      .selectFrom('groups')
      .innerJoin('group_places', 'group_places.group_id', 'groups.id')
      .selectAll('groups')
      .where('group_places.place', '=', placeKey(place))
      .executeTakeFirst()
    return row && groupOf(row)
  }

  /** Makes a group that meets in a channel. @throws {PlaceTaken} */
  async create(
    place: Place,
    plan: Plan & { nextSlotAt: number; scheduledBy: string; at: number },
  ): Promise<Group> {
    const { at, ...planned } = plan
    const group: Group = {
      id: newId(),
      ...planned,
      status: 'on',
      pausedUntil: null,
      trouble: null,
      createdAt: at,
      week: 0,
      skippedTo: null,
      undo: null,
    }
    return atomically(this.#db, async db => {
      await db
        .insertInto('groups')
        .values(asRow({ ...group, trouble: null, undo: null }))
        .execute()
      const taken = await db
        .insertInto('group_places')
        .values({ group_id: group.id, place: placeKey(place) })
        .onConflict(conflict => conflict.column('place').doNothing())
        .executeTakeFirst()
      if (taken.numInsertedOrUpdatedRows !== 1n) throw new PlaceTaken(`${placeKey(place)} has a group`)
      return group
    })
  }

  /** A group meets in another channel from now on, with all that is kept of the one before. @throws {PlaceTaken} */
  async move(from: Place, to: Place): Promise<void> {
    await atomically(this.#db, async db => {
      if (await new Groups(db).at(to)) throw new PlaceTaken(`${placeKey(to)} has a group`)
      await moveChannel(db, from, to)
    })
  }

  /**
   * One group meets in another channel of the same server or workspace from now on; what is still to be posted goes
   * there, too. What has been removed there makes room. Belongs into a transaction. @throws {PlaceTaken}
   */
  async rehouse(id: string, from: Place, to: Place): Promise<void> {
    const there = await this.at(to)
    if (there && there.status !== 'removed') throw new PlaceTaken(`${placeKey(to)} has a group`)
    await rehouse(this.#db, id, placeKey(from), placeKey(to), there?.id)
  }

  /** The groups whose schedule a person (their key) set last. */
  async scheduledBy(person: string): Promise<Group[]> {
    const rows = await this.#db
      .selectFrom('groups')
      .selectAll()
      .where('scheduled_by', '=', person)
      .orderBy('id')
      .execute()
    return rows.map(groupOf)
  }

  async change(id: string, { trouble, undo, ...change }: Partial<Omit<Group, 'id'>>): Promise<void> {
    const row = {
      ...asRow(change),
      ...(trouble === undefined ? {} : { trouble: trouble && JSON.stringify(trouble) }),
      ...(undo === undefined ? {} : { undo: undo && JSON.stringify({ ...undo, was: asRow(undo.was) }) }),
    }
    await this.#db.updateTable('groups').set(row).where('id', '=', id).execute()
  }

  /** The keys of the channels where groups meet, by group. */
  async places(ids: readonly string[]): Promise<Map<string, string[]>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('group_places')
      .selectAll()
      .where('group_id', 'in', ids)
      .orderBy('place')
      .execute()
    const byGroup = Map.groupBy(rows, row => row.group_id)
    return new Map([...byGroup].map(([id, own]) => [id, own.map(row => row.place)]))
  }

  /** Groups whose slot has come, longest due first. One indexed query, however many groups there are. */
  async due(now: number, limit: number): Promise<Group[]> {
    const rows = await this.#db
      .selectFrom('groups')
      .selectAll()
      .where('next_slot_at', '<=', now)
      .orderBy('next_slot_at')
      .limit(limit)
      .execute()
    return rows.map(groupOf)
  }

  /**
   * Moves groups that wait for the same slot to the next one, where nobody else has. A pause that the slot ends
   * is over.
   * @returns those that this caller is the one to have claimed, as they are now.
   */
  async claim(groups: readonly Group[], next: number): Promise<Group[]> {
    const [first] = groups
    if (!first) return []
    const rows = await this.#db
      .updateTable('groups')
      .set({ next_slot_at: next, status: 'on', paused_until: null, skipped_to: null, undo: null })
      .where(
        'id',
        'in',
        groups.map(group => group.id),
      )
      // No bare column: with thousands of groups due at once Postgres would look through them all for these.
      .where(sql`next_slot_at + 0`, '=', first.nextSlotAt)
      .returningAll()
      .execute()
    return rows.map(groupOf)
  }

  /**
   * Groups that meet in a channel, or anywhere in a tenant (`place` is then a prefix that ends in '/'), each once.
   */
  async underPlace(place: string): Promise<Group[]> {
    const rows = await this.#db
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
    return rows.map(groupOf)
  }

  /** How many groups are planned in channels of a platform. */
  async countOn(platform: PlatformName): Promise<number> {
    const { n } = await this.#db
      .selectFrom('group_places')
      .innerJoin('groups', 'groups.id', 'group_places.group_id')
      .select(of => of.fn.count<number>('groups.id').distinct().as('n'))
      // A range, as above; '0' follows '/'.
      .where('place', '>=', `${platform}/`)
      .where('place', '<', `${platform}0`)
      .where('next_slot_at', 'is not', null)
      .executeTakeFirstOrThrow()
    return Number(n)
  }

  /** Groups for which a slot is planned, in the order of their ids. @param after leaves out those up to this id */
  async planned(after: string, limit: number): Promise<Group[]> {
    const rows = await this.#db
      .selectFrom('groups')
      .selectAll()
      .where('id', '>', after)
      .where('next_slot_at', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(groupOf)
  }

  /** Plans a group's slot anew, unless it was claimed or changed meanwhile. @returns whether it did. */
  async replan({ id, nextSlotAt }: Group, to: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('groups')
      .set({ next_slot_at: to })
      .where('id', '=', id)
      .where('next_slot_at', '=', nextSlotAt)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** The earliest slot that any group waits for. */
  async nextDue(): Promise<number | undefined> {
    return nextDue.slots(this.#db)
  }
}

/** A row as the rest of the program knows it. */
export function groupOf(row: GroupRow): Group {
  const undo = row.undo === null ? null : JSON.parse(row.undo)
  return {
    ...asValue(row),
    trouble: row.trouble === null ? null : JSON.parse(row.trouble),
    undo: undo && { ...undo, was: asValue(undo.was) },
  }
}
