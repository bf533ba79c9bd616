import type { Message } from '../../chat/message.ts'
import { personOf } from '../../core/address.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Member } from '../../storage/members.ts'
import type { Week } from '../../storage/weeks.ts'
import type { Standing } from '../../training/progress.ts'
import { morningContent } from '../mornings.ts'
import { habitsOf } from '../people.ts'
import { quietUntil, USUAL_QUIET } from '../quiet.ts'
import type { Services } from '../services.ts'
import { reminderView, remindView } from '../views/later.ts'
import { noticeView } from '../views/notice.ts'
import { promptView } from '../views/prompt.ts'
import { recapView } from '../views/recap.ts'
import { LATE_AFTER, runningWeek, weekEnds } from '../weeks.ts'
import { recapOf } from './recap.ts'
import { recapAt, remindAt } from './week-end.ts'

/** Who picked a time themselves is written to at it, even at night, if it is no more than this late (ms). */
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

/** Writes a delivery's message as things stand now. @param at the time, in epoch milliseconds */
export async function contentOf(
  services: Services,
  delivery: Delivery,
  group: Group,
  at: number,
): Promise<DeliveryContent> {
  const { store, words } = services
  if (delivery.kind === 'notice') return notice(services, delivery, group, at)
  const week = delivery.week === null ? undefined : await store.weeks.find(group.id, delivery.week)
  if (!week) return { skip: 'not-needed' }
  switch (delivery.kind) {
    case 'prompt':
      if (group.status === 'removed') return { skip: 'removed' }
      return { say: promptView(words, await services.versions.of(week), week) }
    case 'recap':
      return recap(services, week, group, at)
    case 'morning': {
      const member = await store.members.of(group.id, personOf(delivery.target))
      if (!member) return { gone: true }
      if (member.heldAt !== null) return { skip: 'held' }
      return morningContent(services, delivery, { group, week, member }, at)
    }
    case 'later':
    case 'reminder': {
      const member = await store.members.of(group.id, personOf(delivery.target))
      if (!member) return { gone: true }
      if (member.heldAt !== null) return { skip: 'held' }
      if (week.closedAt !== undefined && week.closedAt <= at) return { skip: 'week-over' }
      const own = await store.memberWeeks.find(member.id, week.ordinal)
      const standing = own?.standing ?? 'none'
      if (standing === 'finished') return { skip: 'finished' }
      if (own && own.excused.length > 0 && delivery.kind === 'reminder') return { skip: 'excused' }
      return delivery.kind === 'later'
        ? later(services, delivery, group, week, at)
        : reminder(services, delivery, group, week, { member, standing }, at)
    }
    default:
      return { skip: 'not-needed' }
  }
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

async function recap(services: Services, week: Week, group: Group, at: number): Promise<DeliveryContent> {
  if (group.status !== 'on') return { skip: group.status }
  const ends = weekEnds(group, week)
  if (ends === undefined || at > ends + LATE_AFTER) return { skip: 'outage' }
  // The slot may have been moved since it was planned.
  const when = recapAt(group, ends)
  if (at < when - MINUTE) return { wait: when }
  const end = quietUntil(USUAL_QUIET, group.zone, at)
  if (end !== undefined) return { wait: end }
  const found = await recapOf(services, group, week)
  return found ? { say: recapView(services.words, week.planNumber, found) } : { skip: 'not-needed' }
}

/** A reminder that was asked for: at the time that was picked, whatever the hour. */
async function later(
  services: Services,
  { target, slotAt }: Delivery,
  group: Group,
  week: Week,
  at: number,
): Promise<DeliveryContent> {
  if (at - slotAt > LATE_AFTER) return { skip: 'outage' }
  if (at - slotAt > ON_TIME) {
    const { quiet, zone } = await habitsOf(services, target, group)
    const end = quietUntil(quiet, zone, at)
    if (end !== undefined) return endsBefore(group, week, end) ? { skip: 'quiet' } : { wait: end }
  }
  return { say: remindView(services.words, week) }
}

async function reminder(
  services: Services,
  { target }: Delivery,
  group: Group,
  week: Week,
  { member, standing }: { readonly member: Member; readonly standing: Standing },
  at: number,
): Promise<DeliveryContent> {
  if (group.status !== 'on') return { skip: group.status }
  const { quiet, zone, reminders } = await habitsOf(services, target, group)
  if (!reminders || !member.reminders) return { skip: 'unwanted' }
  const ends = weekEnds(group, week)
  if (ends === undefined || ends <= at) return { skip: 'week-over' }
  // They may have moved since it was planned, or the slot may have been.
  const when = remindAt(group, ends, zone)
  if (at < when - MINUTE) return { wait: when }
  if (at - when > LATE_AFTER) return { skip: 'outage' }
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return endsBefore(group, week, end) ? { skip: 'quiet' } : { wait: end }
  if (await hasAsked(services, target, group, week)) return { skip: 'asked-later' }
  const program = await services.versions.of(week)
  return { say: reminderView(services.words, program, week, standing, ends) }
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

async function notice(
  services: Services,
  delivery: Delivery,
  group: Group,
  at: number,
): Promise<DeliveryContent> {
  const { words, versions, store } = services
  if (!group.scheduledBy || !delivery.notice) return { gone: true }
  const { quiet, zone } = await habitsOf(services, delivery.target, group)
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return { wait: end }
  const week = await runningWeek(store, group)
  const program = week ? await versions.of(week) : (await versions.current(group.program, at)).program
  return { say: noticeView(words, program, delivery.notice) }
}
