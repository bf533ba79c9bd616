import { LANGUAGE } from '../en/index.ts'
import { oneOf, phrases } from '../language.ts'
import { exerciseId, type Lexicon, type Nameable } from './lexicon.ts'
import type { Moment } from './meaning.ts'
import { normalise } from './normal.ts'
import { tokenize } from './tokens.ts'

/** What was done, and the ids of the exercises that were not done. */
export interface Other {
  readonly meant: Nameable
  readonly not: readonly string[]
}

const { instead } = LANGUAGE.sayings
const [SAID_NOT = ''] = instead.not.split('|')
const NOT = new RegExp(String.raw`(?<!\p{L})${oneOf(instead.not)}(?!\p{L})`, 'giu')
const BUT = new Set([LANGUAGE.marks.but, instead.but].join('|').split('|'))
/** Looked for before a line is taken apart once more. */
const SAYS_NOT = new RegExp(
  String.raw`^\D*(?<!\p{L})${oneOf(`${instead.not}|${LANGUAGE.words.instead}`)}(?!\p{L})\D*$`,
  'u',
)

/** "Change bridges to rdl" */
const CHANGE = new RegExp(
  String.raw`^${phrases(instead.change)} (?<what>\D{1,40}?) ${oneOf(instead.to)} (?<rest>\D{1,60})$`,
  'u',
)

/** "Rdl, not bridges" in lower case, and nothing else: one exercise in place of another. */
export function isOther(plain: string, lexicon: Lexicon, moment: Moment): boolean {
  return (
    (SAYS_NOT.test(plain) || CHANGE.test(plain)) && (otherIn(plain, lexicon, moment)?.not.length ?? 0) > 0
  )
}

/** The one exercise that a correction names, and those that it says it was not; undefined where it says more. */
export function otherIn(rest: string, lexicon: Lexicon, moment: Moment): Other | undefined {
  const text = normalise(rest).text.replace(CHANGE, `${SAID_NOT} $<what>, $<rest>`).replace(NOT, SAID_NOT)
  const meant = new Map<string, Nameable>()
  const not: string[] = []
  let isNot = false
  for (const token of tokenize(text, lexicon, moment)) {
    const said = text.slice(token.start, token.end).toLowerCase()
    if (token.kind === 'name') {
      if (isNot) not.push(exerciseId(token.way))
      else meant.set(exerciseId(token.way), token.way)
      isNot = false
    } else if (token.kind === 'instead' || (token.kind === 'not' && said === SAID_NOT)) isNot = true
    else if (!BETWEEN.has(token.kind) && !BUT.has(said)) return undefined
  }
  const [only, ...more] = meant.values()
  return only && more.length === 0 && !not.includes(exerciseId(only)) ? { meant: only, not } : undefined
}

const BETWEEN = new Set(['also', 'did', 'comma', 'stop', 'dash'])
