import type { VariantName } from '../program.ts'
import { findWay } from '../ways.ts'
import type { Token } from './tokens.ts'

/** An exercise as far as a logging line needs it. */
export interface Nameable {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly weighted: boolean
  readonly measure: 'reps' | 'seconds'
  /** The id of the exercise that this is a way to do; it is one itself when left out. */
  readonly exercise?: string
  readonly way?: VariantName
}

/** What stands between two separators. `unread` are the runs of words in it that say nothing to us. */
export type Segment = {
  readonly tokens: readonly Token[]
  readonly unread: readonly (readonly Token[])[]
} & (
  | {
      readonly kind: 'exercise'
      readonly exercise: Nameable
      /** The tokens of its name, and those that say how much. */
      readonly name: readonly Token[]
      readonly amounts: readonly Token[]
      readonly nameFirst: boolean
      /** It and the one before it are joined by "and". */
      readonly joined: boolean
    }
  /** Something is named that is no exercise; `named` where some of its words are. */
  | { readonly kind: 'unknown'; readonly nearest: readonly string[]; readonly named: boolean }
  | { readonly kind: 'amounts' }
  | { readonly kind: 'whole'; readonly rounds: number | 'all' }
  /** "All bridges": neither everything nor a number of sets. */
  | { readonly kind: 'mixed' }
  /** "Skipped rdl", "all but squats": what was not done. */
  | { readonly kind: 'not' }
  | { readonly kind: 'unreadable' }
)

/** Fewer letters, with no number beside them, are more likely a word than the beginning of a name. */
const MIN_BARE_BEGINNING = 5

/** Splits a line at its separators, and says what each piece of it is about. */
export function readSegments(
  line: string,
  tokens: readonly Token[],
  exercises: readonly Nameable[],
): readonly Segment[] {
  const segments: { readonly tokens: Token[]; readonly joined: boolean }[] = [{ tokens: [], joined: false }]
  for (const token of tokens) {
    if (token.kind === 'comma' || token.kind === 'stop' || token.kind === 'and') {
      segments.push({ tokens: [], joined: token.kind === 'and' })
    } else if (token.kind !== 'noise') segments.at(-1)?.tokens.push(token)
  }
  return segments
    .map(({ tokens, joined }) => ({
      tokens: tokens.filter((token, n) => token.kind !== 'dash' || !joins(tokens[n - 1])),
      joined,
    }))
    .filter(({ tokens }) => tokens.some(({ kind }) => kind !== 'gear'))
    .flatMap(({ tokens, joined }) =>
      split(tokens).map((piece, n) => readSegment(line, piece, exercises, joined && n === 0)),
    )
}

/** "Bridges 12 rdl 10" and "12 bridges 10 rdl" need no comma: each name has its own numbers. */
function split(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const shape = tokens.map(shapeOf).join('')
  const pieces = /^(?:n[.l]+){2,}$/.test(shape)
    ? shape.match(/n[.l]+/g)
    : // "12 squats 20 kg rdl": whose is the load?
      /^(?:\.+n){2,}$/.test(shape) && shape.match(/\.+n/g)
  const ends = (pieces || [shape]).map((_, n, all) => all.slice(0, n + 1).join('').length)
  return ends.map((end, n) => tokens.slice(ends[n - 1] ?? 0, end))
}

/** n a name, w a word, l what belongs to a load, and a dot for anything else. */
function shapeOf(token: Token): string {
  if (token.kind === 'name') return 'n'
  if (token.kind === 'word') return 'w'
  const load = token.kind === 'at' || (token.kind === 'unit' && (token.unit === 'kg' || token.unit === 'lb'))
  return load ? 'l' : '.'
}

/** A dash or colon says nothing as a bullet, or between a name and its numbers. */
function joins(before: Token | undefined): boolean {
  return !before || before.kind === 'name' || before.kind === 'word'
}

function readSegment(
  line: string,
  said: readonly Token[],
  exercises: readonly Nameable[],
  joined: boolean,
): Segment {
  const kinds = new Set(said.map(({ kind }) => kind))
  // "2 rounds of bridges" are two sets of them.
  const tokens = kinds.has('name') && !kinds.has('all') ? said.map(asSets) : said
  const runs = runsOf(tokens)
  if (kinds.has('not')) return { kind: 'not', tokens, unread: runs }
  if (tokens.some(({ kind }) => kind === 'all' || kind === 'rounds')) {
    if (kinds.has('name')) return { kind: 'mixed', tokens, unread: [] }
    const rounds = runs.length > 0 ? undefined : readWhole(tokens)
    return rounds === undefined
      ? { kind: 'unreadable', tokens, unread: runs }
      : { kind: 'whole', rounds, tokens, unread: [] }
  }
  if (runs.length === 0) return { kind: 'amounts', tokens, unread: [] }

  const amounts = tokens.filter(({ kind }) => kind !== 'name' && kind !== 'word')
  const matches = runs.map(run => match(line, run, exercises, amounts.length === 0))
  const at = Math.max(
    0,
    matches.findIndex(({ found }) => found),
  )
  const { found, nearest } = matches[at] ?? { nearest: [] }
  const name = runs[at] ?? []
  if (found) {
    const unread = runs.filter(run => run !== name)
    return {
      kind: 'exercise',
      exercise: found,
      name,
      amounts,
      nameFirst: tokens.find(({ kind }) => kind !== 'gear') === name[0],
      joined,
      tokens,
      unread,
    }
  }
  const words = name.map(word => match(line, [word], exercises, true))
  const near =
    nearest.length > 0 ? nearest : words.flatMap(word => (word.found ? [word.found] : word.nearest))
  return {
    kind: 'unknown',
    nearest: [...new Set(near.map(({ id, exercise }) => exercise ?? id))].slice(0, 3),
    named: words.some(word => word.found),
    tokens,
    unread: [name.filter((_, n) => !words[n]?.found), ...runs.filter(run => run !== name)],
  }
}

function asSets(token: Token): Token {
  const { start, end, kind } = token
  return kind === 'rounds' ? { start, end, kind: 'sets' } : token
}

/** Words and names that stand together. */
function runsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = []
  for (const [n, token] of tokens.entries()) {
    if (token.kind !== 'word' && token.kind !== 'name') continue
    const before = tokens[n - 1]
    if (before?.kind === 'word' || before?.kind === 'name') runs.at(-1)?.push(token)
    else runs.push([token])
  }
  return runs
}

interface Match {
  readonly found?: Nameable
  readonly nearest: readonly Nameable[]
}

function match(line: string, run: readonly Token[], exercises: readonly Nameable[], bare: boolean): Match {
  const [first] = run
  if (run.length === 1 && first?.kind === 'name') {
    const found = exercises.find(({ id }) => id === first.id)
    return { ...(found && { found }), nearest: [] }
  }
  const said = line.slice(first?.start, run.at(-1)?.end)
  const named = findWay(said, exercises)
  if (!named.found) return named
  // "Bench 5x5" is no squat to a bench.
  if (named.by === 'beginning' && (named.found.way ?? 'standard') !== 'standard')
    return { nearest: [named.found] }
  if (named.by === 'beginning' && bare && said.length < MIN_BARE_BEGINNING) return { nearest: [named.found] }
  return { found: named.found, nearest: [] }
}

/** "All", "all 3 rounds", "2 rounds of everything". */
function readWhole(tokens: readonly Token[]): number | 'all' | undefined {
  const shape = tokens.map(({ kind }) => kind).join(' ')
  if (/^all(?: rounds| sets)?$/.test(shape)) return 'all'
  const number = tokens.find(token => token.kind === 'number')
  return number && /^(?:all )?number rounds$|^number rounds all$/.test(shape) ? number.value : undefined
}
