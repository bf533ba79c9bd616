import { personKey, personOf } from '../chat/address.ts'
import { UserError } from '../chat/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import { addWeeks, type WeekKey } from '../training/calendar.ts'
import { type Program, type Week, weekOf } from '../training/program.ts'
import { type Walk, walk } from '../training/walkthrough.ts'
import type { Context } from './context.ts'
import { isWeek, weekNumber, weekOfGroup } from './weeks.ts'

/** A member's workout of one week: what a walkthrough's buttons name. */
export interface Session {
  readonly member: Member
  readonly group: Group
  readonly week: WeekKey
  /** Which week of the program it is, from 1. */
  readonly number: number
  readonly program: Program
  readonly plan: Week
}

export function sessionOf(member: Member, group: Group, week: WeekKey, program: Program): Session {
  const number = weekNumber(group, week)
  return { member, group, week, number, program, plan: weekOf(program, number) }
}

/** What a button carries of a session. Reversed by {@link loadSession}. */
export function sessionArgs(session: Session): [string, string, string] {
  return [session.member.id, session.week.replaceAll('-', ''), session.program.id]
}

/** The key under which a session's message in a thread is remembered. */
export function walkKey(session: Session): string {
  return sessionArgs(session).join(':')
}

/**
 * The session that a button names.
 * @throws {UserError} when it is someone else's, or its week is closed: only this week and the last are open.
 */
export async function loadSession(ctx: Context, args: readonly string[]): Promise<Session> {
  const session = await findSession(ctx, args)
  if (!session) throw new UserError(ctx.words.trouble.stale)
  if (session.member.person !== personKey(ctx.event.from)) {
    throw new UserError(await notYours(ctx, session))
  }
  const current = weekOfGroup(session.group, ctx.now)
  if (session.week > current || session.week < addWeeks(current, -1)) {
    throw new UserError(ctx.words.walk.staleWeek)
  }
  return session
}

/** Whose it is, for those who meet in the same channel and may know it. */
async function notYours(ctx: Context, { member, group }: Session): Promise<string> {
  const here = await ctx.store.groups.at(ctx.event.at)
  const { hidden } = await ctx.preferencesOf(personOf(member.person))
  if (here?.id !== group.id || hidden) return ctx.words.trouble.notYours
  return ctx.words.walk.notYours(await ctx.name(member))
}

/** The session that a key or a button names, whoever asks. */
export async function findSession(
  ctx: Pick<Context, 'store' | 'services'>,
  args: readonly string[],
): Promise<Session | undefined> {
  const [memberId = '', compact = '', programId = ''] = args
  const week = compact.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const program = ctx.services.programs.find(p => p.id === programId)
  if (compact === week || !isWeek(week) || !program) return undefined
  const found = await ctx.store.members.withGroup(memberId)
  if (!found) return undefined
  return sessionOf(found.member, found.group, week, program)
}

/** A session's own part of the week's log. */
export function logOf(session: Session, week: readonly Completion[]): Completion[] {
  return week.filter(entry => entry.program === session.program.id)
}

/** Where a member stands in a session. */
export function walkOf(session: Session, week: readonly Completion[]): Walk {
  return walk(session.program, session.plan, logOf(session, week))
}
