import type { Context } from '../src/bot/context.ts'
import { gateFirst, gateOf, hold, letBack, pass, unhold } from '../src/bot/gate.ts'
import { anySession, loadSession, type Session } from '../src/bot/session.ts'
import { gateView, hurtsView, returningView, soreView, stopView } from '../src/bot/views/gate.ts'
import { gentleFor } from '../src/bot/weeks.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { GateAnswer } from '../src/training/felt.ts'
import { proceed, thisWeek } from './workout.ts'

/** A slip of the finger is noticed within a day, in milliseconds; later than that, one has to say how it is now. */
const SLIP = 24 * 60 * 60 * 1000

/** What is asked before a workout, and what follows from each answer. */
export const gateActions = [
  /** My back hurts, under a prompt; or typed, and then whoever is in no group is asked about the signs, too. */
  defineAction({
    name: 'gate.hurts',
    shows: 'you',
    run: async (ctx: Context, [groupId = ''], event) => {
      const typed = event.kind === 'message'
      const group = typed ? await ctx.group().catch(unlessUser) : await ctx.groupNamed(groupId)
      if (!group) return reply('you', hurtsView(ctx.words, undefined))
      const week = await ctx.week(group)
      const session = await thisWeek(ctx, group, week, await ctx.join(group, week))
      return reply(
        'you',
        isHeld(ctx, session) ? returningView(ctx.words, session) : hurtsView(ctx.words, session),
      )
    },
  }),
  answer('gate.fine', async (ctx, session) => {
    const passed = await pass(ctx, session, false)
    const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
    const { message, effects } = await proceed(ctx, passed, log)
    return update(message, ...effects)
  }),
  answer('gate.sore', async (ctx, session) => {
    await pass(ctx, session, true)
    return update(soreView(ctx.words, session, gentleFor(ctx.services.programs, session.program)))
  }),
  defineAction({
    name: 'gate.flag',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await anySession(ctx, args)
      const effects = await hold(ctx)
      await keepBefore(ctx, session, 'flag')
      return update(stopView(ctx.words, session), ...effects)
    },
  }),
  /** Every sign in full, for who was asked in short. */
  defineAction({
    name: 'gate.all',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      return update(isHeld(ctx, session) ? returningView(ctx.words, session) : gateView(ctx.words, session))
    },
  }),
  /** It was a slip. */
  defineAction({
    name: 'gate.again',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await anySession(ctx, args)
      const held = session.member.heldAt
      if (held !== null && ctx.now - held > SLIP) return update(returningView(ctx.words, session))
      const effects = held === null ? [] : await unhold(ctx)
      return update(gateView(ctx.words, session), ...effects)
    },
  }),
  back('gate.seen'),
  back('gate.over'),
  defineAction({
    name: 'gate.notyet',
    shows: 'update',
    run: async (ctx: Context, args) => update(stopView(ctx.words, await anySession(ctx, args))),
  }),
  defineAction({
    name: 'gate.rest',
    shows: 'update',
    run: async (ctx: Context) => update(say(ctx.words.gate.rested)),
  }),
]

/** An answer that leads to a workout: not for someone who is held back. */
function answer(name: 'gate.fine' | 'gate.sore', then: (ctx: Context, session: Session) => Promise<Answer>) {
  return defineAction({
    name,
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      if (isHeld(ctx, session)) return update(returningView(ctx.words, session))
      await keepBefore(ctx, session, name === 'gate.fine' ? 'fine' : 'sore')
      return then(ctx, session)
    },
  })
}

/** They have been seen, or it no longer applies: the gate of the day comes next. */
function back(name: string) {
  return defineAction({
    name,
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await anySession(ctx, args)
      const effects = await letBack(ctx)
      const now = await anySession(ctx, args)
      const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
      return update((await gateFirst(ctx, now, log)) ?? say(ctx.words.gate.welcome), ...effects)
    },
  })
}

function isHeld(ctx: Context, { member, program }: Session): boolean {
  return gateOf(member, program, ctx.now) === 'held'
}

/**
 * Keeps how someone is before a workout, unless they want nothing kept of it. Before they were asked for their consent,
 * only what has to be acted on is kept, as it says beside the question: that nothing applies can go.
 */
export async function keepBefore(ctx: Context, { member, week }: Session, answer: GateAnswer): Promise<void> {
  const { checkIns } = await ctx.preferences()
  if (checkIns === 'off' || (checkIns === undefined && answer === 'fine')) return
  await ctx.store.checkIns.add({
    memberId: member.id,
    week: week.ordinal,
    moment: 'before',
    answer,
    at: ctx.now,
  })
}

function unlessUser(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}
