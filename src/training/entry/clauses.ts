import { LANGUAGE } from '../en/index.ts'
import { type Clause, saysNothing } from './clause.ts'
import type { Day, DayProblem } from './day.ts'
import { exerciseId, type Lexicon, type Nameable, nearWays, otherWay } from './lexicon.ts'
import { AMOUNT, isDay, readPieces, shapeOf } from './pieces.ts'
import { withoutRestDays } from './rest-days.ts'
import type { Token } from './token.ts'
import { phraseAt } from './words.ts'

/** Splits a line at its separators, and says what each piece of it is about. */
export function readClauses(line: string, tokens: readonly Token[], lexicon: Lexicon): readonly Clause[] {
  const clauses = readPieces(line, tokens).map(({ tokens, sep, not }) =>
    clauseOf(line, tokens, sep, not, lexicon),
  )
  return withOwnTimes(withoutRestDays(line, clauses).reduce(withDay, []))
}

const { days: DAYS, marks: MARKS } = LANGUAGE
const ASIDE = new Set(MARKS.aside.split('|'))

/** A day by itself is of what stands before it; of what follows where the line begins with one. */
function withDay(all: readonly Clause[], clause: Clause): readonly Clause[] {
  const before = all.at(-1)
  if (!before || !saysNothing(before) || !before.day) {
    const leads = all[0]?.leads === true
    const isAfter =
      before &&
      !leads &&
      clause.day &&
      (saysNothing(clause) ? !clause.not : clause.not) &&
      !before.day &&
      !saysNothing(before)
    return isAfter
      ? [...all.slice(0, -1), { ...before, day: clause.day }, { ...clause, day: undefined }]
      : [...all, clause]
  }
  const isLead = all.length === 1 || all[0]?.leads === true
  return isLead ? [...all.slice(0, -1), withLead(before, clause)] : [...all, clause]
}

/**
 * "Bridges 3x12 in the morning, rdl 3x10 yesterday": what has a time of its own was today, where another part has a
 * day and no time. A day that leads the line, or stands by itself, is of all of it.
 */
function withOwnTimes(all: readonly Clause[]): readonly Clause[] {
  const dated = all.filter(({ day }) => day !== undefined)
  const isOwn = dated.length > 0 && dated.every(one => !one.leads && one.tokens.some(isDay) && !isTimed(one))
  if (!isOwn) return all
  const today: Day = { kind: 'days-ago', days: 0 }
  return all.map(one => (!one.day && isTimed(one) && !saysNothing(one) ? { ...one, day: today } : one))
}

function isTimed({ tokens }: Clause): boolean {
  return tokens.some(token => token.kind === 'day' && token.day === 'time')
}

/** What a day stands before, and all that was said with it: "plan for Thursday: 3 rounds". */
function withLead(before: Clause, clause: Clause): Clause {
  return {
    ...clause,
    ...daysOf(before, clause),
    tokens: [...before.tokens, ...clause.tokens],
    unread: [...before.unread, ...clause.unread],
    isPartOfName: before.isPartOfName || clause.isPartOfName,
    leads: true,
    sep: before.sep,
  }
}

/** "Monday, Wednesday: 2 rounds" */
function daysOf(before: Clause, { day, moreDays }: Clause): Pick<Clause, 'day' | 'moreDays'> {
  if (!day) return { day: before.day, moreDays: before.moreDays }
  const first = typeof before.day === 'object' ? [before.day] : []
  return { day: before.day ?? day, moreDays: unlike([...before.moreDays, day, ...moreDays], first) }
}

/** Each day once, and none of some. */
function unlike(days: readonly (Day | DayProblem)[], but: readonly Day[]): readonly Day[] {
  const all = new Map(days.flatMap(day => (typeof day === 'object' ? [[JSON.stringify(day), day]] : [])))
  for (const day of but) all.delete(JSON.stringify(day))
  return [...all.values()]
}

/** "All but the last round": some of it was not done, and it cannot be told which. */
export function saysWhich(line: string, { tokens }: Clause): boolean {
  return tokens.some(
    ({ kind, start, end }) =>
      kind === 'comment' &&
      line
        .slice(start, end)
        .toLowerCase()
        .split(' ')
        .some(word => ['rounds', 'sets'].includes(phraseAt([word], 0)?.says ?? '')),
  )
}

function clauseOf(
  line: string,
  given: readonly Token[],
  sep: Clause['sep'],
  not: boolean,
  lexicon: Lexicon,
): Clause {
  const said = withoutTail(line, given)
  const days = said.flatMap(token => (token.kind === 'day' && token.day !== 'time' ? [token.day] : []))
  const tokens = withoutComment(said).filter(({ kind }) => kind !== 'day')
  const named = tokens.filter(token => token.kind === 'name')
  const nameAt = tokens.findLastIndex(
    ({ kind }) => kind === 'name' || kind === 'program' || kind === 'all' || kind === 'rounds',
  )
  const counted = (some: readonly Token[]) =>
    some.filter(
      ({ kind }, n) =>
        (AMOUNT.has(kind) && (kind !== 'at' || brings(some, n))) || (kind === 'rounds' && named.length > 0),
    )
  const easier = tokens.some(({ kind }) => kind === 'easier')
    ? 'easier'
    : tokens.some(({ kind }) => kind === 'harder')
      ? 'harder'
      : undefined
  const program = tokens.find(token => token.kind === 'program')
  const unread = tokens.filter(({ kind }) => kind === 'word' || kind === 'junk')
  const isAll = tokens.some(({ kind }) => kind === 'all')
  const isRounds = named.length === 0 && tokens.some(({ kind }) => kind === 'rounds')
  const amounts = counted(tokens)
  return {
    tokens: said,
    sep,
    names: named.map(({ way }) => (easier && otherWay(way, easier, lexicon)) || way),
    slip: named.some(token => token.slip),
    program: program?.id,
    whole: isRounds ? 'rounds' : isAll ? 'all' : undefined,
    front: counted(tokens.slice(0, Math.max(0, nameAt))),
    back: counted(tokens.slice(Math.max(0, nameAt))),
    not,
    day: days[0],
    moreDays: unlike(days, typeof days[0] === 'object' ? [days[0]] : []),
    leads: said.find(({ kind }) => kind !== 'also' && kind !== 'did')?.kind === 'day',
    unread,
    isPartOfName: unread.some(({ start, end }) =>
      lexicon.indexes.some(({ byWord }) => byWord.has(line.slice(start, end).toLowerCase())),
    ),
    near: named.length > 0 || amounts.length === 0 ? [] : nearOf(line, unread, lexicon),
  }
}

/** "Bridges 3x12 with Ana on the balcony": after what was done, where and with whom says nothing; a day does. */
function withoutTail(line: string, tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(
    ({ start, end }, n) =>
      ASIDE.has(line.slice(start, end).toLowerCase()) &&
      tokens.slice(n + 1).some(({ kind }) => kind === 'word' || kind === 'others' || kind === 'notYet') &&
      tokens.slice(n + 1).every(token => TAIL.has(token.kind) && !isWhen(line, token)),
  )
  const before = tokens.slice(0, Math.max(0, at))
  const isDone =
    before.some(token => shapeOf(token) === 'n' || shapeOf(token) === 'w') &&
    before.some(({ kind }) => COUNTS.has(kind)) &&
    before.every(({ kind }) => kind !== 'word' && kind !== 'junk')
  return isDone ? [...before, ...tokens.slice(at).filter(isDay)] : tokens
}

/** "At the weekend", "on Monday's walk": a day that we cannot tell is none that we leave out. */
function isWhen(line: string, { kind, start, end }: Token): boolean {
  return kind !== 'day' && WHEN.has(/^\p{L}+/u.exec(line.slice(start, end).toLowerCase())?.[0] ?? '')
}

const WHEN = new Set([MARKS.vague, ...DAYS.weekdays, ...DAYS.months].join('|').split('|'))
const COUNTS = new Set<Token['kind']>('number list range clock often all did'.split(' ') as Token['kind'][])
const TAIL = new Set<Token['kind']>(
  'word also others comment notYet emoji hedge dash did day total at'.split(' ') as Token['kind'][],
)

/** What says how it was goes, and with it all that follows where nothing more of a log does. */
function withoutComment(tokens: readonly Token[]): readonly Token[] {
  const said = tokens.findLastIndex(({ kind }) => isSaying(kind))
  const first = tokens.findIndex(
    ({ kind }, n) => n > said && (kind === 'comment' || (kind === 'emoji' && said >= 0)),
  )
  return (first < 0 ? tokens : tokens.slice(0, first)).filter(({ kind }) => kind !== 'comment')
}

const SAYING = new Set<Token['kind']>(
  'number list range often clock kg lb reps sets weightless name program all rounds did not instead skipped dismay unsure day notYet nextTime others easier'.split(
    ' ',
  ) as Token['kind'][],
)

function isSaying(kind: Token['kind']): boolean {
  return SAYING.has(kind)
}

/** "At home" brings no weight. */
function brings(tokens: readonly Token[], n: number): boolean {
  const next = tokens.slice(n + 1).find(({ kind }) => kind !== 'also' && kind !== 'hedge')
  return next !== undefined && ['number', 'list', 'range', 'gear', 'weightless'].includes(next.kind)
}

/** Of more words than this nobody means an exercise. */
const MOST_UNKNOWN = 3

function nearOf(line: string, unread: readonly Token[], lexicon: Lexicon): readonly Nameable[] {
  const unknown = unread.filter(({ kind }) => kind === 'word').slice(0, MOST_UNKNOWN)
  const found = unknown.flatMap(({ start, end }) => nearWays(line.slice(start, end), lexicon))
  // One way for each exercise: as it is usually done.
  const each = new Map(found.toReversed().map(way => [exerciseId(way), way]))
  return [...each.keys()]
    .toReversed()
    .slice(0, 3)
    .flatMap(id => lexicon.own.find(way => exerciseId(way) === id) ?? each.get(id) ?? [])
}
