import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Course, Excuse, Judgement, MemberWeek, Total } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { Forgotten } from '../storage/personal.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import type { Planned } from '../training/plan-values.ts'
import { exerciseOf } from '../training/program.ts'
import { keeps } from '../training/progress.ts'
import { judge } from './judging.ts'
import { comeBack } from './leaving.ts'
import { firstTouched, forgetChoices, withPlan } from './plans.ts'
import { countsOf, Tally, UNTOUCHED } from './tally.ts'
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

/** A member in whose weeks something is being written, inside a transaction. */
interface Writing {
  readonly tables: Tables
  readonly versions: Versions
  readonly group: Group
  readonly member: Member
  /** By ordinal, what is planned for weeks that have not been touched, where that was worked out already. */
  readonly planned?: ReadonlyMap<number, Planned>
}

interface Page extends Omit<Writing, 'planned'> {
  readonly week: Week
  readonly planned?: Planned | undefined
}

/** What was written of a member's weeks, by their ordinals, and whether what is posted of them says something else. */
export interface Written {
  readonly weeks: ReadonlyMap<number, Restated>
  readonly redraw: boolean
}

/**
 * Changes what a member has logged in open weeks, and with it all that is kept of that: how the weeks stand, what
 * they count, and what prompts and recaps say. Belongs into a transaction.
 * @param due when what says something else now is drawn anew, if nobody has by then; in epoch milliseconds
 * @returns undefined when one of the weeks is closed for good; then nothing was changed.
 * @throws {Forgotten} when the member is gone
 */
export async function write(
  writing: Writing,
  weeks: readonly Week[],
  change: (tables: Tables) => Promise<void>,
  due: number,
): Promise<Written | undefined> {
  const { tables, group, member } = writing
  const [locked, now] = [await tables.members.lock(member.id), await tables.groups.lock(group.id, 'shared')]
  if (!locked || !now) throw new Forgotten()
  const pages = weeks
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map(week => ({ ...writing, week, planned: writing.planned?.get(week.ordinal) }))
  const first = pages[0]?.week.ordinal ?? 0
  if (first < now.week - 1) return undefined
  const tally = new Tally()
  const back = locked.leftAt !== null
  if (back) await comeBack(tables, now, locked, tally)
  for (const page of pages) await begin(page, now, tally)
  const joins = back || tally.counts
  await change(tables)
  const restated = new Map<number, Restated>()
  // A week goes on from the one before it, as that stands now.
  for (const page of pages) restated.set(page.week.ordinal, await restate(page, tally))
  await tally.write(tables)
  const redraw = joins || tally.counts
  // A prompt counts who has finished, and of the excused who keeps it; a recap says whose week counts, too.
  const isOnPrompt = [...restated.values()].some(
    ({ before, after }) =>
      before.standing === 'finished' || after.standing === 'finished' || after.excused.length > 0,
  )
  if (redraw) await tables.redraws.ask(group.id, first, due, joins || isOnPrompt ? undefined : 'recap')
  return { weeks: restated, redraw }
}

/**
 * A member takes part in a week. From then on they count in it, and in the next one if that runs already; who has left
 * counts nowhere, and what is open counts them by what is kept of them when they come back.
 * @param page with the member as they are, locked; with `versions`, they get their plan for the week; who is only
 * excused gets it when they begin
 * @param group as it is, locked
 * @returns whether a week counts one more.
 */
export async function touch(
  page: Pick<Page, 'tables' | 'week' | 'member' | 'planned'> & { readonly versions?: Versions },
  group: Group,
): Promise<boolean> {
  const tally = new Tally()
  await begin(page, group, tally)
  return writeOf(page.member, tally, page.tables)
}

/** Writes what a week counts otherwise of a member, unless they have left. @returns whether one does */
async function writeOf({ leftAt }: Member, tally: Tally, tables: Tables): Promise<boolean> {
  if (leftAt !== null) return false
  await tally.write(tables)
  return tally.counts
}

async function begin(page: Parameters<typeof touch>[0], group: Group, tally: Tally): Promise<void> {
  const { tables, week, member, versions } = page
  const around = await tables.memberWeeks.fromBefore(member.id, week.ordinal)
  const own = around.find(one => one.week === week.ordinal)
  if (own) {
    const planned = versions ? await withPlan({ ...page, versions }, own) : own
    if (planned !== own) {
      await tables.memberWeeks.change(planned)
      await forgetChoices(tables, planned)
    }
    return
  }
  const before = around.find(one => one.week < week.ordinal)
  const { run, best, keptWeek, logged, totals } = before ?? NOTHING
  const course = { run, best, keptWeek, logged, totals }
  const blank = { ...NOTHING, ...course, memberId: member.id, week: week.ordinal, excused: [] }
  const row = versions ? await firstTouched({ ...page, versions }, blank, page.planned) : blank
  if (!(await tables.memberWeeks.touch(row))) return
  await forgetChoices(tables, row)
  if (before) await tables.memberWeeks.forgetReasons(member.id, before.week)
  await tables.members.takePart(member.id, week.ordinal)
  for (let ordinal = week.ordinal; ordinal <= group.week; ordinal++) {
    const open = ordinal === week.ordinal ? week : await tables.weeks.find(group.id, ordinal)
    const counted = before && open && before.week >= open.awayBefore
    const isThere = around.some(one => one.week === ordinal)
    if (open && !counted && !isThere) tally.add(open, UNTOUCHED)
  }
}

/** Judges a member's week anew, and carries what it has come to into the weeks after it. */
async function restate(page: Page, tally: Tally): Promise<Restated> {
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
    const logged = course.logged + (log.length > 0 ? 1 : 0)
    const totals = await totalsWith(page, course.totals, log)
    const after = await withRun(page, { ...row, ...judged, logged, totals }, course)
    await tables.memberWeeks.change(after)
    if (own) restated = { before: row, after, log }
    course = after
  }
  if (!restated) throw new Error('a week is judged that nobody has touched')
  tally.add(week, countsOf(restated.after), countsOf(restated.before))
  return restated
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
  const tally = new Tally()
  if (!known) await begin({ tables, week, member }, group, tally)
  const before = known ?? (await tables.memberWeeks.find(id, week.ordinal))
  if (!before) throw new Forgotten()
  const after = known
    ? await withRun(
        { tables, group },
        { ...before, excused },
        (await tables.memberWeeks.before(id, week.ordinal)) ?? NOTHING,
      )
    : { ...before, excused }
  await tables.memberWeeks.change(after)
  tally.add(week, countsOf(after), countsOf(before))
  return writeOf(member, tally, tables)
}

/** A member's week with the run that theirs have come to. @param course up to the one before it */
async function withRun(
  { tables, group }: Pick<Page, 'tables' | 'group'>,
  row: MemberWeek,
  { run, best, keptWeek }: Course,
): Promise<MemberWeek> {
  // While a sign stands a streak is frozen: it neither grows by what is logged, nor loses what was kept before.
  const isFrozen = row.excused.includes('flag') && row.keptWeek !== row.week
  if (!keeps(row.standing) || isFrozen) return { ...row, run, best, keptWeek }
  const isBroken = await tables.weeks.breaks(group.id, row.memberId, keptWeek, row.week)
  const longer = (isBroken ? 0 : run) + 1
  return { ...row, run: longer, best: Math.max(best, longer), keptWeek: row.week }
}

/** A member's totals with what one more week's log adds. */
async function totalsWith(
  { tables, versions }: Pick<Page, 'tables' | 'versions'>,
  before: Course['totals'],
  log: readonly Completion[],
): Promise<Course['totals']> {
  const totals: Record<string, Total> = { ...before }
  const measureOf = async (version: string, exercise: string) => {
    const program = await versions.program(version, tables)
    return program && exerciseOf(program, exercise)?.measure
  }
  for (const { program, exercise, amount, grams, weight, loggedAt, version } of log) {
    const own = `${program}/${exercise}`
    const first = totals[own]
    const isSame = !first?.version || first.version === version
    const [was, is] = isSame ? [] : [first.version, version].map(one => measureOf(one, exercise))
    const measure = await is
    // Where the file has come to count something else, that is summed by itself: reps and seconds are no sum.
    const key = measure && measure !== ((await was) ?? measure) ? `${own}/${measure}` : own
    const sum = totals[key] ?? { amount: 0, grams: undefined, at: 0 }
    const held = grams === null ? {} : { grams, at: loggedAt, ...(weight && { weight }) }
    if (first && key !== own) totals[own] = { ...first, ...held }
    totals[key] = { ...sum, ...held, amount: sum.amount + (amount ?? 0), version }
  }
  return totals
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
