import type { FreshDelivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import type { Week } from '../../storage/weeks.ts'
import { addDays, atLocal, localDate } from '../../training/calendar.ts'
import { quietUntil, USUAL_QUIET } from '../quiet.ts'

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

/** When a member who lives in `zone` is to be reminded of a week that ends at an instant. In epoch milliseconds. */
export function remindAt(group: Group, ends: number, zone: string): number {
  return atLocal(addDays(localDate(ends, group.zone), -DAYS_BEFORE), REMIND_AT, zone)
}

/** When the recap of a week that ends at an instant is to be posted. In epoch milliseconds. */
export function recapAt(group: Group, ends: number): number {
  const at = ends - RECAP_BEFORE
  if (quietUntil(USUAL_QUIET, group.zone, at) === undefined) return at
  const evening = atLocal(localDate(at, group.zone), RECAP_EVENING, group.zone)
  return evening <= at ? evening : atLocal(addDays(localDate(at, group.zone), -1), RECAP_EVENING, group.zone)
}

/** Plans anew how a group's running week ends, after its schedule was changed. @param now in epoch milliseconds */
export async function replanEnd(tables: Tables, group: Group, now: number): Promise<void> {
  const ends = group.nextSlotAt
  const week = await tables.weeks.find(group.id, group.week)
  if (ends === null || !week || week.leftOut === 'early') return
  await tables.deliveries.add(
    endsOf([group], new Map([[group.id, week]]), await tables.groups.places([group.id]), now),
  )
  for (const delivery of await tables.deliveries.ending(group.id)) {
    if (delivery.week !== group.week) continue
    const at = delivery.kind === 'recap' ? recapAt(group, ends) : remindAt(group, ends, FIRST_ZONE)
    await tables.deliveries.reschedule(delivery.id, at)
  }
}

/**
 * How the weeks that have begun will end for groups that share a schedule, as deliveries: one for all reminders of a
 * group, which becomes one a member when it is due, and one recap a place. A million groups so cost a beat nothing
 * until then.
 * @param weeks the groups' weeks, by group
 * @param places the groups' places, by group
 * @param now in epoch milliseconds
 */
export function endsOf(
  groups: readonly Group[],
  weeks: ReadonlyMap<string, Week>,
  places: ReadonlyMap<string, readonly string[]>,
  now: number,
): FreshDelivery[] {
  const [any] = groups
  if (!any || any.nextSlotAt === null) return []
  const reminders = remindAt(any, any.nextSlotAt, FIRST_ZONE)
  const recap = recapAt(any, any.nextSlotAt)
  return [...places].flatMap(([groupId, targets]) => {
    const week = weeks.get(groupId)
    const [first] = targets
    if (!week) return []
    const common = { groupId, slotAt: week.openedAt, week: week.ordinal }
    return [
      ...(first && reminders - now >= TOO_YOUNG
        ? [{ ...common, kind: 'reminders' as const, target: first, dueAt: reminders }]
        : []),
      // A slot of its own, beside the prompt's: a redraw names one of the two by it.
      ...targets.map(target => ({
        ...common,
        slotAt: week.openedAt + 1,
        kind: 'recap' as const,
        target,
        dueAt: recap,
      })),
    ]
  })
}
