import { personOf } from '../chat/address.ts'
import type { Message } from '../chat/message.ts'
import type { Delivery } from '../storage/deliveries.ts'
import type { Group } from '../storage/groups.ts'
import type { Notice } from './notices.ts'
import { habitsOf } from './people.ts'
import { quietUntil, USUAL_QUIET } from './quiet.ts'
import { recapOf } from './recap.ts'
import type { Services } from './services.ts'
import { countOf, groupStandings, memberStanding } from './standings.ts'
import { reminderView, remindView } from './views/later.ts'
import { noticeView } from './views/notice.ts'
import { promptView } from './views/prompt.ts'
import { recapView } from './views/recap.ts'
import { recapAt, weekEnds } from './week-end.ts'
import { LATE_AFTER, programOf, weekNumber } from './weeks.ts'

/** Who picked a time themselves is written to at it, even at night, if it is no more than this late (ms). */
const ON_TIME = 15 * 60 * 1000

/** Clocks and beats are not more exact than this, in milliseconds. */
const MINUTE = 60_000

/**
 * What a delivery that has come due comes to: a message, another time (epoch milliseconds), or nothing any more,
 * with the reason as a code.
 */
export type Letter = { readonly say: Message } | { readonly wait: number } | { readonly skip: string }

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
    case 'reminder':
      return reminder(services, delivery, group, at)
    case 'notice': {
      const program = programOf(services.programs, group.program)
      const notice = JSON.parse(delivery.detail ?? '{}') as Notice
      return (
        (await peace(services, delivery, group, at)) ?? { say: noticeView(services.words, program, notice) }
      )
    }
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
  if (group.status !== 'on') return { skip: 'paused' }
  // The slot may have been moved since it was planned.
  const when = recapAt(group, week)
  if (at < when - MINUTE) return { wait: when }
  if (at > weekEnds(group, week) + LATE_AFTER) return { skip: 'outage' }
  const end = quietUntil(USUAL_QUIET, group.zone, at)
  if (end !== undefined) return { wait: end }
  const found = await recapOf(services, group, week)
  return found ? { say: recapView(services.words, weekNumber(group, week), found) } : { skip: 'not-needed' }
}

async function reminder(services: Services, delivery: Delivery, group: Group, at: number): Promise<Letter> {
  const { store, programs, words } = services
  const { kind, week, target, due_at } = delivery
  if (weekEnds(group, week) <= at) return { skip: 'week-over' }
  if (at - due_at > LATE_AFTER) return { skip: 'outage' }
  if (kind === 'reminder' && group.status !== 'on') return { skip: 'paused' }
  const member = await store.members.of(group.id, personOf(target))
  if (!member) return { skip: 'left' }
  const log = await store.completions.ofWeek(member.id, week)
  if (memberStanding(programs, group, member, week, log).standing === 'finished') return { skip: 'finished' }
  if (kind === 'later') {
    const picked = at <= delivery.slot_at + ON_TIME
    return (
      (picked ? undefined : await peace(services, delivery, group, at)) ?? {
        say: remindView(words, group, week),
      }
    )
  }
  const { reminders } = await habitsOf(services, target, group)
  if (!reminders || member.reminders === 0) return { skip: 'unwanted' }
  const program = programOf(programs, group.program)
  return (await peace(services, delivery, group, at)) ?? { say: reminderView(words, group, program, week) }
}

/** The end of the quiet hours of whom a delivery goes to, if they have begun. */
async function peace(
  services: Services,
  { target }: Delivery,
  group: Group,
  at: number,
): Promise<Letter | undefined> {
  const { quiet, zone } = await habitsOf(services, target, group)
  const end = quietUntil(quiet, zone, at)
  return end === undefined ? undefined : { wait: end }
}
