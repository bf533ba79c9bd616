/* Who should not train today is in signs.ts; here is what answers before and after a session lead to. */

import { type Felt, reactionOf, stillSore } from './felt.ts'
import type { Program } from './program.ts'

/**
 * What to suggest for the next session, from what a member answered in their weeks, newest first. What counts is
 * how often in a row, up to now, it was worse: a back that keeps getting worse with exercise is no longer a
 * matter of choosing the right exercise.
 */
export function adviseAfter(
  weeks: readonly Felt[],
  kind: Program['kind'] = 'strength',
): 'fine' | 'sore' | 'lasting' | 'hard' | 'easier' | 'rest' | 'gentle' | 'see-someone' {
  const reaction = reactionOf(weeks)
  if (reaction === 'sore' && weeks[0] && stillSore(weeks[0])) return 'lasting'
  if (reaction !== 'worse') return reaction === 'unknown' ? 'fine' : reaction
  const lastFine = weeks.findIndex((_, n) => reactionOf(weeks.slice(n)) !== 'worse')
  const worse = lastFine < 0 ? weeks.length : lastFine
  // There is nothing gentler than the gentle program.
  if (kind === 'gentle') return worse === 1 ? 'rest' : 'see-someone'
  if (worse === 1) return 'easier'
  return worse === 2 ? 'gentle' : 'see-someone'
}
