import type { Context } from '../src/bot/context.ts'
import { groupStandings } from '../src/bot/standings.ts'
import { type BoardEntry, boardView } from '../src/bot/views/board.ts'
import { weekNumber, weekOfGroup } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { personOf } from '../src/chat/address.ts'
import { defineAction, defineCommand, reply } from '../src/chat/command.ts'
import { UserError } from '../src/chat/errors.ts'
import type { Message } from '../src/chat/message.ts'
import type { Group } from '../src/storage/groups.ts'

/** /board: the group's week. Private first, so that looking makes no noise. */
export const board = defineCommand({
  name: 'board',
  summary: en.commands.board.summary,
  shows: 'you',
  options: {},
  run: async (ctx: Context) => reply('you', await view(ctx, await ctx.group(), !ctx.event.at.direct)),
})

const share = defineAction({
  name: 'board.share',
  shows: 'everyone',
  run: async (ctx: Context, [groupId = '']) => {
    // A board is for the people of its own channel.
    const here = await ctx.store.groups.at(ctx.event.at)
    if (here?.id !== groupId) throw new UserError(ctx.words.trouble.stale)
    return reply('everyone', await view(ctx, here, false))
  },
})

export const boardActions = [share]

async function view(ctx: Context, group: Group, shareable: boolean): Promise<Message> {
  const week = weekOfGroup(group, ctx.now)
  const entries: BoardEntry[] = []
  for (const standing of await groupStandings(ctx.services, group, week)) {
    const { hidden } = await ctx.preferencesOf(personOf(standing.member.person))
    entries.push({ ...standing, name: hidden ? undefined : await ctx.name(standing.member) })
  }
  return boardView(ctx.words, group, weekNumber(group, week), entries, shareable)
}
