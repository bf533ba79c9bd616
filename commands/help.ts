import type { Context } from '../src/bot/context.ts'
import { helpView } from '../src/bot/views/help.ts'
import { en } from '../src/bot/wording/en.ts'
import { type Command, defineCommand, reply } from '../src/chat/command.ts'

/** /help: what I can do here. `commands` gives the list, which is complete only once all are declared. */
export function helpCommand(commands: () => readonly Command<Context>[]): Command<Context> {
  return defineCommand({
    name: 'help',
    summary: en.commands.help.summary,
    shows: 'you',
    options: {},
    run: async (ctx: Context) => {
      const group = ctx.event.at.direct ? undefined : await ctx.store.groups.at(ctx.event.at)
      return reply('you', helpView(ctx.words, commands(), group?.next_slot_at ?? undefined))
    },
  })
}
