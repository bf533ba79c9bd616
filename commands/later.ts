import type { Context } from '../src/bot/context.ts'
import { returningView } from '../src/bot/views/gate.ts'
import { type Later, laterSetView, laterView, SOON } from '../src/bot/views/later.ts'
import { weekEnds, weekNamed } from '../src/bot/weeks.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { moment } from '../src/chat/markdown.ts'
import { say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Week } from '../src/storage/weeks.ts'
import { atLocal, localDate } from '../src/training/calendar.ts'
import { newerPrompt, thisWeek } from './workout.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const EVENING = '18:00'
const MORNING = '08:00'

/** Remind me later, under a prompt. */
export const laterActions = [
  defineAction({
    name: 'later.ask',
    shows: 'you',
    run: async (ctx: Context, [groupId = '', pressed = ''], event) => {
      // Typed, it is about the running week.
      const typed = event.kind === 'message'
      const group = typed ? await ctx.group() : await ctx.groupNamed(groupId)
      const newer = typed ? undefined : await newerPrompt(ctx, group, pressed)
      if (newer) return newer
      // Under an old prompt that no newer one has followed, the running week is meant.
      const week = await ctx.week(group)
      // To be reminded once is not to take part.
      const member = await ctx.store.members.of(group.id, ctx.event.from)
      if (member && member.heldAt !== null) return returning(ctx, group, week, member)
      const own = member && (await ctx.store.memberWeeks.find(member.id, week.ordinal))
      if (own?.standing === 'finished') return reply('you', say(ctx.words.later.finishedAlready))
      const ends = weekEnds(group, week)
      const times = timesFrom(ctx.now, await ctx.zone(group)).filter(
        ({ at }) => ends === undefined || at < ends,
      )
      if (times.length === 0 && ends)
        return reply('you', say(ctx.words.later.tooLate(moment(ends, 'datetime'))))
      return reply('you', laterView(ctx.words, week, times))
    },
  }),
  defineAction({
    name: 'later.at',
    shows: 'update',
    run: async (ctx: Context, [groupId = '', name = '', when = '']) => {
      const group = await ctx.groupNamed(groupId)
      const at = Number(when)
      // The button was made minutes ago at most; anything else is forged or long gone.
      const near = Number.isInteger(at) && at > ctx.now - HOUR && at < ctx.now + 2 * DAY
      const week = await weekNamed(ctx.store, group.id, name)
      if (!near || !week || week.ordinal !== group.week) throw new UserError(ctx.words.trouble.stale)
      const member = await ctx.store.members.of(group.id, ctx.event.from)
      if (member && member.heldAt !== null) return returning(ctx, group, week, member)
      const reminder = {
        groupId: group.id,
        kind: 'later' as const,
        week: week.ordinal,
        target: personKey(ctx.event.from),
      }
      await ctx.keep(async tables => {
        await tables.deliveries.cancel(reminder)
        await tables.deliveries.add([{ ...reminder, slotAt: at, dueAt: at }])
      })
      return update(laterSetView(ctx.words, at))
    },
  }),
]

/** A member who is held back is not reminded, but asked how it is. */
async function returning(ctx: Context, group: Group, week: Week, member: Member): Promise<Answer> {
  return reply('you', returningView(ctx.words, await thisWeek(ctx, group, week, member)))
}

/** In a few hours, this evening unless it is nearly over, tomorrow morning; in the person's own zone. */
function timesFrom(now: number, zone: string): Later[] {
  const evening = atLocal(localDate(now, zone), EVENING, zone)
  const soon: Later = { id: 'soon', at: now + SOON * HOUR }
  const tonight: Later = { id: 'evening', at: evening }
  const tomorrow: Later = { id: 'tomorrow', at: atLocal(localDate(now + DAY, zone), MORNING, zone) }
  return evening > now + HOUR ? [soon, tonight, tomorrow] : [soon, tomorrow]
}
