import type { Group, Plan, Planned, Undo } from '../storage/groups.ts'
import { newId } from '../storage/ids.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import { nextSlot } from '../training/calendar.ts'
import { replanEnd } from './deliveries/week-end.ts'
import { withdrawPrompt } from './opening.ts'
import { LONGEST_WEEK, nextPrompt, runningWeek } from './weeks.ts'

/** How long a change of a schedule can be taken back, in milliseconds. */
const UNDO_FOR = 10 * 60 * 1000

/** Who changes a schedule, and when (epoch milliseconds). Whoever does so last is told about trouble. */
export interface By {
  readonly person: string
  readonly now: number
}

/**
 * Changes what is planned; the running week goes on as it is. After a pause or a removal nothing is posted, not even
 * what was about to be, and that week breaks no streak.
 */
export async function changeSchedule(
  tables: Tables,
  before: Group,
  to: Partial<Planned>,
  { person, now }: By,
): Promise<Group> {
  const group = (await tables.groups.lock(before.id, 'alone')) ?? before
  const running = await runningWeek(tables, group)
  const undo: Undo = {
    id: newId(),
    until: now + UNDO_FOR,
    was: plannedOf(group),
    next: group.nextSlotAt,
    week: group.week,
    leftOut: running?.leftOut ?? null,
  }
  const planned = { ...group, ...to }
  const changed = {
    ...to,
    nextSlotAt: promised(group, planned, running, now) ?? nextPrompt(planned, running, now),
    undo,
    scheduledBy: person,
    trouble: null,
  }
  const stops = to.status === 'paused' || to.status === 'removed' ? to.status : undefined
  if (stops) {
    await withdrawPrompt(tables, group)
    await tables.weeks.leaveOut({ groupId: group.id, ordinal: group.week }, stops)
  }
  await tables.groups.change(group.id, changed)
  await replanEnd(tables, { ...group, ...changed }, now)
  return { ...group, ...changed }
}

/** The prompt that was planned, where the week would be too long if it waited for the first of the new slots. */
function promised(
  group: Group,
  planned: Planned,
  running: Week | undefined,
  now: number,
): number | undefined {
  const [was, next] = [group.nextSlotAt, nextPrompt(planned, running, now)]
  if (!running || running.leftOut === 'early' || was === null || next === null || was <= now) return undefined
  const isMove = group.status === 'on' && planned.status === 'on' && planned.skippedTo === null
  const end = running.openedAt + LONGEST_WEEK
  return isMove && next > end && was <= end ? was : undefined
}

/** Makes what was created just now something that can be taken back: to nothing. */
export async function canBeTakenBack(tables: Tables, group: Group, now: number): Promise<Group> {
  const was = { ...plannedOf(group), status: 'removed' as const }
  const undo: Undo = { id: newId(), until: now + UNDO_FOR, was, next: null, week: 0, leftOut: null }
  await tables.groups.change(group.id, { undo })
  return { ...group, undo }
}

/** The id of the change that can still be taken back. */
export function undoable(group: Group, now: number): string | undefined {
  return group.undo && group.undo.until > now ? group.undo.id : undefined
}

/** Takes the last change back. @returns undefined where it is too late: another came since, or the time has passed. */
export async function takeBack(
  tables: Tables,
  groupId: string,
  id: string,
  { person, now }: By,
): Promise<Group | undefined> {
  const group = await tables.groups.lock(groupId, 'alone')
  if (!group?.undo || undoable(group, now) !== id) return undefined
  const { was, next, week, leftOut } = group.undo
  const running = await runningWeek(tables, group)
  // What was promised then is promised again, unless it has passed or another week has begun.
  const holds = next !== null && next > now && week === group.week
  const nextSlotAt = holds ? next : nextPrompt(was, running, now)
  const changed = { ...was, nextSlotAt, undo: null, scheduledBy: person }
  if (week === group.week && week > 0) {
    const stopped = group.status === 'on' ? undefined : group.status
    if (stopped) await tables.weeks.restore({ groupId, ordinal: week }, stopped, leftOut)
    for (const target of (await tables.groups.places([groupId])).get(groupId) ?? []) {
      const prompt = await tables.prompts.at(groupId, week, target)
      if (prompt?.reason === 'withdrawn' && was.status === 'on')
        await tables.prompts.repost(prompt.id, now, null)
    }
  }
  await tables.groups.change(groupId, changed)
  await replanEnd(tables, { ...group, ...changed }, now)
  return { ...group, ...changed }
}

/** What leaves out one slot more than is left out already. */
export function skipNext(group: Group): Pick<Planned, 'skippedTo'> {
  return { skippedTo: group.nextSlotAt }
}

/** What moves a group to another slot. Slots that are still to be left out are left out of the new ones, too. */
export function moveSlot(
  group: Group,
  to: Plan,
  running: Parameters<typeof nextPrompt>[1],
  now: number,
): Partial<Planned> {
  const planned = {
    ...to,
    ...(group.status === 'removed' ? { status: 'on' as const, pausedUntil: null } : {}),
    skippedTo: null as number | null,
  }
  const moved = { ...group, ...planned }
  for (let left = pendingSkips(group, running, now); left > 0; left--) {
    planned.skippedTo = nextPrompt(asResumed({ ...moved, skippedTo: planned.skippedTo }), running, now)
  }
  return planned
}

/** How many slots that have not come yet are left out. */
function pendingSkips(group: Group, running: Parameters<typeof nextPrompt>[1], now: number): number {
  const last = group.skippedTo ?? 0
  let slot = nextPrompt(asResumed({ ...group, skippedTo: null }), running, now)
  let pending = 0
  for (; slot !== null && slot <= last; pending++) slot = nextSlot(group, slot)
  return pending
}

/** A pause without an end may end today: what was to be left out then still is. */
function asResumed<Some extends Pick<Planned, 'status' | 'pausedUntil'>>(planned: Some): Some {
  return planned.status === 'paused' && planned.pausedUntil === null ? { ...planned, status: 'on' } : planned
}

function plannedOf(group: Group): Planned {
  const { program, weekday, time, zone, status, pausedUntil, skippedTo } = group
  return { program, weekday, time, zone, status, pausedUntil, skippedTo }
}
