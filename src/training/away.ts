import { addDays } from './calendar.ts'
import { LANGUAGE } from './en/index.ts'
import { oneOf, phrases } from './language.ts'
import { readDate } from './when.ts'

/** Days on which someone is away, where they live: 'YYYY-MM-DD'. On `until` they are there again; without it nobody knows when. */
export interface AwayDays {
  readonly from: string
  readonly until?: string
}

const { away: AWAY, days: DAYS } = LANGUAGE

const whole = (pattern: string) => new RegExp(`^${pattern}$`, 'u')
const said = (list: string) => whole(phrases(list))
const before = (list: string) => `(?:${oneOf(list)} )?`

const LEAD = `(?:${oneOf(AWAY.lead)}[,!]? )?${before(AWAY.iAm)}${before(AWAY.still)}`
const SAID = whole(`${LEAD}${phrases(AWAY.reasons)}(?<when>[ ,].*)?`)
const GONE = whole(`${LEAD}${phrases(AWAY.gone)}(?<when>[ ,].+)`)
const BACK = said(AWAY.back)
const OF_GROUP = said(AWAY.ofGroup)
const BACK_SAID = new RegExp(`^${oneOf(AWAY.backSaid)} `)
const OFF = whole(oneOf(AWAY.off))

const ALL_OF = new RegExp(String.raw`^${oneOf(AWAY.whole)} (?=${oneOf(AWAY.wholeOf)}(?!\p{L}))`, 'u')
const SO = new RegExp(String.raw`(?:^|[, ]+)${oneOf(AWAY.so)}(?!\p{L}).*$`, 'u')
const [TODAY, TOMORROW, THIS_WEEK, NEXT_WEEK, WEEKEND, WEEK_ENDS] = [
  AWAY.today,
  AWAY.tomorrow,
  AWAY.thisWeek,
  AWAY.nextWeek,
  AWAY.weekend,
  AWAY.weekEnds,
].map(said)
const SPAN = String.raw`(?<span>(?:\d{1,3}|\p{L}+) ${oneOf(Object.values(DAYS.units).join('|'))})`
const LASTS = whole(`${before(AWAY.lasting)}${SPAN}`)
const FORTNIGHT = new RegExp(String.raw`(?<!\p{L})${phrases(AWAY.fortnight)}(?!\p{L})`, 'gu')
const UNTIL = whole(`${oneOf(AWAY.until)} (?<last>.+)`)
const BETWEEN = whole(`${before(AWAY.from)}(?<first>.+?) (?<and>${oneOf(AWAY.and)}) (?<last>.+)`)
const INCLUDING = whole(oneOf(AWAY.including))
const FROM = whole(`${oneOf(AWAY.from)} (?<first>.+?)(?: ${oneOf(AWAY.on)})?`)
const FOR_SOME = whole(`${before(AWAY.from)}(?<first>.+?) ${oneOf(AWAY.lastsFor)} ${SPAN}`)
const ON = new RegExp(`^${before(AWAY.on)}`)
const NEXT_OF = new RegExp(
  String.raw`^${oneOf(AWAY.nextOf)} (?=${oneOf(DAYS.weekdays.join('|'))}(?!\p{L}))`,
  'u',
)

/**
 * What a line says of being away: 'back', or the days from which until when; undefined where it is about something
 * else. @param today the local date, 'YYYY-MM-DD'
 */
export function readAwaySaid(line: string, today: string): AwayDays | 'back' | undefined {
  const text = tidied(line)
  if (BACK.test(text) && BACK_SAID.test(text)) return 'back'
  if (OF_GROUP.test(text)) return undefined
  const found = SAID.exec(text) ?? GONE.exec(text)
  return found ? readAwayDays(found.groups?.when ?? '', today) : undefined
}

/** The same of what is typed after `/away`: nothing, 'back', a reason, or when. */
export function readAway(line: string, today: string): AwayDays | 'back' | undefined {
  const text = tidied(line)
  if (BACK.test(text) || OFF.test(text)) return 'back'
  return readAwayDays(text, today) ?? readAwaySaid(text, today)
}

function tidied(line: string): string {
  return line
    .trim()
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .replace(FORTNIGHT, AWAY.twoWeeks)
}

/** 'until 10 Jan', 'for two weeks', 'next week', 'from Monday to 10 Jan', 'tomorrow', or nothing. */
function readAwayDays(text: string, today: string): AwayDays | undefined {
  const when = text
    .replace(/^[, ]+/, '')
    .replace(ALL_OF, '')
    .replace(SO, '')
    .trim()
  const groups = (pattern: RegExp) => pattern.exec(when)?.groups
  if (when === '' || when === AWAY.now) return { from: today }
  if (TODAY?.test(when)) return { from: today, until: addDays(today, 1) }
  if (TOMORROW?.test(when)) return oneDay(addDays(today, 1))
  const monday = readDate(DAYS.weekdays[0]?.split('|').at(-1) ?? '', today) ?? today
  if (THIS_WEEK?.test(when)) return { from: today, until: monday }
  if (NEXT_WEEK?.test(when)) return { from: monday, until: addDays(monday, 7) }
  if (WEEKEND?.test(when)) return later({ from: addDays(monday, -2), until: monday }, today)
  const span = groups(LASTS)?.span
  if (span) return until(today, inTime(span, today))
  const last = groups(UNTIL)?.last
  if (last) return until(today, dayOf(last, today))
  const both = groups(BETWEEN)
  if (both) return between(dayOf(both.first ?? '', today), both.last ?? '', INCLUDING.test(both.and ?? ''))
  const begins = groups(FROM)?.first
  const from = begins && dayOf(begins, today)
  if (from) return { from }
  const some = groups(FOR_SOME)
  const first = some && dayOf(some.first ?? '', today)
  if (first) return until(first, inTime(some.span ?? '', first))
  const only = readDate(when.replace(ON, ''), today)
  return only ? oneDay(only) : undefined
}

function inTime(span: string, from: string): string | undefined {
  return readDate(`${DAYS.ahead.in} ${span}`, from)
}

function dayOf(text: string, today: string): string | undefined {
  const typed = text.trim().replace(NEXT_OF, '')
  if (WEEK_ENDS?.test(typed)) return readDate(DAYS.weekdays[0]?.split('|').at(-1) ?? '', today)
  if (typed === AWAY.now) return today
  return readDate(typed, today)
}

function oneDay(from: string): AwayDays {
  return { from, until: addDays(from, 1) }
}

function until(from: string, day: string | undefined): AwayDays | undefined {
  return day ? { from, until: day } : undefined
}

/** From one day until another; with 'to' the last one counts. */
function between(from: string | undefined, last: string, counts: boolean): AwayDays | undefined {
  const end = from && dayOf(last, from)
  return from && end ? { from, until: counts ? addDays(end, 1) : end } : undefined
}

function later(days: AwayDays, today: string): AwayDays {
  return days.from < today ? { ...days, from: today } : days
}
