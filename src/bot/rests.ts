import type { FreshDelivery } from '../storage/deliveries.ts'
import type { Tables } from '../storage/store.ts'
import type { DeliveryContent, DueForMember } from './deliveries/content.ts'
import { findSession, type Session, sessionArgs, walkOf } from './session.ts'
import { restOverView } from './views/rest.ts'

/** What tells a member that their rest is over. @param until epoch milliseconds */
export function restOf(session: Session, until: number): FreshDelivery {
  return { ...aboutRest(session), slotAt: until, dueAt: until, mark: sessionArgs(session).join(':') }
}

/** A member who stops, or says that it hurts, is not called back to the next round. */
export async function endRest({ deliveries }: Pick<Tables, 'deliveries'>, session: Session): Promise<void> {
  await deliveries.cancel(aboutRest(session))
}

function aboutRest({ group, week, member }: Session) {
  return { groupId: group.id, kind: 'rest', week: week.ordinal, target: member.person } as const
}

/** That it is over, unless they have gone on by then, or taken back what it followed on. */
export async function rest({ services, delivery, at, lateAfter }: DueForMember): Promise<DeliveryContent> {
  const { spaces, store, words } = services
  if (!(await spaces.preferences.get(delivery.target))?.rests) return { skip: 'unwanted' }
  if (at - delivery.slotAt > lateAfter) return { skip: 'outage' }
  const session = await findSession(services, (delivery.mark ?? '').split(':'))
  if (!session) return { skip: 'not-needed' }
  const log = await store.completions.ofWeek(session.member.id, session.week.ordinal)
  const { next, restUntil } = walkOf(session, log)
  return next && restUntil === delivery.slotAt
    ? { say: restOverView(words, session, next) }
    : { skip: 'not-needed' }
}
