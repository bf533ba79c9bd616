import { quotable } from '../../core/text.ts'
import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'
import type { Clause } from './clause.ts'
import type { Day } from './day.ts'
import { LIMITS } from './groups.ts'
import type { Reading } from './parts.ts'
import type { Token } from './token.ts'
import { asksFirst } from './words.ts'

/** What a line has in it that makes it a log, or talk. */
export interface Signs {
  readonly named: boolean
  readonly slip: boolean
  readonly whole: boolean
  readonly did: boolean
  readonly counted: boolean
  /** With sets, reps or a weight, and not only a number. */
  readonly strong: boolean
  /** "A round of beers" */
  readonly isOfElse: boolean
  /** "Second round of applause" */
  readonly isNthOfElse: boolean
  /** With sets or reps. */
  readonly sets: boolean
  /** It says "sets" or "rounds". */
  readonly hasSets: boolean
  /** And no more sets than one can do. */
  readonly isFewSets: boolean
  /** It has the form of amounts, and nothing else. */
  readonly shaped: boolean
  /** How many of its words say nothing to us, and which. */
  readonly unread: number
  readonly odd: string
  readonly isComment: boolean
  /** Something that says nothing stands right behind a number: "1e9". */
  readonly isGlued: boolean
  /** One word and an amount. */
  readonly isBare: boolean
  /** "Did it", and nothing else. */
  readonly isDone: boolean
  /** "Almost all", "did half of it", and nothing else. */
  readonly isPartly: boolean
  /** It can be about a card: amounts and nothing else. */
  readonly isCard: boolean
  /** Names and how they were, but nothing that was done. */
  readonly isTalk: boolean
  readonly asks: boolean
  /** It begins as questions do. */
  readonly asksFirst: boolean
  readonly others: boolean
  /** Somebody else did it. */
  readonly byOthers: boolean
  readonly unsure: boolean
  /** It names a time or a date in figures. */
  readonly dated: boolean
  /** A day that has come. */
  readonly hasDay: boolean
  /** It is only wished, or possible: "10/10 would squat again". */
  readonly isWished: boolean
  /** What says that it is still to come. */
  readonly notYet: string | undefined
  readonly day: Day
  readonly amounts: NonNullable<Reading['headless']>
}

const ON_CARD = new Set<Token['kind']>(
  'number list clock x at kg lb seconds minutes reps sets each hand total gear weightless did emoji stop comma hedge'.split(
    ' ',
  ) as Token['kind'][],
)

const AROUND = new Set<Token['kind']>(['emoji', 'stop', 'comma', 'day', 'comment', 'dash', 'and'])
const listed = (list: string) => new Set(list.split('|'))
const { marks: MARKS } = LANGUAGE
const [BESIDE, BESIDE_CARD, ME] = [listed(MARKS.beside), listed(MARKS.besideCard), listed(MARKS.me)]
const [COMPANY, FOR, MINE] = [listed(MARKS.company), listed(MARKS.forWhom), listed(MARKS.mine)]
const OF = listed(MARKS.of)
const WISHED = listed(MARKS.wished)
const HALVES = listed(MARKS.halves)

function says(text: string, { start, end }: Token, words: ReadonlySet<string>): boolean {
  return words.has(text.slice(start, end).toLowerCase())
}

export function signsOf(
  text: string,
  tokens: readonly Token[],
  clauses: readonly Clause[],
  asks: boolean,
): Signs {
  const has = (...kinds: readonly Token['kind'][]) => tokens.some(({ kind }) => kinds.includes(kind))
  const saysSome = ({ names, front, back, whole, program, near }: Clause) =>
    names.length + front.length + back.length + near.length > 0 ||
    whole !== undefined ||
    program !== undefined
  const firstSaid = clauses.findIndex(saysSome)
  // After what was done, words alone say how it was.
  const read = clauses.filter(
    (clause, n) => saysSome(clause) || clause.not || clause.isPartOfName || n <= firstSaid || firstSaid < 0,
  )
  const within = (kind: Token['kind']) =>
    read.flatMap(({ tokens }) => tokens.filter(token => token.kind === kind))
  const unread = read.flatMap(clause => clause.unread)
  const hasOthers = within('others').some(one => !isCompany(text, tokens, tokens.indexOf(one)))
  const isOfOthers = (hasOthers && !isTogether(text, tokens)) || isOfSomebody(text, tokens)
  const isToldTo = isOfOthers && isLogTo(text, tokens)
  const isName = clauses.some(({ names, program }) => names.length > 0 || program !== undefined)
  const counted = has('number', 'list', 'range', 'clock', 'often')
  const shape = tokens.map(({ kind }) => kind).join(' ')
  const strong =
    /number (?:x|sets|reps|kg|lb|rounds)|x number|(?:rounds|sets) number/.test(shape) ||
    tokens.some(token => token.kind === 'list' && token.values.length > 2) ||
    /number range/.test(shape) ||
    (/^\d/.test(text) && shape === 'number number number')
  const toCome = within('notYet')[0]
  const days = tokens.flatMap(token =>
    token.kind === 'day' && typeof token.day === 'object' ? [token.day] : [],
  )
  const comments = has('comment')
  const did = has('did')
  const whole = clauses.some(clause => clause.whole !== undefined && !clause.not)
  const first = /^\p{L}[\p{L}’]*/u.exec(text)?.[0].toLowerCase() ?? ''
  // "Was doing 2 rounds" says what was done.
  const isQuestion = asksFirst(first) && tokens[0]?.kind !== 'did'
  const [amounts = { front: [], back: [] }] = clauses.filter(
    ({ front, back }) => front.length + back.length > 0,
  )
  return {
    named: isName || clauses.some(({ near }) => near.length > 0),
    slip: clauses.some(({ slip }) => slip),
    whole,
    did,
    counted,
    strong,
    sets: /number x number|number x range|number (?:sets|reps|rounds)|x number/.test(shape),
    hasSets: has('sets', 'rounds'),
    isFewSets: tokens.some(
      (token, n) =>
        token.kind === 'number' &&
        token.value <= LIMITS.sets.max &&
        (tokens[n + 1]?.kind === 'x' || tokens[n + 1]?.kind === 'sets'),
    ),
    shaped: strong || /^(?:also )*number (?:reps|kg|lb|rounds|sets|x)/.test(shape),
    isOfElse: tokens.some((token, n) => token.kind === 'rounds' && isOfElse(text, tokens.slice(n + 1))),
    isNthOfElse:
      tokens[0]?.kind === 'rounds' && tokens[1]?.kind === 'number' && isOfElse(text, tokens.slice(2)),
    unread: unread.length,
    odd: quotable(unread.map(({ start, end }) => text.slice(start, end)).join(' ')),
    isComment: comments,
    isGlued: tokens.some(
      ({ kind, start }, n) =>
        (kind === 'word' || kind === 'junk') &&
        tokens[n - 1]?.kind === 'number' &&
        tokens[n - 1]?.end === start &&
        text[start] !== '?',
    ),
    isBare: tokens.every(({ kind }) => kind === 'word' || ON_CARD.has(kind)) && tokens.length < 8,
    isDone: tokens.every(
      token =>
        token.kind === 'did' ||
        token.kind === 'sets' ||
        AROUND.has(token.kind) ||
        (token.kind === 'also' && says(text, token, BESIDE)),
    ),
    isPartly: isPartly(text, tokens),
    isCard:
      !(has('minutes') && has('also')) &&
      tokens.every(
        token =>
          !token.unsure &&
          (ON_CARD.has(token.kind) ||
            (isToday(text, token) && tokens[0]?.kind === 'number' && token === tokens.at(-1)) ||
            (token.kind === 'comment' && tokens[0]?.kind === 'number') ||
            (token.kind === 'also' && says(text, token, BESIDE_CARD))),
      ),
    isTalk: !counted && !did && (comments || unread.length > 0 || has('unsure')) && (isName || whole),
    asks: asks || isQuestion,
    asksFirst: isQuestion,
    others: isOfOthers && !isToldTo,
    byOthers: isByOthers(text, tokens),
    unsure:
      within('unsure').length > 0 ||
      tokens.some(token => token.kind === 'unsure' && says(text, token, HALVES)) ||
      isToldTo ||
      tokens.some(token => isSetsRepsLoad(text, token)) ||
      tokens.some(token => token.unsure),
    hasDay: days.length > 0,
    dated: tokens.some(({ kind, start, end }) => kind === 'day' && /\d/.test(text.slice(start, end))),
    isWished: toCome !== undefined && says(text, toCome, WISHED),
    notYet: toCome && quotable(text.slice(toCome.start, toCome.end)),
    day: days[0] ?? { kind: 'days-ago', days: 0 },
    amounts,
  }
}

/** Of what is no exercise: "of beers". */
function isOfElse(text: string, [of, what]: readonly Token[]): boolean {
  return of !== undefined && says(text, of, OF) && what?.kind === 'word'
}

/** "3/10/20" may be three sets of ten with twenty. */
function isSetsRepsLoad(text: string, token: Token): boolean {
  if (token.kind !== 'list' || !text.slice(token.start, token.end).includes('/')) return false
  const [sets = 0, reps = 0, load = 0, ...more] = token.values
  return more.length === 0 && sets <= 5 && sets < reps && reps < load
}

/** "8 today", and not "3 times this week". */
function isToday(text: string, token: Token): boolean {
  if (WEEK.test(text.slice(token.start, token.end))) return false
  const { day } = token.kind === 'day' ? token : { day: undefined }
  return typeof day === 'object' && day.kind === 'days-ago' && day.days === 0
}

const WEEK = new RegExp(oneOf(LANGUAGE.days.units.week), 'iu')

const PARTLY = new Set<Token['kind']>([...AROUND, 'unsure', 'all', 'did', 'also', 'not'])

/** "Nearly done" is not done yet, but "did half" was. */
function isPartly(text: string, tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(token => token.kind === 'unsure')
  const isAll = tokens.some(({ kind }) => kind === 'all')
  const isHalf = at >= 0 && says(text, tokens[at] as Token, HALVES)
  const before = tokens.slice(0, at)
  return (
    at >= 0 &&
    tokens.every(({ kind }) => PARTLY.has(kind)) &&
    !tokens.some(({ kind }, n) => kind === 'not' || (kind === 'did' && n > at && !isAll)) &&
    (isAll || (isHalf && (before.some(({ kind }) => kind === 'did') || tokens.length > 1)))
  )
}

/** "Maria did 12 bridges" */
function isOfSomebody(text: string, tokens: readonly Token[]): boolean {
  const first = tokens.findIndex(({ kind }) => kind !== 'also' && kind !== 'emoji')
  return (
    tokens[first]?.kind === 'word' &&
    /^(?:(?!comma|stop|dash)\w+ ){0,2}did/.test(
      tokens
        .slice(first + 1, first + 4)
        .map(({ kind }) => kind)
        .join(' '),
    ) &&
    !isTogether(text, tokens)
  )
}

/** "My wife did 12 bridges", but not "my wife and I did". */
function isByOthers(text: string, tokens: readonly Token[]): boolean {
  const did = tokens.findLastIndex(({ kind }) => kind === 'did')
  const isTheirs = (token: Token, n: number) =>
    token.kind === 'others' && (n < did || isFor(text, tokens.slice(0, n)))
  return tokens.some(isTheirs) && !isTogether(text, tokens)
}

/** "Maria and I did", "me and Tom did": they were in it. */
function isTogether(text: string, tokens: readonly Token[]): boolean {
  const did = tokens.findIndex(({ kind }) => kind === 'did')
  const who = tokens.slice(0, did + 1)
  const at = who.findIndex(token => says(text, token, ME))
  return at >= 0 && (who[at - 1]?.kind === 'and' || who[at + 1]?.kind === 'and')
}

/** "With my wife", "while my son watched": after it was said what was done. */
function isCompany(text: string, tokens: readonly Token[], at: number): boolean {
  const brings = tokens.findLastIndex((token, n) => n < at && says(text, token, COMPANY))
  return brings > 0 && tokens.slice(brings + 1, at).every(({ kind }) => kind === 'also' || kind === 'others')
}

/** "Bridges 3x12 felt great everyone", "rdl 3x10, your turn": most likely one's own, told to others. */
function isLogTo(text: string, tokens: readonly Token[]): boolean {
  const [name, count] = tokens
  const others = tokens.findIndex(({ kind }) => kind === 'others')
  const until = tokens.findLastIndex(({ kind }) => COUNTED.has(kind))
  const between = tokens.slice(until + 1, others)
  const isHow = between.some(({ kind }) => kind === 'comment')
  return (
    name?.kind === 'name' &&
    count?.kind === 'number' &&
    others > until &&
    between.every(({ kind }) => kind === 'comment' || kind === 'also' || AROUND.has(kind)) &&
    (isHow || tokens[others + 1]?.kind !== 'others') &&
    !tokens.slice(others).some(({ kind }) => kind === 'did') &&
    !isFor(text, tokens.slice(0, others))
  )
}

const COUNTED = new Set<Token['kind']>(
  'number list range clock kg lb reps sets rounds x each hand total'.split(' ') as Token['kind'][],
)

/** "2 rounds for my wife" */
function isFor(text: string, before: readonly Token[]): boolean {
  const last = before.findLast(({ start, end }) => !MINE.has(text.slice(start, end).toLowerCase()))
  return last !== undefined && says(text, last, FOR)
}
