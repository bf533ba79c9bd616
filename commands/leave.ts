import type { Context } from '../src/bot/context.ts'
import { rejoin } from '../src/bot/leaving.ts'
import { goFrom } from '../src/bot/places.ts'
import { leaveView, leftView } from '../src/bot/views/leave.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import { type Message, say } from '../src/chat/message.ts'
import { personKey } from '../src/core/address.ts'
import { UserError } from '../src/core/errors.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Tables } from '../src/storage/store.ts'

/** /leave: out of the group, with all that one did kept. */
export const leave = defineCommand({
  name: 'leave',
  summary: en.commands.leave.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => reply('you', await left(ctx, await ctx.group())),
})

export const leaveActions = [
  /** Whoever writes "stop" may mean this, or not. */
  defineAction({
    name: 'leave.ask',
    shows: 'you',
    run: async (ctx: Context) => {
      const group = await ctx.group()
      const member = await ctx.store.members.of(group.id, ctx.event.from)
      if (!member || member.leftAt !== null) return reply('you', say(ctx.words.leave.not))
      return reply('you', leaveView(ctx.words, group))
    },
  }),
  defineAction({
    name: 'leave.now',
    shows: 'update',
    run: async (ctx: Context, [groupId = '']) => update(await left(ctx, await ctx.groupNamed(groupId))),
  }),
  defineAction({
    name: 'leave.stay',
    shows: 'update',
    run: async (ctx: Context) => update(say(ctx.words.leave.stayed)),
  }),
  defineAction({
    name: 'leave.undo',
    shows: 'update',
    run: async (ctx: Context, [memberId = '']) => {
      const member = await ctx.store.members.find(memberId)
      if (!member) throw new UserError(ctx.words.trouble.stale)
      if (member.person !== personKey(ctx.event.from)) throw new UserError(ctx.words.trouble.notYours)
      const group = await ctx.store.groups.find(member.groupId)
      if (!group) throw new UserError(ctx.words.trouble.stale)
      await change(ctx, group, tables => rejoin(tables, member))
      return update(say(ctx.words.leave.undone))
    },
  }),
]

async function left(ctx: Context, group: Group): Promise<Message> {
  const member = await ctx.store.members.of(group.id, ctx.event.from)
  if (!member || member.leftAt !== null) return say(ctx.words.leave.not)
  await change(ctx, group, async tables => {
    await goFrom(tables, member, ctx.now)
    return true
  })
  return leftView(ctx.words, member)
}

/** What the open weeks count and name is drawn anew. */
async function change(ctx: Context, group: Group, work: (tables: Tables) => Promise<boolean>): Promise<void> {
  const ordinal = Math.max(1, group.week - 1)
  const changed = await ctx.keep(async tables => {
    const changed = await work(tables)
    if (changed && group.week > 0) await tables.redraws.ask(group.id, ordinal, ctx.now)
    return changed
  })
  if (changed && group.week > 0) ctx.redraw(group, { ordinal })
}
