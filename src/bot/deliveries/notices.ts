import { createHash } from 'node:crypto'
import type { PlatformTrouble } from '../../core/errors.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'

/** Why something could not be posted. */
export type Reason = PlatformTrouble | 'outage' | 'broken'

/** A group's lasting trouble, as it is kept in its row. */
export interface Trouble {
  readonly why: Reason
  /** Set when the prompt stands and only its thread is missing. */
  readonly what?: 'thread'
  /** The key of the place that has it: only a post there shows that it has passed. */
  readonly where?: string
  readonly detail?: string
}

/** What a notice tells a group's scheduler. */
export type Notice =
  | { readonly code: 'skipped'; readonly weeks: number }
  /** The file of a program (its id) is not there any more. */
  | { readonly code: 'gone'; readonly program: string }
  | {
      readonly code: 'failed' | 'lost'
      /** What could not be posted; the prompt, unless it is said. */
      readonly what?: 'prompt' | 'recap' | 'thread'
      /** The place's key. */
      readonly where: string
      readonly why: Reason
      /** The permission that is missing, or the platform's own word for it. */
      readonly detail?: string
    }

/** Queues a direct message to the one who scheduled a group, unless they have been forgotten. */
export async function notify(tables: Tables, group: Group, now: number, notice: Notice): Promise<void> {
  // Whoever it was may have been forgotten since the group was read.
  const target = (await tables.groups.find(group.id))?.scheduled_by
  if (!target) return
  const detail = JSON.stringify(notice)
  await tables.deliveries.add([
    {
      group_id: group.id,
      kind: 'notice',
      slot_at: now + spread(detail),
      week: group.week || null,
      target,
      detail,
      due_at: now,
    },
  ])
}

/** Writes down, and tells, that so many weekly prompts were left out; it is over with the next one that is posted. */
export async function notifySkipped(tables: Tables, group: Group, now: number, weeks: number): Promise<void> {
  await tables.groups.change(group.id, { trouble: JSON.stringify({ why: 'outage' } satisfies Trouble) })
  await tables.weeks.leaveOut({ groupId: group.id, ordinal: group.week }, 'outage')
  await notify(tables, group, now, { code: 'skipped', weeks })
}

/** Up to a second, so that two notices of one moment do not share the key by which one is posted once. */
function spread(detail: string): number {
  return createHash('sha256').update(detail).digest().readUInt16BE() % 1000
}

/** Whether a post shows that the group's trouble has passed: one in the place that has it, or the next prompt. */
export function passed(group: Group, { kind, target }: Delivery): boolean {
  if (!group.trouble || (kind !== 'prompt' && kind !== 'recap')) return false
  const { where, what } = JSON.parse(group.trouble) as Trouble
  if (what === 'thread') return kind === 'prompt' && where === target
  return where === undefined ? kind === 'prompt' : where === target
}
