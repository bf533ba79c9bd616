import type { Completion } from '../storage/completions.ts'
import type { MemberWeek, OwnPlan } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { LOOKS_BACK } from '../storage/page.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import type { Felt } from '../training/felt.ts'
import { planFor } from '../training/plan.ts'
import { carried, easier, ownPlan } from '../training/plan-steps.ts'
import type { Past, Plan, Planned } from '../training/plan-values.ts'
import type { Program } from '../training/program.ts'
import { weightOf } from '../training/weight.ts'
import { feltByWeek } from './felts.ts'
import type { Versions } from './versions.ts'

/** So many workouts of one week are walked: two or three are what suits a beginner (ACSM position stand, 2009). */
export const WORKOUTS = 3

/** A member's week whose plan is wanted, inside a transaction or out of one. */
export interface Wanted {
  readonly tables: Tables
  readonly versions: Versions
  readonly week: Week
  /** Nobody yet, for whom a first plan is made. */
  readonly member: Pick<Member, 'id'> | undefined
}

/** The plan by which a member does a program in a week: their own, or the program's. */
export function planOf(
  own: MemberWeek | undefined,
  program: Program,
  week: Pick<Week, 'planNumber'>,
): OwnPlan {
  const kept = own?.plans?.[program.id]
  if (kept) return kept
  const plan = withHeld(ownPlan(program, week.planNumber), program, own?.totals ?? {})
  return { plan, workouts: [{ rounds: plan.rounds }] }
}

/** What a member's own weeks come to for one of them. Nothing is written. */
export async function plannedFor(wanted: Wanted, flagged: boolean): Promise<Planned> {
  const { versions, week, tables } = wanted
  const { ordinal, openedAt } = week
  return planFor(await versions.of(week, tables), { ordinal, openedAt, flagged }, await pastOf(wanted))
}

/** What a line is drafted by. */
export interface Drafting {
  /** By program, what is planned for a member in a week, or will be as soon as they log something in it. */
  readonly plan: (program: Program) => OwnPlan
  /** What was planned for that, where the week has not been touched. */
  readonly planned?: Planned
}

export async function plansIn(
  wanted: Wanted,
  own: MemberWeek | undefined,
  log: readonly Completion[],
): Promise<Drafting> {
  const { versions, week, tables } = wanted
  if (own?.plans || log.length > 0) return { plan: program => planOf(own, program, week) }
  const main = await versions.of(week, tables)
  const planned = await plannedFor(wanted, isFlagged(own))
  const { plan } = planned
  return {
    plan: program =>
      program === main ? { plan, workouts: [{ rounds: plan.rounds }] } : planOf(own, program, week),
    ...(!own && { planned }),
  }
}

/** A member's week with the plan that is made for it, where it has none and nothing was done by the program's own. */
export async function withPlan(wanted: Wanted, own: MemberWeek): Promise<MemberWeek> {
  const flagged = isFlagged(own)
  const isOutdated = flagged && own.reason?.code !== 'flag'
  if (own.plans && !isOutdated) return own
  if ((await wanted.tables.completions.ofWeek(own.memberId, own.week)).length > 0) return own
  return replanned(wanted, own, await plannedFor(wanted, flagged))
}

/** A week that is touched now, with the plan that is made for it. @param planned by which its first line was drafted */
export async function firstTouched(
  wanted: Wanted,
  blank: MemberWeek,
  planned: Planned | undefined,
): Promise<MemberWeek> {
  return replanned(wanted, blank, planned ?? (await plannedFor(wanted, false)))
}

function isFlagged(own: MemberWeek | undefined): boolean {
  return own?.excused.some(why => why !== 'away') ?? false
}

async function replanned(
  { versions, tables, week }: Wanted,
  own: MemberWeek,
  { plan, reason }: Planned,
): Promise<MemberWeek> {
  const { id } = await versions.of(week, tables)
  return { ...own, plans: { ...own.plans, [id]: { plan, workouts: [{ rounds: plan.rounds }] } }, reason }
}

/** What somebody can make of their plan before they begin: last week's, an easier one, or the one that was made. */
export const WISHES = ['last', 'easier', 'own'] as const
export type Wish = (typeof WISHES)[number]

/** A member's week as they wish it; undefined where that is not to be had. */
export async function wished(wanted: Wanted, own: MemberWeek, wish: Wish): Promise<MemberWeek | undefined> {
  const { versions, tables, week } = wanted
  const program = await versions.of(week, tables)
  const now = own.plans?.[program.id]
  if (!now) return undefined
  if (wish === 'own') {
    return replanned(wanted, own, await plannedFor(wanted, isFlagged(own)))
  }
  if (wish === 'easier') {
    return replanned(wanted, own, { plan: easier(program, now.plan), reason: { code: 'asked' } })
  }
  const past = (await pastOf(wanted)).filter(({ log }) => log.length > 0)
  const last = past.findLast(one => one.program === program.id)
  return last && replanned(wanted, own, { plan: carried(program, last, past), reason: { code: 'refused' } })
}

/** A way that was chosen before a plan takes another does not undo it. */
export async function forgetChoices(tables: Tables, { memberId, plans, reason }: MemberWeek): Promise<void> {
  const isEased = Object.values(plans ?? {}).some(({ plan }) => plan.back?.eased)
  if (isEased || reason?.code === 'way') await tables.space('choices').delete(memberId)
}

/** Whether a workout more can be begun in a week, once all steps of the last are behind. */
export function mayGoOn({ workouts }: Pick<OwnPlan, 'workouts'>): boolean {
  return workouts.length < WORKOUTS
}

/** One more workout of a week by the same plan: its rounds follow on all that were logged. */
export function withWorkout(
  own: MemberWeek,
  program: Program,
  week: Pick<Week, 'planNumber'>,
  log: readonly Completion[],
): MemberWeek {
  const { plan, workouts } = planOf(own, program, week)
  const last = workouts.at(-1)
  const rounds = log.filter(row => row.program === program.id).map(({ round }) => round)
  const from = Math.max((last?.from ?? 0) + (last?.rounds ?? 0), ...rounds)
  const next = { plan, workouts: [...workouts, { from, rounds: plan.rounds }] }
  return { ...own, plans: { ...own.plans, [program.id]: next } }
}

/** A member's weeks, in as many statements however many they are. */
async function pastOf({ tables, versions, week, member }: Wanted): Promise<Past[]> {
  if (!member) return []
  const all = await tables.memberWeeks.lookBack(member.id, week.ordinal, LOOKS_BACK)
  const isActive = ({ standing }: MemberWeek) => standing !== 'none'
  const newest = all.findLast(isActive)?.week ?? 0
  // What came since matters only for how they felt, and for signs.
  const rows = all.filter(row => isActive(row) || row.week > newest)
  const [first] = rows
  if (!first) return []
  const felts = await feltByWeek(tables, member.id, first.week)
  const weeks = await tables.weeks.some(
    week.groupId,
    rows.map(row => row.week),
  )
  const active = rows.filter(isActive).map(row => row.week)
  const logs = Map.groupBy(await tables.completions.ofWeeks(member.id, active), row => row.week)
  const past = await Promise.all(
    rows.map(async (row): Promise<Past | undefined> => {
      const then = weeks.get(row.week)
      if (!then) return undefined
      const program = await versions.of(then, tables)
      return pastWeek(row, then, program, logs.get(row.week) ?? [], felts.get(row.week) ?? {})
    }),
  )
  return past.filter(one => one !== undefined)
}

function pastWeek(
  row: MemberWeek,
  week: Week,
  program: Program,
  log: readonly Completion[],
  felt: Felt,
): Past {
  return {
    ordinal: week.ordinal,
    openedAt: week.openedAt,
    program: program.id,
    standing: row.standing,
    flagged: row.excused.includes('flag'),
    plan: planOf(row, program, week).plan,
    ...(row.reason && { reason: row.reason }),
    log,
    felt,
  }
}

/** Where there is no plan of their own, what somebody held stands in what their weeks have come to. */
function withHeld(plan: Plan, program: Program, totals: MemberWeek['totals']): Plan {
  const targets = Object.entries(plan.targets).map(([id, target]) => {
    const { weight, grams } = totals[`${program.id}/${id}`] ?? {}
    const held = weight ?? (grams ? weightOf(grams) : undefined)
    return [id, { ...target, ...(held && { weight: held }) }] as const
  })
  return { ...plan, targets: Object.fromEntries(targets) }
}
