import { isAway } from '../src/bot/away.ts'
import type { Context } from '../src/bot/context.ts'
import { toCome, troubleOf } from '../src/bot/deliveries/thread.ts'
import { gateFirst } from '../src/bot/gate.ts'
import { planOf, withWorkout } from '../src/bot/plans.ts'
import { begunBy, logOf, type Session, sessionOf, walkKey, walkOf } from '../src/bot/session.ts'
import { againView, inThreadView, walkView } from '../src/bot/views/walk.ts'
import { walkState } from '../src/bot/walk-state.ts'
import { gentleFor, weekNamed } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import type { Message } from '../src/chat/message.ts'
import { type Place, placeKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Delivery } from '../src/storage/deliveries.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Week } from '../src/storage/weeks.ts'

/** /workout: starts or resumes this week's walkthrough. */
export const workout = defineCommand({
  name: 'workout',
  summary: en.commands.workout.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => begin(ctx, await ctx.group()),
})

/** Start, under a prompt. */
const start = defineAction({
  name: 'walk.start',
  shows: 'you',
  run: async (ctx: Context, [groupId = '', week = '']) => {
    const group = await ctx.groupNamed(groupId)
    return (await newerPrompt(ctx, group, week)) ?? begin(ctx, group)
  },
})

export const workoutActions = [start]

/**
 * The way into a workout: the gate first, unless it was passed today. In the week's thread where there is one;
 * in private for a gentle week, for those who hide their name, and in a direct conversation.
 */
async function begin(ctx: Context, group: Group): Promise<Answer> {
  const week = await ctx.week(group)
  const member = await ctx.join(group, week)
  // Whoever starts is back.
  if (isAway(member, ctx.now)) await ctx.keep(tables => tables.members.away(member.id, null))
  const log = await ctx.store.completions.ofWeek(member.id, week.ordinal)
  const session = await begun(ctx, await thisWeek(ctx, group, week, member), log)
  return enter(ctx, session, log)
}

/** The gate and then the next step; where all are behind, the next workout, or the offer of one. */
export async function enter(ctx: Context, session: Session, log: readonly Completion[]): Promise<Answer> {
  const gate = await gateFirst(ctx, session, log)
  if (gate) return reply('you', gate)
  if (!walkOf(session, log).next) {
    if (session.workouts.length >= session.program.timesAWeek)
      return reply('you', againView(ctx.words, session))
    return enter(ctx, await oneMore(ctx, session, log), log)
  }
  const { message, effects } = await proceed(ctx, session, log)
  return reply('you', message, ...effects)
}

/** Begins another workout of the week by the same plan. Two presses at once begin one. */
export async function oneMore(ctx: Context, session: Session, log: readonly Completion[]): Promise<Session> {
  const { member, week, program } = session
  await ctx.keep(async tables => {
    await tables.members.lock(member.id)
    const own = await tables.memberWeeks.find(member.id, week.ordinal)
    if (!own || planOf(own, program, week).workouts.length > session.workouts.length) return
    await tables.memberWeeks.change(withWorkout(own, program, week, log))
  })
  const own = await ctx.store.memberWeeks.find(member.id, week.ordinal)
  return sessionOf(member, session.group, week, session, own)
}

/** Shows the next step where it belongs. */
export async function proceed(
  ctx: Context,
  given: Session,
  log: readonly Completion[],
): Promise<{ message: Message; effects: Effect[] }> {
  // A plan from before a sign was seen to is no longer theirs.
  const own = await ctx.own(given.group, given.week, given.member, given.own)
  const session = sessionOf(given.member, given.group, given.week, given, own)
  const isPublic = await showsPublicly(ctx, session)
  // The thread may be about to open: they begin here at once, and are seen there as soon as it is.
  const prompts = isPublic ? await ctx.store.prompts.standing(session.group.id, session.week.ordinal) : []
  const coming = toCome(ctx.services, session.group, prompts, ctx.event.at)
  const { thread: _, ...channel } = ctx.event.at
  const isRefused = troubleOf(session.group, 'walkthrough', placeKey(channel)) !== undefined
  const thread = publicThread(ctx, prompts)
  // One that was deleted, and that nobody opens just now, they are promised: it is opened for them.
  const free = coming.find(prompt => prompt.state === 'sent' && prompt.leasedUntil <= ctx.now)
  const where = thread ?? free?.posted
  const isFirst = logOf(session, log).length === 0
  const key = walkKey(session)
  if (where && !isRefused) {
    // A group may meet in several channels: one walkthrough, wherever it began.
    const begun = thread && (await ctx.services.spaces.walks.get(key))?.place
    const to = begun?.platform === ctx.event.at.platform ? begun : where
    return {
      message: inThreadView(ctx.words, session, to, isFirst),
      effects: [{ kind: 'redraw-walk', key: `${key}:${channel.channel}`, open: true, promised: true }],
    }
  }
  const state = await walkState(ctx.services, session, log, false)
  const later = { kind: 'redraw-walk', key: `${key}:${ctx.event.at.channel}`, open: true } as const
  return {
    message: walkView(ctx.words, session, state),
    // It may go again by now.
    effects: coming.length > 0 || thread ? [later] : [],
  }
}

async function showsPublicly(ctx: Context, session: Session): Promise<boolean> {
  if (ctx.event.at.direct || session.program.kind === 'gentle') return false
  return !(await ctx.preferences()).hidden
}

function publicThread(ctx: Context, prompts: readonly Delivery[]): Place | undefined {
  const threads = prompts.flatMap(prompt => prompt.thread ?? [])
  return threads.find(
    thread => thread.platform === ctx.event.at.platform && thread.channel === ctx.event.at.channel,
  )
}

export async function thisWeek(ctx: Context, group: Group, week: Week, member: Member): Promise<Session> {
  const program = await ctx.services.versions.of(week)
  return sessionOf(member, group, week, { hash: week.version, program }, await ctx.own(group, week, member))
}

/** A week that was begun gently goes on gently. */
async function begun(ctx: Context, session: Session, log: readonly Completion[]): Promise<Session> {
  const gentle = gentleFor(ctx.services.programs, session.program)
  if (!gentle || logOf(session, log).length > 0) return session
  if (!log.some(({ program }) => program === gentle.id)) return session
  const { versions } = ctx.services
  const version = (await begunBy({ versions, store: ctx.store }, log, gentle.id)) ?? {
    hash: versions.hashOf(gentle),
    program: gentle,
  }
  return sessionOf(session.member, session.group, session.week, version, session.own)
}

/** For a press under an old prompt: the way to the newest one. */
export async function newerPrompt(ctx: Context, group: Group, name: string): Promise<Answer | undefined> {
  const week = await weekNamed(ctx.store, group.id, name)
  if (!week) throw new UserError(ctx.words.trouble.stale)
  if (week.ordinal >= group.week) return undefined
  const prompts = (await ctx.store.prompts.of(group.id, group.week)).flatMap(prompt => prompt.posted ?? [])
  const posted = prompts.find(({ place }) => place.channel === ctx.event.at.channel) ?? prompts[0]
  if (!posted) return undefined
  return reply('you', {
    blocks: [
      { kind: 'text', text: ctx.words.prompt.old },
      { kind: 'buttons', buttons: [{ label: ctx.words.prompt.openNew, to: posted }] },
    ],
  })
}
