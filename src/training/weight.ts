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

const NUMBER = String.raw`(?<number>\d{1,4}(?:[.,]\d{1,2})?)`
const UNIT = '(?<unit>kgs?|kilos?|lbs?|pounds?)'
const PER = '(?<hand>each(?: hand)?|(?:per|a|in each) hand)|(?<all>in all|in total|together)'
const TYPED = new RegExp(`^${NUMBER}\\s*${UNIT}?(?:\\s+(?:${PER}))?$`, 'i')

/**
 * A text that is nothing but a weight: "12.3", "25 lb each", "20 kg in all".
 * @param units where it names none
 * @returns undefined where it is no weight, or not from 0.5 to 500 kg
 */
export function readWeight(text: string, units: Units): Weight | undefined {
  const said = TYPED.exec(text.trim())?.groups
  if (!said) return undefined
  const unit = said.unit ? (/^k/i.test(said.unit) ? 'kg' : 'lb') : units
  const per = said.hand ? 'hand' : said.all ? 'all' : undefined
  const weight: Weight = { number: Number(said.number?.replace(',', '.')), unit, ...(per && { per }) }
  const kilograms = gramsOf(weight) / 1000
  return kilograms >= LOAD.min && kilograms <= LOAD.max ? weight : undefined
}
