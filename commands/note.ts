import type { Context } from '../src/bot/context.ts'
import type { Noted } from '../src/bot/services.ts'
import { defineAction, reply } from '../src/chat/command.ts'
import { literal } from '../src/chat/markdown.ts'
import { say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Tables } from '../src/storage/store.ts'
import { ownMember } from './own.ts'
import { ASKED_FOR, askedKey } from './said.ts'

/** For how long a note goes with its line when that is taken back, in milliseconds: longer than its week is open. */
const TIED_FOR = 30 * 24 * 60 * 60_000

/** Keeps what somebody added to a line of theirs, for them alone. Pressed again, it keeps nothing more. */
export const note = defineAction({
  name: 'done.note',
  shows: 'you',
  run: async (ctx: Context, [memberId = '', batch = '']) => {
    const member = await ownMember(ctx, memberId)
    const key = askedKey(ctx, batch)
    const kept = await ctx.keep(async tables => {
      // Of two presses at once, the second finds what the first has kept.
      await tables.members.lock(member.id)
      const notes = tables.space<Noted>('notes')
      const noted = await notes.get(key)
      if (typeof noted === 'object') return 'before'
      const text = noted && tables.checkIns.open(noted, key)
      const [row] = await tables.completions.ofBatch(member.id, batch)
      if (!text || !row) return undefined
      const { week } = row
      const at = await tables.checkIns.add({
        memberId: member.id,
        week,
        moment: 'note',
        answer: text,
        at: ctx.now,
      })
      await notes.set(key, { at }, TIED_FOR)
      return { text }
    })
    if (!kept) throw new UserError(ctx.words.done.noteGone)
    const { noteKept, noteKeptBefore } = ctx.words.done
    return reply('you', say(kept === 'before' ? noteKeptBefore : noteKept(literal(kept.text))))
  },
})

/** Takes a note back with the line that it was added to: it is only offered again. Belongs into a transaction. */
export async function untie(tables: Tables, memberId: string, key: string): Promise<void> {
  const notes = tables.space<Noted>('notes')
  const noted = await notes.get(key)
  if (typeof noted !== 'object') return
  const text = await tables.checkIns.take(memberId, 'note', noted.at)
  if (text === undefined) await notes.delete(key)
  else await notes.set(key, tables.checkIns.seal(text, key), ASKED_FOR)
}
