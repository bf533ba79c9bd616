import { quotable } from '../../core/text.ts'
import { LANGUAGE } from '../en/index.ts'
import { phrases } from '../language.ts'
import type { Lexicon } from './lexicon.ts'
import type { Moment } from './meaning.ts'
import type { EntryProblem } from './problems.ts'
import type { Token } from './token.ts'
import { tokenize } from './tokens.ts'

const KNOWN = new RegExp(String.raw`(?<![\p{L}-])${phrases(LANGUAGE.elsewhere)}(?![\p{L}-])`, 'giu')

/** What may stand beside them where they were done: nobody says more of it than that. */
const BESIDE = new Set<Token['kind']>(
  'number list range clock often x at kg lb seconds minutes reps sets rounds each hand side total gear did also comment hedge day comma and stop dash emoji'.split(
    ' ',
  ) as Token['kind'][],
)
const COUNTS = new Set<Token['kind']>('number list range clock often'.split(' ') as Token['kind'][])

/** "Pushups 20", "plank 60s": exercises that people do and no program here has. Undefined where more is said than that. */
export function elsewhereIn(
  text: string,
  lexicon: Lexicon,
  moment: Moment,
): readonly EntryProblem[] | undefined {
  const names = [...text.matchAll(KNOWN)].map(([name]) => name)
  if (names.length === 0) return undefined
  const beside = tokenize(text.replace(KNOWN, ' ').replace(/\s+/g, ' ').trim(), lexicon, moment)
  const isDone = beside.some(({ kind }) => COUNTS.has(kind)) && beside.every(({ kind }) => BESIDE.has(kind))
  return isDone ? names.map(name => ({ kind: 'unknown-exercise' as const, text: quotable(name) })) : undefined
}
