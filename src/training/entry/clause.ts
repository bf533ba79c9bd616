import type { Day, DayProblem } from './day.ts'
import type { Nameable } from './lexicon.ts'
import type { Token } from './token.ts'

/** A piece of a line that is about one thing: some exercises, all of them, or an amount without a name. */
export interface Clause {
  readonly tokens: readonly Token[]
  /** What separates it from the one before. */
  readonly sep: Token['kind'] | 'start'
  readonly names: readonly Nameable[]
  /** Names that were mistyped: read only where something else says that it is a log. */
  readonly slip: boolean
  readonly program: string | undefined
  /** All that is open, or "rounds". */
  readonly whole: 'all' | 'rounds' | undefined
  /** What says how much, before the (last) name and behind it. */
  readonly front: readonly Token[]
  readonly back: readonly Token[]
  readonly not: boolean
  readonly day: Day | DayProblem | undefined
  /** It was done on these days, too. */
  readonly moreDays: readonly Day[]
  /** Its day stands before it. */
  readonly leads?: boolean
  /** Words that say nothing to us. */
  readonly unread: readonly Token[]
  /** Some of them stand in the name of an exercise. */
  readonly isPartOfName: boolean
  /** What may have been meant by them, where an amount stands beside them. */
  readonly near: readonly Nameable[]
}

/** Neither what nor how much. */
export function saysNothing({ names, front, back, whole, program, near }: Clause): boolean {
  return names.length + front.length + back.length + near.length === 0 && !whole && !program
}
