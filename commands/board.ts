import type { Context } from '../src/bot/context.ts'
import { inMessage, namesOf } from '../src/bot/people.ts'
import { boardView, NAMES } from '../src/bot/views/board.ts'
import { runningWeek } from '../src/bot/weeks.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply } from '../src/chat/command.ts'
import type { Message } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Standings } from '../src/storage/group-standings.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Week } from '../src/storage/weeks.ts'

/** /board: the group's week. Private first, so that looking makes no noise. */
export const board = defineCommand({
  name: 'board',
  summary: en.commands.board.summary,
  shows: 'you',
  options: {
    span: {
      type: 'choice',
      summary: en.commands.board.span,
      choices: [{ value: 'month', label: en.commands.board.month }],
    },
  },
  run: async (ctx: Context, { span }) =>
    reply('you', await view(ctx, await ctx.group(), !ctx.event.at.direct, span === 'month')),
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

/** Weeks that a month has a piece of. */
const MONTH = 5

/** Members who are read at a time, to find the first ones who may be named. */
const PAGE = 500

async function view(ctx: Context, group: Group, shareable: boolean, month = false): Promise<Message> {
  const week = await runningWeek(ctx.store, group)
  if (!week) {
    return boardView(
      ctx.words,
      { groupId: group.id, number: 1, joined: 0, finished: 0, shown: [], weeks: [] },
      shareable,
    )
  }
  const shown = await shownOf(ctx, week)
  const names = await namesOf(
    ctx.services,
    shown.map(({ member }) => member.person),
  )
  const entries = shown.map(({ member, standing }) => ({
    name: inMessage(names.get(member.person) ?? ctx.words.trouble.someone),
    standing,
  }))
  const weeks = month ? await ctx.store.weeks.newest(group.id, MONTH) : [week]
  const { pictures } = await ctx.preferences()
  const board = { ...week, number: week.planNumber, shown: entries, weeks, pictures }
  return boardView(ctx.words, board, shareable)
}

/** The first of those who count; nobody who has hidden their name. */
async function shownOf({ store, services }: Context, week: Week): Promise<Standings[]> {
  const shown: Standings[] = []
  for (let offset = 0; shown.length < NAMES; offset += PAGE) {
    const { groupId, ordinal, awayBefore } = week
    const some = await store.memberWeeks.counting(groupId, ordinal, awayBefore, { limit: PAGE, offset })
    const preferences = await services.spaces.preferences.many(some.map(({ member }) => member.person))
    shown.push(...some.filter(({ member }) => !preferences.get(member.person)?.hidden))
    if (some.length < PAGE) break
  }
  return shown.slice(0, NAMES)
}
