import { type Posted, placeOf } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Delivery, FreshDelivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Tables } from '../../storage/store.ts'
import type { Week } from '../../storage/weeks.ts'
import { openWeeks } from '../opening.ts'
import type { Services } from '../services.ts'
import { LATE_AFTER, runningWeek, weekEnds } from '../weeks.ts'
import { isForAll } from './kinds.ts'
import { notifySkipped } from './notices.ts'
import { onceOf } from './post-key.ts'
import { recapAt } from './week-end.ts'

/** Why a delivery waits that has not been looked for yet: the platform did not answer, or asks to wait. */
export const LOOKING = 'looking'

/**
 * Finds what stands in its place although the database does not know of it: a backup from before it was put back. What
 * came due after that, or while the bot was only restarted, is not looked for: each look is a request that Slack grants
 * some apps once a minute.
 * @throws {PlatformError} one that passes: it may be there. Where nobody may look, nothing is found.
 */
export async function findPosted(
  services: Services,
  delivery: Delivery,
  group: Group,
  week: Pick<Week, 'slotAt' | 'closedAt'>,
): Promise<Posted | undefined> {
  const { platforms, lastBeat, log } = services
  const { id, kind, dueAt, reason, target, slotAt } = delivery
  if (!isForAll(delivery) || (dueAt >= lastBeat.lookBefore && reason !== LOOKING)) return undefined
  const from = kind === 'prompt' ? slotAt : recapAt(group, weekEnds(group, week) ?? dueAt)
  // What stands was posted before the backup was put back.
  const until = Math.min(from + LATE_AFTER, lastBeat.lookBefore)
  if (until <= from) return undefined
  const place = placeOf(target)
  try {
    const platform = platforms.get(place.platform)
    return await platform?.find(place, onceOf(delivery, week.slotAt), from, until)
  } catch (error) {
    if (!(error instanceof PlatformError) || error.passes) throw error
    log.warn({ err: error, delivery: id }, 'no look at what stands in a channel')
    return undefined
  }
}

/**
 * Has prompts looked for whose slot was missed by more than a day: they are not posted any more, and one that stands
 * goes on. One place tells for all of a group's.
 * @param missed how many slots in a row that was, this one included
 */
export async function lookForMissed(
  tables: Tables,
  groups: readonly Group[],
  slotAt: number,
  missed: number,
): Promise<void> {
  const places = await tables.groups.places(groups.map(({ id }) => id))
  const looks = [...places].flatMap(([groupId, [target]]): FreshDelivery[] => {
    const common = { groupId, kind: 'prompt' as const, week: null, slotAt, dueAt: slotAt }
    return target === undefined ? [] : [{ ...common, target, mark: String(missed) }]
  })
  await tables.deliveries.add(looks)
}

/** The week of what is posted to all in a place. */
export async function weekOf({ store }: Services, delivery: Delivery): Promise<Week | undefined> {
  const { groupId, week } = delivery
  return isForAll(delivery) && week !== null ? store.weeks.find(groupId, week) : undefined
}

/** Whether a delivery is only such a look. */
export function isLook({ kind, week }: Delivery): boolean {
  return kind === 'prompt' && week === null
}

/**
 * Ends such a look: opens the week of the prompt that stands, as if it had been claimed in time; else the slot was
 * missed, which is written down and told.
 * @param held until when the look is the caller's alone
 * @throws {PlatformError} as {@link findPosted}
 */
export async function endLook(services: Services, look: Delivery, group: Group, held: number): Promise<void> {
  const { store, versions, now } = services
  const { slotAt } = look
  const found = await findPosted(services, { ...look, mark: null }, group, { slotAt, closedAt: undefined })
  const version = await versions.current(group.program, now())
  await store.transaction(async tables => {
    const as = await tables.groups.lock(group.id, 'alone')
    if (!as || !(await tables.deliveries.drop(look.id, held))) return
    const running = await runningWeek(tables, as)
    const missed = Number(look.mark) - (found ? 1 : 0)
    if (missed > 0) await notifySkipped(tables, as, now(), missed)
    if (!found || as.status !== 'on' || (running && running.openedAt >= slotAt)) return
    await openWeeks(tables, [{ group: as, version }], slotAt)
  })
}
