import { LANGUAGE } from '../en/index.ts'
import { oneOf } from '../language.ts'
import { DISMAY_MARK, DONE_MARK, DOUBT_MARK, EMOJI_MARK } from './normal.ts'
import type { Span, Token } from './token.ts'
import { phraseAt } from './words.ts'

const { marks: MARKS, words: WORDS } = LANGUAGE

// A European decimal: one digit, or quarters. Anything longer after a comma is the next number of a list.
const DECIMAL = String.raw`\d{1,3},(?:\d|25|50|75|00)(?!\d|[,/]\d)`
const WEIGHT = String.raw`\s*${oneOf(`${WORDS.kg}|${WORDS.lb}`)}(?!\p{L})`
/** After an "@" and with nothing more to come, "17,5" can only be a weight. */
const LAST_DECIMAL = new RegExp(
  String.raw`${DECIMAL}(?=\s*(?:$|[,;\n+&.!](?!\d)|${oneOf([WORDS.and, WORDS.each, WORDS.hand, WORDS.total].join('|'))}(?!\p{L})))`,
  'iuy',
)

type Reader = readonly [
  pattern: RegExp,
  read: (text: string, at: Span, before: Token | undefined) => Token | undefined,
]

const as =
  (
    kind:
      | 'also'
      | 'comma'
      | 'stop'
      | 'and'
      | 'slash'
      | 'dash'
      | 'emoji'
      | 'dismay'
      | 'at'
      | 'hedge'
      | 'others'
      | 'did'
      | 'junk'
      | 'unsure'
      | 'side',
  ) =>
  (_: string, at: Span): Token => ({ ...at, kind })
const number = (text: string, at: Span): Token => ({
  ...at,
  kind: 'number',
  value: Number.parseFloat(text.replace(',', '.')),
})
const list =
  (apart: RegExp, kind: 'list' | 'range' = 'list') =>
  (text: string, at: Span): Token => ({ ...at, kind, values: text.split(apart).map(Number) })

/** In order: the first that matches where the line goes on makes the token. Words are read before. */
const READERS: readonly Reader[] = [
  [/\/ ?\p{L}+/uy, perWord],
  [/\d{1,2}:[0-5]\d(?![\d:])/y, (text, at) => ({ ...at, kind: 'clock', value: seconds(text) })],
  [new RegExp(String.raw`\d+${oneOf(MARKS.nth)}(?!\p{L})`, 'iuy'), as('junk')],
  [new RegExp(`${DECIMAL}(?=${WEIGHT})`, 'iuy'), number],
  [/\d+(?:(?:,|\s*\/\s*)\d+)+(?!\d|\.\d)/y, list(/[,/]/)],
  [/\d+(?:\.\d+)?(?:\s*\/\s*\d+(?:\.\d+)?)+(?!\d|\.\d)/y, list(/\//)],
  // "12 of 15": so many of those that were meant. "3 of 12" may be sets.
  [new RegExp(String.raw`(?:[6-9]|\d{2,}) ${oneOf(MARKS.of)} \d+(?!\d|[.x])`, 'iy'), number],
  [
    new RegExp(
      String.raw`\d+ ${oneOf(MARKS.of)} \d+(?= ?${oneOf(`${WORDS.sets}|${WORDS.rounds}`)}(?!\p{L}))`,
      'iuy',
    ),
    number,
  ],
  [new RegExp(String.raw`\d+ ${oneOf(MARKS.outOf)} \d+(?!\d|[.x])`, 'iy'), number],
  [new RegExp(String.raw`\d+ ${oneOf(MARKS.range)} \d+(?!\d|\.\d)`, 'iy'), list(/ \p{L}+ /u, 'range')],
  // "10-12" may be a range; three numbers are none.
  [/\d+(?:-\d+){2,}(?!-?\d|\.\d)/y, list(/-/)],
  [new RegExp(String.raw`\d+-\d+(?!-?\d|\.\d|${WEIGHT})`, 'iuy'), list(/-/, 'range')],
  [/\d+(?:\.\d+)?/y, number],
  [new RegExp(String.raw`\.\d+(?=${WEIGHT})`, 'iuy'), number],
  [/->|→/y, as('dash')],
  [/-\d+(?:[.,]\d+)?/y, signed],
  [new RegExp(String.raw`@ ?${oneOf(MARKS.places)}(?!\p{L})`, 'iuy'), as('emoji')],
  [/@(?=\p{L})/uy, as('others')],
  [/@/y, as('at')],
  [/(?<!\d)#(?=\p{L})/uy, as('also')],
  [
    /#(?:s(?!\p{L}))?/uy,
    (_, at, before) => ({
      ...at,
      kind: before?.kind === 'number' && before.end === at.start ? 'lb' : 'junk',
    }),
  ],
  [/~(?= ?\d)/y, as('hedge')],
  [/[<>≤≥]=?/y, as('unsure')],
  [/,/y, as('comma')],
  [
    new RegExp(
      String.raw`\+(?= ?(?:$|${oneOf([WORDS.reps, WORDS.sets, WORDS.each].join('|'))}(?!\p{L})|@|[,;\n]))`,
      'iuy',
    ),
    as('hedge'),
  ],
  [/[+&]/y, as('and')],
  [/\/\/|#(?= \p{L})/uy, as('stop')],
  [/\//y, as('slash')],
  [/_(?=\d)/y, (_, at, before) => ({ ...at, kind: before?.kind === 'name' ? 'dash' : 'junk' })],
  [/\.{2,}/y, (_, at, before) => ({ ...at, kind: before?.kind === 'name' ? 'dash' : 'stop' })],
  [/[\n;!]|\.+(?!\p{N})|…/uy, as('stop')],
  [/\?/y, as('junk')],
  [/[()[\]{}'’]/y, as('also')],
  [new RegExp(DONE_MARK, 'y'), as('did')],
  [new RegExp(DISMAY_MARK, 'y'), as('dismay')],
  [new RegExp(DOUBT_MARK, 'y'), as('unsure')],
  [new RegExp(EMOJI_MARK, 'y'), as('emoji')],
  [/[-*•|](?!\d)|[:=]/uy, as('dash')],
]

/** Behind an "@": "10@12,5", and "10@16,10@18" where the list goes on. */
const AFTER_AT: readonly Reader[] = [
  [LAST_DECIMAL, number],
  [/\d+(?:\.\d+)?(?=, ?\d+ ?@)/y, number],
]
const LABEL = new RegExp(
  String.raw`${oneOf(MARKS.label)} ?(?:#?\d{1,2} ?[:=](?!\d)|#?[1-6](?: -)? (?=\d{1,3}(?!\d| ?(?:x|${oneOf(MARKS.of)}))))`,
  'iuy',
)
/** The same before what it is one of: "second round of bridges". */
const LABEL_OF = new RegExp(`${oneOf(MARKS.label)} ?#?[1-6] (?:${oneOf(MARKS.of)} )?`, 'iuy')

/** What stands at a place in a line that is no word. */
export function markAt(line: string, from: number, before: Token | undefined): Token {
  for (const [pattern, read] of before?.kind === 'at' ? [...AFTER_AT, ...READERS] : READERS) {
    pattern.lastIndex = from
    const text = pattern.exec(line)?.[0]
    const token = text && read(text, { start: from, end: from + text.length }, before)
    if (token) return token
  }
  const { length } = String.fromCodePoint(line.codePointAt(from) ?? 0)
  return { start: from, end: from + length, kind: 'junk' }
}

/** "Set 1:", which only says which it is. @param next what stands in the line next of names and days */
export function labelAt(
  line: string,
  from: number,
  before: Token | undefined,
  next: Token | undefined,
): Token | undefined {
  LABEL_OF.lastIndex = from
  const led = LABEL_OF.exec(line)?.[0] ?? ''
  if (next?.kind === 'name' && before?.kind !== 'number' && from + led.length === next.start)
    return { start: from, end: next.start - 1, kind: 'also' }
  LABEL.lastIndex = from
  const text = LABEL.exec(line)?.[0]
  // "3 set: 12" says how many, "12 set 2 10" the second.
  if (before?.kind === 'number' && !text?.endsWith(' ')) return undefined
  const begins = !before || ['dash', 'comma', 'stop', 'and'].includes(before.kind)
  return text ? { start: from, end: from + text.trimEnd().length, kind: begins ? 'also' : 'stop' } : undefined
}

/** "12/side", "8 kg/hand": as if "per" were said. */
function perWord(text: string, at: Span): Token | undefined {
  const says = phraseAt([MARKS.per, text.replace(/\/ ?/, '').toLowerCase()], 0)
  return says?.count === 2 ? { ...at, kind: says.says === 'hand' ? 'hand' : 'side' } : undefined
}

/** A minus, unless it joins a name or word to its number ("bridges-3x12"). */
function signed(text: string, at: Span, before: Token | undefined): Token {
  const isJoin = before?.end === at.start && before.kind !== 'at' && before.kind !== 'x'
  if (isJoin && (before.kind === 'name' || before.kind === 'word' || before.kind === 'number'))
    return { start: at.start, end: at.start + 1, kind: 'dash' }
  return isJoin ? { ...at, kind: 'junk' } : number(text, at)
}

function seconds(text: string): number {
  const [minutes, rest] = text.split(':').map(Number)
  return (minutes ?? 0) * 60 + (rest ?? 0)
}
