import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import type { Week } from '../../storage/weeks.ts'
import { knownHabits } from '../people.ts'
import type { Services } from '../services.ts'
import { weekEnds } from '../weeks.ts'
import { remindAt } from './week-end.ts'

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
  const { id } = plan
  const week = plan.week === null ? undefined : await store.weeks.find(group.id, plan.week)
  const ends = week && weekEnds(group, week)
  const open = group.status === 'on' && ends !== undefined && ends > now()
  const prompts = week && open ? await store.prompts.of(group.id, week.ordinal) : []
  const rows = week && ends && prompts.length > 0 ? await remindersOf(services, plan, group, week, ends) : []
  await store.transaction(async tables => {
    // Only who still holds the plan: another may have been quicker.
    if (!(await tables.deliveries.end(id, 'skipped', 'told-each', held))) return
    // Nobody who was forgotten meanwhile.
    const still = week && rows.length > 0 ? await counting(tables, week) : []
    const there = new Set(still.map(({ member }) => member.person))
    await tables.deliveries.add(rows.filter(({ target }) => there.has(target)))
  })
}

async function remindersOf(services: Services, { slotAt }: Delivery, group: Group, week: Week, ends: number) {
  const open = (await counting(services.store, week)).filter(
    ({ standing, member, excused }) =>
      standing !== 'finished' && excused.length === 0 && member.heldAt === null && member.reminders,
  )
  const habits = await knownHabits(
    services,
    open.map(({ member }) => member.person),
    group,
  )
  let asked = 0
  return [...habits].flatMap(([target, { zone, reminders }]) => {
    if (!reminders) return []
    const dueAt = zone ? remindAt(group, ends, zone) : services.now() + ASKED_APART * asked++
    return [{ groupId: group.id, kind: 'reminder' as const, slotAt, week: week.ordinal, target, dueAt }]
  })
}

function counting({ memberWeeks }: Pick<Tables, 'memberWeeks'>, { groupId, ordinal, awayBefore }: Week) {
  return memberWeeks.counting(groupId, ordinal, awayBefore, { limit: Number.MAX_SAFE_INTEGER, offset: 0 })
}
