import { checkUp } from '../src/bot/check-up.ts'
import type { Context } from '../src/bot/context.ts'
import { doctorView } from '../src/bot/views/doctor.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineCommand, reply } from '../src/chat/command.ts'

/** /doctor: whether all is well in this channel, for those who may plan its week. */
export const doctor = defineCommand({
  name: 'doctor',
  summary: en.commands.doctor.summary,
  shows: 'you',
  needs: 'manage',
  options: {},
  run: async (ctx: Context) => {
    const check = await checkUp(ctx)
    const { group } = check
    const next = group && (await ctx.services.versions.current(group.program, ctx.now)).program
    return reply('you', doctorView(ctx.words, { ...check, next, now: ctx.now }))
  },
})
