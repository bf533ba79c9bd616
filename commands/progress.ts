import type { Context } from '../src/bot/context.ts'
import { progressOf } from '../src/bot/report.ts'
import { progressView } from '../src/bot/views/progress.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineCommand, reply } from '../src/chat/command.ts'
import { say } from '../src/chat/message.ts'

/** /progress: my weeks, my streak, my totals. */
export const progress = defineCommand({
  name: 'progress',
  summary: en.commands.progress.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => {
    const group = await ctx.group()
    const member = await ctx.store.members.of(group.id, ctx.event.from)
    if (!member) return reply('you', say(ctx.words.progress.none))
    const report = await progressOf(ctx.services, group, member, await ctx.units(group))
    return reply('you', report ? progressView(ctx.words, report) : say(ctx.words.progress.none))
  },
})
