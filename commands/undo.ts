import type { Context } from '../src/bot/context.ts'
import { takeOut } from '../src/bot/logbook.ts'
import { lastLogged } from '../src/bot/usual.ts'
import { doneLines, lastView } from '../src/bot/views/done.ts'
import { isOpen } from '../src/bot/weeks.ts'
import { defineAction, reply, update } from '../src/chat/command.ts'
import type { Answer } from '../src/chat/exchange.ts'
import { actionId, type Message, say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Completion } from '../src/storage/completions.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import { openRounds } from '../src/training/progress.ts'
import { untie } from './note.ts'
import { ownMember } from './own.ts'
import { askedKey, asUpdate, redraws } from './said.ts'

/** What was taken back can be put back for so long, in milliseconds. */
const LATELY = 12 * 60 * 60_000

/** Takes back what was logged together. */
const undo = defineAction({
  name: 'done.undo',
  shows: 'update',
  run: async (ctx: Context, [memberId = '', batch = '']) => {
    const member = await ownMember(ctx, memberId)
    const group = await ctx.store.groups.find(member.groupId)
    const rows = await ctx.store.completions.ofBatch(memberId, batch)
    return asUpdate(await undone(ctx, group, member, rows))
  },
})

/** Puts back what was taken back; where its rounds were taken meanwhile, into the next ones. */
const redo = defineAction({
  name: 'done.redo',
  shows: 'update',
  run: async (ctx: Context, [memberId = '', batch = '', left = '0']) => {
    const member = await ownMember(ctx, memberId)
    const group = await ctx.store.groups.find(member.groupId)
    const rows = (await ctx.services.spaces.undone.get(undoneKey(memberId, batch, Number(left)))) ?? []
    if (!group || rows.length === 0) throw new UserError(ctx.words.done.askedTooLong)
    const weeks = await openWeeks(ctx, group, rows)
    await ctx.writeWeeks({ group, member }, weeks, async tables => {
      if ((await tables.completions.ofBatch(memberId, batch)).length > Number(left)) return
      const added: Completion[] = []
      for (const row of rows) {
        const log = [...(await tables.completions.ofWeek(memberId, row.week)), ...added]
        const of = log.filter(other => other.program === row.program && other.week === row.week)
        const isFree = !of.some(other => other.exercise === row.exercise && other.round === row.round)
        added.push({ ...row, round: isFree ? row.round : (openRounds(of, row.exercise, 1)[0] ?? row.round) })
      }
      await tables.completions.add(added)
    })
    const programs = await ctx.services.versions.naming(rows)
    const back = lastView(ctx.words, await ctx.store.completions.ofBatch(memberId, batch), {
      member,
      programs,
      units: await ctx.units(group),
    })
    return update({ ...back, title: ctx.words.done.putBack }, ...(await redraws(ctx, member, weeks)))
  },
})

/** @param left how many steps of the line stayed */
function undoneKey(memberId: string, batch: string, left: number): string {
  return left === 0 ? `${memberId}:${batch}` : `${memberId}:${batch}:${left}`
}

/** The weeks that rows are of. @throws {UserError} where one is closed for good */
async function openWeeks(ctx: Context, group: Group, rows: readonly Completion[]) {
  const ordinals = [...new Set(rows.map(({ week }) => week))]
  if (ordinals.some(week => !isOpen(group, week))) throw new UserError(ctx.words.done.sealed)
  const found = await Promise.all(ordinals.map(week => ctx.store.weeks.find(group.id, week)))
  return found.filter(week => week !== undefined)
}

/**
 * Takes back what somebody logged last: the answer that offered it may be gone from the screen.
 * @param of all of it, its last set, or some exercises, wherever they were logged last
 */
export async function undoLast(
  ctx: Context,
  group: Group,
  of: 'all' | 'set' | readonly string[] = 'all',
): Promise<Answer> {
  const member = await ctx.store.members.of(group.id, ctx.event.from)
  const named = typeof of === 'string' ? undefined : of
  const last = member ? await lastLogged(ctx, group, member, named) : []
  const highest = last.toSorted((a, b) => a.round - b.round).slice(-1)
  const rows = of === 'set' ? highest : last.filter(({ exercise }) => named?.includes(exercise) ?? true)
  if (!member || rows.length === 0) return reply('you', say(ctx.words.done.nothingToUndo))
  return undone(ctx, group, member, rows)
}

/** Takes rows back, says which, and offers to put them back. */
async function undone(
  ctx: Context,
  group: Group | undefined,
  member: Member,
  rows: readonly Completion[],
): Promise<Answer> {
  const [first] = rows
  if (!group || !first) return reply('you', say(ctx.words.done.undoneAlready))
  const weeks = await openWeeks(ctx, group, rows)
  const { batch } = first
  const programs = await ctx.services.versions.naming(rows)
  const lines = doneLines(ctx.words, rows, { programs, units: await ctx.units(group) })
  let [steps, left] = [0, 0]
  await ctx.writeWeeks({ group, member }, weeks, async tables => {
    const before = await tables.completions.ofBatch(member.id, batch)
    await takeOut(tables, rows)
    left = (await tables.completions.ofBatch(member.id, batch)).length
    steps = before.length - left
    if (left === 0) await untie(tables, member.id, askedKey(ctx, batch))
    if (steps > 0) await tables.space('undone').set(undoneKey(member.id, batch, left), rows, LATELY)
  })
  if (steps === 0) return reply('you', say(ctx.words.done.undoneAlready))
  const message: Message = {
    blocks: [
      { kind: 'text', text: [ctx.words.done.undone(steps), ...lines].join('\n') },
      {
        kind: 'buttons',
        buttons: [{ label: ctx.words.done.redo, action: actionId('done.redo', member.id, batch, left) }],
      },
    ],
  }
  return reply('you', message, ...(await redraws(ctx, member, weeks)))
}

export const undoActions = [undo, redo]
