import type { Context } from '../src/bot/context.ts'
import { groupNames, groupsOf } from '../src/bot/which.ts'
import { defineAction, update } from '../src/chat/command.ts'
import { literal } from '../src/chat/markdown.ts'
import { say } from '../src/chat/message.ts'

/** Which of several groups someone means where no group meets. */
export const whichActions = [
  defineAction({
    name: 'which.group',
    shows: 'update',
    run: async (ctx: Context, [id = '']) => {
      const group = await ctx.groupNamed(id)
      await ctx.prefer({ group: group.id })
      const theirs = await groupNames(ctx.services, ctx.event.from, await groupsOf(ctx.store, ctx.event.from))
      const { name = '' } = theirs.find(one => one.id === group.id) ?? {}
      return update(say(ctx.words.which.chosen(literal(name))))
    },
  }),
]
