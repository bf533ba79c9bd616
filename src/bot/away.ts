import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import { keeps } from '../training/progress.ts'
import { excuse, unexcuse } from './standings.ts'
import { runningWeek, weekEnds } from './weeks.ts'

/** So much of a week, in milliseconds, is too much to miss: two days. */
const TOO_MUCH = 2 * 24 * 60 * 60 * 1000

/** From when until when someone is away, in epoch milliseconds; null where nobody knows until when. */
export interface Away {
  readonly from: number
  readonly until: number | null
}

/** Whether a member is away at an instant. */
export function isAway({ awayFrom, awayUntil }: Pick<Member, 'awayFrom' | 'awayUntil'>, at: number): boolean {
  return awayFrom !== null && awayFrom <= at && (awayUntil === null || at < awayUntil)
}

/**
 * Why nothing is sent to a member at an instant, as a delivery's reason; undefined where all may be. Whoever is held back
 * is called away: reasons stand in clear, and a sign is nobody's business.
 */
export function leftAlone(
  member: Pick<Member, 'heldAt' | 'leftAt' | 'awayFrom' | 'awayUntil'>,
  at: number,
): 'left' | 'away' | undefined {
  if (member.heldAt !== null) return 'away'
  if (member.leftAt !== null) return 'left'
  return isAway(member, at) ? 'away' : undefined
}

/**
 * Whether being away excuses someone from a week: all that is left of it, or two days.
 * @param begins from when on it is looked at, in epoch milliseconds
 * @param ends when it ends; undefined where nobody knows
 */
function misses(away: Away, begins: number, ends: number | undefined): boolean {
  const until = away.until ?? Number.POSITIVE_INFINITY
  const end = ends ?? Number.POSITIVE_INFINITY
  if (away.from >= end || until <= begins) return false
  if (away.from <= begins && until >= end) return true
  return Math.min(until, end) - Math.max(away.from, begins) >= TOO_MUCH
}

/**
 * A member goes away; the running week is excused where they miss it. Belongs into a transaction.
 * @param now epoch milliseconds
 * @returns the week, where it counts otherwise now
 */
export async function goAway(
  tables: Tables,
  member: Member,
  group: Group,
  away: Away,
  now: number,
): Promise<Week | undefined> {
  await tables.members.away(member.id, away)
  const week = await runningWeek(tables, group)
  if (!week || !misses(away, Math.max(now, week.openedAt), weekEnds(group, week))) return undefined
  const own = await tables.memberWeeks.find(member.id, week.ordinal)
  if (own && keeps(own.standing)) return undefined
  return (await excuse(tables, member, week, 'away')) ? week : undefined
}

/** Takes it back: they never were away this week. Belongs into a transaction. @returns as {@link goAway} */
export async function stayHere(tables: Tables, member: Member, group: Group): Promise<Week | undefined> {
  await tables.members.away(member.id, null)
  const week = await runningWeek(tables, group)
  return week && (await unexcuse(tables, member, week, 'away')) ? week : undefined
}

/** Excuses a member from a week that opens now, where they miss it. @param ends in epoch milliseconds */
export async function excuseAway(
  tables: Tables,
  member: Member,
  week: Week,
  ends: number | null,
): Promise<void> {
  if (member.leftAt !== null || member.awayFrom === null) return
  const away = { from: member.awayFrom, until: member.awayUntil }
  if (misses(away, week.openedAt, ends ?? undefined)) await excuse(tables, member, week, 'away')
}
