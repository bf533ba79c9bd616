import { LANGUAGE } from '../en/index.ts'
import type { Token } from './token.ts'

/** Some of a line that is about one thing. */
export interface Piece {
  /** What separates it from the one before. */
  readonly sep: Token['kind'] | 'start'
  readonly tokens: readonly Token[]
  /** It was not done. */
  readonly not: boolean
}

export const AMOUNT = new Set<Token['kind']>(
  'number list range often clock x at kg lb seconds minutes reps sets each hand total side gear weightless last'.split(
    ' ',
  ) as Token['kind'][],
)
const SEPARATORS = new Set<Token['kind']>(['comma', 'stop', 'and', 'slash'])
/** Splits a line at its separators, and where something else begins. */
export function readPieces(line: string, tokens: readonly Token[]): readonly Piece[] {
  const pieces: { sep: Piece['sep']; tokens: Token[] }[] = [{ sep: 'start', tokens: [] }]
  for (const [n, token] of tokens.entries()) {
    const piece = pieces.at(-1)?.tokens ?? []
    if (SEPARATORS.has(token.kind)) pieces.push({ sep: token.kind, tokens: [] })
    else if (turnsBack(line, tokens, n) || endsWithFace(piece, tokens, n))
      pieces.push({ sep: 'stop', tokens: [] })
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
      apart(tokens).map((piece, n) => ({ sep: n === 0 ? sep : ('start' as const), tokens: piece, not })),
    )
}

/** "Bridges 3x12 😅 need a nap": after what was done and an emoji, words alone are about something else. */
function endsWithFace(piece: readonly Token[], tokens: readonly Token[], n: number): boolean {
  if (tokens[n]?.kind !== 'emoji' || !piece.some(token => shapeOf(token) !== '.')) return false
  const rest = tokens.slice(n + 1)
  const end = rest.findIndex(({ kind }) => SEPARATORS.has(kind))
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .every(token => shapeOf(token) === '.' && token.kind !== 'day')
}

const BUT = new Set(LANGUAGE.marks.but.split('|'))

/** "No squats, but bridges 12": after what was not done, "but" brings what was. */
function turnsBack(line: string, tokens: readonly Token[], n: number): boolean {
  const token = tokens[n]
  return (
    token?.kind === 'not' &&
    BUT.has(line.slice(token.start, token.end).toLowerCase()) &&
    tokens.slice(0, n).some(({ kind }) => kind === 'not' || kind === 'skipped')
  )
}

/** "Bridges: 12, 10 rdl: 10, 8" and "bridges done rdl skipped": a name with a colon, or behind what was done. */
function beginsAnew(line: string, piece: readonly Token[], tokens: readonly Token[], n: number): boolean {
  const [token, next, before] = [tokens[n], tokens[n + 1], piece.at(-1)]
  if (!token || !before) return false
  if (token.kind === 'nextTime' || token.kind === 'last') return true
  if (token.kind === 'day') return isDay(token) && isOfDay(piece)
  if (token.kind === 'number')
    return (
      (next?.kind === 'rounds' &&
        piece.some(({ kind }) => kind === 'rounds') &&
        piece.every(({ kind }) => kind !== 'name')) ||
      (endsLoad(piece) && ['x', 'sets', 'at'].includes(next?.kind ?? '')) ||
      isNextSets(piece, tokens, n)
    )
  if (token.kind !== 'name') return false
  const hasColon = next?.kind === 'dash' && line[next.start] === ':'
  if (hasColon && piece.some(({ kind }) => AMOUNT.has(kind))) return true
  return piece[0]?.kind === 'name' && (before.kind === 'did' || before.kind === 'skipped')
}

export function isDay(token: Token): boolean {
  return token.kind === 'day' && typeof token.day === 'object'
}

/** "Monday bridges 3x12": another day begins what was done on it. */
function isOfDay(piece: readonly Token[]): boolean {
  const first = piece.find(({ kind }) => kind !== 'also' && kind !== 'did')
  return first !== undefined && isDay(first) && piece.some(token => shapeOf(token) !== '.')
}

/** "Bridges 1x12 2x10": other sets. After what is held, "3x10 2x8" may be two of eight kilos. */
function isNextSets(piece: readonly Token[], tokens: readonly Token[], n: number): boolean {
  const shape = (some: readonly Token[]) => some.map(({ kind }) => kind).join(' ')
  const held = piece.some(token => token.kind === 'name' && token.way.weighted)
  const [first] = tokens.slice(n)
  return (
    / number x number$/.test(` ${shape(piece)}`) &&
    /^number x number(?: (?:number|name|comma|and|stop|emoji|did|comment)|$)/.test(
      shape(tokens.slice(n, n + 4)),
    ) &&
    !(held && first?.kind === 'number' && first.value === 2)
  )
}

/** "Squats 2x8@16 1x8@20": after the load of some sets, others begin. */
function endsLoad(piece: readonly Token[]): boolean {
  const said = piece.filter(({ kind }) => kind !== 'also')
  const [last, before] = [said.at(-1), said.at(-2)]
  const isLoad = ['kg', 'lb', 'hand', 'each', 'total'].includes(last?.kind ?? '') || before?.kind === 'at'
  const isCounted = piece.some(({ kind }) => ['x', 'sets', 'list', 'at'].includes(kind))
  return isLoad && isCounted && (piece[0]?.kind === 'name' || piece.every(({ kind }) => kind !== 'name'))
}
/** A dash or colon says nothing as a bullet, or between a name and its numbers. */
function joins(tokens: readonly Token[], n: number): boolean {
  const [before, after] = [tokens[n - 1], tokens[n + 1]]
  if (!before) return true
  if (before.kind === 'name') return true
  return BEFORE_DASH.has(before.kind) && after !== undefined && !SEPARATORS.has(after.kind)
}

const BEFORE_DASH = new Set<Token['kind']>(['word', 'program', 'did', 'easier', 'harder', 'all', 'rounds'])

const TURNS = new Set<Token['kind']>(['not', 'instead', 'skipped', 'dismay'])

/** "All but squats": what comes before the word that turns it around, and what comes after it. */
function turnedAround(tokens: readonly Token[]): readonly { tokens: readonly Token[]; not: boolean }[] {
  const at = tokens.findIndex(({ kind }) => TURNS.has(kind))
  if (at < 0) return [{ tokens, not: isCrossedOut(tokens) }]
  const [before, after] = [tokens.slice(0, at), tokens.slice(at + 1)]
  // "Squats instead of rdl 3x10": the numbers are of what was done.
  const isAmount = ({ kind }: Token) => kind !== 'name' && kind !== 'also'
  // "Bridges 12 instead of 15": those were not done.
  const isCounted = before.some(token => shapeOf(token) === 'q')
  if (tokens[at]?.kind === 'instead' && before.length > 0)
    return [
      { tokens: isCounted ? before : [...before, ...after.filter(isAmount)], not: false },
      { tokens: after.filter(token => !isAmount(token)), not: true },
    ]
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

/** n a name, w what means all, q how much, and a dot for the rest. */
export function shapeOf(token: Token): string {
  if (token.kind === 'name' || token.kind === 'program') return 'n'
  if (token.kind === 'all' || token.kind === 'rounds') return 'w'
  return AMOUNT.has(token.kind) && token.kind !== 'gear' ? 'q' : '.'
}
