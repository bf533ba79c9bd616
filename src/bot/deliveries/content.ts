import type { Message } from '../../chat/message.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { MemberWeek } from '../../storage/member-week.ts'
import type { Member } from '../../storage/members.ts'
import type { Week } from '../../storage/weeks.ts'
import { habitsOf } from '../people.ts'
import { quietUntil, USUAL_QUIET } from '../quiet.ts'
import type { Services } from '../services.ts'
import { reminderView, remindView } from '../views/later.ts'
import { noticeView } from '../views/notice.ts'
import { promptView } from '../views/prompt.ts'
import { recapView } from '../views/recap.ts'
import { runningWeek, weekEnds } from '../weeks.ts'
import { recapOf } from './recap.ts'
import { recapAt, remindAt } from './week-end.ts'

/** A person who picked a time is written to at it, even at night, if it is no more than this late (ms). */
const ON_TIME = 15 * 60 * 1000

/** Clocks and beats are not more exact than this, in milliseconds. */
const MINUTE = 60_000

/**
 * What a delivery that has come due comes to: a message, another time (epoch milliseconds), or nothing any more,
 * with the reason as a code. When whom it was for is gone, nothing of it is kept.
 */
export type DeliveryContent =
  | { readonly say: Message }
  | { readonly wait: number }
  | { readonly skip: string }
  | { readonly gone: true }

/** A delivery that has come due. */
export interface Due {
  readonly services: Services
  readonly delivery: Delivery
  readonly group: Group
  /** The time, and so long after its own a delivery is too late; both in milliseconds. */
  readonly at: number
  readonly lateAfter: number
}

/** One that is about a week. */
export interface DueInWeek extends Due {
  readonly week: Week
}

/** One that is for a member. */
export interface DueForMember extends DueInWeek {
  readonly member: Member
  /** Their week, once they have touched it. */
  readonly own: MemberWeek | undefined
}

export async function prompt({ services, group, week }: DueInWeek): Promise<DeliveryContent> {
  if (group.status === 'removed') return { skip: 'removed' }
  return { say: promptView(services.words, await services.versions.of(week), week) }
}

/** What a week's prompt, or its recap, says now; undefined where there is nothing to say any more. */
export async function redrawn(
  services: Services,
  group: Group,
  { kind, week: ordinal }: Delivery,
): Promise<Message | undefined> {
  const week = ordinal === null ? undefined : await services.store.weeks.find(group.id, ordinal)
  if (!week) return undefined
  if (kind === 'prompt') return promptView(services.words, await services.versions.of(week), week)
  const found = await recapOf(services, group, week)
  return found && recapView(services.words, week.planNumber, found)
}

export async function recap({ services, week, group, at, lateAfter }: DueInWeek): Promise<DeliveryContent> {
  if (group.status !== 'on') return { skip: group.status }
  const ends = weekEnds(group, week)
  if (ends === undefined || at > ends + lateAfter) return { skip: 'outage' }
  // The slot may have been moved since it was planned.
  const when = recapAt(group, ends)
  if (at < when - MINUTE) return { wait: when }
  const end = quietUntil(USUAL_QUIET, group.zone, at)
  if (end !== undefined) return { wait: end }
  const found = await recapOf(services, group, week)
  return found ? { say: recapView(services.words, week.planNumber, found) } : { skip: 'not-needed' }
}

/** A reminder that was asked for: at the time that was picked, whatever the hour. */
export async function later(due: DueInWeek): Promise<DeliveryContent> {
  const { services, group, week, at, lateAfter } = due
  const { target, slotAt } = due.delivery
  if (at - slotAt > lateAfter) return { skip: 'outage' }
  if (at - slotAt > ON_TIME) {
    const { quiet, zone } = await habitsOf(services, target, group)
    const end = quietUntil(quiet, zone, at)
    if (end !== undefined) return endsBefore(group, week, end) ? { skip: 'quiet' } : { wait: end }
  }
  return { say: remindView(services.words, week) }
}

export async function reminder(due: DueForMember): Promise<DeliveryContent> {
  const { services, group, week, member, own, at, lateAfter } = due
  const { target } = due.delivery
  if (own && own.excused.length > 0) return { skip: 'excused' }
  if (group.status !== 'on') return { skip: group.status }
  const { quiet, zone, reminders } = await habitsOf(services, target, group)
  if (!reminders || !member.reminders) return { skip: 'unwanted' }
  const ends = weekEnds(group, week)
  if (ends === undefined || ends <= at) return { skip: 'week-over' }
  // They may have moved since it was planned, or the slot may have been.
  const when = remindAt(group, ends, zone)
  if (at < when - MINUTE) return { wait: when }
  if (at - when > lateAfter) return { skip: 'outage' }
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return endsBefore(group, week, end) ? { skip: 'quiet' } : { wait: end }
  if (await hasAsked(services, target, group, week)) return { skip: 'asked-later' }
  const program = await services.versions.of(week)
  return { say: reminderView(services.words, program, week, own?.standing ?? 'none', ends) }
}

function endsBefore(group: Group, week: Week, at: number): boolean {
  const ends = weekEnds(group, week)
  return ends !== undefined && ends <= at
}

/** Whether they will be reminded at a time that they picked: one message is enough. */
async function hasAsked({ store }: Services, person: string, group: Group, week: Week): Promise<boolean> {
  const told = await store.deliveries.toPerson(person)
  return told.some(
    one =>
      one.kind === 'later' && one.groupId === group.id && one.week === week.ordinal && one.state === 'due',
  )
}

export async function notice({ services, delivery, group, at }: Due): Promise<DeliveryContent> {
  const { words, versions, store } = services
  if (!group.scheduledBy || !delivery.notice) return { gone: true }
  const { quiet, zone } = await habitsOf(services, delivery.target, group)
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return { wait: end }
  const week = await runningWeek(store, group)
  const program = week ? await versions.of(week) : (await versions.current(group.program, at)).program
  return { say: noticeView(words, program, delivery.notice) }
}
