import type { Felt } from './felt.ts'
import type { VariantName } from './program.ts'
import type { Standing } from './progress.ts'
import type { Weight } from './weight.ts'

/** What one member is asked to do of an exercise, in each round. */
export interface Target {
  /** Repetitions or seconds. */
  readonly amount: number
  readonly way: VariantName
  /** Left out where nobody knows yet what they hold. */
  readonly weight?: Weight
}

/** One member's plan for one week by one program. */
export interface Plan {
  /** Which of the program's weeks it goes by, from 1. */
  readonly rung: number
  readonly rounds: number
  /** By exercise id; every exercise of the program has one. */
  readonly targets: Readonly<Record<string, Target>>
  /** While less is asked than was done before: how they come back to it. */
  readonly back?: Back
}

export interface Back {
  /** How much of the weight, or of the amount where there is none, is asked: from 1 to 100. */
  readonly percent: number
  /** How many points of that come back with each good week. */
  readonly by: number
  /** The easier way is taken, where there is one. */
  readonly eased: boolean
  readonly before: Plan['targets']
}

/** Why a plan is as it is: the one thing that decided, with its numbers. */
export type Reason =
  | { readonly code: 'first' | 'flag' | 'gentle' | 'started' | 'missed' | 'refused' | 'asked' }
  /** `pain` is from 0 to 10, where it was told; `times` is how often in a row. */
  | { readonly code: 'worse'; readonly times: number; readonly pain?: number }
  | { readonly code: 'sore'; readonly pain?: number }
  | { readonly code: 'hard'; readonly effort: number }
  /** Back after so many weeks; 'again' from the first rung. */
  | { readonly code: 'away' | 'again'; readonly weeks: number }
  /** One step of the way back. */
  | { readonly code: 'back'; readonly rounds: number }
  | { readonly code: 'round'; readonly rounds: number }
  | { readonly code: 'more'; readonly by: number; readonly exercise: string }
  | { readonly code: 'weight'; readonly exercise: string; readonly weight: Weight }
  | { readonly code: 'way'; readonly exercise: string; readonly way: VariantName }
  /** Nothing is added: `wants` is what would let it. */
  | { readonly code: 'top'; readonly wants: 'weight' | 'effort' | 'again' | 'nothing' }

export interface Planned {
  readonly plan: Plan
  readonly reason: Reason
}

/** One exercise in one round, as it was logged. */
export interface Done {
  readonly program: string
  readonly exercise: string
  readonly round: number
  readonly outcome: 'done' | 'skipped'
  readonly amount: number | null
  readonly variant: VariantName
  readonly weight?: Weight
}

/** One of a member's own weeks. */
export interface Past {
  readonly ordinal: number
  /** Epoch milliseconds. */
  readonly openedAt: number
  /** The id of the group's program. */
  readonly program: string
  readonly standing: Standing
  /** A sign that needs somebody else first stood in it, or they came back from one. */
  readonly flagged: boolean
  /** The plan by which it was done. */
  readonly plan: Plan
  readonly reason?: Reason
  readonly log: readonly Done[]
  readonly felt: Felt
}

/** The week that is planned. */
export interface Upcoming {
  readonly ordinal: number
  /** Epoch milliseconds. */
  readonly openedAt: number
  /** As of a week that is past. */
  readonly flagged: boolean
}
