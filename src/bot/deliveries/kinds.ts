import type { Message } from '../../chat/message.ts'
import { personOf } from '../../core/address.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { DeliveryKind } from '../../storage/schema.ts'
import { leftAlone } from '../away.ts'
import { morning } from '../mornings.ts'
import { rest } from '../rests.ts'
import { ofGroup } from '../views/which.ts'
import { LATE_AFTER } from '../weeks.ts'
import { groupNames, groupsOf } from '../which.ts'
import {
  type DeliveryContent,
  type Due,
  type DueForMember,
  type DueInWeek,
  later,
  notice,
  prompt,
  recap,
  reminder,
} from './content.ts'
import { planReminders } from './reminders.ts'

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Tries that span three hours, as platforms' outages do. */
const USUAL = 14

/** Tries that are over in three quarters of an hour: the next prompt waits behind what a week ends with. */
const AT_END = 9

/** What a week ends with is planned when it begins, and a week is shorter than this, in milliseconds. */
const A_WEEK = 15 * DAY

/** All in which one kind of delivery differs from the others. */
interface Kind {
  /** To all in a place, where a week has one of it, or to one person. */
  readonly to: 'place' | 'person'
  /** It comes at its slot, never before it; else as soon as it is due. */
  readonly atSlot: boolean
  /** It is planned at most so long ahead, in milliseconds: what waits longer was planned by a wrong clock. */
  readonly ahead: number
  /** So long after its time, in milliseconds, it is too late, and not posted any more. */
  readonly lateAfter: number
  /**
   * Where all see it instead, when its person takes no direct messages: in the week's thread, because they asked for it or
   * chose that; or in the channel, because the group must hear of it.
   */
  readonly inOpen?: 'asked' | 'chosen' | 'channel'
  /** After so many tries it is given up. */
  readonly tries: number
  /** What it says when it has come due; or the deliveries that it becomes then. */
  readonly does:
    | { readonly say: (due: Due) => Promise<DeliveryContent> }
    | { readonly plan: typeof planReminders }
}

/** What is delivered. */
const KINDS = {
  /** A week's workout. */
  prompt: {
    to: 'place',
    atSlot: true,
    ahead: A_WEEK,
    lateAfter: LATE_AFTER,
    tries: USUAL,
    does: { say: inWeek(prompt) },
  },
  /** How a week went. */
  recap: {
    to: 'place',
    atSlot: false,
    ahead: A_WEEK,
    lateAfter: LATE_AFTER,
    tries: AT_END,
    does: { say: inWeek(recap) },
  },
  /** A week's reminders, until it is known for whom and when. */
  reminders: {
    to: 'person',
    atSlot: false,
    ahead: A_WEEK,
    lateAfter: A_WEEK,
    tries: AT_END,
    does: { plan: planReminders },
  },
  /** Reminds a member who has not finished, … */
  reminder: {
    to: 'person',
    atSlot: false,
    ahead: A_WEEK,
    lateAfter: LATE_AFTER,
    tries: USUAL,
    inOpen: 'chosen',
    does: { say: untilDone(reminder) },
  },
  /** … or as they asked, at the time that they picked. */
  later: {
    to: 'person',
    atSlot: true,
    ahead: A_WEEK,
    lateAfter: LATE_AFTER,
    tries: USUAL,
    inOpen: 'asked',
    does: { say: asAsked },
  },
  /** The morning after a workout: how it was taken. */
  morning: {
    to: 'person',
    atSlot: true,
    ahead: A_WEEK,
    lateAfter: 4 * HOUR,
    tries: USUAL,
    does: { say: forMember(morning) },
  },
  /** The rest between two rounds is over. Minutes later that helps nobody. */
  rest: {
    to: 'person',
    atSlot: true,
    ahead: DAY,
    lateAfter: 2 * MINUTE,
    tries: 3,
    does: { say: untilDone(rest) },
  },
  /** Something that whoever scheduled a group must know. */
  notice: {
    to: 'person',
    atSlot: false,
    ahead: DAY,
    lateAfter: Number.POSITIVE_INFINITY,
    tries: USUAL,
    inOpen: 'channel',
    does: { say: notice },
  },
} as const satisfies Readonly<Record<DeliveryKind, Kind>>

/** The kinds that are posted for all in a place. */
type ForAll = { [K in DeliveryKind]: (typeof KINDS)[K]['to'] extends 'place' ? K : never }[DeliveryKind]

/** Whether a delivery is for all in a place. */
export function isForAll<Some extends { readonly kind: DeliveryKind }>(
  delivery: Some,
): delivery is Some & { readonly kind: ForAll } {
  return KINDS[delivery.kind].to === 'place'
}

/** A kind, as one of them all. */
export function kindOf({ kind }: Pick<Delivery, 'kind'>): Kind {
  return KINDS[kind]
}

function inWeek(
  content: (due: DueInWeek) => Promise<DeliveryContent>,
): (due: Due) => Promise<DeliveryContent> {
  return async due => {
    const { delivery, group, services } = due
    const week = delivery.week === null ? undefined : await services.store.weeks.find(group.id, delivery.week)
    return week ? content({ ...due, week }) : { skip: 'not-needed' }
  }
}

/** A member who is gone, or is to be left alone, gets nothing; of one who is gone nothing is kept. */
function forMember(
  content: (due: DueForMember) => Promise<DeliveryContent>,
): (due: Due) => Promise<DeliveryContent> {
  return inWeek(async due => {
    const { members, memberWeeks } = due.services.store
    const member = await members.of(due.group.id, personOf(due.delivery.target))
    if (!member) return { gone: true }
    const alone = leftAlone(member, due.at)
    if (alone) return { skip: alone }
    const said = await content({ ...due, member, own: await memberWeeks.find(member.id, due.week.ordinal) })
    return 'say' in said ? { say: await named(due, said.say) } : said
  })
}

/** Names the group, for a person who is in several. */
async function named({ services, group, delivery }: Due, message: Message): Promise<Message> {
  const person = personOf(delivery.target)
  const groups = await groupsOf(services.store, person)
  if (groups.length < 2) return message
  const one = (await groupNames(services, person, groups)).find(({ id }) => id === group.id)
  return one ? ofGroup(services.words, message, one.name) : message
}

const memberReminded = untilDone(later)
const othersReminded = inWeek(async due => {
  const { closedAt } = due.week
  return closedAt !== undefined && closedAt <= due.at ? { skip: 'week-over' } : later(due)
})

/** A person who asked to be reminded need not be a member; of a forgotten one not even the request is left. */
async function asAsked(due: Due): Promise<DeliveryContent> {
  const { members, deliveries } = due.services.store
  if (await members.of(due.group.id, personOf(due.delivery.target))) return memberReminded(due)
  return (await deliveries.find(due.delivery.id)) ? othersReminded(due) : { gone: true }
}

/** A member who has finished is not reminded, nor anybody once the week is over. */
function untilDone(
  content: (due: DueForMember) => Promise<DeliveryContent>,
): (due: Due) => Promise<DeliveryContent> {
  return forMember(async due => {
    const { week, own, at } = due
    if (week.closedAt !== undefined && week.closedAt <= at) return { skip: 'week-over' }
    return own?.standing === 'finished' ? { skip: 'finished' } : content(due)
  })
}
