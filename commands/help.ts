import type { Context } from '../src/bot/context.ts'
import { helpView } from '../src/bot/views/help.ts'
import { en } from '../src/bot/wording/en.ts'
import { type Command, defineCommand, reply } from '../src/chat/command.ts'
import type { Group } from '../src/storage/groups.ts'

/** /help: what I can do here. `commands` gives the list, which is complete only once all are declared. */
export function helpCommand(commands: () => readonly Command<Context>[]): Command<Context> {
  return defineCommand({
    name: 'help',
    summary: en.commands.help.summary,
    shows: 'you',
    options: {},
    run: async (ctx: Context) => {
      const groups = await groupsHere(ctx)
      const next = groups.flatMap(group => group.nextSlotAt ?? []).sort((a, b) => a - b)[0]
      const here = {
        direct: ctx.event.at.direct === true,
        mayManage: await ctx.mayManage(),
        mentionsOnly: await ctx.mentionsOnly(),
        planned: groups.length > 0,
        nextAt: next,
      }
      return reply('you', helpView(ctx.words, commands(), here))
    },
  })
}

/** The group of this channel; in a direct conversation, all that the person is in. */
async function groupsHere(ctx: Context): Promise<Group[]> {
  const { groups, members } = ctx.store
  const found = ctx.event.at.direct
    ? (await members.ofPerson(ctx.event.from)).map(member => groups.find(member.groupId))
    : [groups.at(ctx.event.at)]
  return (await Promise.all(found)).filter(group => group !== undefined)
}
