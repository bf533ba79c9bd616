import type { Place, PlatformName } from '../chat/address.ts'
import type { WeekKey } from '../training/calendar.ts'
import type { Services } from './services.ts'

/** The thread of a group's week on a platform, in the channel that is named if it has one there. */
export async function threadOf(
  { store }: Pick<Services, 'store'>,
  groupId: string,
  week: WeekKey,
  platform: PlatformName,
  channel?: string,
): Promise<Place | undefined> {
  const threads = (await store.deliveries.prompts(groupId, week))
    .flatMap(({ thread }) => (thread ? [JSON.parse(thread) as Place] : []))
    .filter(thread => thread.platform === platform)
  return threads.find(thread => thread.channel === channel) ?? threads[0]
}
