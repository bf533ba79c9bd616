import { oneLine } from '../../core/text.ts'
import type { Lexicon } from './lexicon.ts'
import type { Moment } from './meaning.ts'
import { DISMAY_MARK, DONE_MARK, DOUBT_MARK, EMOJI_MARK, normalise } from './normal.ts'
import { shapeOf } from './pieces.ts'
import { topicIn } from './sayings.ts'
import type { Token } from './token.ts'
import { tokenize } from './tokens.ts'

/** The longest note that is kept, in code points. */
const MAX_NOTE = 200

const MARKS = new RegExp(`[${DONE_MARK}${DISMAY_MARK}${EMOJI_MARK}${DOUBT_MARK}]`, 'gu')
const FREE = new Set<Token['kind']>(['comment', 'word', 'others'])
/** What a note may have in it besides words: "felt 100%", "like 5 years ago". */
const COUNTED = new Set<Token['kind']>(['number', 'list', 'range', 'clock', 'seconds', 'minutes'])

/** What somebody adds behind all that was done, and that says how it was: "felt good", "new shoes". */
export function noteIn(typed: string, lexicon: Lexicon, moment: Moment): string | undefined {
  const { text } = normalise(typed)
  const tokens = tokenize(text, lexicon, moment)
  const done = tokens.findIndex(token => shapeOf(token) !== '.' || token.kind === 'did')
  const last = tokens.findLastIndex(token => shapeOf(token) !== '.' && !COUNTED.has(token.kind))
  const from = tokens.findIndex(({ kind }, n) => n > Math.max(done, last) && FREE.has(kind))
  const first = tokens[from]
  if (done < 0 || !first || isAmountBetween(tokens, last, from)) return undefined
  const note = text.slice(first.start).replace(MARKS, ' ').replace(/\s+/g, ' ').trim()
  const isTalk = topicIn(note.toLowerCase().replace(/[.!?…\s]+$/u, '')) !== undefined
  return !isTalk && /\p{L}{3}/u.test(note) ? oneLine(note, MAX_NOTE) : undefined
}

/** "Bridges felt good 12": the number is of what was done, and the words before it are no note by themselves. */
function isAmountBetween(tokens: readonly Token[], last: number, from: number): boolean {
  return (
    tokens[last]?.kind === 'name' &&
    !tokens.slice(last + 1, from).some(({ kind }) => COUNTED.has(kind) || kind === 'did') &&
    tokens.slice(from).some(({ kind }) => COUNTED.has(kind))
  )
}
