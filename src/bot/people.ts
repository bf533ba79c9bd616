import { personOf } from '../chat/address.ts'
import { PlatformError } from '../chat/errors.ts'
import type { Group } from '../storage/groups.ts'
import { type Quiet, USUAL_QUIET } from './quiet.ts'
import type { Services } from './services.ts'

/** How long it is believed where someone lives, in milliseconds: asked once for each week's reminder. */
const BELIEVED = 6 * 24 * 60 * 60 * 1000

/** What decides when a person may be written to. */
export interface Habits {
  /** IANA zone: as they chose, else as their platform says, else their group's. */
  readonly zone: string
  readonly quiet: Quiet
  /** Whether they want to be reminded at all. */
  readonly reminders: boolean
}

/** A person's habits, by their key. */
export async function habitsOf(services: Services, person: string, group: Group): Promise<Habits> {
  const { zone, quiet, reminders } = (await services.spaces.preferences.get(person)) ?? {}
  return {
    zone: zone ?? (await platformZone(services, person)) ?? group.zone,
    quiet: quiet ?? USUAL_QUIET,
    reminders: reminders ?? true,
  }
}

async function platformZone(services: Services, key: string): Promise<string | undefined> {
  const { platforms, spaces } = services
  const known = await spaces.zones.get(key)
  if (known) return known
  const person = personOf(key)
  try {
    const zone = (await platforms.get(person.platform)?.profile(person))?.zone
    if (zone) await spaces.zones.set(key, zone, BELIEVED)
    return zone
  } catch (error) {
    // The group's zone is near enough when the platform does not tell.
    if (!(error instanceof PlatformError)) throw error
    return undefined
  }
}
