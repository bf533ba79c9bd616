/** Weights are kept in grams and shown in the reader's unit. */
export type Units = 'kg' | 'lb'

/** One pound is 453.59237 g by definition (International Yard and Pound agreement, 1959). */
const GRAMS_PER_POUND = 453.59237

/** Lighter or heavier is a slip of the finger; a logging line has the same limits. */
const MIN_GRAMS = 500
const MAX_GRAMS = 500_000

/** Where people lift in pounds (the zones of the United States in the IANA database's zone1970.tab). */
const POUND_ZONES =
  /^(America\/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Menominee|Kentucky\/.+|Indiana\/.+|North_Dakota\/.+)|Pacific\/Honolulu)$/

/** The units of people who have not chosen any, from their group's IANA zone. */
export function usualUnits(zone: string): Units {
  return POUND_ZONES.test(zone) ? 'lb' : 'kg'
}

/** A weight as people say it: as it is where plates come so, else to the half kilogram or half pound. */
export function weight(grams: number, units: Units): string {
  return `${weightNumber(grams, units)} ${units}`
}

/** The same without its unit, as a form's field shows it. */
export function weightNumber(grams: number, units: Units): string {
  const exact = units === 'kg' ? grams / 1000 : grams / GRAMS_PER_POUND
  const quarters = Math.round(exact * 4) / 4
  // Grams are whole, so pounds come back off by a hair.
  if (quarters > 0 && Math.abs(quarters - exact) < 0.002) return String(quarters)
  return String(Math.max(0.5, Math.round(exact * 2) / 2))
}

/** A typed weight in grams; undefined when it is no number from 0.5 to 500 kg. */
export function readWeight(text: string, units: Units): number | undefined {
  const match = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(kg|lbs?)?$/i.exec(text.trim())
  if (!match) return undefined
  const unit = match[2] ? match[2].toLowerCase().slice(0, 2) : units
  const grams = Math.round(Number(match[1]?.replace(',', '.')) * (unit === 'kg' ? 1000 : GRAMS_PER_POUND))
  return grams >= MIN_GRAMS && grams <= MAX_GRAMS ? grams : undefined
}

/** 'a', 'a and b', 'a, b and c'. */
export function list(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** '1 week', '3 weeks'. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

/** Rounds as people say them: 'round 2', 'rounds 1–3', 'rounds 1 and 3'. */
export function rounds(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const first = sorted[0]
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return `round ${first}`
  const run = last - first === sorted.length - 1 && sorted.length > 2
  return `rounds ${run ? `${first}–${last}` : list(sorted.map(String))}`
}
