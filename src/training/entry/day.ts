import { Temporal } from 'temporal-polyfill'
import type { Weekday } from '../calendar.ts'
import { LANGUAGE } from '../en/index.ts'
import { oneOf, phrases } from '../language.ts'
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
  /** It can be something else: "24/11". */
  readonly unsure?: true
}

const { days: DAYS, words: WORDS } = LANGUAGE

const COUNT = String.raw`(?:\d+|${oneOf([DAYS.couple, DAYS.one, ...DAYS.numbers.split('|').slice(0, 10)].join('|'))})`
const MONTH = String.raw`${oneOf(DAYS.months.join('|'))}\.?`
const NTH = oneOf(DAYS.nth)
const SLOTS = {
  count: COUNT,
  weekday: String.raw`${oneOf(DAYS.weekdays.join('|'))}\.?`,
  part: oneOf(DAYS.part),
  nth: String.raw`\d{1,2}${NTH}`,
}

/** Behind these, "24/11" is more likely a day than amounts. */
const BEHIND = String.raw`(?:x ?\d{1,3}|\d ?${oneOf([WORDS.kg, WORDS.lb, WORDS.reps, WORDS.rounds, WORDS.sets].join('|'))}|${oneOf(`${WORDS.all}|${WORDS.did}|${DAYS.on}`)})[,:]?`

const PHRASES = [
  ...Object.entries(DAYS.phrases).map(([name, list]) => `(?<${name}>${phrases(list, ' ', SLOTS)})`),
  String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.(?:\d{4})?)`,
  String.raw`(?<figures>\d{1,2}(?<mark>[-/.])\d{1,2}\k<mark>\d{4})`,
  String.raw`(?<parts>(?<=${BEHIND} )(?:\d{1,2}/\d{1,2}|\d\d\.\d\d))`,
  String.raw`(?<parts>(?<=^)(?:\d{1,2}/\d{1,2}|\d\d\.\d\d)(?=(?:[:,]| -)? [\p{L}\p{Co}]))`,
  // Is "12 nov 20" twelve reps on the 20th, or twenty on the 12th?
  String.raw`(?<unclear>\d{1,2} ${MONTH} \d{1,2}(?!\d))`,
  String.raw`(?<dayFirst>\d{1,2}(?:${NTH}|\.)?(?: ${oneOf(DAYS.of)})?[ -]${MONTH}(?:,?[ -]\d{4})?)`,
  String.raw`(?<monthFirst>${MONTH} \d{1,2}${NTH}?(?:,? \d{4})?)`,
  String.raw`(?<=${BEHIND} )(?<nth>\d{1,2}${NTH})`,
]

const DAY = `(?:${oneOf(DAYS.on)} )?(?:${PHRASES.join('|')})`
/** "On 23/11" is a day. */
const ON = new RegExp(`^${oneOf(DAYS.on)} `, 'iu')
const AT = oneOf(DAYS.at)
const ABOUT = oneOf(`${DAYS.at}|${DAYS.about}`)
const { half: HALF } = DAYS
const NO_TIME = oneOf([WORDS.kg, WORDS.lb, WORDS.reps, WORDS.x, WORDS.each].join('|'))
const QUARTERS = oneOf(Object.keys(DAYS.quarters).join('|'))
const HALVES = oneOf(`${HALF.am}|${HALF.pm}|${HALF.clock}`)
const TIME = [
  String.raw`(?:${ABOUT} |@ ?)?(?<hour>\d{1,2})(?:[:.](?<minutes>[0-5]\d))? ?(?<half>${HALVES})`,
  String.raw`(?:${ABOUT} |@ ?)?(?<quarter>${QUARTERS}) (?<hour>\d{1,2}|${oneOf(DAYS.numbers)})(?: ?(?<half>${HALVES}))?`,
  String.raw`(?:${AT} |@ ?)(?<hour>\d{1,2})(?::|h ?)(?<minutes>[0-5]\d)h?`,
  // Nobody does "0730" reps, or holds anything for "18:30"; "1100 lb" may be too heavy, but is no time.
  String.raw`(?:(?:${AT} |@ ?)(?<hour>[01]\d|2[0-3])|(?<hour>0\d))(?<minutes>[0-5]\d)(?! ?${NO_TIME}(?!\p{L}))(?: ?${oneOf(HALF.hour)})?`,
  String.raw`(?:(?<hour>0[5-9]|1[1-9]|2[0-3])|(?<=${BEHIND} )(?<hour>\d)):(?<minutes>[0-5]\d)`,
  String.raw`${AT} (?<hour>\d{1,2})(?= ${oneOf(DAYS.timedBy)})`,
  String.raw`(?<=${oneOf(DAYS.timed)} )${AT} (?<hour>1[0-2]|[1-9])(?!\d| ?${NO_TIME}(?!\p{L}))`,
  `(?:(?:${ABOUT}) |@ ?)?(?<named>${oneOf(DAYS.namedTimes)})`,
  `(?<part>${phrases(DAYS.partOf)})`,
].join('|')

// Not inside a longer word or number: neither "1.5 days ago" nor "mon-fri" names a day.
const PHRASE = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{Co}]|[-−–]|\d[.,])(?:${DAY}|${TIME})(?![\p{L}\p{N}\p{Co}]|['’]\p{L}* \p{L}|[-−–.,/:]\p{N}|[-−–]\p{L})`,
  'giu',
)

/** At which minute of the day a part of it begins: what is said of it before then is still to come. */
const BEGINS = Object.entries(DAYS.begins).map(([word, hour]) => [word, hour * 60] as const)
const EVENING = new RegExp(oneOf(`${DAYS.evening}|${HALF.pm}`), 'i')

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
      isUnsure: (groups.parts !== undefined && !ON.test(text)) || groups.ofWeekday !== undefined,
    }
  })
  const apart = found.map(({ day }) => day).filter(day => day !== undefined)
  const evening = found.some(({ text }) => EVENING.test(text))
  const isToday = apart.every(day => typeof day === 'object' && day.kind === 'days-ago' && day.days === 0)
  return found.flatMap(({ start, end, day, at, isUnsure }) => {
    const minute =
      at === undefined
        ? undefined
        : at.vague && evening && at.minute < 12 * 60
          ? at.minute + 12 * 60
          : at.minute
    const isToCome = isToday && minute !== undefined && minute > (said.minute ?? 24 * 60) + SOON
    // What would be no day is something else.
    if (isUnsure && typeof day !== 'object') return []
    const read: DayPhrase = { start, end, day: isToCome ? 'day-future' : (day ?? 'time') }
    return [isUnsure ? { ...read, unsure: true } : read]
  })
}

/** The minute of the day that a phrase is about, if it is about one; 'vague' where it may be of either half. */
function timeOf(
  found: Readonly<Record<string, string | undefined>>,
  text: string,
): { minute: number; vague: boolean } | undefined {
  const { hour: typed = '' } = found
  if (!typed) {
    const begins =
      found.today || found.named || found.part
        ? BEGINS.find(([word]) => text.toLowerCase().includes(word))
        : undefined
    return begins && { minute: begins[1], vague: false }
  }
  const hour = readNumberWord(typed.toLowerCase()) ?? Number(typed)
  const past = found.quarter ? (DAYS.quarters[found.quarter.toLowerCase()] ?? 0) : Number(found.minutes ?? 0)
  const said = found.half?.toLowerCase() ?? ''
  const isPm = HALF.pm.split('|').includes(said)
  const half = isPm || HALF.am.split('|').includes(said)
  const of24 = half ? (hour % 12) + (isPm ? 12 : 0) : hour
  return { minute: of24 * 60 + past, vague: !half && hour <= 12 && !typed.startsWith('0') }
}

function dayOf(
  found: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
  minute = 24 * 60,
): Day | DayProblem | undefined {
  if (found.hour || found.named || found.part) return undefined
  if (found.today || found.just) return ago(0)
  if (found.hours) return ago(Math.max(0, Math.ceil((countIn(found.hours) * 60 - minute) / (24 * 60))))
  if (found.yesterday) return ago(1)
  if (found.two) return ago(2)
  if (found.future) return 'day-future'
  if (found.lastWeek) return { kind: 'last-week' }
  if (found.old) return 'day-too-old'
  if (found.days) return ago(countIn(found.days))
  if (found.inLastWeek) {
    const weekday = weekdayIn(found.inLastWeek)
    return weekday ? ago(today.dayOfWeek - weekday + 7) : 'no-such-day'
  }
  if (found.weeks) return ago(7 * countIn(found.weeks))
  if (found.nth) return onNth(Number(/\d+/.exec(found.nth)?.[0]), today)
  const weekday = found.thisWeekday ?? found.lastWeekday ?? found.ofWeekday ?? found.weekday
  if (weekday) return onWeekday(weekday, found, today)
  const figures = found.figures ?? found.parts
  if (figures) return onFigures(figures, today)
  return onDate(found.date ?? found.dayFirst ?? found.monthFirst ?? '', today)
}

function ago(days: number): Day | DayProblem {
  if (days < 0) return 'day-future'
  return days > MAX_DAYS_AGO ? 'day-too-old' : { kind: 'days-ago', days }
}

/** The number that a phrase has in it, in figures or in words. */
function countIn(text: string): number {
  const figures = /\d+/.exec(text)?.[0]
  if (figures) return Number(figures)
  const words = text.toLowerCase().split(' ')
  if (words.some(word => DAYS.couple.split('|').includes(word))) return 2
  return words.map(readNumberWord).find(number => number !== undefined) ?? Number.NaN
}

function weekdayIn(text: string): Weekday | undefined {
  return text.split(/[ ’]/).flatMap(word => readWeekday(word) ?? [])[0]
}

function onWeekday(
  text: string,
  { thisWeekday, lastWeekday }: Readonly<Record<string, string | undefined>>,
  today: Temporal.PlainDate,
): Day | DayProblem {
  const weekday = weekdayIn(text)
  if (!weekday) return 'no-such-day'
  const days = today.dayOfWeek - weekday
  if (thisWeekday) return ago(days)
  const back = (days + 7) % 7
  return ago(lastWeekday && back === 0 ? 7 : back)
}

/** "The 23rd": of this month, or of the last one where it is still to come in this. */
function onNth(day: number, today: Temporal.PlainDate): Day | DayProblem {
  const before = today.with({ day: 1 }).subtract({ months: 1 })
  const dates = [today, before].flatMap(({ year, month }) => dateOf(year, month, day) ?? [])
  const past = dates.find(date => Temporal.PlainDate.compare(date, today) <= 0)
  if (!past) return 'no-such-day'
  const days = past.until(today, { largestUnit: 'day' }).days
  // "The 28th", said on the 25th, is more likely in three days than four weeks ago.
  return days > MAX_DAYS_AGO && day > today.day ? 'day-future' : ago(days)
}

/** "24/11", "11/24/2026": the day comes first, unless only the month can. */
function onFigures(text: string, today: Temporal.PlainDate): Day | DayProblem {
  const [one = '', two = '', year = ''] = text.split(/[-/.]/)
  const all = [`${one}.${two}.${year}`, `${two}.${one}.${year}`].map(date => onDate(date, today))
  return all.find(day => typeof day === 'object') ?? all.find(day => day !== 'no-such-day') ?? 'no-such-day'
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
