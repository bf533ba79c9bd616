import { quotable } from '../../core/text.ts'
import { MAX_DAYS_AGO } from './day.ts'
import type { Entry } from './entries.ts'
import { LIMITS } from './groups.ts'
import { exerciseId } from './lexicon.ts'
import type { EntryProblem } from './problems.ts'
import type { Token } from './token.ts'

/** Of the first exercise that came to more sets than one can log, named as it was typed. */
export function tooManySets(
  text: string,
  tokens: readonly Token[],
  options: readonly (readonly Entry[])[],
): readonly EntryProblem[] {
  const parts = options.flat().flatMap(entry => entry.parts)
  const most = parts.find(part => part.kind === 'sets' && part.sets.length > LIMITS.sets.max)
  if (most?.kind !== 'sets') return []
  const name = tokens.find(token => token.kind === 'name' && exerciseId(token.way) === most.exercise)
  return [{ kind: 'sets-range', text: quotable(text.slice(name?.start, name?.end)), ...LIMITS.sets }]
}

/** Of days that cannot be logged. */
export function dayProblems(text: string, tokens: readonly Token[]): readonly EntryProblem[] {
  return tokens.flatMap(token => {
    if (token.kind !== 'day' || typeof token.day === 'object' || token.day === 'time') return []
    const max = token.day === 'day-too-old' ? { max: MAX_DAYS_AGO } : {}
    return [{ kind: token.day, text: quotable(text.slice(token.start, token.end)), ...max }]
  })
}
