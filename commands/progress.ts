import { QUARTER, weeksChart, YEAR } from '../src/bot/charts.ts'
import type { Context } from '../src/bot/context.ts'
import { progressOf } from '../src/bot/report.ts'
import { progressView } from '../src/bot/views/progress.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineCommand, reply } from '../src/chat/command.ts'
import { say } from '../src/chat/message.ts'

/** Notes that are shown. */
const NOTES = 5

/** /progress: my weeks, my streak, my totals. */
export const progress = defineCommand({
  name: 'progress',
  summary: en.commands.progress.summary,
  shows: 'you',
  options: {
    span: {
      type: 'choice',
      summary: en.commands.progress.span,
      choices: [{ value: 'year', label: en.commands.progress.year }],
    },
  },
  run: async (ctx: Context, { span }) => {
    const group = await ctx.group()
    const member = await ctx.store.members.of(group.id, ctx.event.from)
    if (!member) return reply('you', say(ctx.words.progress.none))
    const units = await ctx.units(group)
    const report = await progressOf(ctx.services, group, member, units)
    if (member.heldAt !== null && !report?.weeksLogged) return reply('you', say(ctx.words.progress.noneYet))
    if (!report) return reply('you', say(ctx.words.progress.none))
    const chart = await weeksChart(ctx.services, group, member, units, span === 'year' ? YEAR : QUARTER)
    const kept = await ctx.store.checkIns.ofMember(member.id, 'note', NOTES)
    const notes = kept.map(({ at, answer }) => ({ at, text: answer }))
    return reply(
      'you',
      progressView(ctx.words, { ...report, notes }, chart, (await ctx.preferences()).pictures),
    )
  },
})
