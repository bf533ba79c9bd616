import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import { knownHabits } from './people.ts'
import type { Services } from './services.ts'
import { groupStandings } from './standings.ts'
import { remindAt, weekEnds } from './week-end.ts'

/**
 * Milliseconds between members whose platform must first be asked where they live. Slack takes "100+" such
 * questions a minute (https://docs.slack.dev/apis/web-api/rate-limits, tier 4); the first local five o'clock is
 * hours away for nearly everyone.
 */
const ASKED_APART = 1000

/**
 * Makes of a week's plan to remind one reminder a member, each at its own time: for those who want it and have
 * not finished. Who has been away for weeks is left in peace, as on the board. No platform is asked here, and
 * the queries are as many for a thousand members as for one.
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
  const prompts = open ? await store.prompts.of(group.id, week) : []
  const rows = prompts.length > 0 ? await remindersOf(services, plan, group) : []
  await store.transaction(async tables => {
    // Only who still holds the plan: another may have been quicker.
    if (!(await tables.deliveries.end(id, 'skipped', 'told-each', held))) return
    // Nobody who was forgotten meanwhile.
    const still = new Set((await tables.members.inGroup(group.id)).map(({ person }) => person))
    await tables.deliveries.add(rows.filter(({ target }) => still.has(target)))
  })
}

async function remindersOf(services: Services, { week, slot_at }: Delivery, group: Group) {
  const open = (await groupStandings(services, group, week)).filter(
    ({ standing, member }) => standing !== 'finished' && member.reminders === 1,
  )
  const habits = await knownHabits(
    services,
    open.map(({ member }) => member.person),
    group,
  )
  let asked = 0
  return [...habits].flatMap(([target, { zone, reminders }]) => {
    if (!reminders) return []
    const due_at = zone ? remindAt(group, week, zone) : services.now() + ASKED_APART * asked++
    return [{ group_id: group.id, kind: 'reminder' as const, slot_at, week, target, due_at }]
  })
}
