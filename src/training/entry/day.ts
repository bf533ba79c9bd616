import { Temporal } from 'temporal-polyfill'
import { dateOf, readCalendarDay, readNumberWord, readWeekday } from '../when.ts'

/** The day that a log is about. Today is 0 days ago. */
export type Day = { readonly kind: 'days-ago'; readonly days: number } | { readonly kind: 'last-week' }

export type DayProblem = 'day-future' | 'day-too-old' | 'no-such-day'

/** The oldest day that can be logged: the Monday of last week, seen from a Sunday. */
export const MAX_DAYS_AGO = 13

/** Where a line names a day, as offsets into it, and which. */
export interface DayPhrase {
  readonly start: number
  readonly end: number
  readonly day: Day | DayProblem
}

const COUNT = String.raw`(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)`
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
const WEEKDAY = String.raw`(?:mon|tues?|weds?|wednes|thurs?|thu|fri|satur|sat|sun)(?:day)?\.?`
const PART_OF_DAY = '(?:morning|afternoon|evening|night)'

const PHRASES = [
  '(?<two>the day before yesterday|day before yesterday)',
  '(?<today>today|tonight|this (?:morning|afternoon|evening|week))',
  `(?<yesterday>last night|yesterday(?: ${PART_OF_DAY})?)`,
  `(?<future>tomorrow(?: ${PART_OF_DAY})?|next (?:week|month|year|${WEEKDAY})|in ${COUNT} (?:day|week|month|year)s?)`,
  `(?<lastWeek>last week)`,
  `(?<old>last (?:month|year)|${COUNT} (?:month|year)s? ago)`,
  `(?<count>${COUNT}) (?<unit>day|week)s? ago`,
  `(?<which>this |last )?(?<weekday>${WEEKDAY})(?: ${PART_OF_DAY})?`,
  String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})`,
  // Is "12 nov 20" twelve reps on the 20th, or twenty on the 12th?
  String.raw`(?<unclear>\d{1,2} ${MONTH} \d{1,2}(?!\d))`,
  String.raw`(?<dayFirst>\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? ${MONTH}(?:,? \d{4})?)`,
  String.raw`(?<monthFirst>${MONTH} \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)`,
]

// Not inside a longer word or number: neither "1.5 days ago" nor "mon-fri" names a day.
const PHRASE = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{Co}]|[-−–]|\d[.,])(?:(?:on|from|for) )?(?:${PHRASES.join('|')})(?![\p{L}\p{N}\p{Co}]|[-−–.,/]\p{N}|[-−–]\p{L})`,
  'giu',
)

/** Every day that a line names, in order. 'today' is 'YYYY-MM-DD'; weekdays are those before it, or today. */
export function findDays(line: string, today: string): readonly DayPhrase[] {
  const from = Temporal.PlainDate.from(today)
  return [...line.replaceAll('\n', ';').matchAll(PHRASE)].map(match => {
    const end = match.index + match[0].length
    return { start: match.index, end, day: dayOf(match.groups ?? {}, from) }
  })
}

function dayOf(
  found: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
): Day | DayProblem {
  if (found.today) return ago(0)
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
  return readNumberWord(text.toLowerCase()) ?? Number(text)
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
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const parts = readCalendarDay(dotted ? `${dotted[3]}-${dotted[2]}-${dotted[1]}` : text)
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
