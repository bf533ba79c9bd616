import type { VariantName } from '../program.ts'
import type { Units, Weight } from '../weight.ts'
import type { Day, DayProblem } from './day.ts'
import type { Amounts } from './groups.ts'

/** A set as it was logged: reps or seconds, and the load. What is left out is as planned. */
export interface SetDone {
  readonly amount?: number
  readonly weight?: Weight
  readonly way?: VariantName
}

export type Part =
  | { readonly kind: 'sets'; readonly exercise: string; readonly sets: readonly SetDone[] }
  /** That many rounds of everything, or of another program. */
  | {
      readonly kind: 'rounds'
      readonly rounds: number
      readonly except?: readonly string[]
      readonly program?: string
    }
  /** All that is still open: of some exercises, or of another program. */
  | {
      readonly kind: 'all'
      readonly only?: readonly string[]
      readonly except?: readonly string[]
      readonly program?: string
    }

/** Something in a line that cannot be logged. */
export interface EntryProblem {
  readonly kind:
    | 'empty'
    | 'too-long'
    | 'unknown-exercise'
    | 'amount-range'
    | 'sets-range'
    | 'rounds-range'
    | 'load-range'
    | 'day-future'
    | 'day-too-old'
    | 'no-such-day'
    | 'not-done'
    | 'whose'
    /** It is counted in something else. */
    | 'measure'
    | 'others'
    | 'leftover'
  /** The piece of the line, at most 40 code points. */
  readonly text: string
  /** Ids of exercises that may have been meant, best first. */
  readonly nearest?: readonly string[]
  readonly measure?: 'reps' | 'seconds'
  /** The range that was left: reps, seconds, sets, rounds, weights in `unit`, or days for a day. */
  readonly min?: number
  readonly max?: number
  readonly unit?: Units
}

/** What a line leaves open. */
export type Open =
  | NonNullable<Amounts['open']>
  | 'amount'
  | 'which'
  | 'near'
  | 'weightless'
  | 'both'
  | 'sure'
  | 'all'

/** What is done on a day, as far as it was read. */
export interface Dated {
  readonly day: Day | DayProblem | undefined
  readonly part: Part
}
