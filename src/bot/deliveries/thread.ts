import { type Place, type PlatformName, type Posted, placeOf } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Group } from '../../storage/groups.ts'
import type { Trouble } from '../../storage/trouble.ts'
import type { Services } from '../services.ts'
import { notify } from './notices.ts'

/** How long a prompt is held whose thread is being opened: longer than that takes. After a crash another opens it. */
const HELD = 60_000

/** The thread of a group's week on a platform, in the channel that is named if it has one there. */
export async function threadOf(
  { store }: Pick<Services, 'store'>,
  groupId: string,
  week: number,
  platform: PlatformName,
  channel?: string,
): Promise<Place | undefined> {
  const threads = (await store.prompts.of(groupId, week))
    .flatMap(({ thread }) => thread ?? [])
    .filter(thread => thread.platform === platform)
  return threads.find(thread => thread.channel === channel) ?? threads[0]
}

/**
 * The prompts of a group's week whose threads are not written down: still to be opened, or being opened, or the
 * prompt is just being posted; on a platform, or in one channel of it. Where threads are refused, none. Who looks for
 * the thread as well looks here first: one that is written down between the two looks is then found by the second.
 */
export async function threadsToCome(
  { store, now }: Pick<Services, 'store' | 'now'>,
  group: Group,
  week: number,
  at: { readonly platform: PlatformName; readonly channel?: string | undefined },
): Promise<Delivery[]> {
  return toCome({ now }, group, await store.prompts.standing(group.id, week), at)
}

/** Which of the prompts that stand or still will have no thread yet, as {@link threadsToCome}. */
export function toCome(
  { now }: Pick<Services, 'now'>,
  group: Group,
  prompts: readonly Delivery[],
  at: { readonly platform: PlatformName; readonly channel?: string | undefined },
): Delivery[] {
  return prompts.filter(prompt => {
    const { platform, channel } = placeOf(prompt.target)
    const isHere = platform === at.platform && channel === (at.channel ?? channel)
    // One that is tried again may stand there already.
    const isBegun =
      prompt.state === 'sent' ? prompt.posted !== null : prompt.leasedUntil > now() || prompt.attempts > 0
    return isHere && isBegun && !prompt.thread && !troubleOf(group, 'thread', prompt.target)
  })
}

/**
 * Opens the thread of a prompt that has been posted: it is there from the start, so that people can write in it
 * before anyone has pressed Start. One caller at a time holds the prompt meanwhile; the others leave it to that one.
 * Where it may not be opened walkthroughs are private, and the scheduler is told.
 * @throws {PlatformError} one that passes: it is to be tried again.
 */
export async function openThread(
  services: Services,
  group: Group,
  prompt: Delivery,
  posted: Posted,
): Promise<void> {
  const { store, platforms, versions, words, log, now } = services
  const known = troubleOf(group, 'thread', prompt.target)
  // Asked again for every redraw, it would be refused each time.
  if (known && prompt.posted) return
  const week = prompt.week === null ? undefined : await store.weeks.find(group.id, prompt.week)
  if (!week) return
  const title = words.prompt.thread(week.planNumber, (await versions.of(week)).name)
  const held = now() + HELD
  if (!(await store.deliveries.holdThread(prompt.id, now(), held))) return
  try {
    const thread = await platforms.get(posted.place.platform)?.openThread(posted, title)
    if (thread) await store.deliveries.threadOpened(prompt.id, thread)
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    await store.deliveries.releaseThread(prompt.id, held)
    log.warn({ err: error, delivery: prompt.id }, 'no thread under the prompt')
    if (error.passes) throw error
    if (error.trouble === 'message-gone' || error.trouble === 'place-gone') return
    await refused(services, group, 'thread', prompt.target, error)
  }
}

type What = NonNullable<Trouble['what']>

/** The trouble that a group has with threads, or with walkthroughs in them, in a place. @param where its key */
export function troubleOf({ trouble }: Group, what: What, where: string): Trouble | undefined {
  return trouble?.what === what && trouble.where === where ? trouble : undefined
}

/** Writes it down, and tells it once, not every week. */
export async function refused(
  { store, now }: Services,
  group: Group,
  what: What,
  where: string,
  { trouble: why, detail }: PlatformError,
): Promise<void> {
  const isKnown = troubleOf(group, what, where) !== undefined
  const trouble = { why, what, where, ...(detail ? { detail } : {}) } satisfies Trouble
  await store.transaction(async tables => {
    await tables.groups.change(group.id, { trouble })
    if (!isKnown) await notify(tables, group, now(), { code: 'failed', ...trouble })
  })
}
