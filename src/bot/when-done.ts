import { UserError } from '../core/errors.ts'
import type { Completion } from '../storage/completions.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Week } from '../storage/weeks.ts'
import { addDays, atLocal, daysAgo, localDate } from '../training/calendar.ts'
import type { Day } from '../training/entry/index.ts'
import type { Context } from './context.ts'

/** When it was done: a correction without a day leaves it when it was; a day is counted from when it was said. */
export async function whenSaid(
  ctx: Context,
  group: Group,
  member: Member | undefined,
  day: Day,
  { instead, saidAt }: { readonly instead: readonly Completion[]; readonly saidAt: number },
): Promise<{ at: number; week: Week }> {
  const [first] = instead
  const isNow = day.kind === 'days-ago' && day.days === 0
  const week = isNow && first ? await ctx.store.weeks.find(group.id, first.week) : undefined
  if (week && first) return { at: first.doneAt, week }
  if (day.kind !== 'days-ago' || saidAt === ctx.now) return whenDone(ctx, group, member, day)
  const since = daysAgo(saidAt, ctx.now, await ctx.zone(group))
  return whenDone(ctx, group, member, { kind: 'days-ago', days: day.days + since })
}

/**
 * When something was done, and the open week that this falls into. Of a day on which one week ended and the next
 * began the older is meant, as long as it is not finished.
 * @throws {UserError} where it is too long ago
 */
async function whenDone(
  ctx: Context,
  group: Group,
  member: Member | undefined,
  day: Day,
): Promise<{ at: number; week: Week }> {
  const { now, store } = ctx
  const week = await ctx.week(group)
  if (day.kind !== 'last-week' && day.days === 0) return { at: now, week }
  const last = week.ordinal > 1 ? await store.weeks.find(group.id, week.ordinal - 1) : undefined
  if (day.kind === 'last-week') {
    if (!last) throw new UserError(ctx.words.done.beforeYou)
    // The last moment of the week before.
    return { at: week.openedAt - 1, week: last }
  }
  const zone = await ctx.zone(group)
  const date = addDays(localDate(now, zone), -day.days)
  const [from, to] = [atLocal(date, '00:00', zone), atLocal(addDays(date, 1), '00:00', zone)]
  const noon = atLocal(date, '12:00', zone)
  // The first week is the group's from its beginning on, also where its prompt came later.
  const opened = week.ordinal === 1 ? Math.min(week.openedAt, group.createdAt) : week.openedAt
  const inLast = last !== undefined && from < week.openedAt && to > last.openedAt
  if (to > opened && !(inLast && (await isUnfinished(ctx, member, last)))) {
    return { at: Math.max(noon, week.openedAt), week }
  }
  if (inLast) return { at: Math.min(Math.max(noon, last.openedAt), week.openedAt - 1), week: last }
  throw new UserError(last ? ctx.words.done.tooOld : ctx.words.done.beforeYou)
}

async function isUnfinished({ store }: Context, member: Member | undefined, { ordinal }: Week) {
  const own = member && (await store.memberWeeks.find(member.id, ordinal))
  return own?.standing !== 'finished'
}
