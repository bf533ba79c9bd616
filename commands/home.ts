import type { Context } from '../src/bot/context.ts'
import { progressOf } from '../src/bot/report.ts'
import { homeView } from '../src/bot/views/home.ts'
import { runningWeek } from '../src/bot/weeks.ts'
import { reply } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { say } from '../src/chat/message.ts'

/** The bot’s home page, where a platform has one: the week of the group that the person joined last. */
export async function home(ctx: Context): Promise<Answer> {
  const members = await ctx.store.members.ofPerson(ctx.event.from)
  const member = members.find(({ leftAt }) => leftAt === null)
  const group = member && (await ctx.store.groups.find(member.groupId))
  if (!member || !group) return reply('you', say(ctx.words.home.none))
  const week = await runningWeek(ctx.store, group)
  const report = await progressOf(ctx.services, group, member, await ctx.units(group))
  return reply('you', week && report ? homeView(ctx.words, week, report) : say(ctx.words.progress.none))
}
