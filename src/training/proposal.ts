import type { Done, Plan, Target } from './plan-values.ts'
import { type Exercise, type VariantName, variantOf } from './program.ts'
import { heldAs, type Weight } from './weight.ts'

/**
 * What is asked of an exercise right now: by the plan, in the way that was chosen, and with what they took last in
 * this week where that was another weight.
 * @param log what was logged of the program in this week, oldest first
 * @param chosen the ways that they chose, by exercise
 */
export function proposalFor(
  plan: Plan,
  exercise: Exercise,
  log: readonly Pick<Done, 'exercise' | 'variant' | 'weight'>[],
  chosen: Readonly<Record<string, VariantName>>,
): Target {
  const { id, range } = exercise
  const target = plan.targets[id] ?? { amount: range.min, way: 'standard' }
  const way = chosen[id] ?? target.way
  const { amount } = target
  if (!variantOf(exercise, way).weighted) return { amount, way }
  const taken = log.findLast(row => row.exercise === id && row.variant === way && row.weight)?.weight
  const weight = taken ?? target.weight
  return { amount, way, ...(weight && { weight }) }
}

/** A weight as it is held in an exercise: in each hand, where that is how it is done and nothing else was said. */
export function heldIn(exercise: Exercise, way: VariantName, weight: Weight): Weight {
  return variantOf(exercise, way).eachHand ? heldAs(weight, 'hand') : weight
}
