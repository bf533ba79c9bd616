import type { Day, DayProblem } from './day.ts'
import { exerciseId, type Lexicon, type Nameable, nearWays, otherWay } from './lexicon.ts'
import type { Token } from './token.ts'

/** A piece of a line that is about one thing: some exercises, all of them, or an amount without a name. */
export interface Clause {
  readonly tokens: readonly Token[]
  /** What separates it from the one before. */
  readonly sep: Token['kind'] | 'start'
  readonly names: readonly Nameable[]
  /** Names that were mistyped: read only where something else says that it is a log. */
  readonly slip: boolean
  readonly program: string | undefined
  /** All that is open, or "rounds". */
  readonly whole: 'all' | 'rounds' | undefined
  /** What says how much, before the (last) name and behind it. */
  readonly front: readonly Token[]
  readonly back: readonly Token[]
  readonly not: boolean
  readonly day: Day | DayProblem | undefined
  /** Its day stands before it. */
  readonly leads?: boolean
  /** Words that say nothing to us. */
  readonly unread: readonly Token[]
  /** Some of them stand in the name of an exercise. */
  readonly isPartOfName: boolean
  /** What may have been meant by them, where an amount stands beside them. */
  readonly near: readonly Nameable[]
}

const AMOUNT = new Set<Token['kind']>(
  'number list range often clock x at kg lb seconds minutes reps sets each hand total side gear weightless'.split(
    ' ',
  ) as Token['kind'][],
)
const SEPARATORS = new Set<Token['kind']>(['comma', 'stop', 'and', 'slash'])

/** Splits a line at its separators, and says what each piece of it is about. */
export function readClauses(line: string, tokens: readonly Token[], lexicon: Lexicon): readonly Clause[] {
  const pieces: { sep: Clause['sep']; tokens: Token[] }[] = [{ sep: 'start', tokens: [] }]
  for (const [n, token] of tokens.entries()) {
    const piece = pieces.at(-1)?.tokens ?? []
    if (SEPARATORS.has(token.kind)) pieces.push({ sep: token.kind, tokens: [] })
    else if (turnsBack(line, tokens, n)) pieces.push({ sep: 'stop', tokens: [] })
    else if (beginsAnew(line, piece, tokens, n)) pieces.push({ sep: 'stop', tokens: [token] })
    else if (token.kind === 'dash' && !joins(tokens, n)) pieces.push({ sep: 'dash', tokens: [] })
    else pieces.at(-1)?.tokens.push(token)
  }
  return pieces
    .filter(({ tokens }) => tokens.length > 0)
    .flatMap(({ sep, tokens }) =>
      turnedAround(tokens).map((half, n) => ({ sep: n === 0 ? sep : ('not' as const), ...half })),
    )
    .flatMap(({ sep, tokens, not }) =>
      apart(tokens).map((piece, n) => clauseOf(line, piece, n === 0 ? sep : 'start', not, lexicon)),
    )
    .reduce(withDay, [])
}

/** "No squats, but bridges 12": after what was not done, "but" brings what was. */
function turnsBack(line: string, tokens: readonly Token[], n: number): boolean {
  const token = tokens[n]
  return (
    token?.kind === 'not' &&
    /^but$/i.test(line.slice(token.start, token.end)) &&
    tokens.slice(0, n).some(({ kind }) => kind === 'not' || kind === 'skipped')
  )
}

/** "Bridges: 12, 10 rdl: 10, 8" and "bridges done rdl skipped": a name with a colon, or behind what was done. */
function beginsAnew(line: string, piece: readonly Token[], tokens: readonly Token[], n: number): boolean {
  const [token, next, before] = [tokens[n], tokens[n + 1], piece.at(-1)]
  if (token?.kind !== 'name' || !before) return false
  const hasColon = next?.kind === 'dash' && line[next.start] === ':'
  if (hasColon && piece.some(({ kind }) => AMOUNT.has(kind))) return true
  return piece[0]?.kind === 'name' && (before.kind === 'did' || before.kind === 'skipped')
}

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
  return isLead
    ? [...all.slice(0, -1), { ...clause, day: clause.day ?? before.day, leads: true, sep: before.sep }]
    : [...all, clause]
}

/** Neither what nor how much. */
export function saysNothing({ names, front, back, whole, program, near }: Clause): boolean {
  return names.length + front.length + back.length + near.length === 0 && !whole && !program
}

/** A dash or colon says nothing as a bullet, or between a name and its numbers. */
function joins(tokens: readonly Token[], n: number): boolean {
  const [before, after] = [tokens[n - 1], tokens[n + 1]]
  if (!before) return true
  if (before.kind === 'name') return true
  return BEFORE_DASH.has(before.kind) && after !== undefined && !SEPARATORS.has(after.kind)
}

const BEFORE_DASH = new Set<Token['kind']>(['word', 'program', 'did', 'easier', 'harder', 'all', 'rounds'])

/** "All but squats": what comes before the word that turns it around, and what comes after it. */
function turnedAround(tokens: readonly Token[]): readonly { tokens: readonly Token[]; not: boolean }[] {
  const at = tokens.findIndex(({ kind }) => kind === 'not' || kind === 'skipped' || kind === 'dismay')
  if (at < 0) return [{ tokens, not: isCrossedOut(tokens) }]
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)]
  const said = (some: readonly Token[]) => some.some(({ kind }) => kind !== 'also' && kind !== 'emoji')
  // "Bridges 12, skipped rdl" and "rdl skipped".
  const turn = tokens[at]
  if (!said(after) && said(before) && turn) {
    // "Bridges 12 not": who knows. But "squats no" is clear.
    const { start, end } = turn
    const isClear = before.every(({ kind }) => kind === 'name' || kind === 'also' || kind === 'dash')
    return turn.kind === 'not' && !isClear
      ? [{ tokens: [...before, { start, end, kind: 'unsure' }], not: false }]
      : [{ tokens: before, not: true }]
  }
  return [...(said(before) ? [{ tokens: before, not: false }] : []), { tokens: [...after], not: true }]
}

/** "Bridges -" */
function isCrossedOut(tokens: readonly Token[]): boolean {
  const said = tokens.filter(({ kind }) => kind !== 'also')
  return said.length === 2 && said[0]?.kind === 'name' && said[1]?.kind === 'dash'
}

/** "Bridges 12 rdl 10" and "12 bridges 10 rdl" need no comma: each name has its own numbers. */
function apart(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const shape = tokens.map(shapeOf).join('')
  if (!/n.*q.*n/.test(shape) && !/q[^n]*n[^n]*q[^n]*n/.test(shape)) return [tokens]
  const first = /[nq]/.exec(shape)?.[0]
  const pieces: Token[][] = [[]]
  let done = false
  for (const [n, token] of tokens.entries()) {
    const kind = shape[n]
    // A piece ends with its numbers where names go first, and with its name where numbers do.
    const begins = first === 'n' ? kind === 'n' && done : kind === 'q' && done
    if (begins) {
      pieces.push([])
      done = false
    }
    if (kind === (first === 'n' ? 'q' : 'n')) done = true
    pieces.at(-1)?.push(token)
  }
  // "12 squats 20 kg rdl": whose is the load? And "3 sets of bridges 12" is one.
  const whole = pieces.every(
    piece => piece.some(token => shapeOf(token) === 'n') && piece.some(token => shapeOf(token) === 'q'),
  )
  const loads =
    first === 'q' &&
    pieces.some(piece => piece.some(({ kind }) => kind === 'kg' || kind === 'lb' || kind === 'at'))
  return whole && !loads ? pieces : [tokens]
}

function shapeOf(token: Token): string {
  if (token.kind === 'name' || token.kind === 'program') return 'n'
  if (token.kind === 'all' || token.kind === 'rounds') return 'w'
  return AMOUNT.has(token.kind) && token.kind !== 'gear' ? 'q' : '.'
}

function clauseOf(
  line: string,
  given: readonly Token[],
  sep: Clause['sep'],
  not: boolean,
  lexicon: Lexicon,
): Clause {
  const days = given.flatMap(token => (token.kind === 'day' && token.day !== 'time' ? [token.day] : []))
  const tokens = withoutComment(given).filter(({ kind }) => kind !== 'day')
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
    tokens: given,
    sep,
    names: named.map(({ way }) => (easier && otherWay(way, easier, lexicon)) || way),
    slip: named.some(token => token.slip),
    program: program?.id,
    whole: isRounds ? 'rounds' : isAll ? 'all' : undefined,
    front: counted(tokens.slice(0, Math.max(0, nameAt))),
    back: counted(tokens.slice(Math.max(0, nameAt))),
    not,
    day: days[0],
    leads: given.find(({ kind }) => kind !== 'also' && kind !== 'did')?.kind === 'day',
    unread,
    isPartOfName: unread.some(({ start, end }) =>
      lexicon.indexes.some(({ byWord }) => byWord.has(line.slice(start, end).toLowerCase())),
    ),
    near: named.length > 0 || amounts.length === 0 ? [] : nearOf(line, unread, lexicon),
  }
}

/** What says how it was goes, and with it all that follows where nothing more of a log does. */
function withoutComment(tokens: readonly Token[]): readonly Token[] {
  const said = tokens.findLastIndex(({ kind }) => isSaying(kind))
  const first = tokens.findIndex(
    ({ kind }, n) => n > said && (kind === 'comment' || (kind === 'emoji' && said >= 0)),
  )
  return (first < 0 ? tokens : tokens.slice(0, first)).filter(({ kind }) => kind !== 'comment')
}

const SAYING = new Set<Token['kind']>(
  'number list range often clock kg lb reps sets weightless name program all rounds did not skipped dismay unsure day notYet others easier'.split(
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
