import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'
import { addWeeks, type WeekKey } from '../training/calendar.ts'
import { endsOf } from './week-end.ts'

/**
 * Queues a week's prompt for every place of groups that share a schedule, due at an instant in epoch
 * milliseconds. Each program goes on where it was: weeks without a prompt are not counted. With it, how the week
 * will end is planned.
 */
export async function queuePrompts(
  tables: Tables,
  groups: readonly Group[],
  week: WeekKey,
  at: number,
): Promise<void> {
  const ids = groups.map(group => group.id)
  const before = await tables.prompts.weeksBefore(ids, week)
  const moved = Map.groupBy(groups, group => addWeeks(week, -(before.get(group.id) ?? 0)))
  for (const [first, some] of moved) await tables.groups.countFrom(first, some)
  const places = await tables.groups.places(ids)
  const prompts = [...places].flatMap(([group_id, targets]) =>
    targets.map(target => ({ group_id, kind: 'prompt' as const, slot_at: at, week, target, due_at: at })),
  )
  await tables.deliveries.add([...prompts, ...endsOf(groups, week, places, at)])
}

/** Takes back a week's prompt where it has not been posted yet. */
export async function withdrawPrompt(tables: Tables, group: Group, week: WeekKey): Promise<void> {
  for (const target of (await tables.groups.places([group.id])).get(group.id) ?? []) {
    await tables.prompts.withdraw(group.id, week, target)
  }
}
