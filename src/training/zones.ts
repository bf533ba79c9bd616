import { Temporal } from 'temporal-polyfill'
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

/**
 * The IANA time zone that people mean: 'europe/berlin', 'America/New York', 'new york' or 'utc'. Offsets and
 * abbreviations are refused (undefined): they do not say when the clocks change.
 */
export function readZone(text: string): string | undefined {
  const typed = text.trim()
  const folded = fold(typed)
  if (!folded || typed.length > MAX_TYPED || /[+\d]|^-/.test(typed)) return undefined
  if (/^(?:(?:etc )?(?:utc|gmt|uct)|zulu|greenwich mean time|coordinated universal time)$/.test(folded)) {
    return 'UTC'
  }
  for (const part of ['full', 'city'] as const) {
    const ids = new Set(zones().flatMap(zone => (joined(zone[part]) === joined(folded) ? [zone.id] : [])))
    if (ids.size > 0) return ids.size === 1 ? [...ids][0] : undefined
  }
  return readLink(typed.replace(/\s*\/\s*/g, '/').replace(/\s+/g, '_'))
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

/** IANA zones for what was typed so far, best first, near misses last; at most `limit`. */
export function suggestZones(text: string, limit: number): readonly string[] {
  const typed = fold(text.slice(0, MAX_TYPED))
  if (!typed) return text.trim() ? [] : COMMON.slice(0, limit)
  const exact = readZone(text)
  const ranked = zones()
    .map(zone => ({ id: zone.id, rank: zone.id === exact ? 0 : rank(zone, typed) }))
    .filter(({ rank }) => rank < FAR)
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
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
