import type { FreshDelivery } from '../storage/deliveries.ts'
import { addDays, atLocal, localDate } from '../training/calendar.ts'
import type { DeliveryContent, DueForMember } from './deliveries/content.ts'
import { habitsOf } from './people.ts'
import { quietUntil } from './quiet.ts'
import type { Services } from './services.ts'
import { type Session, sessionArgs } from './session.ts'
import { morningView, workoutArgs } from './views/felt.ts'

/** When someone is asked how their back is the morning after, where they live; later, where they are in peace then. */
const MORNING = '08:00'

/** What asks a member the morning after a workout: once, however often they answer. @param doneAt epoch milliseconds */
export async function morningAfter(
  services: Services,
  session: Session,
  doneAt: number,
): Promise<FreshDelivery> {
  const { member, group, week } = session
  const { quiet, zone } = await habitsOf(services, member.person, group)
  const morning = atLocal(addDays(localDate(doneAt, zone), 1), MORNING, zone)
  const dueAt = quietUntil(quiet, zone, morning) ?? morning
  return {
    groupId: group.id,
    kind: 'morning',
    week: week.ordinal,
    target: member.person,
    slotAt: morning,
    dueAt,
    // Which workout is meant, as its buttons name it.
    mark: workoutArgs(sessionArgs(session), doneAt).join(':'),
  }
}

/** What is asked then, unless they have had enough of it, or the morning is over. */
export async function morning(due: DueForMember): Promise<DeliveryContent> {
  const { group, week, member, at, lateAfter } = due
  const { target, dueAt, mark } = due.delivery
  const { store, spaces, words } = due.services
  if ((await spaces.preferences.get(target))?.checkIns !== 'morning') return { skip: 'unwanted' }
  if (at - dueAt > lateAfter) return { skip: 'outage' }
  const { quiet, zone } = await habitsOf(due.services, target, group)
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return { wait: end }
  const [id = '', ordinal = '', program = '', doneAt = ''] = (mark ?? '').split(':')
  const log = await store.completions.ofWeek(member.id, week.ordinal)
  // It may have been taken back since.
  if (!log.some(({ outcome }) => outcome === 'done')) return { skip: 'not-needed' }
  return { say: morningView(words, [id, ordinal, program, doneAt]) }
}
