import type { Context } from '../src/bot/context.ts'
import { whichClockView } from '../src/bot/views/schedule.ts'
import { defineAction, reply } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { UserError } from '../src/core/errors.ts'
import type { Weekday } from '../src/training/calendar.ts'
import { readTime, readWeekday } from '../src/training/when.ts'
import { isZone, zonesCalled } from '../src/training/zones.ts'

/** When a group shall meet, as far as it was said. */
export interface Slot {
  readonly weekday: Weekday
  readonly time: string
  readonly zone: string | undefined
  /** The program, as it was typed. */
  readonly typed?: string | undefined
}

/** Asks whose clock is meant, where what was typed does not say when the clocks change; undefined for anything else. */
export function asksClock(ctx: Context, { weekday, time, typed = '' }: Slot): Answer | undefined {
  const zones = zonesCalled(typed)
  return zones.length > 0 ? reply('you', whichClockView(ctx.words, typed, zones, weekday, time)) : undefined
}

/** The answer to that, for those who may manage the channel. @param plan plans the slot */
export const clockAction = (plan: (ctx: Context, slot: Slot) => Promise<Answer>) =>
  defineAction({
    name: 'schedule.clock',
    shows: 'update',
    run: async (ctx: Context, [day = '', at = '', zone = '']) => {
      if (!(await ctx.mayManage())) throw await ctx.notAllowed()
      const [weekday, time] = [readWeekday(ctx.words.schedule.weekday(Number(day))), readTime(at)]
      if (!weekday || !time || !isZone(zone)) throw new UserError(ctx.words.trouble.stale)
      return plan(ctx, { weekday, time, zone })
    },
  })
