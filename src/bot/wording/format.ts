import { GRAMS, shownWeight, type Units, type Weight } from '../../training/weight.ts'

/** Where people lift in pounds (the zones of the United States in the IANA database's zone1970.tab). */
const POUND_ZONES =
  /^(America\/(New_York|Detroit|Chicago|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Menominee|Kentucky\/.+|Indiana\/.+|North_Dakota\/.+)|Pacific\/Honolulu)$/

/** The units of people who have not chosen any, from their group's IANA zone. */
export function usualUnits(zone: string): Units {
  return POUND_ZONES.test(zone) ? 'lb' : 'kg'
}

/** What was held: as it was typed, where that is known; undefined where nothing was. */
export function heldText(
  held: { readonly grams: number | null | undefined; readonly weight?: Weight | undefined },
  units: Units,
): string | undefined {
  if (held.weight) return shownWeight(held.weight)
  return held.grams ? weight(held.grams, units) : undefined
}

/** A weight as people say it: as it is where plates come so, else to the half kilogram or half pound. */
export function weight(grams: number, units: Units): string {
  return `${weightNumber(grams, units)} ${units}`
}

/** The same without its unit, as a form's field shows it. */
export function weightNumber(grams: number, units: Units): string {
  const exact = grams / GRAMS[units]
  const quarters = Math.round(exact * 4) / 4
  // Grams are whole, so pounds come back off by a hair.
  if (quarters > 0 && Math.abs(quarters - exact) < 0.002) return String(quarters)
  return String(Math.max(0.5, Math.round(exact * 2) / 2))
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
