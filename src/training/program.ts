import type { Figure } from './figure/figure.ts'

/** What a group does each week. Read from a file in programs/ by `readProgram`. */
export interface Program {
  /** Lower case words joined by hyphens, at most 32 characters. */
  readonly id: string
  readonly name: string
  readonly summary: string
  /** Short paragraphs: the idea behind the movements. */
  readonly why: readonly string[]
  /** 'gentle' is for a week in which the back is sore. */
  readonly kind: 'strength' | 'gentle'
  /** At least so often. */
  readonly timesAWeek: number
  /** About how long one session takes. */
  readonly minutes: number
  /** Between two rounds. */
  readonly restSeconds: number
  readonly equipment: readonly string[]
  /** Who should start elsewhere, and that everyone goes at their own pace. */
  readonly first: string
  /** The id of the gentle program that is offered to someone in a lot of pain. */
  readonly sore?: string
  /** That this is general information and no medical advice. */
  readonly notice: string
  /** What people ask a coach, and the answers. */
  readonly faq?: Readonly<Partial<Record<'hard' | 'heavy' | 'noWeights' | 'swap', string>>>
  /** In the order in which they are done; 1 to 8. */
  readonly exercises: readonly Exercise[]
  /** A ladder that each member climbs from the first one on, in their own time; the last holds from then on. */
  readonly weeks: readonly Week[]
  /** How the movements look, by name. */
  readonly figures: Readonly<Record<string, Figure>>
  /** What is not said is as in {@link RULES}. */
  readonly progress?: { readonly [Rule in keyof Rules]?: Rules[Rule] | undefined } | undefined
}

/** How a member's own plan follows from their weeks. */
export interface Rules {
  /** Someone's first week has at most so many rounds. */
  readonly firstRounds: number
  /** For each missed week but the first, so many percent less is asked … */
  readonly lessPerWeek: number
  /** … but never less than so many percent; a gentle week or a sign leads down to it, too. */
  readonly leastLoad: number
  /** After so many missed weeks they climb from the first rung again. */
  readonly againAfter: number
  /** Up to such an effort, from 1 to 10, weight is added; where it is not known, none is. */
  readonly weightEffort: number
  /** A round keeps the week from so many exercises on; where it is not said, with all of them. */
  readonly keptWith?: number | undefined
}

/** Strength holds for some three weeks, and takes about half the time away to come back: the defaults leave room. */
const RULES: Rules = {
  firstRounds: 2,
  lessPerWeek: 15,
  leastLoad: 50,
  againAfter: 8,
  weightEffort: 7,
}

export interface Exercise {
  /** Lower case words joined by hyphens, at most 24 characters; never one of {@link RESERVED_WORDS}. */
  readonly id: string
  readonly name: string
  /** What people type for it when they log: 'rdl', 'bridges'. */
  readonly aliases: readonly string[]
  /** The name of one of the program's figures. */
  readonly figure?: string
  readonly purpose: string
  readonly steps: readonly string[]
  readonly cautions: readonly string[]
  readonly measure: 'reps' | 'seconds'
  /** The amount counts for each side. */
  readonly perSide: boolean
  /** A weight is held, so it makes sense to log how heavy it was. */
  readonly weighted: boolean
  /** A weight is held in each hand. */
  readonly eachHand?: boolean | undefined
  /** In reps or seconds. Every week's amount lies in it. */
  readonly range: { readonly min: number; readonly max: number }
  readonly easier?: Variant
  readonly harder?: Variant
}

/** Another way to do an exercise. It counts as the same exercise. */
export interface Variant {
  readonly name: string
  /** What people type for this way of doing it. */
  readonly aliases: readonly string[]
  /** The name of one of the program's figures. */
  readonly figure?: string
  readonly steps: readonly string[]
  readonly cautions: readonly string[]
  readonly weighted: boolean
  readonly eachHand?: boolean | undefined
}

export interface Week {
  readonly rounds: number
  /** Reps or seconds, whichever the exercise counts, by exercise id. Every exercise has one. */
  readonly amount: Readonly<Record<string, number>>
  readonly note: string
}

export type VariantName = 'standard' | 'easier' | 'harder'

/** Words that mean something else in a line like "all 3x12", so that no exercise may be called so. */
export const RESERVED_WORDS: readonly string[] = ['all', 'round', 'rounds']

/**
 * The plan of a week, counted from 1. Past the end the last week holds.
 * @throws {RangeError} when `number` is not a whole number from 1 up.
 */
export function weekOf(program: Program, number: number): Week {
  const week = program.weeks[Math.min(number, program.weeks.length) - 1]
  if (!Number.isInteger(number) || !week) throw new RangeError(`no week ${number} in ${program.id}`)
  return week
}

/** A program's rules for the plans of its members. */
export function rulesOf({ progress }: Program): Rules {
  const given = Object.entries(progress ?? {}).filter(([, value]) => value !== undefined)
  return { ...RULES, ...Object.fromEntries(given) }
}

export function exerciseOf(program: Program, id: string): Exercise | undefined {
  return program.exercises.find(exercise => exercise.id === id)
}

/** How to do an exercise the chosen way; the standard way when the exercise has no such variant. */
export function variantOf(exercise: Exercise, name: VariantName): Variant {
  return (name === 'standard' ? undefined : exercise[name]) ?? exercise
}

/** All that an exercise is called: its id, its name, its aliases and those of its other ways. */
export function namesOf({ id, name, aliases, easier, harder }: Exercise): string[] {
  return [id, name, ...aliases, ...(easier?.aliases ?? []), ...(harder?.aliases ?? [])]
}
