import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { addWeeks, type WeekKey } from '../training/calendar.ts'
import { type Program, weekOf } from '../training/program.ts'
import { better, type Standing, standing } from '../training/progress.ts'
import { walk } from '../training/walkthrough.ts'
import type { Services } from './services.ts'
import { programOf, weekNumber, weekOfGroup } from './weeks.ts'

/** How far one member's week has come. */
export interface MemberStanding {
  readonly member: Member
  readonly standing: Standing
  readonly done: number
  readonly total: number
}

/** The group's goal: how many of its members have finished. */
export interface Count {
  readonly finished: number
  readonly members: number
}

/** Members who have done nothing for so many weeks no longer count towards the group's goal. */
const AWAY_AFTER_WEEKS = 4

/** One member's week, over the group's program and the gentle one that may stand in for it. */
export function memberStanding(
  programs: readonly Program[],
  group: Group,
  member: Member,
  week: WeekKey,
  log: readonly Completion[],
): MemberStanding {
  const program = programOf(programs, group.program)
  const number = weekNumber(group, week)
  const candidates = programs.filter(p => p === program || log.some(entry => entry.program === p.id))
  let best: MemberStanding | undefined
  for (const candidate of candidates) {
    const own = log.filter(entry => entry.program === candidate.id)
    const plan = weekOf(candidate, number)
    const { done, total } = walk(candidate, plan, own)
    const now = standing(candidate, plan, own)
    if (!best || (now !== best.standing && better(now, best.standing) === now)) {
      best = { member, standing: now, done, total }
    }
  }
  return best ?? { member, standing: 'none', done: 0, total: 0 }
}

/** Where each active member of a group stands in a week. */
export async function groupStandings(
  services: Pick<Services, 'store' | 'programs'>,
  group: Group,
  week: WeekKey,
): Promise<MemberStanding[]> {
  const { store, programs } = services
  const [members, log, newest] = [
    await store.members.inGroup(group.id),
    await store.completions.ofGroup(group.id, week),
    await store.completions.newestWeeks(group.id),
  ]
  const byMember = Map.groupBy(log, entry => entry.member_id)
  return members
    .filter(member => byMember.has(member.id) || isExpected(group, member, week, newest.get(member.id)))
    .map(member => memberStanding(programs, group, member, week, byMember.get(member.id) ?? []))
}

/** Whether a member counts in a week in which they have logged nothing: not who is away, nor who came later. */
function isExpected(group: Group, member: Member, week: WeekKey, newest: WeekKey | undefined): boolean {
  const joined = weekOfGroup(group, member.joined_at)
  const since = addWeeks(week, -AWAY_AFTER_WEEKS)
  return joined <= week && [newest, joined].some(seen => seen && seen > since)
}

/** Whether a member's first entry of a week changes what its prompt counts: that of someone who was away does. */
export async function returns(
  { store }: Pick<Services, 'store'>,
  group: Group,
  member: Member,
  week: WeekKey,
): Promise<boolean> {
  return !isExpected(group, member, week, await store.completions.newestWeek(member.id))
}

export function countOf(standings: readonly MemberStanding[]): Count {
  return {
    finished: standings.filter(one => one.standing === 'finished').length,
    members: standings.length,
  }
}

/** The weeks that hold a member's streak, from all they logged. */
export function keptWeeks(
  programs: readonly Program[],
  group: Group,
  member: Member,
  log: readonly Completion[],
): Map<WeekKey, MemberStanding> {
  const weeks = Map.groupBy(log, entry => entry.week)
  return new Map(
    [...weeks].map(([week, entries]) => [week, memberStanding(programs, group, member, week, entries)]),
  )
}
