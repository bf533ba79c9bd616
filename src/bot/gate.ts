import type { Effect } from '../chat/exchange.ts'
import { moment } from '../chat/markdown.ts'
import type { Message } from '../chat/message.ts'
import type { Completion } from '../storage/completions.ts'
import type { MemberWeek } from '../storage/member-week.ts'
import type { Member } from '../storage/members.ts'
import { addDays, atLocal, localDate } from '../training/calendar.ts'
import type { Program } from '../training/program.ts'
import type { Context } from './context.ts'
import { type Session, walkOf } from './session.ts'
import { excuse, streakOf, unexcuse } from './standings.ts'
import { gateView, returningView } from './views/gate.ts'

const HOUR = 60 * 60 * 1000

/** No day is longer, in milliseconds; a clock that ran ahead when the gate was passed lets nobody through for longer. */
const LONGEST_DAY = 26 * HOUR

/** Whether a member may be shown a step: not before the gate was passed on their own day, nor while they are held back. */
export type Gate = 'open' | 'ask' | 'held'

/** @param now in epoch milliseconds */
export function gateOf(
  member: Pick<Member, 'heldAt' | 'passedUntil' | 'passedGently'>,
  program: Pick<Program, 'kind'>,
  now: number,
): Gate {
  if (member.heldAt !== null) return 'held'
  const passed = now < member.passedUntil && member.passedUntil <= now + LONGEST_DAY
  return passed && (!member.passedGently || program.kind === 'gentle') ? 'open' : 'ask'
}

/** What stands between a member and the next step of a session; nothing where the way is clear, or all is done. */
export async function gateFirst(
  ctx: Context,
  session: Session,
  log: readonly Completion[],
): Promise<Message | undefined> {
  const gate = gateOf(session.member, session.program, ctx.now)
  if (gate === 'held') return returningView(ctx.words, session)
  if (gate === 'open' || !walkOf(session, log).next) return undefined
  return gateView(ctx.words, session, { lead: await lead(ctx, session), brief: knowsSigns(session, ctx.now) })
}

/** The whole list is asked in full at least every so many weeks of a group. */
const IN_FULL_EVERY = 4

/** So long, in milliseconds, whoever has passed the gate remembers what was asked. */
const REMEMBERED = 21 * 24 * HOUR

/**
 * Whether a member passed the gate lately with nothing to say, so that the signs need not be spelled out again: never
 * after one applied or they were sore, nor after a while, and in full every few weeks.
 */
function knowsSigns({ member, week }: Session, now: number): boolean {
  const { passedUntil, passedGently } = member
  const isRecent = passedUntil > now - REMEMBERED && passedUntil <= now + LONGEST_DAY
  return isRecent && !passedGently && week.ordinal % IN_FULL_EVERY !== 1
}

/** The member has passed the gate until their own day ends. @returns the session with them as they are now. */
export async function pass(ctx: Context, session: Session, gently: boolean): Promise<Session> {
  const zone = await ctx.zone(session.group)
  const until = atLocal(addDays(localDate(ctx.now, zone), 1), '00:00', zone)
  const { member } = session
  await ctx.keep(tables => tables.members.pass(member.id, until, gently))
  return { ...session, member: { ...member, passedUntil: until, passedGently: gently } }
}

/**
 * Holds a person back in all their groups: from now on nothing is sent to them, no step is shown, and no week breaks
 * their streak, until they say that they may train.
 */
export async function hold(ctx: Context): Promise<Effect[]> {
  return everywhere(ctx, async (tables, member, week) => {
    if (member.heldAt === null) await tables.members.holdBack(member.id, ctx.now)
    return week !== undefined && excuse(tables, member, week, 'flag')
  })
}

/** It was pressed by mistake: all is as it was before. */
export async function unhold(ctx: Context): Promise<Effect[]> {
  return everywhere(ctx, async (tables, member, week) => {
    await tables.members.holdBack(member.id, null)
    return week !== undefined && unexcuse(tables, member, week, 'flag')
  })
}

/** They have been seen, or it no longer applies. The week in which they come back still breaks no streak. */
export async function letBack(ctx: Context): Promise<Effect[]> {
  return everywhere(ctx, async (tables, member, week) => {
    if (member.heldAt === null) return false
    await tables.members.holdBack(member.id, null)
    if (!week) return false
    const was = await unexcuse(tables, member, week, 'flag')
    return (await excuse(tables, member, week, 'back')) || was
  })
}

/** Changes something in all groups of the person; their walkthroughs in threads are drawn anew. */
async function everywhere(ctx: Context, change: Parameters<Context['excuse']>[1]): Promise<Effect[]> {
  const effects: Effect[] = []
  for (const member of await ctx.store.members.ofPerson(ctx.event.from)) {
    await ctx.excuse(member, change)
    for (const { space, key } of await ctx.store.members.heldOf(member)) {
      if (space === 'walks') effects.push({ kind: 'redraw-walk', key })
    }
  }
  return effects
}

/** What is said before the first prompt, or a kind word for someone whose streak was broken: coming back is what counts. */
async function lead(ctx: Context, { group, member, week }: Session): Promise<string | undefined> {
  const first = week.leftOut === 'early' ? group.nextSlotAt : null
  if (first !== null) return ctx.words.done.early(moment(first, 'datetime'))
  const own = await ctx.store.memberWeeks.fromBefore(member.id, week.ordinal)
  const isAway = (one: MemberWeek) => one.week >= week.ordinal - 1 && one.excused.includes('away')
  if (own.some(isAway)) return ctx.words.away.welcome
  const newest = own.findLast(one => one.week <= week.ordinal)
  if (!newest || newest.logged === 0) return undefined
  return (await streakOf(ctx.store, group, newest)) === 0 ? ctx.words.progress.welcomeBack : undefined
}
