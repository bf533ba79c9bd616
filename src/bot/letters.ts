import { personOf } from '../chat/address.ts'
import type { Message } from '../chat/message.ts'
import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import type { Member } from '../storage/members.ts'
import type { Notice } from './notices.ts'
import { habitsOf } from './people.ts'
import { quietUntil, USUAL_QUIET } from './quiet.ts'
import { recapOf } from './recap.ts'
import type { Services } from './services.ts'
import { countOf, groupStandings, type MemberStanding, memberStanding } from './standings.ts'
import { reminderView, remindView } from './views/later.ts'
import { noticeView } from './views/notice.ts'
import { promptView } from './views/prompt.ts'
import { recapView } from './views/recap.ts'
import { recapAt, remindAt, weekEnds } from './week-end.ts'
import { LATE_AFTER, programOf, weekNumber } from './weeks.ts'

/** Who picked a time themselves is written to at it, even at night, if it is no more than this late (ms). */
const ON_TIME = 15 * 60 * 1000

/** Clocks and beats are not more exact than this, in milliseconds. */
const MINUTE = 60_000

/**
 * What a delivery that has come due comes to: a message, another time (epoch milliseconds), or nothing any more,
 * with the reason as a code. When whom it was for is gone, nothing of it is kept.
 */
export type Letter =
  | { readonly say: Message }
  | { readonly wait: number }
  | { readonly skip: string }
  | { readonly gone: true }

/** Writes a delivery's message as things stand now. @param at the time, in epoch milliseconds */
export async function letterOf(
  services: Services,
  delivery: Delivery,
  group: Group,
  at: number,
): Promise<Letter> {
  switch (delivery.kind) {
    case 'prompt':
      if (group.status === 'removed') return { skip: 'removed' }
      return { say: await promptMessage(services, group, delivery.week) }
    case 'recap':
      return recap(services, delivery, group, at)
    case 'later':
    case 'reminder': {
      const member = await services.store.members.of(group.id, personOf(delivery.target))
      if (!member) return { gone: true }
      if (weekEnds(group, delivery.week) <= at) return { skip: 'week-over' }
      const standing = await standingOf(services, group, member, delivery.week)
      if (standing.standing === 'finished') return { skip: 'finished' }
      return delivery.kind === 'later'
        ? later(services, delivery, group, at)
        : reminder(services, delivery, group, standing, at)
    }
    case 'notice':
      return notice(services, delivery, group, at)
    default:
      return { skip: 'not-needed' }
  }
}

/** The prompt of a group's week, with its meter as it stands. */
export async function promptMessage(services: Services, group: Group, week: string): Promise<Message> {
  const count = countOf(await groupStandings(services, group, week))
  return promptView(services.words, group, programOf(services.programs, group.program), week, count)
}

async function recap(services: Services, { week }: Delivery, group: Group, at: number): Promise<Letter> {
  if (group.status !== 'on') return { skip: group.status }
  // The slot may have been moved since it was planned.
  const when = recapAt(group, week)
  if (at < when - MINUTE) return { wait: when }
  if (at > weekEnds(group, week) + LATE_AFTER) return { skip: 'outage' }
  const end = quietUntil(USUAL_QUIET, group.zone, at)
  if (end !== undefined) return { wait: end }
  const found = await recapOf(services, group, week)
  return found ? { say: recapView(services.words, weekNumber(group, week), found) } : { skip: 'not-needed' }
}

/** A reminder that was asked for: at the time that was picked, whatever the hour. */
async function later(services: Services, delivery: Delivery, group: Group, at: number): Promise<Letter> {
  const { week, target, slot_at } = delivery
  if (at - slot_at > LATE_AFTER) return { skip: 'outage' }
  if (at - slot_at > ON_TIME) {
    const { quiet, zone } = await habitsOf(services, target, group)
    const end = quietUntil(quiet, zone, at)
    if (end !== undefined) return end < weekEnds(group, week) ? { wait: end } : { skip: 'quiet' }
  }
  return { say: remindView(services.words, group, week) }
}

async function reminder(
  services: Services,
  { week, target }: Delivery,
  group: Group,
  { member, standing }: MemberStanding,
  at: number,
): Promise<Letter> {
  if (group.status !== 'on') return { skip: group.status }
  const { quiet, zone, reminders } = await habitsOf(services, target, group)
  if (!reminders || member.reminders === 0) return { skip: 'unwanted' }
  // They may have moved since it was planned, or the slot may have been.
  const when = remindAt(group, week, zone)
  if (at < when - MINUTE) return { wait: when }
  if (at - when > LATE_AFTER) return { skip: 'outage' }
  const ends = weekEnds(group, week)
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return end < ends ? { wait: end } : { skip: 'quiet' }
  if (await hasAsked(services, target, group, week)) return { skip: 'asked-later' }
  const program = programOf(services.programs, group.program)
  return { say: reminderView(services.words, group, program, week, standing, ends) }
}

/** Whether they will be reminded at a time that they picked: one message is enough. */
async function hasAsked({ store }: Services, person: string, group: Group, week: string): Promise<boolean> {
  const told = await store.deliveries.toPerson(person)
  return told.some(
    one => one.kind === 'later' && one.group_id === group.id && one.week === week && one.state === 'due',
  )
}

async function notice(services: Services, delivery: Delivery, group: Group, at: number): Promise<Letter> {
  const { words, programs } = services
  if (!group.scheduled_by) return { gone: true }
  const { quiet, zone } = await habitsOf(services, delivery.target, group)
  const end = quietUntil(quiet, zone, at)
  if (end !== undefined) return { wait: end }
  const told = JSON.parse(delivery.detail ?? '{}') as Notice
  return { say: noticeView(words, programOf(programs, group.program), told) }
}

async function standingOf(
  { store, programs }: Services,
  group: Group,
  member: Member,
  week: string,
): Promise<MemberStanding> {
  const log = await store.completions.ofWeek(member.id, week)
  return memberStanding(programs, group, member, week, log)
}
