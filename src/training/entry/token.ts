import type { Says } from '../language.ts'
import type { Day, DayProblem } from './day.ts'
import type { Nameable } from './lexicon.ts'

export interface Span {
  readonly start: number
  readonly end: number
}

/** A piece of a line. 'word' says nothing to us; 'junk' has no place in such a line. */
export type Token = Span & {
  /** It may be meant otherwise: "16k", "24/11". */
  readonly unsure?: true
} & (
    | { readonly kind: 'name'; readonly way: Nameable; readonly slip?: true }
    | { readonly kind: 'program'; readonly id: string }
    | { readonly kind: 'number'; readonly value: number; readonly isPair?: true }
    /** '15,12,10' or '15/12/10'. */
    | { readonly kind: 'list'; readonly values: readonly number[] }
    | { readonly kind: 'range'; readonly values: readonly number[] }
    /** So many times, as "twice". */
    | { readonly kind: 'often'; readonly value: number }
    /** '1:30', in seconds. */
    | { readonly kind: 'clock'; readonly value: number }
    | { readonly kind: 'day'; readonly day: Day | DayProblem | 'time' }
    | { readonly kind: Exclude<Says, 'once' | 'twice' | 'pair' | 'asks'> }
    | { readonly kind: 'comma' | 'stop' | 'and' | 'slash' | 'dash' | 'emoji' | 'dismay' }
    /** Before how much the last set was: "3x12, last set 8". */
    | { readonly kind: 'last' }
    | { readonly kind: 'word' | 'junk' }
  )
