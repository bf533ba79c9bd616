import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import { habitsOf } from './people.ts'
import { quietUntil } from './quiet.ts'
import type { Services } from './services.ts'
import { groupStandings } from './standings.ts'
import { remindAt, weekEnds } from './week-end.ts'

/**
 * Makes of a week's plan to remind one reminder a member, each at its own time: for those who want it and have
 * not finished. Who has been away for weeks is left in peace, as on the board.
 * @param held until when the plan is the caller's alone
 */
export async function planReminders(
  services: Services,
  plan: Delivery,
  group: Group,
  held: number,
): Promise<void> {
  const { store, now } = services
  const { id, week } = plan
  const open = group.status === 'on' && weekEnds(group, week) > now()
  const prompts = open ? await store.deliveries.prompts(group.id, week) : []
  const rows = prompts.length > 0 ? await remindersOf(services, plan, group) : []
  await store.transaction(async tables => {
    // Only who still holds the plan: another may have been quicker.
    if (await tables.deliveries.end(id, 'skipped', 'told-each', held)) await tables.deliveries.add(rows)
  })
}

async function remindersOf(services: Services, { week, slot_at }: Delivery, group: Group) {
  const rows = []
  for (const { member, standing } of await groupStandings(services, group, week)) {
    if (standing === 'finished' || member.reminders === 0) continue
    const { zone, quiet, reminders } = await habitsOf(services, member.person, group)
    if (!reminders) continue
    const at = remindAt(group, week, zone)
    rows.push({
      group_id: group.id,
      kind: 'reminder' as const,
      slot_at,
      week,
      target: member.person,
      due_at: quietUntil(quiet, zone, at) ?? at,
    })
  }
  return rows
}
