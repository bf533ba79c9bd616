import type { Context } from '../src/bot/context.ts'
import { gateOf, hold } from '../src/bot/gate.ts'
import { endRest } from '../src/bot/rests.ts'
import { loadSession, type Session, walkOf } from '../src/bot/session.ts'
import { hurtsView, returningView } from '../src/bot/views/gate.ts'
import { othersView, signView, stepHurtsView, withLog } from '../src/bot/views/hurts.ts'
import { typedIn } from '../src/chat/bounds.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import { emergencyOfOthers, readBody } from '../src/training/entry/body.ts'
import { done } from './done.ts'
import { keepBefore } from './gate.ts'
import { thisWeek } from './workout.ts'

/** That something hurts: pressed at a step, or typed anywhere. */
export const hurtsActions = [
  /** It hurts, at a step. */
  defineAction({
    name: 'walk.hurts',
    shows: 'you',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      await keepBefore(ctx, session, 'sore')
      if ((await ctx.preferences()).rests) await ctx.keep(tables => endRest(tables, session))
      return reply('you', await answer(ctx, session))
    },
  }),
  defineAction({
    name: 'hurts.signs',
    shows: 'update',
    run: async (ctx: Context, args) => update(hurtsView(ctx.words, await loadSession(ctx, args))),
  }),
  /** Typed, in whatever sentence: no log, and never met with silence. */
  defineAction({
    name: 'hurts.said',
    shows: 'you',
    run: async (ctx: Context, _args, event) => {
      const body = readBody(typedIn(event))
      const theirs = body ? undefined : emergencyOfOthers(typedIn(event))
      if (theirs) return reply('you', othersView(ctx.words, theirs))
      if (!body) throw new UserError(ctx.words.trouble.stale)
      const [sign] = body.signs
      if (!sign) {
        const session = await ownSession(ctx)
        if (session) await keepBefore(ctx, session, 'sore')
        const message = session ? await answer(ctx, session) : hurtsView(ctx.words, undefined)
        return reply('you', withLog(ctx.words, message, body.rest))
      }
      // What is acted on comes first: whatever else fails, they are held back.
      const effects = await hold(ctx)
      const session = (await ownSession(ctx)) ?? (await elsewhere(ctx))
      if (session) await keepBefore(ctx, session, 'flag')
      return reply('you', signView(ctx.words, sign, session ?? ctx.words.hurts.notKept), ...effects)
    },
  }),
  /** What was said beside it is logged after all. */
  defineAction({
    name: 'hurts.log',
    shows: 'you',
    run: async (ctx: Context, [line = '']) => done.run(ctx, { line: decoded(line) }),
  }),
]

/** What fits someone whose body hurts now: at a step of theirs its easier ways, else the signs and the gentle week. */
async function answer(ctx: Context, session: Session): Promise<Message> {
  const gate = gateOf(session.member, session.program, ctx.now)
  if (gate === 'held') return returningView(ctx.words, session)
  const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
  const { next } = walkOf(session, log)
  if (gate === 'ask' || !next) return hurtsView(ctx.words, session)
  const choices = await ctx.services.spaces.choices.get(session.member.id)
  return stepHurtsView(ctx.words, session, next, choices?.[next.exercise.id] === 'easier')
}

/** Their workout of the running week, where they are in a group: who only says that it hurts joins none. */
async function ownSession(ctx: Context): Promise<Session | undefined> {
  const group = await ctx.groupIfAny().catch(unlessUser)
  const member = group && (await ctx.store.members.of(group.id, ctx.event.from))
  return member && thisWeek(ctx, group, await ctx.week(group), member)
}

/** The same in whichever group of theirs is newest: a sign is the person's, and holds them back in all. */
async function elsewhere(ctx: Context): Promise<Session | undefined> {
  const [member] = await ctx.store.members.ofPerson(ctx.event.from)
  const group = member && (await ctx.store.groups.find(member.groupId))
  return group && thisWeek(ctx, group, await ctx.week(group), member)
}

function decoded(line: string): string {
  try {
    return decodeURIComponent(line)
  } catch {
    return ''
  }
}

function unlessUser(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}
