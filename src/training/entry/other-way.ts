import type { Draft, Piece } from './drafts.ts'
import { withWay } from './drafts.ts'
import { LIMITS } from './groups.ts'
import { exerciseId, type Lexicon, otherWay } from './lexicon.ts'
import type { Dated } from './problems.ts'
import type { Token } from './token.ts'

/** "All the easier way", "2 rounds, easier": each of them that way, so many rounds of it. */
export function readOtherWay(
  said: readonly Token[],
  way: 'easier' | 'harder',
  day: Draft['day'],
  lexicon: Lexicon,
): Piece {
  const number = said.find(token => token.kind === 'number')?.value
  const counts = number !== undefined && number >= 1 && number <= LIMITS.rounds.max ? [number] : [3, 2, 1]
  const options = counts.map(count =>
    lexicon.own.map((own): Dated => {
      const done = otherWay(own, way, lexicon) ?? own
      const sets = Array.from({ length: count }, () => withWay({}, done))
      return { day, part: { kind: 'sets', exercise: exerciseId(done), sets } }
    }),
  )
  return { options, problems: [], open: counts.length > 1 ? 'amount' : 'sure' }
}
