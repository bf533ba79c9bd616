import { Temporal } from 'temporal-polyfill'
import { dateOf, readCalendarDay, readNumberWord, readWeekday } from '../when.ts'

/** The day that a log is about. Today is 0 days ago. */
export type Day = { readonly kind: 'days-ago'; readonly days: number } | { readonly kind: 'last-week' }

export type DayProblem = 'day-future' | 'day-too-old' | 'no-such-day'

/** The oldest day that can be logged: the Monday of last week, seen from a Sunday. */
export const MAX_DAYS_AGO = 13

/** When a line is said: the local date, 'YYYY-MM-DD', and how many minutes of that day have passed. */
export interface Spoken {
  readonly today: string
  /** The end of the day where it is left out. */
  readonly minute?: number
}

/** Where a line names a day, as offsets into it, and which. */
export interface DayPhrase {
  readonly start: number
  readonly end: number
  /** 'time' is a time of the day that it is about, which is past. */
  readonly day: Day | DayProblem | 'time'
}

const COUNT = String.raw`(?:\d+|(?:a )?couple(?: of)?|an?|one|two|three|four|five|six|seven|eight|nine|ten)`
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const WEEKDAY = String.raw`(?:mon|tues?|weds?|wednes|thurs?|thu|fri|satur|sat|sun)(?:day)?\.?`
const PART_OF_DAY = '(?:morning|afternoon|evening|night)'

const PHRASES = [
  '(?<two>the day before yesterday|day before yesterday)',
  `(?<today>(?:early |late |late in )?(?:today|tonight|this (?:morning|afternoon|evening|week)))`,
  `(?<just>(?:right |just )now|just then|earlier(?: today| on)?|(?:${COUNT} ?(?:minutes?|mins?)|half an hour|a few hours) ago|a (?:little )?while ago|a moment ago)`,
  `(?<hours>${COUNT}) ?(?:hours?|hrs?|h) ago`,
  `(?<yesterday>last night|(?:late |early )?(?:yesterday|yday|yest)(?:['’]s)?(?: ${PART_OF_DAY})?)`,
  `(?<future>tomorrow(?: ${PART_OF_DAY})?|next (?:week|month|year|${WEEKDAY})|in ${COUNT} (?:day|week|month|year)s?)`,
  `(?<lastWeek>last week)`,
  `(?<old>last (?:month|year)|${COUNT} (?:month|year)s? ago)`,
  `(?<count>${COUNT}) (?<unit>day|night|week)s? ago`,
  `(?<which>this |last )?(?<weekday>${WEEKDAY})(?: ${PART_OF_DAY})?`,
  String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.(?:\d{4})?)`,
  // Is "12 nov 20" twelve reps on the 20th, or twenty on the 12th?
  String.raw`(?<unclear>\d{1,2} ${MONTH} \d{1,2}(?!\d))`,
  String.raw`(?<dayFirst>\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? ${MONTH}(?:,? \d{4})?)`,
  String.raw`(?<monthFirst>${MONTH} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)`,
]

const DAY = `(?:(?:on|from|for) )?(?:${PHRASES.join('|')})`
const LATER =
  '(?:tonight|this (?:morning|afternoon|evening)|in the (?:morning|afternoon|evening)|today|tomorrow|yesterday)'
const TIME = [
  String.raw`(?:at |around |about |@ ?)?(?<hour>\d{1,2})(?:[:.](?<minutes>[0-5]\d))? ?(?<half>[ap]\.?m\.?|o'?clock)`,
  String.raw`(?:at |around |@ ?)(?<hour24>\d{1,2})(?::|h ?)(?<minutes24>[0-5]\d)h?`,
  String.raw`(?:at |around )(?<bare>\d{1,2})(?= ${LATER})`,
  String.raw`(?<=(?:day|night|morning|afternoon|evening|rounds?|done|all|everything|workout|session) )(?:at |around )(?<after>1[0-2]|[1-9])(?!\d| ?(?:kgs?|kilos?|lbs?|pounds?|reps?|x|each)\b)`,
  '(?:at |around |about )?(?<named>noon|midday|midnight|lunchtime)',
  '(?<part>(?:early |late )?in the (?:morning|afternoon|evening))',
].join('|')

// Not inside a longer word or number: neither "1.5 days ago" nor "mon-fri" names a day.
const PHRASE = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{Co}]|[-−–]|\d[.,])(?:${DAY}|${TIME})(?![\p{L}\p{N}\p{Co}]|['’]s? \p{L}|[-−–.,/:]\p{N}|[-−–]\p{L})`,
  'giu',
)

/** At which minute of the day a part of it begins: what is said of it before then is still to come. */
const BEGINS: readonly [RegExp, number][] = [
  [/tonight|evening/i, 17 * 60],
  [/afternoon|noon|midday|lunch/i, 12 * 60],
]

/** A plan may be typed some minutes before it is done, and a time is seldom exact. */
const SOON = 20

/**
 * Every day and time of day that a line names, in order. Weekdays are those before the day on which it is said, or
 * that day itself; a time of day that is still to come is the future.
 */
export function findDays(line: string, said: Spoken): readonly DayPhrase[] {
  const from = Temporal.PlainDate.from(said.today)
  const found = [...line.replaceAll('\n', ';').matchAll(PHRASE)].map(match => {
    const groups = match.groups ?? {}
    const text = match[0]
    return {
      start: match.index,
      end: match.index + text.length,
      text,
      day: dayOf(groups, from, said.minute),
      at: timeOf(groups, text),
    }
  })
  const apart = found.map(({ day }) => day).filter(day => day !== undefined)
  const evening = found.some(({ text }) => /night|evening|p\.?m/i.test(text))
  const isToday = apart.every(day => typeof day === 'object' && day.kind === 'days-ago' && day.days === 0)
  return found.flatMap(({ start, end, day, at }) => {
    const minute =
      at === undefined
        ? undefined
        : at.vague && evening && at.minute < 12 * 60
          ? at.minute + 12 * 60
          : at.minute
    const isToCome = isToday && minute !== undefined && minute > (said.minute ?? 24 * 60) + SOON
    return [{ start, end, day: isToCome ? ('day-future' as const) : (day ?? 'time') }]
  })
}

/** The minute of the day that a phrase is about, if it is about one; 'vague' where it may be of either half. */
function timeOf(
  found: Readonly<Record<string, string | undefined>>,
  text: string,
): { minute: number; vague: boolean } | undefined {
  const hour = Number(found.hour ?? found.hour24 ?? found.bare ?? found.after ?? Number.NaN)
  if (Number.isNaN(hour)) {
    const begins =
      found.today || found.named || found.part ? BEGINS.find(([pattern]) => pattern.test(text)) : undefined
    return begins && { minute: begins[1], vague: false }
  }
  const half = /^[ap]/i.exec(found.half ?? '')?.[0].toLowerCase()
  const of24 = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return { minute: of24 * 60 + Number(found.minutes ?? found.minutes24 ?? 0), vague: !half && hour <= 12 }
}

function dayOf(
  found: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
  minute = 24 * 60,
): Day | DayProblem | undefined {
  if (found.hour || found.hour24 || found.bare || found.after || found.named || found.part) return undefined
  if (found.today || found.just) return ago(0)
  if (found.hours) return ago(Math.max(0, Math.ceil((countOf(found.hours) * 60 - minute) / (24 * 60))))
  if (found.yesterday) return ago(1)
  if (found.two) return ago(2)
  if (found.future) return 'day-future'
  if (found.lastWeek) return { kind: 'last-week' }
  if (found.old) return 'day-too-old'
  if (found.count) return ago(countOf(found.count) * (found.unit?.toLowerCase() === 'week' ? 7 : 1))
  if (found.weekday) return onWeekday(found.weekday, found.which?.trim().toLowerCase(), today)
  return onDate(found.date ?? found.dayFirst ?? found.monthFirst ?? '', today)
}

function ago(days: number): Day | DayProblem {
  if (days < 0) return 'day-future'
  return days > MAX_DAYS_AGO ? 'day-too-old' : { kind: 'days-ago', days }
}

function countOf(text: string): number {
  return /couple/i.test(text) ? 2 : (readNumberWord(text.toLowerCase()) ?? Number(text))
}

function onWeekday(text: string, which: string | undefined, today: Temporal.PlainDate): Day | DayProblem {
  const weekday = readWeekday(text)
  if (!weekday) return 'no-such-day'
  const days = today.dayOfWeek - weekday
  if (which === 'this') return ago(days)
  const back = (days + 7) % 7
  return ago(which === 'last' && back === 0 ? 7 : back)
}

function onDate(text: string, today: Temporal.PlainDate): Day | DayProblem {
  const parts = readCalendarDay(text)
  if (!parts) return 'no-such-day'
  const daysTo = (year: number) => {
    const date = dateOf(year, parts.month, parts.day)
    return date && ago(date.until(today, { largestUnit: 'day' }).days)
  }
  if (parts.year !== undefined) return daysTo(parts.year) ?? 'no-such-day'
  // In January, December was last year.
  const lastYear = daysTo(today.year - 1)
  return typeof lastYear === 'object' ? lastYear : (daysTo(today.year) ?? 'no-such-day')
}
