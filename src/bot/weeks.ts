import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import type { Week } from '../storage/weeks.ts'
import { atLocal, nearestSlot, nextSlot } from '../training/calendar.ts'
import type { Program } from '../training/program.ts'

const DAY = 24 * 60 * 60 * 1000

/** A prompt that could not be posted within a day (in milliseconds) of its slot is not posted any more. */
export const LATE_AFTER = DAY

/** A week lasts at least so long, in milliseconds, however the slot is moved. */
export const SHORTEST_WEEK = 4 * DAY

/** A week lasts at most so long, in milliseconds, unless someone skips or pauses, or its prompt is missed. */
export const LONGEST_WEEK = 11 * DAY

/**
 * When a group's next prompt is due, by what is planned now: never in a pause, not within four days of the running
 * week's beginning, and after the last slot that is left out. Null where nothing is planned.
 * @param running the week that runs, if one does
 * @param now in epoch milliseconds, as what is returned
 */
export function nextPrompt(
  group: Pick<Group, 'weekday' | 'time' | 'zone' | 'status' | 'pausedUntil' | 'skippedTo'>,
  running: Pick<Week, 'openedAt' | 'leftOut'> | undefined,
  now: number,
): number | null {
  if (group.status === 'removed' || (group.status === 'paused' && group.pausedUntil === null)) return null
  // A week that a clock running ahead has opened counts from now.
  const opened = running && running.leftOut !== 'early' ? Math.min(running.openedAt, now) : undefined
  // The day itself counts: a pause until Monday ends with Monday's prompt.
  const resumed = group.pausedUntil ? atLocal(group.pausedUntil, '00:00', group.zone) - 1 : now
  const shortest = opened === undefined ? now : opened + SHORTEST_WEEK - 1
  return nextSlot(group, Math.max(now, resumed, shortest, group.skippedTo ?? now))
}

/**
 * New rules of a zone move its slots by an hour or so, in milliseconds; what is further from any was promised before
 * the slot was moved.
 */
const SHIFT = 3 * 60 * 60 * 1000

/** What a group's planned slot is by the rules of today, in epoch milliseconds; now, where none is planned. */
export function plannedSlot(
  group: Pick<Group, 'weekday' | 'time' | 'zone' | 'nextSlotAt'>,
  now: number,
): number {
  const at = group.nextSlotAt ?? now
  const near = nearestSlot(group, at)
  return Math.abs(near - at) > SHIFT ? at : near
}

/** A group's running week. */
export async function runningWeek(
  { weeks }: Pick<Tables, 'weeks'>,
  group: Pick<Group, 'id' | 'week'>,
): Promise<Week | undefined> {
  return group.week > 0 ? weeks.find(group.id, group.week) : undefined
}

/** When a week ends, or will by what is planned, in epoch milliseconds; undefined where nobody knows. */
export function weekEnds(group: Group, week: Pick<Week, 'closedAt'>): number | undefined {
  return week.closedAt ?? group.nextSlotAt ?? undefined
}

/** Whether a week can still be logged, corrected and taken back: until the one after it closes. */
export function isOpen(group: Pick<Group, 'week'>, ordinal: number): boolean {
  return ordinal >= group.week - 1
}

/** The week that a button names: by its ordinal, or as buttons from before weeks were kept did, by its Monday. */
export async function weekNamed(
  { weeks }: Pick<Tables, 'weeks'>,
  groupId: string,
  name: string,
): Promise<Week | undefined> {
  const monday = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(name)
  if (monday) return weeks.named(groupId, monday.slice(1).join('-'))
  return /^[1-9]\d{0,6}$/.test(name) ? weeks.find(groupId, Number(name)) : undefined
}

/** The gentle program that stands in for one in a sore week. */
export function gentleFor(programs: readonly Program[], program: Program): Program | undefined {
  return programs.find(other => other.id === program.sore)
}
