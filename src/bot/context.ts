import type { Profile } from '../chat/platform.ts'
import { personKey } from '../core/address.ts'
import { PlatformError, UserError } from '../core/errors.ts'
import type { Group } from '../storage/groups.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { Forgotten } from '../storage/personal.ts'
import type { Store, Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import type { Planned } from '../training/plan-values.ts'
import { Asker, unknown } from './asker.ts'
import { rejoin } from './leaving.ts'
import { earlyWeek } from './opening.ts'
import { openSpaces } from './services.ts'
import { excuse, type Restated, touch, write } from './standings.ts'
import { runningWeek } from './weeks.ts'
import { groupsOf, WhichGroup } from './which.ts'

/** When the queue sees to what should have followed an answer, if a crash came between. In milliseconds. */
const LEFT_BEHIND = 10_000

/** One event, with all that a command may ask about it. */
export class Context extends Asker {
  /**
   * The group that meets here; in a direct conversation, the one the person is in, or said that they mean.
   * @throws {UserError} when there is none, {@link WhichGroup} when it is not clear which.
   */
  async group(): Promise<Group> {
    const found = await this.groupIfAny()
    if (found) return found
    const { noGroup, noGroupDirect, noGroupOutside } = this.words.trouble
    const { closed, outside } = (await this.profile().catch(unlessUnseen)) ?? {}
    if (this.event.at.direct) throw new UserError(outside ? noGroupOutside : noGroupDirect)
    throw new UserError(closed ? this.words.schedule.closed : noGroup)
  }

  async groupIfAny(): Promise<Group | undefined> {
    if (!this.event.at.direct) return this.store.groups.at(this.event.at)
    const groups = await groupsOf(this.store, this.event.from)
    if (groups.length < 2) return groups[0]
    const { group: chosen } = await this.preferences()
    const meant = groups.find(({ id }) => id === chosen)
    if (!meant) throw new WhichGroup(this.words.which.ask, groups)
    return meant
  }

  /**
   * A group that a button names. The id is no secret once it stands in a button, so the group must meet where
   * the button was pressed, or the person must be one of its members, or was
   * written to about it.
   * @throws {UserError}
   */
  async groupNamed(id: string): Promise<Group> {
    const group = await this.store.groups.find(id)
    if (group) {
      if (await this.member(group)) return group
      const here = await this.store.groups.at(this.event.at)
      if (here?.id === id) return group
      // Whoever asked to be reminded of it once.
      const told = await this.store.deliveries.toPerson(personKey(this.event.from))
      if (told.some(({ groupId }) => groupId === id)) return group
    }
    throw new UserError(this.words.trouble.stale)
  }

  /** The person as a member of a group. */
  member(group: Group): Promise<Member | undefined> {
    return this.store.members.of(group.id, this.event.from)
  }

  /** A group's running week, where there is one. */
  running(group: Group): Promise<Week | undefined> {
    return runningWeek(this.store, group)
  }

  /** The same. Before the first prompt there is one as soon as somebody does something. */
  async week(group: Group): Promise<Week> {
    const running = await this.running(group)
    if (running) return running
    const { versions } = this.services
    const early = earlyWeek(group.id, await versions.current(group.program, this.now), this.now)
    await this.store.transaction(tables => tables.weeks.openEarly(early))
    return (await this.store.weeks.newest(group.id, 1))[0] ?? early
  }

  /** The person as a member of a group. Taking part is joining, and then the running week counts one more. */
  async join(group: Group, week: Week): Promise<Member> {
    const known = await this.member(group)
    if (known && known.leftAt === null && known.lastWeek >= week.ordinal) return known
    const { reminders } = await this.preferences()
    const { versions } = this.services
    const { member, counts } = await this.keep(async tables => {
      const { id } = known ?? (await tables.members.join(group.id, this.event.from, this.now))
      if (!known && reminders === true) await tables.members.remind(id, true)
      if (!known) await this.#holdAsElsewhere(tables, id)
      const member = await tables.members.lock(id)
      const now = member && (await tables.groups.lock(group.id, 'shared'))
      if (!now) throw new Forgotten()
      const back = member.leftAt !== null && (await rejoin(tables, member))
      const there = { ...member, leftAt: null }
      const joins = (await touch({ tables, versions, week, member: there }, now)) || back
      const held = member.heldAt !== null && (await excuse(tables, member, week, 'flag'))
      const counts = joins || held
      if (counts) await tables.redraws.ask(group.id, week.ordinal, this.now + LEFT_BEHIND)
      return { member: there, counts }
    })
    if (counts) this.redraw(group, week)
    return member
  }

  /** A sign is the person's: it stands in every group of theirs, also in one that they join after it. */
  async #holdAsElsewhere(tables: Tables, id: string): Promise<void> {
    const all = await tables.members.ofPerson(this.event.from)
    const held = all.find(({ heldAt }) => heldAt !== null)
    if (held) await tables.members.holdBack(id, held.heldAt)
  }

  /**
   * A member's week, with the plan that is made for it.
   * @param read as it was read in this event, if it was
   * @throws {Forgotten} as {@link keep}
   */
  async own(group: Group, week: Week, member: Member, read?: MemberWeek): Promise<MemberWeek> {
    const { versions } = this.services
    const known = read ?? (await this.store.memberWeeks.find(member.id, week.ordinal))
    if (known?.plans && !known.excused.some(why => why !== 'away')) return known
    return this.keep(async tables => {
      const locked = await tables.members.lock(member.id)
      const now = locked && (await tables.groups.lock(group.id, 'shared'))
      if (now) await touch({ tables, versions, week, member: locked }, now)
      const own = await tables.memberWeeks.find(member.id, week.ordinal)
      if (!own) throw new Forgotten()
      return own
    })
  }

  /**
   * Does something while a member is locked, in one transaction: what it reads is how it stands. It may be done twice,
   * so it must do no more than read and write. Nobody's platform is asked meanwhile.
   * @throws {Forgotten} as {@link keep}
   */
  async locked<T>(memberId: string, work: (ctx: Context) => Promise<T>): Promise<T> {
    let inner: Context | undefined
    const within = (store: Store) => {
      inner = new Context({ ...this.services, store, spaces: openSpaces(store) }, this.event)
      return work(inner)
    }
    const value = await this.store.log(this.event.from, this.began, within, memberId)
    this.hasKept = true
    this.after.push(...(inner?.after ?? []))
    return value
  }

  /**
   * Changes what a member has logged in a week, with all that follows from it.
   * @throws {UserError} when that week is closed for good.
   * @throws {Forgotten} as {@link keep}
   */
  async write(
    { group, week, member }: { readonly group: Group; readonly week: Week; readonly member: Member },
    change: (tables: Tables) => Promise<void>,
  ): Promise<Restated> {
    const only = (await this.writeWeeks({ group, member }, [week], change)).get(week.ordinal)
    if (!only) throw new Error('a week was written and not restated')
    return only
  }

  /**
   * The same in several weeks at once, all of it or nothing.
   * @param planned by ordinal, what it was drafted by where a week has not been touched
   */
  async writeWeeks(
    { group, member }: { readonly group: Group; readonly member: Member },
    weeks: readonly Week[],
    change: (tables: Tables) => Promise<void>,
    planned: ReadonlyMap<number, Planned> = new Map(),
  ): Promise<ReadonlyMap<number, Restated>> {
    const { versions } = this.services
    const due = this.now + LEFT_BEHIND
    const written = await this.store.log(
      this.event.from,
      this.began,
      async tables => {
        const all = await write({ tables, versions, group, member, planned }, weeks, change, due)
        if (!all) throw new UserError(this.words.walk.staleWeek)
        return all
      },
      member.id,
    )
    this.hasKept = true
    if (written.redraw) this.redraw(group, { ordinal: Math.min(...written.weeks.keys()) })
    return written.weeks
  }

  /**
   * Changes whether a member is excused from their group's running week, where there is one, and has what is posted of
   * it drawn anew where that counts.
   */
  async excuse(
    { id }: Member,
    change: (tables: Tables, member: Member, week: Week | undefined) => Promise<boolean>,
  ): Promise<void> {
    const counts = await this.keep(async tables => {
      const member = await tables.members.lock(id)
      const group = member && (await tables.groups.lock(member.groupId, 'shared'))
      if (!group) return undefined
      const week = await runningWeek(tables, group)
      if (!(await change(tables, member, week)) || !week) return undefined
      await tables.redraws.ask(group.id, week.ordinal, this.now + LEFT_BEHIND)
      return { group, week }
    })
    if (counts) this.redraw(counts.group, counts.week)
  }

  /** Has what is posted of a week, and of those after it, drawn anew right after the answer. */
  redraw(group: Group, week: Pick<Week, 'ordinal'>): void {
    this.after.push({ kind: 'redraw-prompt', group: group.id, week: week.ordinal })
  }
}

/** Of somebody of another workspace a platform may tell nothing at all. */
function unlessUnseen(error: unknown): Pick<Profile, 'closed' | 'outside'> | undefined {
  const isUnseen = error instanceof PlatformError && error.trouble === 'person-unreachable'
  return isUnseen ? { outside: true } : unknown(error)
}
