import type { Group } from '../storage/groups.ts'
import type { HeldWeek } from '../storage/schema.ts'
import {
  latestSlot,
  type Schedule,
  type Weekday,
  type WeekKey,
  weekAt,
  weeksBetween,
} from '../training/calendar.ts'
import type { Program } from '../training/program.ts'

/** A prompt that could not be posted within a day (in milliseconds) of its slot is not posted any more. */
export const LATE_AFTER = 24 * 60 * 60 * 1000

/** A group's weekly slot. */
export function scheduleOf(group: Group): Schedule {
  return { weekday: group.weekday as Weekday, time: group.time, zone: group.zone }
}

/** The training week that runs at an instant: from one prompt to the next. */
export function weekOfGroup(group: Group, at: number): WeekKey {
  const week = weekAt(scheduleOf(group), at)
  const held = heldAt(group, at)
  return held && held.week > week ? held.week : week
}

/** When the running week began, in epoch milliseconds. */
export function weekBegan(group: Group, at: number): number {
  const began = latestSlot(scheduleOf(group), at)
  return Math.max(began, heldAt(group, at)?.from ?? began)
}

/**
 * What a group must remember when its slot is moved at an instant: a week whose prompt has come goes on, though by
 * the new slot it would not have begun.
 */
export function heldThrough(group: Group, to: Schedule, at: number): string | null {
  const held: HeldWeek = { week: weekOfGroup(group, at), from: weekBegan(group, at) }
  return weekAt(to, at) < held.week ? JSON.stringify(held) : group.held
}

function heldAt(group: Group, at: number): HeldWeek | undefined {
  const held = group.held === null ? undefined : (JSON.parse(group.held) as HeldWeek)
  return held && held.from <= at ? held : undefined
}

/** Which week of the program a week is, counted from 1. */
export function weekNumber(group: Group, week: WeekKey): number {
  return Math.max(1, weeksBetween(group.first_week, week) + 1)
}

/** Whether a text names a week, as the Monday of it. A button may carry anything. */
export function isWeek(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const monday = new Date(`${text}T00:00:00Z`)
  return monday.getUTCDay() === 1 && monday.toISOString().startsWith(text)
}

/** A group's program; the default one if its file is gone. */
export function programOf(programs: readonly Program[], id: string): Program {
  const found = programs.find(program => program.id === id) ?? programs[0]
  if (!found) throw new Error('there are no programs')
  return found
}

/** The gentle program that stands in for one in a sore week. */
export function gentleFor(programs: readonly Program[], program: Program): Program | undefined {
  return programs.find(other => other.id === program.sore)
}
