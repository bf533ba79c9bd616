import type { FreshDelivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import { addDays, addWeeks, atLocal, localDate, type WeekKey } from '../training/calendar.ts'
import { quietUntil, USUAL_QUIET } from './quiet.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Reminders come so many days before the next prompt, … */
const DAYS_BEFORE = 2
/** … at this time in each member's own zone: after work, with the evening still free. */
const REMIND_AT = '17:00'
/** Where a day begins first: https://en.wikipedia.org/wiki/UTC%2B14:00. */
const FIRST_ZONE = 'Etc/GMT-14'
/** Nobody is reminded of a week that is younger than this, in milliseconds. */
const TOO_YOUNG = 2 * DAY

/** The recap comes so long before the next prompt, in milliseconds; … */
const RECAP_BEFORE = HOUR
/** … where that is at night, on the evening before. */
const RECAP_EVENING = '20:00'

/** When a group's week ends, which is when the next one's slot begins. In epoch milliseconds. */
export function weekEnds(group: Group, week: WeekKey): number {
  return atLocal(addDays(addWeeks(week, 1), group.weekday - 1), group.time, group.zone)
}

/** When a member who lives in `zone` is to be reminded of a week. In epoch milliseconds. */
export function remindAt(group: Group, week: WeekKey, zone: string): number {
  return atLocal(addDays(localDate(weekEnds(group, week), group.zone), -DAYS_BEFORE), REMIND_AT, zone)
}

/** When a week's recap is to be posted. In epoch milliseconds. */
export function recapAt(group: Group, week: WeekKey): number {
  const at = weekEnds(group, week) - RECAP_BEFORE
  if (quietUntil(USUAL_QUIET, group.zone, at) === undefined) return at
  const evening = atLocal(localDate(at, group.zone), RECAP_EVENING, group.zone)
  return evening <= at ? evening : atLocal(addDays(localDate(at, group.zone), -1), RECAP_EVENING, group.zone)
}

/** Plans anew how a group's weeks end, after its slot was moved. */
export async function replanEnd(tables: Tables, group: Group): Promise<void> {
  for (const { id, kind, week } of await tables.deliveries.ending(group.id)) {
    const at = kind === 'recap' ? recapAt(group, week) : remindAt(group, week, FIRST_ZONE)
    await tables.deliveries.reschedule(id, at)
  }
}

/**
 * How a week that has begun will end for groups that share a schedule, as deliveries: one for all reminders of a
 * group, which becomes one a member when it is due, and one recap a place. A million groups so cost a beat nothing
 * until then. Both are keyed by the week, so that a slot that is moved within the week makes no second ones.
 * @param places the groups' places, by group
 * @param now in epoch milliseconds
 */
export function endsOf(
  groups: readonly Group[],
  week: WeekKey,
  places: ReadonlyMap<string, readonly string[]>,
  now: number,
): FreshDelivery[] {
  const [any] = groups
  if (!any) return []
  const reminders = remindAt(any, week, FIRST_ZONE)
  const recap = recapAt(any, week)
  return [...places].flatMap(([group_id, targets]) => {
    const common = { group_id, slot_at: Date.parse(week), week }
    const [first] = targets
    return [
      ...(first && reminders - now >= TOO_YOUNG
        ? [{ ...common, kind: 'reminders' as const, target: first, due_at: reminders }]
        : []),
      ...targets.map(target => ({ ...common, kind: 'recap' as const, target, due_at: recap })),
    ]
  })
}
