import { addDays } from './calendar.ts'
import { readDate } from './when.ts'

/** Days on which someone is away, where they live: 'YYYY-MM-DD'. On `until` they are there again; without it nobody knows when. */
export interface AwayDays {
  readonly from: string
  readonly until?: string
}

/** Why people say that they are away. What comes after it is when. */
const REASONS = [
  'away',
  'sick',
  'ill',
  'unwell',
  'not well',
  'not feeling well',
  'feeling sick',
  'off sick',
  'down with (?:the |a )?(?:flu|cold|covid)',
  '(?:got |have )?(?:the flu|a cold|covid)',
  'on (?:a |my |our )?(?:holidays?|vacation|leave|trip|honeymoon|business trip)',
  '(?:travell?ing|on the road|out of town|abroad|in hospital)',
]

const I_AM = `(?:i(?:['’]?m| am|['’]?ll be| will be| have(?: got)?|['’]?ve(?: got)?| got)?|we(?:['’]?re| are))`
const SAID = new RegExp(
  `^(?:(?:sorry|hi|hey)[,!]? )?(?:${I_AM} )?(?:(?:going|gone|currently|still|now) )?(?:${REASONS.join('|')})(?<when>[ ,].*)?$`,
)

const BACK =
  /^(?:i(?:['’]?m| am) )?(?:back|here again|well again|better(?: again| now)?)(?: again| now| home)?$/

/**
 * What a line says of being away: 'back', or the days from which until when; undefined where it is about something
 * else. @param today the local date, 'YYYY-MM-DD'
 */
export function readAwaySaid(line: string, today: string): AwayDays | 'back' | undefined {
  const said = tidied(line)
  if (BACK.test(said) && said.startsWith('i')) return 'back'
  const found = SAID.exec(said)
  return found ? readAwayDays(found.groups?.when ?? '', today) : undefined
}

/** The same of what is typed after `/away`: nothing, 'back', a reason, or when. */
export function readAway(line: string, today: string): AwayDays | 'back' | undefined {
  const said = tidied(line)
  if (BACK.test(said) || /^(?:off|stop|end|cancel)$/.test(said)) return 'back'
  return readAwayDays(said, today) ?? readAwaySaid(said, today)
}

function tidied(line: string): string {
  return line
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
}

/** 'until 10 Jan', 'for two weeks', 'next week', 'from Monday to 10 Jan', 'tomorrow', or nothing. */
function readAwayDays(text: string, today: string): AwayDays | undefined {
  const when = text
    .replace(/^[, ]+/, '')
    .replace(/^(?:all|the whole|for the whole) (?=(?:of )?(?:this|next|week|day))/, '')
    .replace(/(?:^|[, ]+)(?:so|and i)\b.*$/, '')
    .trim()
  if (when === '' || when === 'now') return { from: today }
  if (/^(?:for )?(?:today|the day)$/.test(when)) return { from: today, until: addDays(today, 1) }
  if (/^(?:for |from )?tomorrow$/.test(when)) return oneDay(addDays(today, 1))
  const week = /^(?:for )?(?:the )?(?:rest of (?:the|this) )?(this |next |coming )?week$/.exec(when)
  if (week) return weekFrom(today, week[1] === 'next ' || week[1] === 'coming ')
  if (/^(?:this|over the|on the|at the|the) weekend$/.test(when)) {
    const monday = readDate('monday', today) ?? today
    return later({ from: addDays(monday, -2), until: monday }, today)
  }
  const length = /^(?:for )?(?:the )?(?:next )?((?:\d{1,3}|[a-z]+) (?:day|week|month)s?)$/.exec(when)
  if (length) return until(today, readDate(`in ${length[1]}`, today))
  const ends = /^(?:until|till|til|to|through|back on|back) (.+)$/.exec(when)
  if (ends) return until(today, dayOf(ends[1] ?? '', today))
  const both = /^(?:from |starting |between )?(.+?) (?:until|till|til|to|and|through|[-–]) (.+)$/.exec(when)
  if (both) return between(dayOf(both[1] ?? '', today), both[2] ?? '', / (?:to|and|through|[-–]) /.test(when))
  const begins = /^(?:from|starting|as of) (.+?)(?: on)?$/.exec(when)
  const from = begins && dayOf(begins[1] ?? '', today)
  if (from) return { from }
  const forSome = /^(?:from |starting )?(.+?) for ((?:\d{1,3}|[a-z]+) (?:day|week|month)s?)$/.exec(when)
  const first = forSome && dayOf(forSome[1] ?? '', today)
  if (first) return until(first, readDate(`in ${forSome[2]}`, first))
  const day = /^(?:on )?(.+)$/.exec(when)?.[1]
  const only = day ? readDate(day, today) : undefined
  return only ? oneDay(only) : undefined
}

function dayOf(text: string, today: string): string | undefined {
  const typed = text.trim().replace(/^(?:the |next |this )(?=\w+day\b)/, '')
  if (/^(?:the )?end of (?:the |this )?week$/.test(typed)) return readDate('monday', today)
  if (typed === 'now') return today
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

/** The calendar week of a day, from that day on, or the one after it. */
function weekFrom(today: string, next: boolean): AwayDays | undefined {
  const monday = readDate('monday', today)
  if (!monday) return undefined
  return next ? { from: monday, until: addDays(monday, 7) } : { from: today, until: monday }
}

function later(days: AwayDays, today: string): AwayDays {
  return days.from < today ? { ...days, from: today } : days
}
