import { literal } from '../chat/markdown.ts'
import type { Profile } from '../chat/platform.ts'
import { personOf } from '../core/address.ts'
import { PlatformError } from '../core/errors.ts'
import { isolated, readableName } from '../core/text.ts'
import type { Group } from '../storage/groups.ts'
import { Forgotten, instant } from '../storage/personal.ts'
import { isZone } from '../training/zones.ts'
import { type Quiet, USUAL_QUIET } from './quiet.ts'
import type { Acquaintance, Preferences, Services } from './services.ts'

const DAY = 24 * 60 * 60 * 1000

/** How long a name is believed, … */
const NAME_BELIEVED = DAY
/** … where someone lives: asked at most once for each week's reminder, … */
const ZONE_BELIEVED = 6 * DAY
/** … and that a platform does not tell, as Discord never does. In milliseconds. */
const UNTOLD_BELIEVED = 30 * DAY
/** After that it is forgotten: an old name is better than none while a platform does not answer. */
const KEPT = 60 * DAY

/** What a platform's answer is waited for, in milliseconds: a post that needs it must not outlive its lease. */
const PATIENCE = 5000

/** What decides when a person may be written to. */
export interface Habits {
  /** IANA zone: as they chose, else as their platform says. */
  readonly zone: string
  readonly quiet: Quiet
  /** Whether they want to be reminded at all. */
  readonly reminders: boolean
}

/** A person's habits, by their key. Where nobody says where they live, they live where their group does. */
export async function habitsOf(services: Services, person: string, group: Group): Promise<Habits> {
  const preferences = (await services.spaces.preferences.get(person)) ?? {}
  const zone = preferences.zone ?? (await zoneOf(services, person)) ?? group.zone
  return habits(preferences, zone)
}

/**
 * The habits of many, with no platform asked: `zone` is missing where it would have to be.
 * @returns by person's key
 */
export async function knownHabits(
  { spaces, now }: Services,
  people: readonly string[],
  group: Group,
): Promise<Map<string, Omit<Habits, 'zone'> & { readonly zone: string | undefined }>> {
  const chosen = await spaces.preferences.many(people)
  const met = await spaces.people.many(people)
  return new Map(
    people.map(person => {
      const preferences = chosen.get(person) ?? {}
      const known = met.get(person)
      const told = known && zoneIsFresh(known, now()) ? (known.zone ?? group.zone) : undefined
      return [person, habits(preferences, preferences.zone ?? told)]
    }),
  )
}

function habits<Zone>({ quiet, reminders }: Preferences, zone: Zone) {
  return { zone, quiet: quiet ?? USUAL_QUIET, reminders: reminders ?? true }
}

/** What a person is called, as their platform says; 'Someone' when it does not. */
export async function displayName(services: Services, key: string): Promise<string> {
  return (await namesOf(services, [key])).get(key) ?? services.words.trouble.someone
}

/** The same, if it was said lately: their platform is not asked. */
export async function knownName({ spaces, now }: Services, key: string): Promise<string | undefined> {
  const one = await spaces.people.get(key)
  return (one && isYoung(one, now(), NAME_BELIEVED) && one.name && readableName(one.name)) || undefined
}

/** What people are called, by their keys; who is not told of is missing. Only who is met anew costs a question. */
export async function namesOf(services: Services, keys: readonly string[]): Promise<Map<string, string>> {
  const known = await services.spaces.people.many(keys)
  const names = await Promise.all(
    keys.map(async key => {
      const one = known.get(key)
      const isFresh = one?.name && isYoung(one, services.now(), NAME_BELIEVED)
      const name = (isFresh ? undefined : (await meet(services, key))?.name) ?? one?.name
      return [key, (name && readableName(name)) || undefined] as const
    }),
  )
  return new Map(names.flatMap(([key, name]) => (name === undefined ? [] : [[key, name]])))
}

/** A name as it stands in a message: it never formats or pings, and the words around it keep their order. */
export function inMessage(name: string): string {
  return isolated(literal(name))
}

async function zoneOf(services: Services, key: string): Promise<string | undefined> {
  const known = await services.spaces.people.get(key)
  if (known && zoneIsFresh(known, services.now())) return known.zone
  const met = await meet(services, key)
  return met ? met.zone : known?.zone
}

function zoneIsFresh(known: Acquaintance, now: number): boolean {
  return isYoung(known, now, known.zone ? ZONE_BELIEVED : UNTOLD_BELIEVED)
}

/** What was learnt by a clock that was ahead counts as old. */
function isYoung({ at }: Acquaintance, now: number, life: number): boolean {
  return at <= now && now - at < life
}

/** Asks the platform, and remembers; undefined when it does not answer. */
async function meet(services: Services, key: string): Promise<Acquaintance | undefined> {
  const began = instant()
  const profile = await profileOf(services, key)
  if (!profile) return undefined
  const name = readableName(profile.name)
  const known = {
    ...(name ? { name } : {}),
    // A zone that this machine does not know is as good as none.
    ...(profile.zone && isZone(profile.zone) ? { zone: profile.zone } : {}),
    at: services.now(),
  }
  try {
    await services.store.keep(personOf(key), began, async tables => {
      // Whoever asks may have begun before they were forgotten.
      const isMember = (await tables.members.ofPerson(personOf(key))).length > 0
      if (!isMember && (await tables.groups.scheduledBy(key)).length === 0) throw new Forgotten()
      await tables.space('people').set(key, known, KEPT)
    })
  } catch (error) {
    if (!(error instanceof Forgotten)) throw error
  }
  return known
}

async function profileOf({ platforms, timers }: Services, key: string): Promise<Profile | undefined> {
  const person = personOf(key)
  const slow = Promise.withResolvers<undefined>()
  const timer = timers.after(PATIENCE, () => slow.resolve(undefined))
  try {
    return await Promise.race([platforms.get(person.platform)?.profile(person), slow.promise])
  } catch (error) {
    if (error instanceof PlatformError) return undefined
    throw error
  } finally {
    timer.cancel()
  }
}
