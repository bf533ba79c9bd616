import { type Named, nameForms } from '../names.ts'
import { readNumberWord } from '../when.ts'

/**
 * A piece of a logging line. 'name' is an exercise by exactly one of its names; 'word' is a word that says
 * nothing yet; 'noise' says nothing that is recorded; 'junk' is what has no place in such a line.
 */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'name'; readonly id: string }
  | { readonly kind: 'number'; readonly value: number }
  /** '15,12,10' or '15/12/10'. */
  | { readonly kind: 'list'; readonly values: readonly number[] }
  /** '1:30', in seconds. */
  | { readonly kind: 'clock'; readonly value: number }
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'x' | 'at' | 'sets' | 'rounds' | 'all' | 'comma' | 'stop' | 'and' | 'dash' }
  /** 'gear' is what was held, without saying how heavy; 'not' is what turns a log around: "skipped", "except". */
  | { readonly kind: 'gear' | 'not' | 'word' | 'noise' | 'junk' }
)

export type Unit = 'kg' | 'lb' | 'seconds' | 'minutes' | 'reps'

const WORDS: readonly (readonly [RegExp, (at: Span) => Token])[] = [
  [/^(?:x|by)$/, at => ({ ...at, kind: 'x' })],
  [/^(?:at|with)$/, at => ({ ...at, kind: 'at' })],
  [/^(?:kgs?|kilos?|kilograms?)$/, at => ({ ...at, kind: 'unit', unit: 'kg' })],
  [/^(?:lbs?|pounds?)$/, at => ({ ...at, kind: 'unit', unit: 'lb' })],
  [/^(?:s|secs?|seconds?)$/, at => ({ ...at, kind: 'unit', unit: 'seconds' })],
  [/^(?:mins?|minutes?)$/, at => ({ ...at, kind: 'unit', unit: 'minutes' })],
  [/^reps?$/, at => ({ ...at, kind: 'unit', unit: 'reps' })],
  [/^sets?$/, at => ({ ...at, kind: 'sets' })],
  [/^rounds?$/, at => ({ ...at, kind: 'rounds' })],
  [/^(?:all|everything)$/, at => ({ ...at, kind: 'all' })],
  [/^and$/, at => ({ ...at, kind: 'and' })],
  [/^(?:then|plus)$/, at => ({ ...at, kind: 'stop' })],
  [/^(?:kb|db|kettlebells?|dumbbells?|barbell|weights?)$/, at => ({ ...at, kind: 'gear' })],
  [
    /^(?:not?|skip|skipped|skipping|missed|without|except|but|minus|(?:did|could|ca|wo)n['’]?t)$/,
    at => ({ ...at, kind: 'not' }),
  ],
  [/^(?:of|the|my|for|it|them|workout|exercises?)$/, at => ({ ...at, kind: 'noise' })],
]

interface Span {
  readonly start: number
  readonly end: number
}

type Reader = readonly [pattern: RegExp, read: (text: string, at: Span, before: Token | undefined) => Token]

const WEIGHT = String.raw`\s*(?:kgs?|kilos?|kilograms?|lbs?|pounds?)(?![\p{L}])`
// A European decimal: one digit, or quarters. Anything longer after a comma is the next number of a list.
const DECIMAL = String.raw`\d{1,3},(?:\d|25|50|75|00)(?!\d|[,/]\d)`

const TENS = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)'
const ONES = '(?:one|two|three|four|five|six|seven|eight|nine)'
/** Numbers that are more than anything can be, and are told so: "ten thousand rounds". */
const MANY = new RegExp(
  `(?:(?:an?|\\d+|\\p{L}{2,5}teen|ten|eleven|twelve|${ONES}|${TENS}(?:[ -]${ONES})?)[ -])?` +
    '(?:hundred(?=\\s+(?:rounds?|sets?)(?!\\p{L}))|(?:thousand|million|billion)(?!\\p{L}))',
  'iuy',
)
const EMOJI = String.raw`\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F)*`
/** Emoji that may mean that it was not done after all. */
const DISMAY = '[👎❌✖❎⛔🚫🙅🤷❓❔]'

/** In order: the first that matches where the line goes on makes the token. */
const READERS: readonly Reader[] = [
  [/(?:(?:per|each|a)\s+|\/\s*)(?:side|leg|arm)(?!\p{L})/iuy, (_, at) => ({ ...at, kind: 'noise' })],
  [/\d{1,2}:[0-5]\d(?![\d:])/y, (text, at) => ({ ...at, kind: 'clock', value: seconds(text) })],
  [/(?:whole|full|entire|complete)\s+(?:workout|thing|lot|program(?:me)?|session|routine)(?!\p{L})/iuy, all],
  [/(?:whole|full|entire|complete)(?=\s+rounds?(?!\p{L}))/iuy, noise],
  [/(?:no|without)\s+(?:any\s+)?weights?(?!\p{L})|body\s?weight(?!\p{L})/iuy, noise],
  // "12 times" may be reps or sets.
  [
    new RegExp(`times(?=\\s+(?:\\d|(?:${ONES}|ten|eleven|twelve|\\p{L}+teen|${TENS})(?!\\p{L})))`, 'iuy'),
    (_, at) => ({ ...at, kind: 'x' }),
  ],
  [MANY, many],
  [new RegExp(`${TENS}(?:[ -]${ONES})?(?!\\p{L})`, 'iuy'), spelled],
  [new RegExp(`${DECIMAL}(?=${WEIGHT})`, 'iuy'), decimal],
  [
    /\d+(?:(?:,|\s*\/\s*)\d+)+(?!\d|\.\d)/y,
    (text, at) => ({ ...at, kind: 'list', values: text.split(/[,/]/).map(Number) }),
  ],
  // "10-12" may be a range; three numbers are none.
  [
    /\d+(?:[-–]\d+){2,}(?![-–]?\d|\.\d)/y,
    (text, at) => ({ ...at, kind: 'list', values: text.split(/[-–]/).map(Number) }),
  ],
  [/\d+(?:\.\d+)?/y, (text, at) => ({ ...at, kind: 'number', value: Number(text) })],
  [/[-−–]\d+(?:[.,]\d+)?/y, signed],
  [/\p{L}[\p{L}\p{M}'’]*/uy, word],
  [/@/y, (_, at) => ({ ...at, kind: 'at' })],
  [/[×✕✖*](?=\s*\d)/uy, (_, at) => ({ ...at, kind: 'x' })],
  [/,/y, (_, at) => ({ ...at, kind: 'comma' })],
  [/[+&]/y, (_, at) => ({ ...at, kind: 'and' })],
  [/[\n;!]|\.(?!\p{N})|\/(?=\s*\p{L})/uy, (_, at) => ({ ...at, kind: 'stop' })],
  [/[()]|:[a-z_+]*(?:muscle|weight_lifter|fire|tada|check_mark|thumbsup|\+1|raised_hands)[a-z_]*:/y, noise],
  [/[:;]-?[)D](?![\p{L}\p{N}])/uy, noise],
  [new RegExp(`(?!${DISMAY})${EMOJI}(?:\u200D${EMOJI})*`, 'uy'), noise],
  [/[-−–*•](?!\d)|[:=]/uy, (_, at) => ({ ...at, kind: 'dash' })],
  [/[^\s\p{L}\p{N}]|./suy, (_, at) => ({ ...at, kind: 'junk' })],
]

/** After an "@" and with nothing more to come, "17,5" can only be a weight. */
const LAST_DECIMAL = new RegExp(String.raw`${DECIMAL}(?=\s*(?:$|[,;\n+&.!](?!\d)|and\b))`, 'uy')

/**
 * Takes a line apart; every character but spaces ends up in some token. Names of exercises come first,
 * whatever they are made of: "90/90 stretch" is no list, and "clean and press" is one exercise.
 */
export function tokenize(line: string, names: readonly (Span & { readonly id: string })[]): readonly Token[] {
  const tokens: Token[] = []
  let from = 0
  while (from < line.length) {
    const name = names.find(({ start }) => start === from)
    const before = tokens.at(-1)
    if (/\s/.test(line[from] ?? '') && line[from] !== '\n') {
      from++
      continue
    }
    const token: Token = name ? { ...name, kind: 'name' } : readToken(line, from, before)
    tokens.push(token)
    from = token.end
  }
  return tokens.map((token, n) => settle(token, tokens[n + 1], line))
}

function readToken(line: string, from: number, before: Token | undefined): Token {
  const readers: readonly Reader[] = before?.kind === 'at' ? [[LAST_DECIMAL, decimal], ...READERS] : READERS
  for (const [pattern, read] of readers) {
    pattern.lastIndex = from
    const text = pattern.exec(line)?.[0]
    if (text) return read(text, { start: from, end: from + text.length }, before)
  }
  return { start: from, end: from + 1, kind: 'junk' }
}

/** "A set of 12" is one set; any other "a" says nothing. "One arm rows" is not one of "arm rows". */
function settle(token: Token, next: Token | undefined, line: string): Token {
  const { start, end } = token
  const text = line.slice(start, end)
  if (token.kind === 'number' && next?.kind === 'word' && /^\p{L}/u.test(text))
    return { start, end, kind: 'word' }
  if (token.kind !== 'word' || !/^an?$/i.test(text)) return token
  return next?.kind === 'sets' || next?.kind === 'rounds'
    ? { start, end, kind: 'number', value: 1 }
    : { start, end, kind: 'noise' }
}

function word(text: string, at: Span): Token {
  const lower = text.toLowerCase()
  const found = WORDS.find(([pattern]) => pattern.test(lower))
  if (found) return found[1](at)
  const value = /^an?$/.test(lower) ? undefined : readNumberWord(lower)
  return value === undefined ? { ...at, kind: 'word' } : { ...at, kind: 'number', value }
}

function noise(_: string, at: Span): Token {
  return { ...at, kind: 'noise' }
}

function all(_: string, at: Span): Token {
  return { ...at, kind: 'all' }
}

function spelled(text: string, at: Span): Token {
  return { ...at, kind: 'number', value: readNumberWord(text.toLowerCase()) ?? Number.NaN }
}

function many(_: string, at: Span): Token {
  return { ...at, kind: 'number', value: 1000 }
}

function decimal(text: string, at: Span): Token {
  return { ...at, kind: 'number', value: Number(text.replace(',', '.')) }
}

/** A minus, unless it joins a name or word to its number ("bridges-3x12") or stands in a range ("10-12"). */
function signed(text: string, at: Span, before: Token | undefined): Token {
  if (before?.end === at.start && (before.kind === 'name' || before.kind === 'word')) {
    return { start: at.start, end: at.start + 1, kind: 'dash' }
  }
  if (before?.end === at.start && before.kind !== 'at' && before.kind !== 'x') return { ...at, kind: 'junk' }
  return { ...at, kind: 'number', value: -Number(text.slice(1).replace(',', '.')) }
}

function seconds(text: string): number {
  const [minutes, rest] = text.split(':').map(Number)
  return (minutes ?? 0) * 60 + (rest ?? 0)
}

/** What may stand in a name, however it is typed. */
const NAME = /^[\p{L}\p{M}\p{N} '’/&+–-]+$/u

interface Names {
  /** How many words the longest has. */
  readonly words: number
  readonly forms: readonly string[]
}

/** Worked out once a thing: each line asks for the names of all exercises. */
const known = new WeakMap<Named, Names>()

function namesOf(thing: Named): Names {
  const names = [thing.id, thing.name, ...thing.aliases]
  const found = known.get(thing) ?? {
    words: Math.max(...names.map(name => name.split(/[^\p{L}\p{N}]+/u).length)),
    forms: names.flatMap(nameForms),
  }
  known.set(thing, found)
  return found
}

/** Where a line has one of the names of just one exercise, the longest where they overlap. */
export function findNames(
  line: string,
  things: readonly Named[],
): readonly (Span & { readonly id: string })[] {
  const ids = new Map<string, string | undefined>()
  let most = 1
  for (const thing of things) {
    const { words, forms } = namesOf(thing)
    most = Math.max(most, words + 1)
    for (const form of forms)
      ids.set(form, ids.has(form) && ids.get(form) !== thing.id ? undefined : thing.id)
  }
  const chunks = [...line.matchAll(/\p{L}[\p{L}\p{M}'’]*|\p{N}+/gu)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
  }))
  const found: (Span & { id: string })[] = []
  for (let first = 0; first < chunks.length; first++) {
    for (let last = Math.min(first + most, chunks.length) - 1; last >= first; last--) {
      const start = chunks[first]?.start ?? 0
      const end = chunks[last]?.end ?? 0
      if (!NAME.test(line.slice(start, end))) continue
      const id = nameForms(line.slice(start, end))
        .map(form => ids.get(form))
        .find(id => id)
      if (!id) continue
      found.push({ start, end, id })
      first = last
      break
    }
  }
  return found
}
