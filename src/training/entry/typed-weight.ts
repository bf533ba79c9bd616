import type { Units, Weight } from '../weight.ts'
import type { Lexicon } from './lexicon.ts'
import { takeLoads, withLoad } from './loads.ts'
import { normalise } from './normal.ts'
import { tokenize } from './tokens.ts'

const NO_NAMES: Lexicon = { indexes: [], own: [], longest: 0, counts: () => false }
/** No weight names a day, so any will do. */
const ANY_DAY = { today: '2000-01-03' }
/** No weight is said in more letters. */
const MAX_WEIGHT = 60

/**
 * A text that is nothing but a weight, as a line has it behind "@": "12.3", "25 lb each", "2x8 kg", "20 kg in all".
 * @param units where it names none
 * @returns undefined where it is none, or may be two; it may be too light or too heavy to be held
 */
export function typedWeight(text: string, units: Units): Weight | undefined {
  if (text.length > MAX_WEIGHT) return undefined
  const tokens = tokenize(`@ ${normalise(text).text.replace(/^@ ?/, '')}`, NO_NAMES, ANY_DAY)
  const said = tokens.filter(({ kind }) => kind !== 'also')
  const { loads, rest } = takeLoads(said, { units, weighted: true, measure: 'reps' })
  const [load, ...more] = loads
  if (!load || more.length + rest.length > 0 || load.weights.length > 1) return undefined
  // How much was lifted is said elsewhere, so that "2x8 kg" can only be two of them.
  const [group, ...others] = withLoad({ amounts: [1] }, load)
  const weight = group?.weight
  if (!weight || others.length > 0) return undefined
  return /^\d{1,4}(?:\.\d{1,2})?$/.test(String(weight.number)) ? weight : undefined
}
