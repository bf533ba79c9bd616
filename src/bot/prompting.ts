import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import { addWeeks, type WeekKey } from '../training/calendar.ts'
import { planEnd } from './week-end.ts'

/**
 * Queues a week's prompt for every place of a group, due at an instant in epoch milliseconds. The program goes
 * on where it was: weeks without a prompt are not counted. With it, how the week will end is planned.
 */
export async function queuePrompt(tables: Tables, group: Group, week: WeekKey, at: number): Promise<void> {
  const before = [...(await tables.deliveries.promptedWeeks(group.id))].filter(w => w < week).length
  await tables.groups.change(group.id, { first_week: addWeeks(week, -before) })
  const places = await tables.groups.places(group.id)
  await tables.deliveries.add(
    places.map(target => ({
      group_id: group.id,
      kind: 'prompt' as const,
      slot_at: at,
      week,
      target,
      due_at: at,
    })),
  )
  await planEnd(tables, group, week, places, at)
}

/** Takes back a week's prompt where it has not been posted yet. */
export async function withdrawPrompt(tables: Tables, group: Group, week: WeekKey): Promise<void> {
  for (const target of await tables.groups.places(group.id)) {
    await tables.deliveries.cancel({ group_id: group.id, kind: 'prompt', week, target })
  }
}
