import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'
import { fold } from '../similar.ts'
import { readNumberWord } from '../when.ts'
import { asidesIn } from './asides.ts'
import { findDays, type Spoken } from './day.ts'
import {
  initialOf,
  type Lexicon,
  mayBegin,
  type Nameable,
  programNamed,
  slipOf,
  wayNamed,
  wayOfBag,
} from './lexicon.ts'
import { labelAt, markAt } from './marks.ts'
import type { Span, Token } from './token.ts'
import { phraseAt } from './words.ts'

interface Chunk extends Span {
  readonly text: string
  /** Folded, and with a slip of the finger mended. */
  readonly word: string
  readonly slip: boolean
  readonly isNumber: boolean
}

/** Takes a normalised line apart; every character but spaces ends up in some token. */
export function tokenize(line: string, lexicon: Lexicon, now: Spoken): readonly Token[] {
  const chunks = chunksOf(line, lexicon)
  const names = namesIn(line, chunks, lexicon)
  // Names hide what they are made of: "sun salutation" is no Sunday.
  const masked = names.reduce((text, { start, end }) => fill(text, start, end), line)
  const days = findDays(masked, now).map((phrase): Token => ({ ...phrase, kind: 'day' }))
  const set = [...names, ...asidesIn(masked), ...days].sort((a, b) => a.start - b.start)
  const tokens: Token[] = []
  let from = 0
  let [nth, next] = [0, 0]
  while (from < line.length) {
    while ((set[nth]?.start ?? Number.POSITIVE_INFINITY) < from) nth++
    while ((chunks[next]?.start ?? Number.POSITIVE_INFINITY) < from) next++
    if (line[from] === ' ') {
      from++
      continue
    }
    const token = tokenAt(line, from, tokens, set[nth], chunks, next)
    from = token.end
    const before = tokens.at(-1)
    const times =
      before && joined(line, before, token)
        ? MANY.get(line.slice(token.start, token.end).toLowerCase())
        : undefined
    if (times !== undefined && before?.kind === 'number')
      tokens[tokens.length - 1] = { ...before, end: token.end, value: before.value * times }
    else tokens.push(token)
  }
  // "10k" without an exercise is seldom held.
  const isNamed = names.length > 0
  const hasDone =
    tokens.some(({ kind }) => kind === 'did') &&
    !tokens.some(({ kind }) => ['number', 'list', 'range', 'clock', 'often'].includes(kind))
  const sure = tokens.map((token): Token => {
    const at = { start: token.start, end: token.end }
    if (token.kind === 'kg' && token.unsure && !isNamed) return { ...at, kind: 'word' }
    // "Every round done"
    if (token.kind === 'each' && hasDone && WHOLE.test(line.slice(token.start, token.end)))
      return { ...at, kind: 'all' }
    return token
  })
  return sure.filter((token, n) => !isHowMany(token, sure[n - 1], sure[n + 1], lexicon))
}

/** "All three" is all of them. */
function isHowMany(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  { own }: Lexicon,
): boolean {
  if (token.kind !== 'number' || token.value !== own.length || before?.kind !== 'all') return false
  return !after || !['x', 'sets', 'reps', 'rounds', 'kg', 'lb'].includes(after.kind)
}

function fill(text: string, start: number, end: number): string {
  return text.slice(0, start) + '\uE000'.repeat(end - start) + text.slice(end)
}

function tokenAt(
  line: string,
  from: number,
  said: readonly Token[],
  set: Token | undefined,
  chunks: readonly Chunk[],
  next: number,
): Token {
  if (set?.start === from) return set
  const before = said.at(-1)
  const chunk = chunks[next]
  if (chunk?.start === from && !chunk.isNumber) {
    const label = labelAt(line, from, before, set)
    return label ?? wordAt(line, chunks, next, said, set?.start ?? line.length)
  }
  return markAt(line, from, before)
}

/** Words as many as belong together, but none from `until` on. */
function wordAt(
  line: string,
  chunks: readonly Chunk[],
  n: number,
  said: readonly Token[],
  until: number,
): Token {
  const before = said.at(-1)
  const near = chunks.slice(n, n + 5).filter(({ end }) => end <= until)
  const [first] = near
  if (!first) return { start: 0, end: line.length, kind: 'junk' }
  const glued = before?.kind === 'number' && before.end === first.start
  if (glued && /^x\p{L}{3}/u.test(first.text)) return { start: first.start, end: first.start + 1, kind: 'x' }
  if (glued && MAYBE_KG.has(first.text))
    return { start: first.start, end: first.end, kind: 'kg', unsure: true }
  // Only what spaces alone keep apart belongs together.
  const apart = near.findIndex((one, i) => i > 0 && line.slice(near[i - 1]?.end, one.start).trim() !== '')
  const run = (apart < 0 ? near : near.slice(0, apart)).map(({ text }) => text)
  const phrase = phraseAt(run, 0)
  const at = { start: first.start, end: near[(phrase?.count ?? 1) - 1]?.end ?? first.end }
  // "A tough one" counts nothing.
  if (
    first.text === one1 &&
    before?.kind === 'comment' &&
    !phrase &&
    !COUNTED.has(phraseAt(run, 1)?.says ?? '')
  )
    return { ...at, kind: 'comment' }
  const counted = numberAt(line, near)
  if (counted && ((phrase?.count ?? 0) < 2 || counted.end > at.end)) return counted
  if (ONE.has(first.text) && (phrase?.count ?? 0) < 2) {
    const next = phraseAt(run, 1)?.says
    return next === 'sets' || next === 'rounds' || (next !== undefined && phraseAt(run, 2)?.says === 'rounds')
      ? { ...at, kind: 'number', value: 1 }
      : { ...at, kind: 'also' }
  }
  // "#gainz" is a tag, and no word of it.
  if (!phrase) return { ...at, kind: line[at.start - 1] === '#' ? 'emoji' : 'word' }
  if (phrase.says === 'gear' && saysAll(said) && first.text === allBut) return { ...at, kind: 'not' }
  const { says } = phrase
  if (says === 'once' || says === 'twice') return { ...at, kind: 'often', value: says === 'once' ? 1 : 2 }
  if (says === 'pair') return { ...at, kind: 'number', value: 2, isPair: true }
  if (says === 'asks') return { ...at, kind: 'word' }
  return { ...at, kind: says }
}

/** "All", "all done" */
function saysAll(said: readonly Token[]): boolean {
  return said.findLast(({ kind }) => kind !== 'did')?.kind === 'all'
}

const { many, one, allBut, ofOne } = LANGUAGE.marks
/** Not looked up as a plain object is: that knows "constructor", too. */
const MANY = new Map(Object.entries(many))
const ONE = new Set(one.split('|'))
const [one1] = LANGUAGE.days.numbers.split('|')
/** "Every round", "each one" */
const WHOLE = new RegExp(
  `^(?!${oneOf(LANGUAGE.marks.per)} ).* (?:${[LANGUAGE.words.sets, LANGUAGE.words.rounds, LANGUAGE.words.reps].map(oneOf).join('|')}|${one1})$`,
  'iu',
)
const MEASURES = new Set(['kg', 'lb', 'gear', 'reps', 'sets'])
const COUNTED = new Set(['sets', 'rounds', 'reps', 'x'])
const MAYBE_KG = new Set(LANGUAGE.marks.maybeKg.split('|'))

/** Whether a space or a hyphen is all that is between them. */
function joined(line: string, one: Span, other: Span): boolean {
  return /^[ -]$/.test(line.slice(one.end, other.start))
}

/** A number in words: "twelve", "twenty-five", "a dozen", "two hundred". */
function numberAt(line: string, near: readonly Chunk[]): Token | undefined {
  const [first, second, third] = near
  if (!first) return undefined
  const both =
    second && joined(line, first, second) ? readNumberWord(`${first.text} ${second.text}`) : undefined
  const single = ONE.has(first.text) ? undefined : readNumberWord(first.text)
  const [value, last] = both === undefined ? [single, first] : [both, second]
  const after = both === undefined ? second : third
  const times = after && (value !== undefined || ONE.has(first.text)) ? MANY.get(after.text) : undefined
  if (times && after)
    return { start: first.start, end: after.end, kind: 'number', value: (value ?? 1) * times }
  if (value === undefined || !last) {
    const many = MANY.get(first.text)
    return many ? { start: first.start, end: first.end, kind: 'number', value: many } : undefined
  }
  return { start: first.start, end: last.end, kind: 'number', value }
}

function chunksOf(line: string, lexicon: Lexicon): readonly Chunk[] {
  return [...line.matchAll(/\p{L}[\p{L}\p{M}’]*|\p{N}+/gu)].map(({ index, 0: text }) => {
    const lower = plainWord(text.toLowerCase())
    const isNumber = /^\p{N}/u.test(text)
    const word = isNumber ? lower : fold(lower)
    const isKnown = isNumber || phraseAt([lower], 0) !== undefined || readNumberWord(lower) !== undefined
    const meant = isKnown ? undefined : slipOf(word, lexicon)
    return {
      start: index,
      end: index + text.length,
      text: lower,
      word: meant ?? word,
      slip: meant !== undefined,
      isNumber,
    }
  })
}

/** "20 kilo’s", "2 db’s": as if it were "kilos". */
function plainWord(word: string): string {
  const less = word.endsWith(ofOne) ? word.slice(0, -ofOne.length) : word
  return phraseAt([word], 0) || !MEASURES.has(phraseAt([less], 0)?.says ?? '') ? word : less
}

/** More words between those of a name in another order: "squats down to a chair". */
const MOST_BETWEEN = 2

/** Where a line names exercises and programs, the longest name where they overlap. */
function namesIn(line: string, chunks: readonly Chunk[], lexicon: Lexicon): readonly Token[] {
  const found: Token[] = []
  const most = lexicon.longest + 1 + MOST_BETWEEN
  for (let first = 0; first < chunks.length; first++) {
    let last = first - 1
    while (
      last + 1 < chunks.length &&
      last - first + 1 < most &&
      (last < first || isJoined(line, chunks[last], chunks[last + 1])) &&
      mayBegin(
        chunks.slice(first, last + 2).map(({ word }) => word),
        lexicon,
      )
    )
      last++
    for (last = Math.max(last, first); last >= first; last--) {
      const run = chunks.slice(first, last + 1)
      const words = run.map(({ word }) => word)
      const at = { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 }
      const slip = run.some(one => one.slip) ? ({ slip: true } as const) : {}
      const isWord = run.length > 1 || !run[0]?.isNumber
      const way =
        wayNamed(words, lexicon) ??
        (isWord ? wayOfBag(words, lexicon) : undefined) ??
        initial(line, run, lexicon)
      const program = way || !isWord ? undefined : programNamed(words, lexicon)
      if (!way && !program) continue
      found.push(way ? { ...at, kind: 'name', way, ...slip } : { ...at, kind: 'program', id: program ?? '' })
      first = last
      break
    }
  }
  return found
}

function isJoined(line: string, one: Chunk | undefined, other: Chunk | undefined): boolean {
  return /^[ '’/&+-]*$/.test(line.slice(one?.end, other?.start))
}

/** "B: 12/12/12", "B 3x12" */
function initial(line: string, run: readonly Chunk[], lexicon: Lexicon): Nameable | undefined {
  const [only] = run
  if (
    run.length !== 1 ||
    only?.text.length !== 1 ||
    !/^ ?(?:[:=]|- ?\d|\d{1,2} ?x ?\d)/i.test(line.slice(only.end, only.end + 7))
  )
    return undefined
  return initialOf(only.text, lexicon)
}
