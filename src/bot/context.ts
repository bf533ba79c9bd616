import type { Effect, Incoming } from '../chat/exchange.ts'
import type { Profile } from '../chat/platform.ts'
import { type Person, type Place, personKey } from '../core/address.ts'
import { PlatformError, UserError } from '../core/errors.ts'
import type { Group } from '../storage/groups.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { Forgotten, instant } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import type { Units } from '../training/weight.ts'
import { isZone } from '../training/zones.ts'
import { earlyWeek } from './opening.ts'
import { displayName, inMessage } from './people.ts'
import type { Preferences, Services } from './services.ts'
import { excuse, type Restated, rejoin, touch, write } from './standings.ts'
import { runningWeek } from './weeks.ts'
import { groupsOf, WhichGroup } from './which.ts'
import type { Wording } from './wording/en.ts'
import { usualUnits } from './wording/format.ts'

/** When the queue sees to what should have followed an answer, if a crash came between. In milliseconds. */
const LEFT_BEHIND = 10_000

/** One event, with all that a command may ask about it. */
export class Context {
  readonly services: Services
  readonly event: Incoming
  /** When the event arrived, in epoch milliseconds. */
  readonly now: number
  readonly words: Wording
  /** When it arrived, more finely: nothing is kept for it after its person was forgotten. */
  readonly began = instant()
  /** What follows the answer, besides what the answer itself says. */
  readonly after: Effect[] = []
  /** What the person chose, where it has been asked for already. */
  known: Preferences | undefined

  constructor(services: Services, event: Incoming) {
    this.services = services
    this.event = event
    this.now = services.now()
    this.words = services.words
  }

  get store() {
    return this.services.store
  }

  /** What the platform knows of the person, and whether they may manage this place, or another. */
  async profile(at: Place = this.event.at, of: Person = this.event.from): Promise<Profile> {
    const platform = this.services.platforms.get(of.platform)
    if (!platform) throw new Error(`no platform ${of.platform}`)
    return platform.profile(of, at)
  }

  /** Whether they may manage this place, as far as the platform tells. Nobody manages a direct conversation. */
  async mayManage(): Promise<boolean> {
    if (this.event.at.direct === true) return false
    return (await this.profile().catch(unknown))?.mayManage === true || this.isCoach()
  }

  /** Whether they were made a coach of the group that meets here. */
  async isCoach(): Promise<boolean> {
    const { coachOf = [] } = await this.preferences()
    const group = coachOf.length > 0 ? await this.store.groups.at(this.event.at) : undefined
    return group !== undefined && coachOf.includes(group.id)
  }

  /** That they may not do what they want to, and who may. */
  async notAllowed(): Promise<UserError> {
    const managers = (await this.profile().catch(unknown))?.managers
    const { notAllowed, notAllowedBy } = this.words.trouble
    return new UserError(managers ? notAllowedBy[managers] : notAllowed)
  }

  /** Whether the bot hears only what mentions it, where others read along. */
  async mentionsOnly(): Promise<boolean> {
    return this.event.at.direct !== true && (await this.profile().catch(unknown))?.mentionsOnly === true
  }

  /** How to let the bot into this place, where that is needed; nothing when the platform does not tell. */
  async invite(): Promise<Profile['invite']> {
    return (await this.profile().catch(unknown))?.invite
  }

  /** What the bot is missing in this place; nothing when the platform does not tell. */
  async lacks(): Promise<Profile['lacks']> {
    return (await this.profile().catch(unknown))?.lacks
  }

  /** What the person chose; read once an event. */
  async preferences(): Promise<Preferences> {
    this.known ??= await this.preferencesOf(this.event.from)
    return this.known
  }

  async preferencesOf(person: Person): Promise<Preferences> {
    return (await this.services.spaces.preferences.get(personKey(person))) ?? {}
  }

  /** Keeps what the person chose, with what they chose before. */
  async prefer(change: Preferences): Promise<void> {
    const chosen = { ...(await this.preferences()), ...change }
    await this.keep(tables => tables.space('preferences').set(personKey(this.event.from), chosen))
    this.known = chosen
  }

  /** The person's units: as they chose, else what is usual where the group is. */
  async units(group: Group): Promise<Units> {
    return (await this.preferences()).units ?? usualUnits(group.zone)
  }

  /** The person's time zone: as they chose, else their profile's, else the group's. */
  async zone(group?: Group): Promise<string> {
    const chosen = (await this.preferences()).zone
    if (chosen) return chosen
    const told = (await this.profile().catch(unknown))?.zone
    return told && isZone(told) ? told : (group?.zone ?? 'UTC')
  }

  /** A member's display name, ready for a message. Their own words never format or ping. */
  async name(member: Member): Promise<string> {
    return inMessage(await displayName(this.services, member.person))
  }

  /**
   * The group that meets here; in a direct conversation, the one the person is in, or said that they mean.
   * @throws {UserError} when there is none, {@link WhichGroup} when it is not clear which.
   */
  async group(): Promise<Group> {
    const found = await this.groupIfAny()
    if (found) return found
    const { noGroup, noGroupDirect } = this.words.trouble
    if (this.event.at.direct) throw new UserError(noGroupDirect)
    const isClosed = (await this.profile().catch(unknown))?.closed
    throw new UserError(isClosed ? this.words.schedule.closed : noGroup)
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
      if (await this.store.members.of(id, this.event.from)) return group
      const here = await this.store.groups.at(this.event.at)
      if (here?.id === id) return group
      // Whoever asked to be reminded of it once.
      const told = await this.store.deliveries.toPerson(personKey(this.event.from))
      if (told.some(({ groupId }) => groupId === id)) return group
    }
    throw new UserError(this.words.trouble.stale)
  }

  /** A group's running week. Before the first prompt there is one as soon as somebody does something. */
  async week(group: Group): Promise<Week> {
    const running = await runningWeek(this.store, group)
    if (running) return running
    const { versions } = this.services
    const early = earlyWeek(group.id, await versions.current(group.program, this.now), this.now)
    await this.store.transaction(tables => tables.weeks.openEarly(early))
    return (await this.store.weeks.newest(group.id, 1))[0] ?? early
  }

  /** The person as a member of a group. Taking part is joining, and then the running week counts one more. */
  async join(group: Group, week: Week): Promise<Member> {
    const known = await this.store.members.of(group.id, this.event.from)
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
      const joins = (await touch({ tables, versions, week, member }, now)) || back
      const held = member.heldAt !== null && (await excuse(tables, member, week, 'flag'))
      const counts = joins || held
      if (counts) await tables.redraws.ask(group.id, week.ordinal, this.now + LEFT_BEHIND)
      return { member: { ...member, leftAt: null }, counts }
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

  /** A member's week, with the plan that is made for it. @throws {Forgotten} as {@link keep} */
  async own(group: Group, week: Week, member: Member): Promise<MemberWeek> {
    const { versions } = this.services
    const known = await this.store.memberWeeks.find(member.id, week.ordinal)
    if (known?.plans && !known.excused.some(why => why !== 'away')) return known
    return this.keep(async tables => {
      const now = (await tables.members.lock(member.id)) && (await tables.groups.lock(group.id, 'shared'))
      if (now) await touch({ tables, versions, week, member }, now)
      const own = await tables.memberWeeks.find(member.id, week.ordinal)
      if (!own) throw new Forgotten()
      return own
    })
  }

  /**
   * Keeps something of the person, all of it or nothing.
   * @throws {Forgotten} when they have been forgotten since the event arrived.
   */
  keep<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.store.keep(this.event.from, this.began, work)
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
    const written = await this.writeWeeks({ group, member }, [week], change)
    const only = written.get(week.ordinal)
    if (!only) throw new Error('a week was written and not restated')
    return only
  }

  /** The same in several weeks at once, all of it or nothing. */
  async writeWeeks(
    { group, member }: { readonly group: Group; readonly member: Member },
    weeks: readonly Week[],
    change: (tables: Tables) => Promise<void>,
  ): Promise<ReadonlyMap<number, Restated>> {
    const { versions } = this.services
    const due = this.now + LEFT_BEHIND
    const written = new Map<number, Restated & { readonly redraw: boolean }>()
    await this.store.log(this.event.from, this.began, async tables => {
      const within = async ([week, ...others]: readonly Week[]): Promise<void> => {
        if (!week) return await change(tables)
        const one = await write({ tables, versions, group, week, member }, () => within(others), due)
        if (!one) throw new UserError(this.words.walk.staleWeek)
        written.set(week.ordinal, one)
      }
      await within(weeks)
    })
    for (const week of weeks) if (written.get(week.ordinal)?.redraw) this.redraw(group, week)
    return written
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

/** A platform that does not tell who someone is must not keep anyone from training. */
function unknown(error: unknown): undefined {
  if (!(error instanceof PlatformError)) throw error
}
