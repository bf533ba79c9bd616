import type { Day, DayProblem } from './day.ts'
import { LIMITS } from './groups.ts'
import { exerciseId, type Lexicon, type Nameable, otherWay } from './lexicon.ts'
import type { Dated, EntryProblem, Open, SetDone } from './problems.ts'
import type { Token } from './token.ts'

/** What a piece of a line may come to. */
export interface Piece {
  readonly options: readonly (readonly Dated[])[]
  readonly open?: Open
  readonly problems: readonly EntryProblem[]
}

/** A set, done in some way. */
export function withWay(set: SetDone, { way }: Nameable): SetDone {
  return way && way !== 'standard' ? { ...set, way } : set
}

/** "All the easier way", "2 rounds, easier": each of them that way, so many rounds of it. */
export function readOtherWay(
  said: readonly Token[],
  way: 'easier' | 'harder',
  day: Day | DayProblem | undefined,
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
