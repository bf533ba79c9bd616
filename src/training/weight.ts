/** What weights are counted in. */
export type Units = 'kg' | 'lb'

/** A weight exactly as someone typed it. */
export interface Weight {
  /** With two decimals at most, and never rounded. */
  readonly number: number
  readonly unit: Units
  /** 'hand': so much in each hand. 'all': so much in both together. Left out where nobody said. */
  readonly per?: 'hand' | 'all'
}

/** What can be held, in kilograms: lighter or heavier is a slip of the finger. */
export const LOAD = { min: 0.5, max: 500 } as const

/** One pound is 453.59237 g by definition (International Yard and Pound agreement, 1959). */
export const GRAMS: Readonly<Record<Units, number>> = { kg: 1000, lb: 453.59237 }

/** Whole grams; of one hand, where each holds so much. */
export function gramsOf({ number, unit }: Weight): number {
  return Math.round(number * GRAMS[unit])
}

/** A weight as it was typed, in the words in which it is kept; {@link keptWeight} has it back. */
export function shownWeight({ number, unit, per }: Weight): string {
  return `${number} ${unit}${per === 'hand' ? ' each' : per === 'all' ? ' in all' : ''}`
}

const KEPT = /^(?<number>\d+(?:\.\d+)?) (?<unit>kg|lb)(?<hand> each)?(?<all> in all)?$/

/** The weight that {@link shownWeight} wrote; what is typed is read by the reader of lines. */
export function keptWeight(text: string): Weight | undefined {
  const { number, unit, hand, all } = KEPT.exec(text)?.groups ?? {}
  if (number === undefined) return undefined
  const per = hand ? 'hand' : all ? 'all' : undefined
  return { number: Number(number), unit: unit === 'lb' ? 'lb' : 'kg', ...(per && { per }) }
}

export function canBeHeld(weight: Weight): boolean {
  const kilograms = gramsOf(weight) / 1000
  return kilograms >= LOAD.min && kilograms <= LOAD.max
}

/** What can be held, as it is said in a unit: round numbers. */
export function limitsIn(unit: Units): { readonly min: number; readonly max: number } {
  return unit === 'kg' ? LOAD : { min: 1.25, max: 1100 }
}

/** A weight of which it is said now how it is held, unless that was said already. */
export function heldAs(weight: Weight, per: 'hand' | 'all'): Weight {
  return weight.per ? weight : { ...weight, per }
}

/** A weight of which only the grams are known: in the unit in which it is a round number. */
export function weightOf(grams: number): Weight {
  const pounds = Math.round((grams / GRAMS.lb) * 4) / 4
  const isPounds = grams % 250 !== 0 && Math.round(pounds * GRAMS.lb) === grams
  return isPounds ? { number: pounds, unit: 'lb' } : { number: grams / 1000, unit: 'kg' }
}

/** The steps that plates and dumbbells come in, and from which weight on each is no more than a tenth of it. */
const STEPS: Readonly<Record<Units, readonly (readonly [from: number, step: number])[]>> = {
  kg: [
    [20, 2],
    [10, 1],
    [0, 0.5],
  ],
  lb: [
    [50, 5],
    [25, 2.5],
    [0, 1],
  ],
}

/** The smallest step up from a weight, in its unit; of both hands together, where it is said so. */
function stepOf({ number, unit, per }: Weight): number {
  const hands = per === 'all' ? 2 : 1
  const step = STEPS[unit].find(([from]) => number / hands >= from)?.[1] ?? 1
  return step * hands
}

/** One step heavier; a weight between two steps goes on from where it is. */
export function heavier(weight: Weight): Weight {
  return { ...weight, number: tidy(weight.number + stepOf(weight)) }
}

/** At most so many percent of a weight, as a whole number of its steps; never less than one step or more than the weight. */
export function lighter(weight: Weight, percent: number): Weight {
  const most = (weight.number * percent) / 100
  const step = stepOf({ ...weight, number: most })
  const number = Math.max(step, Math.floor(tidy(most / step)) * step)
  return { ...weight, number: tidy(Math.min(weight.number, number)) }
}

/** Without what binary fractions add. */
function tidy(number: number): number {
  return Math.round(number * 100) / 100
}
