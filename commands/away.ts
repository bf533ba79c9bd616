import { type Away, goAway, isAway, stayHere } from '../src/bot/away.ts'
import type { Context } from '../src/bot/context.ts'
import { awayView, backView } from '../src/bot/views/away.ts'
import { en } from '../src/bot/wording/en.ts'
import { defineAction, defineCommand, reply, update } from '../src/chat/command.ts'
import { quoted } from '../src/chat/markdown.ts'
import { say } from '../src/chat/message.ts'
import { UserError } from '../src/core/errors.ts'
import type { Group } from '../src/storage/groups.ts'
import type { Member } from '../src/storage/members.ts'
import type { Tables } from '../src/storage/store.ts'
import type { Week } from '../src/storage/weeks.ts'
import { type AwayDays, readAway } from '../src/training/away.ts'
import { addDays, atLocal, localDate } from '../src/training/calendar.ts'

const words = en.commands.away

/** Days ahead that can be named. */
const FARTHEST = 366

/** /away until 10 Jan, for two weeks, next week, back: in every group of theirs, by the days where they live. */
export const away = defineCommand({
  name: 'away',
  summary: words.summary,
  shows: 'you',
  options: { when: { type: 'text', summary: words.when, rest: true } },
  run: async (ctx: Context, { when = '' }) => {
    const memberships = await membershipsOf(ctx)
    const [first] = memberships
    if (!first) return reply('you', say(ctx.words.away.none))
    const zone = await ctx.zone(first.group)
    const today = localDate(ctx.now, zone)
    const days = readAway(when, today)
    if (!days) throw new UserError(ctx.words.away.unread(quoted(when)))
    if (days === 'back') return reply('you', await comeBack(ctx, memberships))
    check(ctx, days, today, when)
    const times: Away = {
      from: days.from <= today ? ctx.now : atLocal(days.from, '00:00', zone),
      until: days.until ? atLocal(days.until, '00:00', zone) : null,
    }
    await change(ctx, memberships, (tables, member, group) => goAway(tables, member, group, times, ctx.now))
    return reply('you', awayView(ctx.words, times, ctx.now))
  },
})

export const awayActions = [
  /** Right after it: a slip, so the running week counts as ever. */
  defineAction({
    name: 'away.undo',
    shows: 'update',
    run: async (ctx: Context, [from = '']) => {
      const all = await membershipsOf(ctx)
      const same = all.filter(({ member }) => member.awayFrom?.toString(36) === from)
      if (same.length === 0) return update(say(ctx.words.away.undoneAlready))
      await change(ctx, same, stayHere)
      return update(say(ctx.words.away.undone))
    },
  }),
]

interface Membership {
  readonly member: Member
  readonly group: Group
}

async function membershipsOf({ store, event }: Context): Promise<Membership[]> {
  const members = (await store.members.ofPerson(event.from)).filter(({ leftAt }) => leftAt === null)
  const groups = await Promise.all(members.map(({ groupId }) => store.groups.find(groupId)))
  return members.flatMap((member, n) => {
    const group = groups[n]
    return group ? [{ member, group }] : []
  })
}

function check(ctx: Context, { from, until }: AwayDays, today: string, typed: string): void {
  if (until !== undefined && (until <= today || until <= from))
    throw new UserError(ctx.words.away.past(quoted(typed)))
  const farthest = addDays(today, FARTHEST)
  if (from > farthest || (until ?? from) > farthest) throw new UserError(ctx.words.away.far)
}

/** A member who comes back is not away any more; that week counts for them only if they do it. */
async function comeBack(ctx: Context, memberships: readonly Membership[]) {
  const planned = memberships.filter(({ member }) => member.awayFrom !== null)
  if (planned.length === 0) return say(ctx.words.away.notAway)
  const isBack = planned.some(({ member }) => isAway(member, ctx.now))
  await change(ctx, planned, async (tables, member) => {
    await tables.members.away(member.id, null)
    return undefined
  })
  const [one] = planned
  if (!isBack || !one) return say(ctx.words.away.cancelled)
  const own = await ctx.store.memberWeeks.find(one.member.id, one.group.week)
  return backView(ctx.words, one.group, own?.standing === 'finished')
}

/** Changes all memberships, each in a transaction of its own. */
async function change(
  ctx: Context,
  memberships: readonly Membership[],
  work: (tables: Tables, member: Member, group: Group) => Promise<Week | undefined>,
): Promise<void> {
  for (const { member, group } of memberships) {
    const week = await ctx.keep(async tables => {
      const week = await work(tables, member, group)
      if (week) await tables.redraws.ask(group.id, week.ordinal, ctx.now)
      return week
    })
    if (week) ctx.redraw(group, week)
  }
}
