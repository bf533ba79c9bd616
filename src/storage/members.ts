import { sql } from 'kysely'
import { keysOf, type Person, personKey } from '../core/address.ts'
import type { Now } from '../core/timers.ts'
import type { Vault } from '../core/vault.ts'
import { atomically } from './atomically.ts'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'
import { Deletions } from './deletions.ts'
import { type Group, groupOf } from './groups.ts'
import { newId } from './ids.ts'
import { type Care, CareForm, careOpened, sealCare } from './member-care.ts'
import { OWN } from './own-vault.ts'
import { anyForgotten, checkRemembered, holdPerson, markForgotten } from './personal.ts'
import { type ReadAhead, through } from './read-ahead.ts'
import type { MemberRow } from './schema.ts'
import { forgetState, type Held, stateUnder } from './state.ts'
import { asValue, type Value } from './values.ts'

export interface Member extends Omit<Value<MemberRow>, 'reminders' | 'care' | 'absent'>, Care {
  /** Whether they want to be reminded. */
  readonly reminders: boolean
}

/** When somebody is away who is not. */
const PRESENT = { from: null, until: null }

/** Who belongs to which group. People join by taking part. */
export class Members {
  readonly #db: Database
  readonly #now: Now
  readonly #ahead: ReadAhead | undefined
  readonly #form: CareForm
  /** What rows say, as long as an event holds them: it asks for its own member again and again. */
  readonly #opened = new WeakMap<MemberRow, Member>()

  /** @param health what seals how they stand with training: it says how they feel */
  constructor(db: Database, now: Now, health: Vault = OWN, ahead?: ReadAhead) {
    this.#db = db
    this.#now = now
    this.#ahead = ahead
    this.#form = new CareForm(health)
  }

  async find(id: string): Promise<Member | undefined> {
    const page = await this.#ahead?.member(id)
    if (page?.member) return this.#memberOf(page.member)
    const row = await this.#db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst()
    return row && this.#memberOf(row)
  }

  /** A member and their group, in one query. */
  async withGroup(id: string): Promise<{ member: Member; group: Group } | undefined> {
    const page = await this.#ahead?.member(id)
    if (page?.member) return { member: this.#memberOf(page.member), group: groupOf(page.group) }
    const row = await this.#db
      .selectFrom('members')
      .innerJoin('groups', 'groups.id', 'members.group_id')
      .where('members.id', '=', id)
      .select(['members.person', 'members.joined_at', 'members.reminders', 'members.last_week'])
      .select(['members.left_at', 'members.care', 'members.absent'])
      .selectAll('groups')
      .executeTakeFirst()
    if (!row) return undefined
    const { person, joined_at, reminders, last_week, left_at, care, absent, ...group } = row
    const own = { person, joined_at, reminders, last_week, left_at, care, absent }
    return { member: this.#memberOf({ id, group_id: group.id, ...own }), group: groupOf(group) }
  }

  async of(groupId: string, person: Person): Promise<Member | undefined> {
    const page = await this.#ahead?.known(groupId)
    if (page?.person === personKey(person)) return page.member && this.#memberOf(page.member)
    const row = await this.#db
      .selectFrom('members')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('person', '=', personKey(person))
      .executeTakeFirst()
    return row && this.#memberOf(row)
  }

  /** The member, joined now if they had not yet; not to be reminded. Two joins at once make one member. */
  async join(groupId: string, person: Person, at: number): Promise<Member> {
    const known = await this.of(groupId, person)
    if (known) return known
    const id = newId()
    await this.#db
      .insertInto('members')
      .values({
        id,
        group_id: groupId,
        person: personKey(person),
        joined_at: at,
        reminders: 0,
        last_week: 0,
        left_at: null,
        ...this.#form.blank(id),
      })
      .onConflict(conflict => conflict.columns(['group_id', 'person']).doNothing())
      .execute()
    const member = await this.of(groupId, person)
    if (!member) throw new Error('a member vanished while joining')
    return member
  }

  /** A member takes part in a week, by its ordinal. */
  async takePart(id: string, week: number): Promise<void> {
    const takes = this.#db
      .updateTable('members')
      .set({ last_week: week })
      .where('id', '=', id)
      .where('last_week', '<', week)
    await through(
      this.#ahead,
      () => takes.execute(),
      ({ member, ...page }) => ({
        ...page,
        member: member && { ...member, last_week: Math.max(member.last_week, week) },
      }),
    )
  }

  /** All that a person is a member of, newest first. */
  async ofPerson(person: Person): Promise<Member[]> {
    const rows = await this.#db
      .selectFrom('members')
      .selectAll()
      .where('person', '=', personKey(person))
      .orderBy('joined_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(row => this.#memberOf(row))
  }

  /** The member as they are, locked until the transaction ends that this belongs into: one writer after the other. */
  async lock(id: string): Promise<Member | undefined> {
    const page = await this.#ahead?.lockedMember(id)
    if (page?.member) return this.#memberOf(page.member)
    const row = await this.#db
      .selectFrom('members')
      .selectAll()
      .where('id', '=', id)
      // SQLite has one writer anyway.
      .$if(isPostgres(this.#db), query => query.forUpdate())
      .executeTakeFirst()
    return row && this.#memberOf(row)
  }

  /** A member leaves, or is there again where `at` is null; epoch milliseconds. */
  async leave(id: string, at: number | null): Promise<void> {
    await this.#db.updateTable('members').set({ left_at: at }).where('id', '=', id).execute()
  }

  /** From when until when a member is away, in epoch milliseconds; null where they are not. Belongs into a transaction. */
  async away(
    id: string,
    away: { readonly from: number; readonly until: number | null } | null,
  ): Promise<void> {
    const { from, until } = away ?? PRESENT
    await this.#care(id, { awayFrom: from, awayUntil: until })
  }

  async remind(id: string, wanted: boolean): Promise<void> {
    await this.#db
      .updateTable('members')
      .set({ reminders: wanted ? 1 : 0 })
      .where('id', '=', id)
      .execute()
  }

  /**
   * A member has passed the gate. Belongs into a transaction.
   * @param until the end of their own day, in epoch milliseconds
   */
  async pass(id: string, until: number, gently: boolean): Promise<void> {
    await this.#care(id, { passedUntil: until, passedGently: gently })
  }

  /**
   * Holds a member back since an instant, in epoch milliseconds; or no longer. They have not passed the gate then.
   * Belongs into a transaction.
   */
  async holdBack(id: string, since: number | null): Promise<void> {
    await this.#care(id, { heldAt: since, passedUntil: 0 })
  }

  async #care(id: string, change: Partial<Care>): Promise<void> {
    const member = await this.lock(id)
    if (!member) return
    await this.#db
      .updateTable('members')
      .set(this.#form.columns(id, { ...member, ...change }))
      .where('id', '=', id)
      .execute()
  }

  /**
   * The members of some groups who are held back, or have said that they are, were or will be away. It locks them as
   * {@link lock} does, in the order of their ids and before their groups.
   */
  async absent(groupIds: readonly string[]): Promise<Member[]> {
    if (groupIds.length === 0) return []
    const rows = await this.#db
      .selectFrom('members')
      .selectAll()
      .where('group_id', 'in', groupIds)
      .where('absent', '=', sql.lit(1))
      .orderBy('id')
      .$if(isPostgres(this.#db), query => query.forUpdate())
      .execute()
    const all = rows.map(row => this.#memberOf(row))
    // Of who has left, nothing but a sign matters still.
    return all.filter(({ heldAt, leftAt }) => heldAt !== null || leftAt === null)
  }

  /** Seals how members stand with training by the newest key. @returns how many were not. */
  async sealAnew(): Promise<number> {
    return sealCare(this.#db, this.#form)
  }

  /** Of some members whom a key of the newest one's name has sealed: whether the newest opens them. */
  opened(): Promise<boolean[]> {
    return careOpened(this.#db, this.#form)
  }

  /** All that spaces hold of a person, under their key or a membership's. */
  async held(person: Person): Promise<Held[]> {
    const all: Held[] = []
    for (const key of keysOf(person)) all.push(...(await stateUnder(this.#db, key, this.#now())))
    for (const member of await this.ofPerson(person)) all.push(...(await this.heldOf(member)))
    return all
  }

  /** What spaces hold under a membership's key. */
  async heldOf(member: Pick<Member, 'id'>): Promise<Held[]> {
    return stateUnder(this.#db, member.id, this.#now())
  }

  /**
   * Has someone not be forgotten until the transaction ends that this belongs into.
   * @param began when the work began for which something is to be kept of them, as {@link instant}
   * @throws {Forgotten} when they have been since.
   */
  async check(person: Person, began: number): Promise<void> {
    await checkRemembered(this.#db, person, began)
  }

  /** Has nothing else be kept of someone until the transaction ends that this belongs into. */
  async hold(person: Person): Promise<void> {
    await holdPerson(this.#db, person)
  }

  /** Whether anybody was forgotten since a moment, as {@link instant}. */
  async anyForgotten(since: number): Promise<boolean> {
    return anyForgotten(this.#db, since)
  }

  /**
   * Forgets a person everywhere, or nowhere when it fails: memberships with their completions and check-ins,
   * what waits to be told to them, and what spaces hold under their key or a membership's. A group that they
   * scheduled stays, with nobody ('') to tell of trouble. What had begun before keeps nothing of them any more.
   */
  async forget(person: Person): Promise<void> {
    const key = personKey(person)
    await atomically(this.#db, async db => {
      await markForgotten(db, person)
      for (const { id } of await db.selectFrom('members').select('id').where('person', '=', key).execute()) {
        await forgetState(db, id)
      }
      await db.deleteFrom('members').where('person', '=', key).execute()
      await db
        .deleteFrom('deliveries')
        .where('target', '=', key)
        .where('kind', '<>', sql.lit('prompt'))
        .execute()
      await db.updateTable('groups').set({ scheduled_by: '' }).where('scheduled_by', '=', key).execute()
      for (const one of keysOf(person)) await forgetState(db, one)
      await new Deletions(db, this.#now).add(key)
    })
  }

  #memberOf(row: MemberRow): Member {
    const member = this.#opened.get(row) ?? memberOf(row, this.#form)
    this.#opened.set(row, member)
    return member
  }
}

/** A row as the rest of the program knows it. */
export function memberOf({ care, absent, ...row }: MemberRow, form: CareForm): Member {
  return { ...asValue(row), reminders: row.reminders === 1, ...form.open({ id: row.id, care, absent }) }
}
