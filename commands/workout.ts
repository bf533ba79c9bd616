import type { Context } from '../src/bot/context.ts'
import { threadsToCome } from '../src/bot/deliveries/thread.ts'
import { walkState } from '../src/bot/effects.ts'
import { loadSession, logOf, type Session, sessionOf, walkKey, walkOf } from '../src/bot/session.ts'
import { excuse, streakOf, unexcuse } from '../src/bot/standings.ts'
import { gateView, hurtsView, soreView, stopView } from '../src/bot/views/gate.ts'
import { inThreadView, walkView } from '../src/bot/views/walk.ts'
import { gentleFor, weekNamed } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { moment } from '../src/chat/markdown.ts'
import { type Message, say } from '../src/chat/message.ts'
import type { Place } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Week } from '../src/storage/weeks.ts'
import { localDate } from '../src/training/calendar.ts'
import type { GateAnswer } from '../src/training/felt.ts'
import { adviseBefore } from '../src/training/safety.ts'

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

/** My back hurts, under a prompt; or typed, and then whoever is in no group is asked about the signs, too. */
const hurts = defineAction({
  name: 'gate.hurts',
  shows: 'you',
  run: async (ctx: Context, [groupId = ''], event) => {
    const typed = event.kind === 'message'
    const group = typed ? await ctx.group().catch(unlessUser) : await ctx.groupNamed(groupId)
    if (!group) return reply('you', hurtsView(ctx.words, undefined))
    const week = await ctx.week(group)
    return reply('you', hurtsView(ctx.words, await thisWeek(ctx, group, week, await ctx.join(group, week))))
  },
})

const fine = gateAction('gate.fine', 'fine')
const sore = gateAction('gate.sore', 'sore')
const flag = gateAction('gate.flag', 'flag')

const again = defineAction({
  name: 'gate.again',
  shows: 'update',
  run: async (ctx: Context, args) => {
    const session = await loadSession(ctx, args)
    await ctx.excuse(session, tables => unexcuse(tables, session.member, session.week, 'flag'))
    return update(gateView(ctx.words, session))
  },
})

const rest = defineAction({
  name: 'gate.rest',
  shows: 'update',
  run: async (ctx: Context) => update(say(ctx.words.gate.rested)),
})

export const workoutActions = [start, hurts, fine, sore, flag, again, rest]

/**
 * The way into a workout: the gate first, unless it was passed today. In the week's thread where there is one;
 * in private for a gentle week, for those who hide their name, and in a direct conversation.
 */
async function begin(ctx: Context, group: Group): Promise<Answer> {
  const week = await ctx.week(group)
  const member = await ctx.join(group, week)
  const log = await ctx.store.completions.ofWeek(member.id, week.ordinal)
  const session = await begun(ctx, await thisWeek(ctx, group, week, member), log)
  if (!walkOf(session, log).next) return reply('you', say(ctx.words.walk.already(week.planNumber)))
  const gate = await gateFirst(ctx, session, log)
  if (gate) return reply('you', gate)
  const { message, effects } = await proceed(ctx, session, log)
  return reply('you', message, ...effects)
}

function gateAction(name: string, answer: GateAnswer) {
  return defineAction({
    name,
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      await ctx.store.checkIns.add({
        memberId: session.member.id,
        week: session.week.ordinal,
        moment: 'before',
        answer,
        at: ctx.now,
      })
      const advice = adviseBefore(answer)
      if (advice === 'stop') {
        await ctx.excuse(session, tables => excuse(tables, session.member, session.week, 'flag'))
        return update(stopView(ctx.words, session))
      }
      if (advice === 'gentle') {
        return update(soreView(ctx.words, session, gentleFor(ctx.services.programs, session.program)))
      }
      const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
      const { message, effects } = await proceed(ctx, session, log)
      return update(message, ...effects)
    },
  })
}

/** Shows the next step where it belongs. */
async function proceed(
  ctx: Context,
  session: Session,
  log: readonly Completion[],
): Promise<{ message: Message; effects: Effect[] }> {
  const isPublic = await showsPublicly(ctx, session)
  // The thread may be about to open: they begin here at once, and are seen there as soon as it is.
  const coming = isPublic
    ? await threadsToCome(ctx.services, session.group, session.week.ordinal, ctx.event.at)
    : []
  const thread = isPublic && (await publicThread(ctx, session))
  const key = walkKey(session)
  if (thread) {
    // A group may meet in several channels: one walkthrough, wherever it began.
    const begun = (await ctx.services.spaces.walks.get(key))?.place
    return {
      message: inThreadView(ctx.words, session, begun?.platform === thread.platform ? begun : thread),
      effects: [{ kind: 'redraw-walk', key: `${key}:${thread.channel}`, open: true }],
    }
  }
  const state = await walkState(ctx.services, session, log)
  const later = { kind: 'redraw-walk', key: `${key}:${ctx.event.at.channel}`, open: true } as const
  return {
    message: walkView(ctx.words, session, state),
    effects: coming.length > 0 ? [later] : [],
  }
}

async function showsPublicly(ctx: Context, session: Session): Promise<boolean> {
  if (ctx.event.at.direct || session.program.kind === 'gentle') return false
  return !(await ctx.preferences()).hidden
}

async function publicThread(ctx: Context, session: Session): Promise<Place | undefined> {
  const prompts = await ctx.store.prompts.of(session.group.id, session.week.ordinal)
  const threads = prompts.flatMap(prompt => prompt.thread ?? [])
  return threads.find(
    thread => thread.platform === ctx.event.at.platform && thread.channel === ctx.event.at.channel,
  )
}

function unlessUser(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}

async function thisWeek(ctx: Context, group: Group, week: Week, member: Member): Promise<Session> {
  const program = await ctx.services.versions.of(week)
  return sessionOf(member, group, week, { hash: week.version, program })
}

/** A week that was begun gently goes on gently. */
async function begun(ctx: Context, session: Session, log: readonly Completion[]): Promise<Session> {
  const gentle = gentleFor(ctx.services.programs, session.program)
  if (!gentle || logOf(session, log).length > 0) return session
  const version = { hash: ctx.services.versions.hashOf(gentle), program: gentle }
  const gently = sessionOf(session.member, session.group, session.week, version)
  return logOf(gently, log).length > 0 ? gently : session
}

/** The gate, for someone who has not passed it today; otherwise nothing. */
export async function gateFirst(
  ctx: Context,
  session: Session,
  log: readonly Completion[],
): Promise<Message | undefined> {
  if (await passedToday(ctx, session, log)) return undefined
  return gateView(ctx.words, session, await lead(ctx, session))
}

/** Whether they said today that they are fine, or have already trained today. */
async function passedToday(ctx: Context, session: Session, log: readonly Completion[]): Promise<boolean> {
  const zone = session.group.zone
  const today = localDate(ctx.now, zone)
  const [checkIn] = await ctx.store.checkIns.ofMember(session.member.id, 'before', 1)
  if (checkIn && localDate(checkIn.at, zone) === today) {
    return checkIn.answer === 'fine' || (checkIn.answer === 'sore' && session.program.kind === 'gentle')
  }
  return logOf(session, log).some(entry => localDate(entry.loggedAt, zone) === today)
}

/** What is said before the first prompt, or a kind word for someone whose streak was broken: coming back is what counts. */
async function lead(ctx: Context, { group, member, week }: Session): Promise<string | undefined> {
  const first = week.leftOut === 'early' ? group.nextSlotAt : null
  if (first !== null) return ctx.words.done.early(moment(first, 'datetime'))
  const newest = await ctx.store.memberWeeks.before(member.id, week.ordinal + 1)
  if (!newest || newest.logged === 0) return undefined
  return (await streakOf(ctx.store, group, newest)) === 0 ? ctx.words.progress.welcomeBack : undefined
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
