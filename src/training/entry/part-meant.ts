import { LANGUAGE } from '../en/index.ts'
import { oneOf, phrases } from '../language.ts'
import type { Lexicon } from './lexicon.ts'
import type { Moment } from './meaning.ts'
import { normalise } from './normal.ts'
import { tokenize } from './tokens.ts'

const { correct, instead } = LANGUAGE.sayings
const NUMBER = `(?:\\d|${oneOf(LANGUAGE.days.numbers)}(?!\\p{L}))`
const ONLY = `(?:${phrases(correct.after)} ){0,2}`
const LAST_SET = new RegExp(`^${phrases(correct.lastSet)} ${ONLY}(?<rest>${NUMBER}.{0,40})$`, 'u')
const WAS = new RegExp(
  `^(?<what>[^\\d,]{1,40}?) ${oneOf(instead.was)} ${ONLY}(?<rest>${NUMBER}(?!.* ${oneOf(instead.not)} )[^,]{0,40})$`,
  'u',
)

/**
 * What the last set was, or one exercise: "last set was 8", "rdl was 8", and nothing else. The latter corrects only what
 * was logged last, so it may be a log of its own.
 */
export function partMeantIn(
  plain: string,
  lexicon: Lexicon,
  moment: Moment,
): { readonly of: 'set' | 'named'; readonly rest: string } | undefined {
  const last = LAST_SET.exec(plain)?.groups?.rest
  const { what, rest } = WAS.exec(plain)?.groups ?? {}
  const meant = last ?? (what && rest ? `${what} ${rest}` : undefined)
  if (meant === undefined) return undefined
  const tokens = tokenize(normalise(meant).text, lexicon, moment)
  const isSaid =
    tokens.every(({ kind }) => kind !== 'word' && kind !== 'day') &&
    (last ? true : tokens[0]?.kind === 'name')
  return isSaid ? { of: last ? 'set' : 'named', rest: meant } : undefined
}
