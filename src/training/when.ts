import { Temporal } from 'temporal-polyfill'
import type { Weekday } from './calendar.ts'
import { distance, fold } from './similar.ts'

export { readZone, suggestZones } from './zones.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const NUMBERS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A number below a hundred as a word, as phones write what is spoken: 'twelve', 'twenty-five', 'forty five'; or 'a'. */
export function readNumberWord(text: string): number | undefined {
  if (text === 'a' || text === 'an') return 1
  const small = NUMBERS.indexOf(text) + 1
  if (small > 0) return small
  const [ten = '', one] = text.split(/[ -]/)
  const tens = (TENS.indexOf(ten) + 2) * 10
  const ones = one === undefined ? 0 : NUMBERS.indexOf(one) + 1
  return tens < 20 || (one !== undefined && (ones < 1 || ones > 9)) ? undefined : tens + ones
}

/** A weekday: 'Monday', 'mondays', 'on Mon', 'mo'. A single letter is refused: T and S are two days each. */
export function readWeekday(text: string): Weekday | undefined {
  const word = fold(text)
    .replace(/^(?:on|every|each) /, '')
    .replace(/(day|^\w{3,4})s$/, '$1')
  if (word.length < 2) return undefined
  const index = WEEKDAYS.findIndex(day => day.startsWith(word))
  if (index >= 0) return (index + 1) as Weekday
  // "Munday" is no Sunday: a slip seldom falls on the first letter.
  const near = WEEKDAYS.filter(day => isSlip(word, day)).map(day => ({ day, off: distance(word, day, 2) }))
  const [first, second] = near.toSorted((a, b) => a.off - b.off)
  if (!first || first.off === second?.off) return undefined
  return (WEEKDAYS.indexOf(first.day) + 1) as Weekday
}

/** Two letters too few, or one that is another. "Moonday" is no slip. */
function isSlip(word: string, day: string): boolean {
  const missing = day.length - word.length
  return (
    word.length > 4 && missing >= 0 && day[0] === word[0] && distance(word, day, 2) <= Math.max(1, missing)
  )
}

/** A time of day as 'HH:MM', from '9:00', '9.30', '9am', '9:30 pm', '21h', '21h30', '0930', '9' or 'noon'. */
export function readTime(text: string): string | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:at|around|@) ?/, '')
    .replace(/ ?(?:o'?clock|hrs?|uhr)$/, '')
  if (typed === 'noon') return '12:00'
  if (typed === 'midnight') return '00:00'
  const found =
    /^(\d{1,2})(?:[:.](\d\d))?\s*(?:(a|p)\.?m\.?)?$/.exec(typed) ??
    /^(\d{1,2})\s?h(?:\s?(\d\d))?$/.exec(typed) ??
    /^(\d\d)(\d\d)$/.exec(typed)
  if (!found) return undefined
  const [, hours, minutes = '0', half] = found
  const hour = Number(hours)
  if (half && (hour < 1 || hour > 12)) return undefined
  const of24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  if (of24 > 23 || Number(minutes) > 59) return undefined
  return `${String(of24).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** A day of a month, of which year it may leave open. It need not exist. */
export interface CalendarDay {
  readonly day: number
  readonly month: number
  readonly year?: number
}

/** A date with its parts: '2026-12-10', '10 Dec', 'Dec 10th, 2026', '10.12.2026'. 10/12 may be October: refused. */
export function readCalendarDay(text: string): CalendarDay | undefined {
  const typed = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?$/.exec(typed)
  if (dotted) return { ...yearOf(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)?[\s-]?([a-z]{3,9})\.?(?:,?[\s-](\d{4}))?$/.exec(
    typed,
  )
  const [, day, word, year] =
    dayFirst ?? swapped(/^([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(typed))
  const month = word ? MONTHS.findIndex(name => name.startsWith(word === 'sept' ? 'sep' : word)) + 1 : 0
  if (!day || month === 0) return undefined
  return { ...yearOf(year), month, day: Number(day) }
}

/**
 * The date that people mean, as 'YYYY-MM-DD', counted from `today`: '2026-12-10', '10 Dec' (the next one),
 * 'tomorrow', 'in 2 weeks', 'for a week', 'friday' (the next one after today). A date that does not exist is refused.
 */
export function readDate(text: string, today: string): string | undefined {
  const from = Temporal.PlainDate.from(today)
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:on|until|till|by|for) /, '')
  if (typed === 'today') return from.toString()
  if (typed === 'tomorrow') return from.add({ days: 1 }).toString()
  if (typed === 'next week') return from.add({ weeks: 1 }).toString()
  if (typed === 'next month') return from.with({ day: 1 }).add({ months: 1 }).toString()
  const ahead = /^(?:in )?(\d{1,3}|[a-z]{1,5}) (day|week|month)s?$/.exec(typed)
  if (ahead) return inFuture(from, ahead[1] ?? '', ahead[2] ?? '')
  const weekday = readWeekday(typed)
  if (weekday) return from.add({ days: ((weekday - from.dayOfWeek + 6) % 7) + 1 }).toString()
  const parts = readCalendarDay(typed)
  if (!parts) return undefined
  const { day, month, year = from.year } = parts
  const date = dateOf(year, month, day)
  if (parts.year !== undefined || (date && Temporal.PlainDate.compare(date, from) >= 0))
    return date?.toString()
  return dateOf(year + 1, month, day)?.toString()
}

/** A date from its parts, or undefined where the calendar has none. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function inFuture(from: Temporal.PlainDate, count: string, unit: string): string | undefined {
  const n = /^\d/.test(count) ? Number(count) : readNumberWord(count)
  return n === undefined ? undefined : from.add({ [`${unit}s`]: n }).toString()
}

function yearOf(text: string | undefined): { year?: number } {
  return text ? { year: Number(text) } : {}
}

function swapped(found: readonly string[] | null): readonly (string | undefined)[] {
  return found ? [found[0], found[2], found[1], found[3]] : []
}
