import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Course, Excuse, Judgement, MemberWeek, Total } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { Forgotten } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import type { Counts, Week } from '../storage/weeks.ts'
import type { Planned } from '../training/plan-values.ts'
import { keeps } from '../training/progress.ts'
import { judge } from './judging.ts'
import { firstTouched, forgetChoices, withPlan } from './plans.ts'
import type { Versions } from './versions.ts'

const NOTHING: Judgement & Course = {
  standing: 'none',
  done: 0,
  skipped: 0,
  total: 0,
  run: 0,
  best: 0,
  keptWeek: 0,
  logged: 0,
  totals: {},
}

/** A member's week before a change and after it. */
export interface Restated {
  readonly before: MemberWeek
  readonly after: MemberWeek
  /** The week's whole log. */
  readonly log: readonly Completion[]
}

/** A week of a member that is being written, inside a transaction. */
interface Page {
  readonly tables: Tables
  readonly versions: Versions
  readonly group: Group
  readonly week: Week
  readonly member: Member
  /** What is planned for a week that has not been touched, where that was worked out already. */
  readonly planned?: Planned | undefined
}

/**
 * Changes what a member has logged in an open week, and with it all that is kept of that: how the week stands, what
 * it counts, and what prompts and recaps say. Belongs into a transaction.
 * @param due when what says something else now is drawn anew, if nobody has by then; in epoch milliseconds
 * @returns undefined when the week is closed for good; then nothing was changed.
 * @throws {Forgotten} when the member is gone
 */
export async function write(
  page: Page,
  change: (tables: Tables) => Promise<void>,
  due: number,
): Promise<(Restated & { readonly redraw: boolean }) | undefined> {
  const { tables, group, week, member } = page
  const [locked, now] = [await tables.members.lock(member.id), await tables.groups.lock(group.id, 'shared')]
  if (!locked || !now) throw new Forgotten()
  if (week.ordinal < now.week - 1) return undefined
  const back = locked.leftAt !== null && (await rejoin(tables, locked))
  const joins = (await touch(page, now)) || back
  await change(tables)
  const { counts, ...restated } = await restate(page)
  const finishes = restated.before.standing === 'finished' || restated.after.standing === 'finished'
  const isExcused = restated.after.excused.length > 0
  const redraw = joins || counts
  // A prompt counts who has finished, and of the excused who keeps it; a recap says whose week counts, too.
  if (redraw)
    await tables.redraws.ask(
      group.id,
      week.ordinal,
      due,
      joins || finishes || isExcused ? undefined : 'recap',
    )
  return { ...restated, redraw }
}

/**
 * A member takes part in a week. From then on they count in it, and in the next one if that runs already.
 * @param page with `versions`, they get their plan for the week; who is only excused gets it when they begin
 * @param group as it is, locked
 * @returns whether a week counts one more.
 */
export async function touch(
  page: Pick<Page, 'tables' | 'week' | 'member' | 'planned'> & { readonly versions?: Versions },
  group: Group,
): Promise<boolean> {
  const { tables, week, member, versions } = page
  const around = await tables.memberWeeks.fromBefore(member.id, week.ordinal)
  const own = around.find(one => one.week === week.ordinal)
  if (own) {
    const planned = versions ? await withPlan({ ...page, versions }, own) : own
    if (planned !== own) {
      await tables.memberWeeks.change(planned)
      await forgetChoices(tables, planned)
    }
    return false
  }
  const before = around.find(one => one.week < week.ordinal)
  const { run, best, keptWeek, logged, totals } = before ?? NOTHING
  const course = { run, best, keptWeek, logged, totals }
  const blank = { ...NOTHING, ...course, memberId: member.id, week: week.ordinal, excused: [] }
  const row = versions ? await firstTouched({ ...page, versions }, blank, page.planned) : blank
  if (!(await tables.memberWeeks.touch(row))) return false
  await forgetChoices(tables, row)
  if (before) await tables.memberWeeks.forgetReasons(member.id, before.week)
  await tables.members.takePart(member.id, week.ordinal)
  let changed = false
  for (let ordinal = week.ordinal; ordinal <= group.week; ordinal++) {
    const open = ordinal === week.ordinal ? week : await tables.weeks.find(group.id, ordinal)
    const counted = before && open && before.week >= open.awayBefore
    const isThere = around.some(one => one.week === ordinal)
    if (!open || counted || isThere) continue
    await tables.weeks.count(open, { joined: 1, kept: 0, finished: 0 })
    changed = true
  }
  return changed
}

/** Judges a member's week anew, and carries what it has come to into the weeks after it. */
async function restate(page: Page): Promise<Restated & { readonly counts: boolean }> {
  const { tables, week, member } = page
  let course: Course = NOTHING
  let restated: Restated | undefined
  for (const row of await tables.memberWeeks.fromBefore(member.id, week.ordinal)) {
    if (row.week < week.ordinal) {
      course = row
      continue
    }
    const log = await tables.completions.ofWeek(member.id, row.week)
    const own = row.week === week.ordinal
    const judged = own ? await judge(page, row, log) : row
    const after = await withCourse(page, { ...row, ...judged }, course, log)
    await tables.memberWeeks.change(after)
    if (own) restated = { before: row, after, log }
    course = after
  }
  if (!restated) throw new Error('a week is judged that nobody has touched')
  const counts = await recount(tables, week, countsOf(restated.before), countsOf(restated.after))
  return { ...restated, counts }
}

/** What a member's week adds to what the group's counts: of an excused one only what they did all the same. */
function countsOf({ standing, excused }: Pick<MemberWeek, 'standing' | 'excused'>): Counts {
  if (excused.includes('flag')) return { joined: 0, kept: 0, finished: 0 }
  const kept = Number(keeps(standing))
  return { joined: excused.length > 0 ? kept : 1, kept, finished: Number(standing === 'finished') }
}

/** @returns whether the week counts otherwise than before. */
async function recount(tables: Tables, week: Week, before: Counts, after: Counts): Promise<boolean> {
  const by = {
    joined: after.joined - before.joined,
    kept: after.kept - before.kept,
    finished: after.finished - before.finished,
  }
  if (Object.values(by).every(n => n === 0)) return false
  await tables.weeks.count(week, by)
  return true
}

/**
 * Excuses a member from a week: it breaks no streak, nobody is reminded of it, and it is not expected of them. They
 * count in the next ones as if they had taken part. Belongs into a transaction.
 * @returns whether the week counts otherwise now; then what is posted of it is to be drawn anew.
 * @throws {Forgotten} when the member is gone
 */
export function excuse(tables: Tables, member: Member, week: Week, why: Excuse): Promise<boolean> {
  return reexcuse(tables, member, week, excused => [...excused.filter(one => one !== why), why])
}

/** The opposite of {@link excuse}, for one reason; another may still stand. */
export function unexcuse(tables: Tables, member: Member, week: Week, why: Excuse): Promise<boolean> {
  return reexcuse(tables, member, week, excused => excused.filter(one => one !== why))
}

async function reexcuse(
  tables: Tables,
  { id }: Member,
  week: Week,
  change: (excused: readonly Excuse[]) => readonly Excuse[],
): Promise<boolean> {
  const member = await tables.members.lock(id)
  const group = member && (await tables.groups.lock(member.groupId, 'shared'))
  if (!group) throw new Forgotten()
  const known = await tables.memberWeeks.find(id, week.ordinal)
  const excused = change(known?.excused ?? [])
  if (excused.length === (known?.excused.length ?? 0)) return false
  const joins = !known && (await touch({ tables, week, member }, group))
  const before = known ?? (await tables.memberWeeks.find(id, week.ordinal))
  if (!before) throw new Forgotten()
  const after = known
    ? await withCourse(
        { tables, group },
        { ...before, excused },
        (await tables.memberWeeks.before(id, week.ordinal)) ?? NOTHING,
        await tables.completions.ofWeek(id, week.ordinal),
      )
    : { ...before, excused }
  await tables.memberWeeks.change(after)
  const counts = await recount(tables, week, countsOf(before), countsOf(after))
  return joins || counts
}

/** A member's week with what theirs have come to. @param course up to the one before it */
async function withCourse(
  { tables, group }: Pick<Page, 'tables' | 'group'>,
  row: MemberWeek,
  course: Course,
  log: readonly Completion[],
): Promise<MemberWeek> {
  // While a sign stands a streak is frozen: it neither grows by what is logged, nor loses what was kept before.
  const isFrozen = row.excused.includes('flag') && row.keptWeek !== row.week
  const counts = keeps(row.standing) && !isFrozen
  const broken = counts && (await tables.weeks.breaks(group.id, row.memberId, course.keptWeek, row.week))
  return { ...row, ...fold(course, row.week, { counts, broken }, log) }
}

/** What a member's weeks have come to with one more. */
function fold(
  before: Course,
  week: number,
  { counts, broken }: { readonly counts: boolean; readonly broken: boolean },
  log: readonly Completion[],
): Course {
  const totals: Record<string, Total> = { ...before.totals }
  for (const { program, exercise, amount, grams, weight, loggedAt, version } of log) {
    const key = `${program}/${exercise}`
    const sum = totals[key] ?? { amount: 0, grams: undefined, at: 0 }
    totals[key] = {
      ...(grams === null ? sum : { grams, at: loggedAt, ...(weight && { weight }) }),
      amount: sum.amount + (amount ?? 0),
      version,
    }
  }
  const logged = before.logged + (log.length > 0 ? 1 : 0)
  const { run, best, keptWeek } = before
  if (!counts) return { run, best, keptWeek, logged, totals }
  const longer = (broken ? 0 : run) + 1
  return { run: longer, best: Math.max(best, longer), keptWeek: week, logged, totals }
}

/** A member's weeks in a row. The week that is still running cannot break them. */
export async function streakOf(
  { weeks }: Pick<Tables, 'weeks'>,
  group: Group,
  newest: MemberWeek | undefined,
): Promise<number> {
  if (!newest || newest.run === 0) return 0
  const { memberId, keptWeek, run } = newest
  return (await weeks.breaks(group.id, memberId, keptWeek, group.week)) ? 0 : run
}

/**
 * Takes a member who leaves, or is about to be forgotten, out of what the open weeks count.
 * @returns the group, where there still is something to leave
 */
export async function leave(tables: Tables, { id, groupId }: Member): Promise<Group | undefined> {
  const member = await tables.members.lock(id)
  const group = await tables.groups.lock(groupId, 'shared')
  if (!member || !group) return undefined
  if (member.leftAt === null) await countIn(tables, group, member, 'out')
  return group
}

/**
 * Someone who has left takes part again: what is open counts them as if they never had. Belongs into a transaction.
 * @returns whether they had left
 * @throws {Forgotten} when the member is gone
 */
export async function rejoin(tables: Tables, { id, groupId }: Member): Promise<boolean> {
  const member = await tables.members.lock(id)
  const group = member && (await tables.groups.lock(groupId, 'shared'))
  if (!group) throw new Forgotten()
  if (member.leftAt === null) return false
  await tables.members.leave(id, null)
  await countIn(tables, group, member, 'in')
  return true
}

/** Has the open weeks count a member, or no longer; the closed ones stay as they were. */
async function countIn(tables: Tables, group: Group, member: Member, where: 'in' | 'out'): Promise<void> {
  for (const ordinal of [group.week - 1, group.week]) {
    const week = ordinal > 0 && (await tables.weeks.find(group.id, ordinal))
    if (!week) continue
    const own = await tables.memberWeeks.find(member.id, ordinal)
    const before = own ?? (await tables.memberWeeks.before(member.id, ordinal))
    if (!own && (!before || before.week < week.awayBefore)) continue
    const counted = countsOf(own ?? { standing: 'none', excused: [] })
    const none = { joined: 0, kept: 0, finished: 0 }
    await (where === 'in' ? recount(tables, week, none, counted) : recount(tables, week, counted, none))
  }
}
