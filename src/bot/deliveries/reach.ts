import type { Message } from '../../chat/message.ts'
import type { Platform } from '../../chat/platform.ts'
import { type Person, type Place, type Posted, personOf, placeOf } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import { Forgotten, instant } from '../../storage/personal.ts'
import type { Preferences, Services } from '../services.ts'
import { isForAll, kindOf } from './kinds.ts'
import { threadOf } from './thread.ts'

/**
 * Posts a delivery where it belongs. Who takes no direct messages hears of it in the open, if that is theirs to be heard
 * there; and by themselves, with what they do next, that they could not be written to.
 * @throws {PlatformError}
 */
export async function send(
  services: Services,
  delivery: Delivery,
  message: Message,
  once: string,
): Promise<Posted> {
  const target = isForAll(delivery) ? placeOf(delivery.target) : personOf(delivery.target)
  const platform = services.platforms.get(target.platform)
  if (!platform) throw new PlatformError('unknown-outcome', `${target.platform} is not connected`)
  return 'channel' in target
    ? platform.post(target, message, once)
    : reach(services, platform, target, delivery, message, once)
}

async function reach(
  services: Services,
  platform: Platform,
  person: Person,
  delivery: Delivery,
  message: Message,
  once: string,
): Promise<Posted> {
  const began = instant()
  const preferences = (await services.spaces.preferences.get(delivery.target)) ?? {}
  const inOpen = async () => {
    const open = await openPlace(services, person, delivery, preferences)
    return open && platform.post(open, { ...message, mentions: [person] }, `${once}:thread`)
  }
  const posted = preferences.remindIn === 'thread' && (await inOpen())
  if (posted) return posted
  try {
    const told = await platform.tell(person, message, once)
    if (preferences.unreachable) await note(services, person, delivery.target, began, undefined)
    return told
  } catch (error) {
    if (!(error instanceof PlatformError) || error.trouble !== 'person-unreachable') throw error
    if (!preferences.unreachable) await note(services, person, delivery.target, began, 'untold')
    const instead = await inOpen()
    if (!instead) throw error
    return instead
  }
}

/** Where all may see what was meant for one: what they asked for there, and what a group's scheduler must know. */
async function openPlace(
  { store }: Services,
  { platform }: Person,
  delivery: Delivery,
  { hidden, remindIn }: Preferences,
): Promise<Place | undefined> {
  const { groupId, week } = delivery
  const { inOpen } = kindOf(delivery)
  if (inOpen === 'channel') {
    const places = (await store.groups.places([groupId])).get(groupId) ?? []
    return places.map(placeOf).find(place => place.platform === platform)
  }
  const isTheirs = inOpen === 'asked' || (inOpen === 'chosen' && remindIn === 'thread')
  if (!isTheirs || hidden || week === null) return undefined
  return threadOf({ store }, groupId, week, platform)
}

async function note(
  { store }: Services,
  person: Person,
  key: string,
  began: number,
  unreachable: Preferences['unreachable'],
): Promise<void> {
  try {
    await store.keep(person, began, async tables => {
      const space = tables.space<Preferences>('preferences')
      const { unreachable: _, ...others } = (await space.get(key)) ?? {}
      await space.set(key, { ...others, ...(unreachable && { unreachable }) })
    })
  } catch (error) {
    if (!(error instanceof Forgotten)) throw error
  }
}
