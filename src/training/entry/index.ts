import { quotable } from '../../core/text.ts'
import { type Day, type DayPhrase, findDays, MAX_DAYS_AGO } from './day.ts'
import { type EntryProblem, type Part, type Reading, readParts } from './parts.ts'
import type { Nameable } from './segments.ts'
import { findNames, type Token, tokenize } from './tokens.ts'

export type { Day } from './day.ts'
export type { EntryProblem, Part } from './parts.ts'
export type { Nameable } from './segments.ts'
export type { SetDone } from './sets.ts'

/** What someone did, and when. Each exercise has at most one part. */
export interface Entry {
  readonly parts: readonly Part[]
  readonly day: Day
}

export type EntryResult =
  | { readonly ok: true; readonly entry: Entry }
  | {
      readonly ok: false
      readonly problems: readonly EntryProblem[]
      /** Whether any of it looks like a log at all, so that ordinary chatter can be left alone. */
      readonly looksLikeLog: boolean
    }

/** The longest line that is read, in code points. */
export const MAX_ENTRY = 300

const LEAD =
  /^\s*(?:(?:(?:i|i['’]?ve|i have)\s+)?(?:just\s+)?(?:did|done|logged|log|finished|completed)\b[:,]?\s*)+/iu
const TRAIL = /(?<=\s)(?:done|finished|completed)(?=[\s.!]*$)/iu

/**
 * Reads what a logging line means: "bridges 3x12, rdl 12 @ 20 kg yesterday", "2 rounds", "all". The whole
 * line is accounted for or none of it is: what cannot be read, or may mean two things, is a problem.
 *
 * A number after "@", or with a unit of weight, is a load; "15,12,10" are three sets and "17,5 kg" is one
 * load; "12 20" may be either and is refused. An exercise without a number is one set as planned. What is
 * said of an exercise in several places adds up.
 * @param options.units the weight unit where the line names none
 * @param options.today the local date, 'YYYY-MM-DD', from which "yesterday" and weekdays count
 */
export function readEntry(
  line: string,
  exercises: readonly Nameable[],
  options: { readonly units: 'kg' | 'lb'; readonly today: string },
): EntryResult {
  if (line.length > MAX_ENTRY && [...line].length > MAX_ENTRY) {
    const problem = { kind: 'too-long', text: quotable(line), max: MAX_ENTRY } as const
    return { ok: false, problems: [problem], looksLikeLog: false }
  }
  const names = findNames(line, exercises)
  // Names hide what they are made of: "sun salutation" is no Sunday.
  const masked = names.reduce((text, { start, end }) => fill(text, start, end, '\uE000'), line)
  const days = findDays(masked, options.today)
  const framing = [LEAD, TRAIL].flatMap(pattern => {
    const found = pattern.exec(masked)
    return found ? [{ start: found.index, end: found.index + found[0].length }] : []
  })
  const rest = [...days, ...framing].reduce((text, { start, end }) => fill(text, start, end, ' '), line)

  const tokens = tokenize(rest, names)
  const reading = readParts(rest, tokens, exercises, options.units)
  const { day, problems: dayProblems } = readDay(line, days)
  const problems = [...reading.problems, ...dayProblems].filter(isOutermost)
  if (reading.parts.length === 0 && problems.length === 0)
    problems.push({ kind: 'empty', text: quotable(line) })
  if (problems.length === 0) return { ok: true, entry: { parts: reading.parts, day } }
  const looksLikeLog = looks({ line, tokens, reading, days, led: framing.some(({ start }) => start === 0) })
  return { ok: false, problems, looksLikeLog }
}

/** Not a piece of what another problem quotes already. */
function isOutermost(problem: EntryProblem, n: number, all: readonly EntryProblem[]): boolean {
  if (problem.kind !== 'leftover') return true
  return !all.some((other, m) => other.text.includes(problem.text) && (other.text !== problem.text || m < n))
}

function fill(text: string, start: number, end: number, filler: string): string {
  return text.slice(0, start) + filler.repeat(end - start) + text.slice(end)
}

function readDay(line: string, days: readonly DayPhrase[]): { day: Day; problems: readonly EntryProblem[] } {
  const today: Day = { kind: 'days-ago', days: 0 }
  const [first] = days
  if (!first) return { day: today, problems: [] }
  const texts = days.map(({ start, end }) => line.slice(start, end))
  if (days.length > 1) return { day: today, problems: [{ kind: 'twice', text: quotable(texts.join(', ')) }] }
  if (typeof first.day === 'object') return { day: first.day, problems: [] }
  const max = first.day === 'day-too-old' ? { max: MAX_DAYS_AGO } : {}
  return { day: today, problems: [{ kind: first.day, text: quotable(texts[0] ?? ''), ...max }] }
}

/** More words than this that say nothing, and people are talking to each other. */
const MAX_CHATTER = 2

function looks(seen: {
  readonly line: string
  readonly tokens: readonly Token[]
  readonly reading: Reading
  readonly days: readonly DayPhrase[]
  readonly led: boolean
}): boolean {
  const { line, tokens, reading, days, led } = seen
  if (line.includes('?') || reading.unread > MAX_CHATTER) return false
  const numbers = tokens.some(({ kind }) => kind === 'number' || kind === 'list' || kind === 'clock')
  // A date is as good as a number; "bridges tomorrow" is a plan.
  const dated = days.some(({ start, end }) => /\d/.test(line.slice(start, end)))
  if (reading.named) return numbers || led || (reading.unread === 0 && (dated || days.every(isPast)))
  if (reading.unread === 0 && reading.parts.length > 0) return numbers || dated || days.some(isPast)
  // "rld 3x12", but not "lost 5 lb" or "5 minutes late".
  return tokens.some((token, n) => {
    const next = tokens[n + 1]?.kind
    return token.kind === 'number' && (next === 'sets' || (next === 'x' && tokens[n + 2]?.kind === 'number'))
  })
}

function isPast({ day }: DayPhrase): boolean {
  return day !== 'day-future'
}
