import type { PlatformTrouble } from '../chat/errors.ts'
import type { Group } from '../storage/groups.ts'
import type { Tables } from '../storage/store.ts'

/** Why something could not be posted. */
export type Reason = PlatformTrouble | 'outage' | 'broken'

/** A group's lasting trouble, as it is kept in its row. */
export interface Trouble {
  readonly why: Reason
  readonly detail?: string
}

/** What a notice tells a group's scheduler. */
export type Notice =
  | { readonly code: 'skipped'; readonly weeks: number }
  | {
      readonly code: 'failed' | 'lost'
      /** The place's key. */
      readonly where: string
      readonly why: Reason
      /** The permission that is missing, or the platform's own word for it. */
      readonly detail?: string
    }

/** Queues a direct message to the one who scheduled a group. */
export async function notify(
  tables: Tables,
  group: Group,
  now: number,
  week: string,
  notice: Notice,
): Promise<void> {
  await tables.deliveries.add([
    {
      group_id: group.id,
      kind: 'notice',
      slot_at: now,
      week,
      target: group.scheduled_by,
      detail: JSON.stringify(notice),
      due_at: now,
    },
  ])
}
