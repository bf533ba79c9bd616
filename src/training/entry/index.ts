import { quotable } from '../../core/text.ts'
import { LANGUAGE } from '../en/index.ts'
import { phrases } from '../language.ts'
import type { Clause } from './clause.ts'
import { readClauses } from './clauses.ts'
import type { Day } from './day.ts'
import { elsewhereIn } from './elsewhere.ts'
import { type Entry, entriesOf } from './entries.ts'
import { exerciseId, type Lexicon, type Nameable, wayById } from './lexicon.ts'
import { asking, CHATTER, type Meaning, type Moment } from './meaning.ts'
import { mended } from './mend.ts'
import { partly, withoutNames } from './nameless.ts'
import { DONE_MARK, normalise } from './normal.ts'
import { isOther } from './other.ts'
import { dayProblems, tooManySets } from './out-of-range.ts'
import { partMeantIn } from './part-meant.ts'
import { type EntryProblem, ofEach, type Reading, readParts } from './parts.ts'
import { sameBut } from './same.ts'
import { againIn, cardIn, correctionIn, isMeant, meantIn, topicIn, undoIn } from './sayings.ts'
import { type Signs, signsOf } from './signs.ts'
import { afterToCome, untilToCome } from './to-come.ts'
import { tokenize } from './tokens.ts'
import { asksFirst } from './words.ts'

export type { Day } from './day.ts'
export type { Entry } from './entries.ts'
export { type Lexicon, lexiconOf, type Nameable } from './lexicon.ts'
export type { Meaning, Moment } from './meaning.ts'
export { noteIn } from './note.ts'
export { type Other, otherIn } from './other.ts'
export type { EntryProblem, Open, Part, SetDone } from './parts.ts'
export { heldIn, saysSets } from './same.ts'
export type { CardWord, Topic } from './sayings.ts'

/** The longest line that is read, in code points. */
export const MAX_ENTRY = 300

/**
 * Reads what a line means: "bridges 3x12, rdl 12 @ 20 kg yesterday", "2 rounds", "make that 12". Nothing of it is
 * guessed: what may mean two things is asked, and so is what has a word in it that says nothing to us.
 */
export function readLine(typed: string, lexicon: Lexicon, moment: Moment): Meaning {
  if (typed.length > 2 * MAX_ENTRY || [...typed].length > MAX_ENTRY) {
    const problem = { kind: 'too-long', text: quotable(typed), max: MAX_ENTRY } as const
    return moment.place === 'command' ? { kind: 'no', problems: [problem] } : CHATTER
  }
  const line = normalise(typed)
  const request = REQUEST.exec(line.text)?.[0] ?? ''
  const whole = withoutCommand(mended(line.text.slice(request.length), lexicon))
  // A question mark asks whether it was so, and is no word of it.
  const text = whole.replace(/[\s?]+$/, '')
  const plain = text.toLowerCase().replace(/[\uE001-\uE003\s]*[.!?…\uE001-\uE003\s]+$/u, '')
  const undone = undoIn(plain, moment.place !== 'thread')
  const undo = undone && undoOf(undone, lexicon, moment)
  if (undo) return undo
  const again = againIn(plain, moment.place !== 'thread')
  if (again) return againOf(again, lexicon, moment)
  const meaning = readLog(text, lexicon, moment, line.asks && !request)
  const part = partMeantIn(plain, lexicon, moment)
  const rest =
    part?.rest ??
    correctionIn(plain, typed) ??
    (isKnown(meantIn(plain), lexicon, moment) ? meantIn(plain) : undefined)
  const meant = rest !== undefined && isMeant(tokenize(normalise(rest).text, lexicon, moment))
  const correction: Meaning | undefined = meant
    ? { kind: 'correct', rest, ...(part && { of: part.of }), otherwise: meaning }
    : isOther(plain, lexicon, moment)
      ? { kind: 'correct', rest: plain, otherwise: meaning }
      : undefined
  const word = text.includes(DONE_MARK) ? undefined : cardIn(plain)
  if (word) {
    const otherwise = correction ?? talk(plain, moment) ?? (moment.place === 'command' ? meaning : CHATTER)
    return { kind: 'card', word, otherwise }
  }
  if (correction) return correction
  if (meaning.kind === 'chatter' && AFTER_QUESTION.test(text)) {
    const said = readLog(text.replace(AFTER_QUESTION, ''), lexicon, moment, false)
    if (said.kind === 'log') return asking('sure', [said.entries])
  }
  if (meaning.kind !== 'chatter' && meaning.kind !== 'no') return meaning
  // An emoji by itself says as much as a word.
  return (
    talk(plain || typed.replace(/[\ufe0f\p{Emoji_Modifier}\s]/gu, '').replace(/(.)\1+/gu, '$1'), moment) ??
    meaning
  )
}

const { command, requests } = LANGUAGE.marks
const REQUEST = new RegExp(`^${phrases(requests)} `, 'is')
const COMMAND = new RegExp(`^(?:/?${command}(?:[:,]? |$))+(?=\\S)`, 'i')
const DONE_DONE = new RegExp(`^${command} (?=${command}(?!\\p{L}))`, 'iu')

/** "How do I log this? I did 10 bridges" */
const AFTER_QUESTION = /^[^?]*\?+[\s\uE003]+(?=[^?]*\d)/u

/** "/done /done all" */
function withoutCommand(text: string): string {
  return text.replace(COMMAND, `${command} `).replace(DONE_DONE, '')
}

/** Takes back what is named, where that is all that is said. */
function undoOf(
  undone: NonNullable<ReturnType<typeof undoIn>>,
  lexicon: Lexicon,
  moment: Moment,
): Meaning | undefined {
  if ('of' in undone) return { kind: 'undo', of: undone.of }
  const tokens = tokenize(undone.rest, lexicon, moment)
  const named = tokens.flatMap(token => (token.kind === 'name' ? [exerciseId(token.way)] : []))
  const isPlain = tokens.every(({ kind }) => ['name', 'also', 'and', 'comma', 'sets'].includes(kind))
  return isPlain && named.length > 0 ? { kind: 'undo', of: [...new Set(named)] } : undefined
}

/** Nothing in it says nothing to us. */
function isKnown(rest: string | undefined, lexicon: Lexicon, moment: Moment): boolean {
  return (
    rest !== undefined && tokenize(normalise(rest).text, lexicon, moment).every(({ kind }) => kind !== 'word')
  )
}

/** "The same as on Monday" */
function againOf(days: string, lexicon: Lexicon, moment: Moment): Meaning {
  const [day, ...more] = tokenize(days, lexicon, moment).flatMap(token =>
    token.kind === 'day' && typeof token.day === 'object' && token.day.kind === 'days-ago'
      ? [token.day.days]
      : [],
  )
  return { kind: 'again', ...(day && more.length === 0 && { daysAgo: day }) }
}

function talk(plain: string, { place }: Moment): Meaning | undefined {
  const topic = place === 'thread' ? undefined : topicIn(plain)
  return topic && { kind: 'talk', topic }
}

/**
 * What a correction makes of what was logged last: all of it anew, or the amounts of its only exercise.
 * @param last the ways that it was about
 */
export function readCorrection(
  rest: string,
  last: readonly Nameable[],
  lexicon: Lexicon,
  moment: Moment,
): Meaning {
  if (rest.length > MAX_ENTRY) return CHATTER
  const text = normalise(rest).text
  const tokens = tokenize(text, lexicon, moment)
  const clauses = readClauses(text, tokens, lexicon)
  const reading = readParts(text, clauses, lexicon, moment.units)
  const same = sameBut(tokens, last, lexicon)
  // Where people talk to each other, "it was yesterday" may be about anything.
  if (same) return moment.place === 'thread' ? asking('sure', [same]) : { kind: 'log', entries: same }
  if (reading.headless && clauses.every(({ unread }) => unread.length === 0)) {
    const day: Day = { kind: 'days-ago', days: 0 }
    const parts = ofEach(reading.headless, last, moment.units)
    const choices = parts.map(part => [{ parts: [part], day }])
    const [only] = choices
    if (only && choices.length === 1) return { kind: 'log', entries: only }
    return choices.length > 1 ? { kind: 'ask', about: 'which', choices, problems: [] } : CHATTER
  }
  const read = readLog(text, lexicon, { ...moment, place: 'direct' }, false)
  return read.kind === 'log' || read.kind === 'ask' ? read : CHATTER
}

/** More words than this that say nothing, and people are talking to each other. */
const MAX_UNREAD = 2

function readLog(text: string, lexicon: Lexicon, moment: Moment, asks: boolean): Meaning {
  const { place, units } = moment
  const isCommand = place === 'command'
  const tokens = tokenize(text, lexicon, moment)
  const clauses = readClauses(text, tokens, lexicon)
  const past = untilToCome(clauses) ?? afterToCome(clauses)
  if (past) return withToCome(text, past, lexicon, moment)
  const signs = signsOf(text, tokens, clauses, asks)
  const reading = readParts(text, clauses, lexicon, units)
  const problems = [...reading.problems, ...dayProblems(text, tokens)]
  const isTheirs = isCommand && signs.byOthers && signs.counted
  if (isTheirs) return { kind: 'no', problems: [{ kind: 'others', text: quotable(text) }] }
  const isAsking =
    signs.asks &&
    !(signs.did && signs.strong && !(asks && signs.asksFirst)) &&
    !isDoubted(text, signs, moment)
  if (!isCommand && (signs.others || isAsking)) {
    return place === 'direct' && signs.others && signs.counted && (signs.named || signs.whole) && !signs.asks
      ? { kind: 'no', problems: [{ kind: 'others', text: quotable(text) }] }
      : CHATTER
  }
  if (signs.isPartly && (isCommand || place === 'direct' || moment.inWeek)) return partly(signs)
  const isTheirOwn =
    place === 'direct' || (moment.inWeek === true && (signs.whole || signs.hasSets) && !signs.isComment)
  const isUnsure = isTheirOwn && signs.unsure && signs.unread === 0
  if (signs.isTalk && !isCommand && !isUnsure) return CHATTER
  const toCome = signs.notYet ?? problems.find(({ kind }) => kind === 'day-future')?.text
  if (toCome !== undefined) {
    const isLikely =
      isCommand ||
      ((place === 'direct' || signs.hasSets || signs.sets || !signs.isWished) &&
        (signs.named || signs.whole || signs.slip || (signs.sets && place === 'direct')) &&
        (signs.counted || signs.dated || signs.did || signs.hasDay || place === 'direct') &&
        signs.unread <= MAX_UNREAD)
    return isLikely ? { kind: 'no', problems: [{ kind: 'day-future', text: toCome }] } : CHATTER
  }
  const options = reading.options.map(entriesOf).filter(entries => entries.length > 0)
  if (problems.length === 0) problems.push(...tooManySets(text, tokens, options))
  const [first] = options
  const elsewhere =
    first || (place === 'thread' && !moment.inWeek) ? undefined : elsewhereIn(text, lexicon, moment)
  if (elsewhere) return { kind: 'no', problems: elsewhere }
  if (!first && problems.length === 0) return withoutNames(reading, signs, lexicon, moment)
  if (place === 'thread' && !isLikely(signs, moment)) return CHATTER
  const blocking = problems.filter(({ kind }) => !OPEN.has(kind))
  if (blocking.length > 0) return { kind: 'no', problems }
  if (problems.length > 0) return withProblems(reading, first, problems, signs, lexicon, moment)
  if (!first) return CHATTER
  if (signs.slip && !signs.counted && !signs.did) return isCommand ? asking('near', [first]) : CHATTER
  if (signs.isGlued) return { kind: 'no', problems: [leftover(signs)] }
  if (signs.unread > 0) {
    const isOwn = place === 'direct' && signs.did && signs.named && signs.counted
    if (signs.unread > MAX_UNREAD && !isCommand && !isOwn)
      return place === 'thread' ? CHATTER : { kind: 'no', problems: [leftover(signs)] }
    return { kind: 'ask', about: 'sure', choices: options.slice(0, 4), problems: [leftover(signs)] }
  }
  if (signs.unsure || signs.asks) return asking('sure', options.slice(0, 4))
  if (reading.open) return asking(reading.open, options.slice(0, 4))
  // "New PR: 100 kg deadlift" may be of the gym.
  const isHeldOnly = place === 'thread' && signs.amounts.front.length > 0 && !signs.did && isOnlyHeld(first)
  return isHeldOnly ? asking('sure', [first]) : { kind: 'log', entries: first }
}

/** "Bridges 3x12?" is whether it was that, said to the bot or by somebody who takes part. */
function isDoubted(
  text: string,
  { named, whole, counted, unread, others, unsure }: Signs,
  { place, inWeek }: Moment,
): boolean {
  return (
    (place === 'direct' ? named || whole : inWeek === true && named && !unsure) &&
    counted &&
    !others &&
    unread <= (place === 'direct' ? 1 : 0) &&
    !asksFirst(/^\p{L}[\p{L}’]*/u.exec(text)?.[0].toLowerCase() ?? '')
  )
}

/** A load, and no word of how much was done with it. */
function isOnlyHeld(entries: readonly Entry[]): boolean {
  const sets = entries.flatMap(({ parts }) => parts.flatMap(part => (part.kind === 'sets' ? part.sets : [])))
  return sets.length === 1 && sets.every(({ amount, weight }) => weight !== undefined && amount === undefined)
}

function leftover({ odd }: Signs): EntryProblem {
  return { kind: 'leftover', text: odd }
}

/** What still lets the rest be offered. */
const OPEN = new Set<EntryProblem['kind']>(['unknown-exercise', 'leftover', 'whose'])

/** Some of it was read, and some of it names what we do not know. */
function withProblems(
  reading: Reading,
  first: readonly Entry[] | undefined,
  problems: readonly EntryProblem[],
  signs: Signs,
  lexicon: Lexicon,
  { place, units }: Moment,
): Meaning {
  const unknown = problems.find(({ kind, nearest }) => kind === 'unknown-exercise' && nearest)
  if (place === 'thread' && signs.unread > (first || (signs.isBare && signs.isFewSets) ? MAX_UNREAD : 1))
    return CHATTER
  if (place === 'thread' && unknown && !first && !signs.sets && !signs.isBare) return CHATTER
  if (!first && unknown && problems.length === 1) {
    const ways = (unknown.nearest ?? []).flatMap(id => wayById(id, lexicon) ?? [])
    const choices = ofEach(signs.amounts, ways, units).map(part => [{ parts: [part], day: signs.day }])
    if (choices.length > 0) return { kind: 'ask', about: 'near', choices, problems }
  }
  const isNamed = signs.named && signs.counted && problems.every(({ kind }) => kind === 'leftover')
  if (!first && !signs.sets && !isNamed && place === 'thread') return CHATTER
  if (!first && !signs.strong && !isNamed && !signs.isBare && place === 'direct') return CHATTER
  if (first && reading.options.length === 1) return { kind: 'ask', about: 'sure', choices: [first], problems }
  return { kind: 'no', problems }
}

/** Whether a line in a thread is more likely a log than talk. */
function isLikely(signs: Signs, { inWeek = false }: Moment): boolean {
  const { unread, strong, named, counted, did, whole } = signs
  if (signs.isNthOfElse && !named) return false
  if (unread > (strong || did ? MAX_UNREAD : 1)) return false
  if (unread > 0 && whole && !named && !did && !(inWeek && strong && !signs.isOfElse)) return false
  if (counted && (strong || named || whole)) return true
  return (named || whole) && (did || (inWeek && unread === 0))
}

function withToCome(text: string, past: readonly Clause[], lexicon: Lexicon, moment: Moment): Meaning {
  const [start, end] = [past[0]?.tokens[0]?.start, past.at(-1)?.tokens.at(-1)?.end]
  // What is to come is no part of what was done, and need not be asked.
  return readLog(text.slice(start, end), lexicon, moment, false)
}
