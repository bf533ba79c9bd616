import type { Weight } from '../weight.ts'
import type { Group } from './groups.ts'

/**
 * The sets that several groups of one exercise come to, "15 @ 20, 12 @ 22.5" or "15, 12, 10 @ 20"; undefined where it
 * is open which set a load is for.
 */
export function combine(
  groups: readonly Group[],
): readonly { amount?: number; weight?: Weight }[] | undefined {
  const merged = completed(groups)
  const loads = merged.filter(group => group.weight ?? group.weights)
  const last = merged.at(-1)
  // A load at the end is for all that goes before it; otherwise each group has its own, or none has.
  const shared = merged.length > 1 && loads.length === 1 && last ? last.weight : undefined
  if (loads.length > 0 && loads.length < merged.length && !shared) return undefined
  const bare = merged.findIndex(isLoadOnly)
  if (merged.length > 1 && bare >= 0 && (bare < merged.length - 1 || !shared)) return undefined
  const counted = merged.length > 1 && last && isLoadOnly(last) ? merged.slice(0, -1) : merged
  return counted.flatMap(group => setsOf(group, shared))
}

/** "3 sets, 12 each", "12 reps, 3 sets": one says how often and the other how much. */
function completed(groups: readonly Group[]): readonly Group[] {
  const [first, second, ...more] = groups
  if (!first || !second) return groups
  const count = groups.slice(0, 2).find(isCount)
  const each = groups.slice(0, 2).find(group => group.amounts?.length === 1 && group.sets === undefined)
  return count && each ? [{ ...each, ...count, amounts: each.amounts }, ...more] : groups
}

/** How often, and not how much. */
export function isCount(group: Group): boolean {
  return group.sets !== undefined && group.amounts === undefined
}

function isLoadOnly(group: Group): boolean {
  return group.weight !== undefined && group.sets === undefined && group.amounts === undefined
}

function setsOf(group: Group, shared: Weight | undefined): readonly { amount?: number; weight?: Weight }[] {
  const amounts: readonly (number | undefined)[] = group.amounts ?? [undefined]
  const count = group.sets ?? (group.amounts ? group.amounts.length : (group.weights?.length ?? 1))
  const each = amounts.length === count ? amounts : Array.from({ length: count }, () => amounts[0])
  return each.map((amount, n) => {
    const weight = group.weights?.[n] ?? shared ?? group.weight
    return { ...(amount !== undefined && { amount }), ...(weight && { weight }) }
  })
}
