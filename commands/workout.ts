import type { Context } from '../src/bot/context.ts'
import { walkState } from '../src/bot/effects.ts'
import { loadSession, logOf, type Session, sessionOf, walkKey, walkOf } from '../src/bot/session.ts'
import { keptWeeks } from '../src/bot/standings.ts'
import { threadsToCome } from '../src/bot/thread.ts'
import { gateView, hurtsView, soreView, stopView } from '../src/bot/views/gate.ts'
import { inThreadView, walkView } from '../src/bot/views/walk.ts'
import { gentleFor, isWeek, programOf, weekOfGroup } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import type { Place, Posted } from '../src/chat/address.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import type { Answer, Effect } from '../src/chat/exchange.ts'
import { type Message, say } from '../src/chat/message.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import { localDate } from '../src/training/calendar.ts'
import { keeps, streak } from '../src/training/progress.ts'
import { adviseBefore, type GateAnswer } from '../src/training/safety.ts'

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
    const session = group && thisWeek(ctx, group, await ctx.join(group))
    return reply('you', hurtsView(ctx.words, session))
  },
})

const fine = gateAction('gate.fine', 'fine')
const sore = gateAction('gate.sore', 'sore')
const flag = gateAction('gate.flag', 'flag')

const again = defineAction({
  name: 'gate.again',
  shows: 'update',
  run: async (ctx: Context, args) => update(gateView(ctx.words, await loadSession(ctx, args))),
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
  const member = await ctx.join(group)
  const log = await ctx.store.completions.ofWeek(member.id, weekOfGroup(group, ctx.now))
  const session = begun(ctx, thisWeek(ctx, group, member), log)
  if (!walkOf(session, log).next) return reply('you', say(ctx.words.walk.already(session.number)))
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
        member_id: session.member.id,
        week: session.week,
        moment: 'before',
        answer,
        at: ctx.now,
      })
      const advice = adviseBefore(answer)
      if (advice === 'stop') return update(stopView(ctx.words, session))
      if (advice === 'gentle') {
        return update(soreView(ctx.words, session, gentleFor(ctx.services.programs, session.program)))
      }
      const log = await ctx.store.completions.ofWeek(session.member.id, session.week)
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
  // The thread may be about to open: they begin here at once, and are seen there as soon as it is.
  const isComing =
    isPublic && (await threadsToCome(ctx.services, session.group, session.week, ctx.event.at)).length > 0
  return {
    message: walkView(ctx.words, session, state),
    effects: isComing ? [{ kind: 'redraw-walk', key: `${key}:${ctx.event.at.channel}`, open: true }] : [],
  }
}

async function showsPublicly(ctx: Context, session: Session): Promise<boolean> {
  if (ctx.event.at.direct || session.program.kind === 'gentle') return false
  return !(await ctx.preferences()).hidden
}

async function publicThread(ctx: Context, session: Session): Promise<Place | undefined> {
  const prompts = await ctx.store.prompts.of(session.group.id, session.week)
  const threads = prompts.flatMap(prompt => (prompt.thread ? [JSON.parse(prompt.thread) as Place] : []))
  return threads.find(
    thread => thread.platform === ctx.event.at.platform && thread.channel === ctx.event.at.channel,
  )
}

function unlessUser(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}

function thisWeek(ctx: Context, group: Group, member: Member): Session {
  return sessionOf(
    member,
    group,
    weekOfGroup(group, ctx.now),
    programOf(ctx.services.programs, group.program),
  )
}

/** A week that was begun gently goes on gently. */
function begun(ctx: Context, session: Session, log: readonly Completion[]): Session {
  const gentle = gentleFor(ctx.services.programs, session.program)
  if (!gentle || logOf(session, log).length > 0) return session
  const gently = sessionOf(session.member, session.group, session.week, gentle)
  return logOf(gently, log).length > 0 ? gently : session
}

/** The gate, for someone who has not passed it today; otherwise nothing. */
export async function gateFirst(
  ctx: Context,
  session: Session,
  log: readonly Completion[],
): Promise<Message | undefined> {
  if (await passedToday(ctx, session, log)) return undefined
  return gateView(ctx.words, session, await welcomeBack(ctx, session.group, session.member))
}

/** Whether they said today that they are fine, or have already trained today. */
async function passedToday(ctx: Context, session: Session, log: readonly Completion[]): Promise<boolean> {
  const zone = session.group.zone
  const today = localDate(ctx.now, zone)
  const [checkIn] = await ctx.store.checkIns.ofMember(session.member.id, 'before', 1)
  if (checkIn && localDate(checkIn.at, zone) === today) {
    return checkIn.answer === 'fine' || (checkIn.answer === 'sore' && session.program.kind === 'gentle')
  }
  return logOf(session, log).some(entry => localDate(entry.logged_at, zone) === today)
}

/** A kind word for someone whose streak was broken: coming back is what counts. */
async function welcomeBack(ctx: Context, group: Group, member: Member): Promise<string | undefined> {
  const log = await ctx.store.completions.ofMember(member.id)
  if (log.length === 0) return undefined
  const kept = [...keptWeeks(ctx.services.programs, group, member, log)]
    .filter(([, standing]) => keeps(standing.standing))
    .map(([week]) => week)
  const prompted = await ctx.store.prompts.weeks(group.id)
  const { current } = streak(new Set(kept), prompted, weekOfGroup(group, ctx.now))
  return current === 0 ? ctx.words.progress.welcomeBack : undefined
}

/** For a press under an old prompt: the way to the newest one. */
export async function newerPrompt(ctx: Context, group: Group, week: string): Promise<Answer | undefined> {
  if (!isWeek(week)) throw new UserError(ctx.words.trouble.stale)
  const current = weekOfGroup(group, ctx.now)
  if (week >= current) return undefined
  const prompts = (await ctx.store.prompts.of(group.id, current)).flatMap(prompt =>
    prompt.posted ? [JSON.parse(prompt.posted) as Posted] : [],
  )
  const posted = prompts.find(({ place }) => place.channel === ctx.event.at.channel) ?? prompts[0]
  if (!posted) return undefined
  return reply('you', {
    blocks: [
      { kind: 'text', text: ctx.words.prompt.old },
      { kind: 'buttons', buttons: [{ label: ctx.words.prompt.openNew, to: posted }] },
    ],
  })
}
