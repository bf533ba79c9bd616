import type { Context } from '../src/bot/context.ts'
import { gateFirst } from '../src/bot/gate.ts'
import { forgetChoices, mayGoOn, WISHES, wished } from '../src/bot/plans.ts'
import { loadSession, logOf, walkOf } from '../src/bot/session.ts'
import { againView, walkView } from '../src/bot/views/walk.ts'
import { walkState } from '../src/bot/walk-state.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import { UserError } from '../src/core/errors.ts'
import { enter, oneMore, proceed } from './workout.ts'

/** What one can make of a plan, and another workout by it. */
export const planActions = [
  defineAction({
    name: 'walk.again',
    shows: 'you',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const log = await ctx.store.completions.ofWeek(session.member.id, session.week.ordinal)
      const isBehind = !walkOf(session, log).next
      if (isBehind && !mayGoOn(session)) return reply('you', againView(ctx.words, session))
      return enter(ctx, isBehind ? await oneMore(ctx, session, log) : session, log)
    },
  }),
  /** Last week's plan, an easier one, or the one that was made: as long as nothing was done by it. */
  defineAction({
    name: 'walk.plan',
    shows: 'update',
    run: async (ctx: Context, args) => {
      const session = await loadSession(ctx, args)
      const { member, week, group } = session
      const wish = WISHES.find(one => one === args[3])
      if (!wish || session.program.kind === 'gentle') throw new UserError(ctx.words.trouble.stale)
      const log = await ctx.store.completions.ofWeek(member.id, week.ordinal)
      const gate = await gateFirst(ctx, session, log)
      if (gate) return reply('you', gate)
      if (logOf(session, log).length === 0) {
        await ctx.write({ group, week, member }, async tables => {
          const wanted = { tables, versions: ctx.services.versions, week, member }
          const own = await tables.memberWeeks.find(member.id, week.ordinal)
          const isBegun = (await tables.completions.ofWeek(member.id, week.ordinal)).length > 0
          const changed = own && !isBegun ? await wished(wanted, own, wish) : undefined
          if (!changed) return
          await tables.memberWeeks.change(changed)
          await forgetChoices(tables, changed)
        })
      }
      const next = await loadSession(ctx, args)
      if (ctx.event.at.thread === undefined) {
        const { message, effects } = await proceed(ctx, next, log)
        return update(message, ...effects)
      }
      return update(walkView(ctx.words, next, await walkState(ctx.services, next, log, true)))
    },
  }),
]
