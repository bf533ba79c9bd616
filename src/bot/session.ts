import { personKey, personOf } from '../core/address.ts'
import { UserError } from '../core/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import type { Plan } from '../training/plan-values.ts'
import { type Walk, type Workout, walk } from '../training/walkthrough.ts'
import type { Context } from './context.ts'
import { planOf } from './plans.ts'
import type { Services } from './services.ts'
import type { Version } from './versions.ts'
import { isOpen, weekNamed } from './weeks.ts'

/** A member's workout of one week: what a walkthrough's buttons name. */
export interface Session extends Version {
  readonly member: Member
  readonly group: Group
  readonly week: Week
  /** How the member's week stands, where they have touched it. */
  readonly own: MemberWeek | undefined
  /** Their own numbers. */
  readonly plan: Plan
  /** The workouts of this week; the last one is walked. */
  readonly workouts: readonly Workout[]
}

export function sessionOf(
  member: Member,
  group: Group,
  week: Week,
  version: Version,
  own: MemberWeek | undefined,
): Session {
  return { member, group, week, own, ...version, ...planOf(own, version.program, week) }
}

/** The workout that is walked now. */
export function workoutOf({ workouts, plan }: Pick<Session, 'workouts' | 'plan'>): Workout {
  return workouts.at(-1) ?? { rounds: plan.rounds }
}

/** What a button carries of a session. Reversed by {@link loadSession}. */
export function sessionArgs({ member, week, program }: Session): [string, string, string] {
  return [member.id, String(week.ordinal), program.id]
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
  const session = await anySession(ctx, args)
  if (!isOpen(session.group, session.week.ordinal)) throw new UserError(ctx.words.walk.staleWeek)
  return session
}

/**
 * The same, however long ago its week closed: a sign can be flagged under any question that still stands.
 * @throws {UserError} when it is someone else's
 */
export async function anySession(ctx: Context, args: readonly string[]): Promise<Session> {
  const session = await findSession(ctx.services, args)
  if (!session) throw new UserError(ctx.words.trouble.stale)
  if (session.member.person !== personKey(ctx.event.from)) {
    throw new UserError(await notYours(ctx, session))
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
  { store, versions }: Pick<Services, 'store' | 'versions'>,
  args: readonly string[],
): Promise<Session | undefined> {
  const [memberId = '', name = '', programId = ''] = args
  const found = await store.members.withGroup(memberId)
  const week = found && (await weekNamed(store, found.group.id, name))
  if (!found || !week) return undefined
  const main = await versions.of(week, store)
  const log = main.id === programId ? [] : await store.completions.ofWeek(found.member.id, week.ordinal)
  const version =
    main.id === programId
      ? { hash: week.version, program: main }
      : ((await begunBy({ versions, store }, log, programId)) ?? (await versions.named(programId, store)))
  const own = await store.memberWeeks.find(found.member.id, week.ordinal)
  return version && sessionOf(found.member, found.group, week, version, own)
}

/**
 * A program besides the group's as a member began it in a week, and goes on in it: its file may be another by now.
 * @param log the member's whole week
 */
export async function begunBy(
  { store, versions }: Pick<Services, 'store' | 'versions'>,
  log: readonly Completion[],
  programId: string,
): Promise<Version | undefined> {
  const hash = log.find(({ program }) => program === programId)?.version ?? ''
  const program = await versions.program(hash, store)
  return program && { hash, program }
}

/** A session's own part of the week's log. */
export function logOf(session: Session, week: readonly Completion[]): Completion[] {
  return week.filter(entry => entry.program === session.program.id)
}

/** Where a member stands in a session. */
export function walkOf(session: Session, week: readonly Completion[]): Walk {
  return walk(session.program, workoutOf(session), logOf(session, week))
}
