import { Temporal } from 'temporal-polyfill'
import type { Weekday } from './calendar.ts'
import { LANGUAGE } from './en/index.ts'
import { oneOf } from './language.ts'
import { distance, fold } from './similar.ts'

export { readZone, suggestZones } from './zones.ts'

const { days: DAYS, slots: SLOTS } = LANGUAGE
const WEEKDAYS = DAYS.weekdays.map(names => names.split('|').at(-1) ?? '')
const NUMBERS = DAYS.numbers.split('|')
const TENS = DAYS.tens.split('|')
const ONE = DAYS.one.split('|')

/** A number below a hundred as a word, as phones write what is spoken: 'twelve', 'twenty-five', 'forty five'; or 'a'. */
export function readNumberWord(text: string): number | undefined {
  if (ONE.includes(text)) return 1
  const small = NUMBERS.indexOf(text) + 1
  if (small > 0) return small
  const [ten = '', one] = text.split(/[ -]/)
  const tens = (TENS.indexOf(ten) + 2) * 10
  const ones = one === undefined ? 0 : NUMBERS.indexOf(one) + 1
  return tens < 20 || (one !== undefined && (ones < 1 || ones > 9)) ? undefined : tens + ones
}

const PLURAL = new RegExp(String.raw`(?<=\p{L}{3})${DAYS.plural}$`, 'u')
const EVERY = new RegExp(`^${oneOf(DAYS.every)} `)

/** A weekday: 'Monday', 'mondays', 'on Mon', 'mo'. A single letter is refused: T and S are two days each. */
export function readWeekday(text: string): Weekday | undefined {
  const word = fold(text).replace(EVERY, '').replace(PLURAL, '')
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

const { half: HALF } = DAYS
const AT = new RegExp(`^(?:${oneOf(`${DAYS.at}|${DAYS.about}`)} ?|@ ?)`)
const HOURS = new RegExp(` ?${oneOf(`${HALF.clock}|${HALF.hour}`)}$`)
const HALVES = new RegExp(
  String.raw`^(\d{1,2})(?:[:.](\d\d))?\s*(?:(${oneOf(HALF.am)})|(${oneOf(HALF.pm)}))?$`,
)

const PARTS = oneOf(Object.keys(SLOTS.halves).join('|'))
const IN_HALF = new RegExp(
  `^(?:(?<lead>${PARTS}) )?(?<time>.*?\\S)(?: (?:${oneOf(SLOTS.inThe)} )?(?<tail>${PARTS}))?$`,
)
const SPOKEN = new RegExp(
  String.raw`^(?:(?<quarter>${oneOf(Object.keys(DAYS.quarters).join('|'))}) )?(?<hour>\p{L}+|\d{1,2})(?<rest> ?(?:${oneOf(`${HALF.am}|${HALF.pm}`)}))?$`,
  'u',
)

/** A time of day as 'HH:MM', from '9:00', '9.30', '9am', '9:30 pm', '21h', '21h30', '0930', '9' or 'noon'. */
export function readTime(text: string): string | undefined {
  const said = text.trim().toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ').replace(AT, '')
  const { lead, time = said, tail } = IN_HALF.exec(said)?.groups ?? {}
  const part = lead ?? tail
  const typed = `${inFigures(time.replace(AT, '').replace(HOURS, ''), part !== undefined)}${part ? ` ${SLOTS.halves[part]}` : ''}`
  if (DAYS.noon.split('|').includes(typed)) return '12:00'
  if (typed === DAYS.midnight) return '00:00'
  const found =
    HALVES.exec(typed) ?? /^(\d{1,2})\s?h(?:\s?(\d\d))?$/.exec(typed) ?? /^(\d\d)(\d\d)$/.exec(typed)
  if (!found) return undefined
  const [, hours, minutes = '0', am, pm] = found
  const hour = Number(hours)
  const half = am ?? pm
  if (half && (hour < 1 || hour > 12)) return undefined
  const of24 = half ? (hour % 12) + (pm ? 12 : 0) : hour
  if (of24 > 23 || Number(minutes) > 59) return undefined
  return `${String(of24).padStart(2, '0')}:${minutes.padStart(2, '0')}`
}

/** "Half past nine" as "9:30", "nine am" as "9 am". */
function inFigures(time: string, isHalf: boolean): string {
  const { quarter, hour = '', rest = '' } = SPOKEN.exec(time)?.groups ?? {}
  const number = readNumberWord(hour) ?? Number(hour || Number.NaN)
  if (Number.isNaN(number) || number > 23) return time
  // "Nine" alone may be anything.
  if (!quarter) return isHalf || rest ? `${number}${rest}` : time
  const minutes = DAYS.quarters[quarter] ?? 0
  return `${minutes < 0 ? number - 1 : number}:${String((minutes + 60) % 60).padStart(2, '0')}${rest}`
}

/** A day of a month, of which year it may leave open. It need not exist. */
export interface CalendarDay {
  readonly day: number
  readonly month: number
  readonly year?: number
}

const NTH = oneOf(DAYS.nth)
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})(?:${NTH}|\.)?(?: ${oneOf(DAYS.of)})?[\s-]?(\p{L}{3,12})\.?(?:,?[\s-](\d{4}))?$`,
  'u',
)
const MONTH_FIRST = new RegExp(String.raw`^(\p{L}{3,12})\.? ?(\d{1,2})${NTH}?(?:,? (\d{4}))?$`, 'u')

/** A date with its parts: '2026-12-10', '10 Dec', 'Dec 10th, 2026', '10.12.2026'. 10/12 may be October: refused. */
export function readCalendarDay(text: string): CalendarDay | undefined {
  const typed = text.trim().toLowerCase()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?$/.exec(typed)
  if (dotted) return { ...yearOf(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }
  const [, day, word, year] = DAY_FIRST.exec(typed) ?? swapped(MONTH_FIRST.exec(typed))
  const isMonth = (names: string) => names.split('|').some(name => name.startsWith(word ?? '-'))
  const month = word ? DAYS.months.findIndex(isMonth) + 1 : 0
  if (!day || month === 0) return undefined
  return { ...yearOf(year), month, day: Number(day) }
}

const { ahead: AHEAD, units: UNITS } = DAYS
const UNTIL = new RegExp(`^${oneOf(DAYS.until)} `)
const IN = new RegExp(
  String.raw`^(?:${oneOf(AHEAD.in)} )?(\d{1,3}|\p{L}{1,5}) (?:(?<days>${oneOf(UNITS.day)})|(?<weeks>${oneOf(UNITS.week)})|(?<months>${oneOf(UNITS.month)}))$`,
  'u',
)

/**
 * The date that people mean, as 'YYYY-MM-DD', counted from `today`: '2026-12-10', '10 Dec' (the next one),
 * 'tomorrow', 'in 2 weeks', 'for a week', 'friday' (the next one after today). A date that does not exist is refused.
 */
export function readDate(text: string, today: string): string | undefined {
  const from = Temporal.PlainDate.from(today)
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(UNTIL, '')
  if (typed === AHEAD.today) return from.toString()
  if (typed === AHEAD.tomorrow) return from.add({ days: 1 }).toString()
  if (typed === AHEAD.nextWeek) return from.add({ weeks: 1 }).toString()
  if (typed === AHEAD.nextMonth) return from.with({ day: 1 }).add({ months: 1 }).toString()
  const ahead = IN.exec(typed)
  if (ahead) return inFuture(from, ahead[1] ?? '', ahead.groups ?? {})
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

function inFuture(
  from: Temporal.PlainDate,
  count: string,
  { days, weeks, months }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const n = /^\d/.test(count) ? Number(count) : readNumberWord(count)
  if (n === undefined) return undefined
  return from.add(days ? { days: n } : weeks ? { weeks: n } : months ? { months: n } : {}).toString()
}

function yearOf(text: string | undefined): { year?: number } {
  return text ? { year: Number(text) } : {}
}

function swapped(found: readonly string[] | null): readonly (string | undefined)[] {
  return found ? [found[0], found[2], found[1], found[3]] : []
}
