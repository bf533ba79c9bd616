import { DISMAY_MARK, DONE_MARK, DOUBT_MARK, EMOJI_MARK } from './normal.ts'
import type { Span, Token } from './token.ts'

// A European decimal: one digit, or quarters. Anything longer after a comma is the next number of a list.
const DECIMAL = String.raw`\d{1,3},(?:\d|25|50|75|00)(?!\d|[,/]\d)`
const WEIGHT = String.raw`\s*(?:kgs?|kilos?|kilograms?|lbs?|pounds?|#)(?!\p{L})`
/** After an "@" and with nothing more to come, "17,5" can only be a weight. */
export const LAST_DECIMAL = new RegExp(String.raw`${DECIMAL}(?=\s*(?:$|[,;\n+&.!](?!\d)|and\b))`, 'iuy')

export type Reader = readonly [
  pattern: RegExp,
  read: (text: string, at: Span, before: Token | undefined) => Token,
]

const as =
  (
    kind:
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
export const number = (text: string, at: Span): Token => ({
  ...at,
  kind: 'number',
  value: Number.parseFloat(text.replace(',', '.')),
})
const list =
  (apart: RegExp, kind: 'list' | 'range' = 'list') =>
  (text: string, at: Span): Token => ({ ...at, kind, values: text.split(apart).map(Number) })

/** In order: the first that matches where the line goes on makes the token. Words are read before. */
export const READERS: readonly Reader[] = [
  [/(?:round|set|rd) ?#?\d{1,2} ?[:=](?!\d)/iuy, as('stop')],
  [/\/ ?(?:side|leg|arm)(?!\p{L})/iuy, as('side')],
  [/\d{1,2}:[0-5]\d(?![\d:])/y, (text, at) => ({ ...at, kind: 'clock', value: seconds(text) })],
  [/\d+(?:st|nd|rd|th)(?!\p{L})/iuy, as('junk')],
  [new RegExp(`${DECIMAL}(?=${WEIGHT})`, 'iuy'), number],
  [/\d+(?:(?:,|\s*\/\s*)\d+)+(?!\d|\.\d)/y, list(/[,/]/)],
  [/\d+(?:\.\d+)?(?:\s*\/\s*\d+(?:\.\d+)?)+(?!\d|\.\d)/y, list(/\//)],
  // "12 of 15": so many of those that were meant. "3 of 12" may be sets.
  [/(?:\d+ out|[6-9]|\d{2,}) of \d+(?!\d|[.x])/iy, number],
  [/\d+ (?:to|or) \d+(?!\d|\.\d)/iy, list(/ (?:to|or) /i, 'range')],
  // "10-12" may be a range; three numbers are none.
  [/\d+(?:-\d+){2,}(?!-?\d|\.\d)/y, list(/-/)],
  [/\d+-\d+(?!-?\d|\.\d)/y, list(/-/, 'range')],
  [/\d+(?:\.\d+)?/y, number],
  [/\.\d+(?=\s*(?:kg|lb))/y, number],
  [/-\d+(?:[.,]\d+)?/y, signed],
  [/@ ?(?:home|gym|work)(?!\p{L})/iuy, as('emoji')],
  [/@(?=\p{L})/uy, as('others')],
  [/@/y, as('at')],
  [
    /#/y,
    (_, at, before) => ({
      ...at,
      kind: before?.kind === 'number' && before.end === at.start ? 'lb' : 'junk',
    }),
  ],
  [/~(?= ?\d)/y, as('hedge')],
  [/[<>≤≥]=?/y, as('unsure')],
  [/,/y, as('comma')],
  [/\+(?= ?(?:$|reps?\b|sets?\b|each\b|@|[,;\n]))/iy, as('hedge')],
  [/[+&]/y, as('and')],
  [/\/\/|#(?= \p{L})/uy, as('stop')],
  [/\/(?=\s*\p{L})/uy, as('slash')],
  [/[\n;!]|\.+(?!\p{N})|…/uy, as('stop')],
  [/\?/y, as('junk')],
  [/[()[\]'’]/y, (_, at) => ({ ...at, kind: 'also' })],
  [new RegExp(DONE_MARK, 'y'), as('did')],
  [new RegExp(DISMAY_MARK, 'y'), as('dismay')],
  [new RegExp(DOUBT_MARK, 'y'), as('unsure')],
  [new RegExp(EMOJI_MARK, 'y'), as('emoji')],
  [/[-*•|](?!\d)|[:=]|->|→/uy, as('dash')],
  [/[^\s\p{L}\p{N}]|./suy, as('junk')],
]

/** A minus, unless it joins a name or word to its number ("bridges-3x12"). */
function signed(text: string, at: Span, before: Token | undefined): Token {
  const isJoin = before?.end === at.start && before.kind !== 'at' && before.kind !== 'x'
  if (isJoin && (before.kind === 'name' || before.kind === 'word'))
    return { start: at.start, end: at.start + 1, kind: 'dash' }
  return isJoin ? { ...at, kind: 'junk' } : number(text, at)
}

function seconds(text: string): number {
  const [minutes, rest] = text.split(':').map(Number)
  return (minutes ?? 0) * 60 + (rest ?? 0)
}
