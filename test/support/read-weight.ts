import { typedWeight } from '../../src/training/entry/typed-weight.ts'
import { canBeHeld, type Units, type Weight } from '../../src/training/weight.ts'

/** A weight that is typed, where it can be held. */
export function readWeight(text: string, units: Units): Weight | undefined {
  const weight = typedWeight(text, units)
  return weight && canBeHeld(weight) ? weight : undefined
}
