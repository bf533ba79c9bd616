import { createHash } from 'node:crypto'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import type { Notice } from '../../storage/trouble.ts'
import { isForAll } from './kinds.ts'

/** Queues a direct message to the one who scheduled a group, unless they have been forgotten. */
export async function notify(tables: Tables, group: Group, now: number, notice: Notice): Promise<void> {
  // Whoever it was may have been forgotten since the group was read.
  const target = (await tables.groups.find(group.id))?.scheduledBy
  if (!target) return
  await tables.deliveries.add([
    {
      groupId: group.id,
      kind: 'notice',
      slotAt: now + spread(notice),
      week: group.week || null,
      target,
      notice,
      dueAt: now,
    },
  ])
}

/** Writes down, and tells, that so many weekly prompts were left out; it is over with the next one that is posted. */
export async function notifySkipped(tables: Tables, group: Group, now: number, weeks: number): Promise<void> {
  await tables.groups.change(group.id, { trouble: { why: 'outage' } })
  await tables.weeks.leaveOut({ groupId: group.id, ordinal: group.week }, 'outage')
  await notify(tables, group, now, { code: 'skipped', weeks })
}

/** Up to a second, so that two notices of one moment do not share the key by which one is posted once. */
function spread(notice: Notice): number {
  return createHash('sha256').update(JSON.stringify(notice)).digest().readUInt16BE() % 1000
}

/** Whether a post shows that the group's trouble has passed: one in the place that has it, or the next prompt. */
export function passed(group: Group, delivery: Delivery): boolean {
  const { kind, target } = delivery
  if (!group.trouble || !isForAll(delivery)) return false
  const { where, what } = group.trouble
  // Only a walkthrough that is shown there again shows it.
  if (what === 'walkthrough') return false
  if (what === 'thread') return kind === 'prompt' && where === target
  return where === undefined ? kind === 'prompt' : where === target
}
