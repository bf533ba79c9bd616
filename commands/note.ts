import type { Context } from '../src/bot/context.ts'
import { defineAction, reply } from '../src/chat/command.ts'
import { literal } from '../src/chat/markdown.ts'
import { say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import { ownMember } from './own.ts'
import { askedKey } from './said.ts'

/** Keeps what somebody added to a line of theirs, for them alone. Pressed again, it keeps nothing more. */
export const note = defineAction({
  name: 'done.note',
  shows: 'you',
  run: async (ctx: Context, [memberId = '', batch = '']) => {
    const member = await ownMember(ctx, memberId)
    const key = askedKey(ctx, batch)
    const sealed = await ctx.services.spaces.notes.get(key)
    const text = sealed && ctx.store.checkIns.open(sealed, key)
    const [row] = await ctx.store.completions.ofBatch(member.id, batch)
    if (!text || !row) throw new UserError(ctx.words.done.noteGone)
    await ctx.keep(async tables => {
      await tables.space('notes').delete(key)
      await tables.checkIns.add({
        memberId: member.id,
        week: row.week,
        moment: 'note',
        answer: text,
        at: ctx.now,
      })
    })
    return reply('you', say(ctx.words.done.noteKept(literal(text))))
  },
})
