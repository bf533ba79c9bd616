import { LOAD, type Units, type Weight } from '../weight.ts'
import type { Span, Token } from './token.ts'

/** What can be logged. Loads are in kilograms. */
export const LIMITS = {
  reps: { min: 1, max: 500 },
  seconds: { min: 1, max: 600 },
  sets: { min: 1, max: 10 },
  rounds: { min: 1, max: 10 },
  load: LOAD,
} as const

/** One way of saying how much: "3x12 @ 20 kg", "15,12,10", "20 kg". */
export interface Group {
  readonly sets?: number
  readonly amounts?: readonly number[]
  readonly weight?: Weight
  /** One for each set. */
  readonly weights?: readonly Weight[]
  /** The sets were called so: "3 sets 12, 12, 10" has three amounts. */
  readonly worded?: true
  /** The amounts are of every set. */
  readonly each?: true
}

export interface Trouble extends Span {
  readonly kind: 'amount-range' | 'sets-range' | 'load-range'
  readonly min: number
  readonly max: number
  readonly unit?: Units
}

/** What a group may mean, the likeliest first: none, one, or several that must be asked about. */
export interface Amounts {
  readonly groups: readonly Group[]
  readonly troubles: readonly Trouble[]
  /** What the line leaves open: how often, how much, or in how many hands. */
  readonly open?: 'turn' | 'numbers' | 'hands' | 'total' | 'range' | undefined
}

export interface Counting {
  readonly measure: 'reps' | 'seconds'
  readonly weighted: boolean
  readonly units: Units
}

export function letter(token: Token): string {
  switch (token.kind) {
    case 'number':
      return token.isPair ? 'p' : token.value === 2 ? '2' : 'n'
    case 'list':
      return 'l'
    case 'kg':
    case 'lb':
      return 'w'
    case 'at':
      return 'a'
    case 'x':
      return 'x'
    case 'gear':
      return 'g'
    case 'hand':
      return 'h'
    case 'each':
      return 'e'
    case 'total':
      return 't'
    case 'side':
      return 'd'
    case 'sets':
      return 's'
    case 'rounds':
      return 'r'
    case 'reps':
    case 'seconds':
    case 'minutes':
      return 'u'
    default:
      return '?'
  }
}

export function countLetter(token: Token): string {
  if (token.kind === 'number') return 'n'
  if (token.kind === 'clock') return 'c'
  if (token.kind === 'range') return 'k'
  return token.kind === 'often' ? 'o' : letter(token)
}

export function figuresOf(token: Token): readonly number[] {
  if (token.kind === 'list' || token.kind === 'range') return token.values
  return token.kind === 'number' || token.kind === 'clock' || token.kind === 'often' ? [token.value] : []
}
