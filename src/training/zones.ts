import { Temporal } from 'temporal-polyfill'
import { CITIES } from './cities.ts'
import { LANGUAGE } from './en/index.ts'
import { oneOf } from './language.ts'
import { distance, fold } from './similar.ts'

/** What Intl still lists under a name that its country, or the IANA database, has given up. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** Suggested before anything is typed: one for each stretch of the globe where many people are. */
const COMMON = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Africa/Lagos',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'UTC',
]

const MAX_TYPED = 60

const { slots: SLOTS } = LANGUAGE
const AROUND = new RegExp(`^${oneOf(SLOTS.zoneLeads)} +|[ ,]+${oneOf(SLOTS.zoneTails)}$|[ ,]+$`, 'gi')
const UTC = new RegExp(`^${oneOf(SLOTS.utc)}$`)
const GMT = new RegExp(`^${oneOf(SLOTS.gmt)}`)

/** Whether this machine knows an IANA zone by exactly this name. */
export function isZone(id: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

interface Known {
  readonly id: string
  /** The id and the city, as {@link fold} leaves them. */
  readonly full: string
  readonly city: string
}

/** A big city that may be no zone's name. */
interface City {
  readonly name: string
  readonly zone: string
  readonly thousands: number
}

let cities: readonly City[] | undefined

/** The big cities, the largest first; read once. */
function bigCities(): readonly City[] {
  cities ??= CITIES.trim()
    .split('\n')
    .flatMap(row => {
      const [zone = '', named = ''] = row.split(':')
      return named.split(',').map(one => {
        const at = one.lastIndexOf(' ')
        return { name: one.slice(0, at), zone: RENAMED[zone] ?? zone, thousands: Number(one.slice(at + 1)) }
      })
    })
    .sort((a, b) => b.thousands - a.thousands)
  return cities
}

/** So many times as large as its namesakes, a city is the one that is meant. */
const LARGER = 8

/** The zone of a big city, unless another of that name is nearly as large. */
function zoneOfCity(folded: string): string | undefined {
  const [first, ...others] = bigCities().filter(({ name }) => name === folded)
  const rival = others.find(({ zone }) => zone !== first?.zone)
  return first && (!rival || first.thousands >= LARGER * rival.thousands) ? first.zone : undefined
}

let known: readonly Known[] | undefined

/** Every zone under its current and its former name, read once: listing them takes longer than searching them. */
function zones(): readonly Known[] {
  if (known) return known
  known = [...Intl.supportedValuesOf('timeZone'), ...Object.entries(RENAMED).flat(), 'UTC'].map(name => ({
    id: RENAMED[name] ?? name,
    full: fold(name),
    city: fold(name.slice(name.lastIndexOf('/') + 1)),
  }))
  return known
}

const byName = new Map<'full' | 'city', ReadonlyMap<string, ReadonlySet<string>>>()

/** The ids of all zones by their name, or their city, joined: a line may be asked for a zone at each of its words. */
function zonesBy(part: 'full' | 'city'): ReadonlyMap<string, ReadonlySet<string>> {
  const read = byName.get(part)
  if (read) return read
  const all = Map.groupBy(zones(), zone => joined(zone[part]))
  const ids = new Map([...all].map(([name, of]) => [name, new Set(of.map(({ id }) => id))] as const))
  byName.set(part, ids)
  return ids
}

/**
 * The IANA time zone that people mean: 'europe/berlin', 'America/New York', 'in new york', 'mumbai' or 'utc'. Offsets
 * and abbreviations are refused (undefined): they do not say when the clocks change. So is GMT, which in summer is not
 * what London's clocks show.
 */
export function readZone(text: string): string | undefined {
  const said = text.trim()
  if (said.length > 2 * MAX_TYPED) return undefined
  const typed = said.replace(AROUND, '')
  const folded = fold(typed)
  if (!folded || typed.length > MAX_TYPED || /[+\d]|^-/.test(typed)) return undefined
  if (UTC.test(folded)) return 'UTC'
  for (const part of ['full', 'city'] as const) {
    const ids = zonesBy(part).get(joined(folded))
    if (ids) return ids.size === 1 ? [...ids][0] : undefined
  }
  if (GMT.test(folded)) return undefined
  const city = zoneOfCity(folded)
  if (city) return city
  const place = withoutCountry(typed)
  if (place) return readZone(place)
  return readLink(typed.replace(/\s*\/\s*/g, '/').replace(/\s+/g, '_'))
}

/** "Berlin, Germany", "Paris France", "Austin, TX": the city alone. */
function withoutCountry(typed: string): string | undefined {
  const comma = /^([^,]+),[^,]+(?:,[^,]+)?$/.exec(typed)?.[1]
  if (comma) return comma
  const words = typed.split(/\s+/)
  const at = words.findIndex((_, n) => n > 0 && countries().has(fold(words.slice(n).join(' '))))
  return at < 0 ? undefined : words.slice(0, at).join(' ')
}

let countryNames: ReadonlySet<string> | undefined

/** What countries are called, made once from the region codes that there can be. */
function countries(): ReadonlySet<string> {
  if (countryNames) return countryNames
  const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n))
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  countryNames = new Set([
    ...SLOTS.countries.split('|'),
    ...letters.flatMap(one => letters.map(two => fold(names.of(one + two) ?? ''))),
  ])
  return countryNames
}

/** Zones that a name may mean which does not say when the clocks change: "GMT", "EST". The likeliest first. */
export function zonesCalled(text: string): readonly string[] {
  const called = fold(text.trim().replace(AROUND, ''))
  return Object.hasOwn(SLOTS.clocks, called) ? (SLOTS.clocks[called]?.split('|') ?? []) : []
}

function joined(words: string): string {
  return words.replaceAll(' ', '')
}

/** An older name that still works, like US/Pacific or Japan; kept as it is where it has an area. */
function readLink(name: string): string | undefined {
  // Without an area, three letters are an abbreviation; PST8PDT and its like were refused for their digits.
  if (!/^[a-z_-]+(?:\/[a-z_-]+)+$|^[a-z]{4,}$/i.test(name) || /^etc\//i.test(name)) return undefined
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
    if (id.includes('/')) return id
    const canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    return RENAMED[canonical] ?? canonical
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * IANA zones for what was typed so far, best first, near misses last; at most `limit`.
 * @param own the zone of whoever asks: it comes first where it fits, and then those where most people live
 */
export function suggestZones(text: string, limit: number, own?: string): readonly string[] {
  const typed = fold(text.slice(0, MAX_TYPED))
  if (!typed) return text.trim() ? [] : COMMON.slice(0, limit)
  const exact = readZone(text)
  const people = new Map<string, number>()
  for (const { name, zone, thousands } of bigCities()) {
    if (!name.startsWith(typed) && !` ${name}`.includes(` ${typed}`)) continue
    // Who typed all of a name means that city rather than a larger one that goes on.
    people.set(zone, (people.get(zone) ?? 0) + thousands * (name === typed ? 10 : 1))
  }
  const ranked = zones()
    .map(zone => {
      const lives = people.get(zone.id) ?? 0
      const nearest = rank(zone, typed)
      return { id: zone.id, rank: zone.id === exact ? 0 : lives > 0 ? Math.min(1, nearest) : nearest, lives }
    })
    .filter(({ rank }) => rank < FAR)
    .sort(
      (a, b) =>
        Number(b.id === own) - Number(a.id === own) ||
        a.rank - b.rank ||
        b.lives - a.lives ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id }) => id)
  // A link like US/Pacific is none of the listed zones.
  return [...new Set(exact ? [exact, ...ranked] : ranked)].slice(0, limit)
}

const FAR = 100

function rank(zone: Known, typed: string): number {
  if (zone.city.startsWith(typed)) return 1
  if (` ${zone.city}`.includes(` ${typed}`)) return 2
  if (zone.full.startsWith(typed)) return 3
  if (zone.full.includes(typed)) return 4
  const limit = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2
  const misses = Math.min(
    distance(typed, zone.city, limit),
    distance(typed, zone.full, limit),
    // What is typed so far may be the beginning of a city.
    distance(typed, zone.city.slice(0, typed.length), limit),
  )
  return misses > limit ? FAR : 10 + misses
}
