import type { Weight } from '../weight.ts'
import { type Group, LIMITS } from './groups.ts'

/**
 * The sets that several groups of one exercise come to, "15 @ 20, 12 @ 22.5" or "15, 12, 10 @ 20"; undefined where it
 * is open which set a load is for.
 */
export function combine(
  groups: readonly Group[],
): readonly { amount?: number; weight?: Weight }[] | undefined {
  const merged = counted(heldAlike(groups))
  if (!merged) return undefined
  const loads = merged.filter(group => group.weight ?? group.weights)
  const last = merged.at(-1)
  const first = merged[0]
  // A load before or behind all else is for all of it; otherwise each group has its own, or none has.
  const only = merged.length > 1 && loads.length === 1 ? loads[0] : undefined
  const shared = only === last || (only === first && only && isLoadOnly(only)) ? only?.weight : undefined
  if (loads.length > 0 && loads.length < merged.length && !shared) return undefined
  const sets = merged.filter(group => !(shared && group === only && isLoadOnly(group)))
  if (merged.length > 1 && sets.some(isLoadOnly)) return undefined
  return sets.flatMap(group => setsOf(group, shared))
}

/** "10 @ 14, 10 @ 16, 8 @ 18 (per hand)": nobody holds some of it otherwise. */
function heldAlike(groups: readonly Group[]): readonly Group[] {
  const per = new Set(groups.flatMap(({ weight }) => weight?.per ?? []))
  const [only] = per
  if (!only || per.size > 1) return groups
  return groups.map(group => ({
    ...group,
    ...(group.weight && { weight: { ...group.weight, per: only } }),
    ...(group.weights && { weights: group.weights.map(weight => ({ ...weight, per: only })) }),
  }))
}

/**
 * "3 sets, 12 each", "12 reps, 3 sets": one says how often and the other how much. "3 sets: 12, 12, 10" says both of
 * each; undefined where they do not fit.
 */
function counted(groups: readonly Group[]): readonly Group[] | undefined {
  const [first, second, ...more] = groups
  if (!first || !second) return groups
  // "20 kg, 10 reps, 3 sets": what is held stands by itself.
  if (more.length > 0 && isLoadOnly(first)) {
    const rest = counted(groups.slice(1))
    return rest && [first, ...rest]
  }
  // "20 bridges, 2 sets of 10": the first is how many that comes to.
  const [total, perSet] = [first, second].map(({ amounts = [] }) =>
    amounts.length === 1 ? amounts[0] : undefined,
  )
  const isTotal = first.sets === undefined && !first.weight && second.sets !== undefined && second.sets > 1
  if (isTotal && more.length === 0 && perSet !== undefined && second.sets * perSet === total) return [second]
  const all = groups.flatMap(({ amounts = [] }) => amounts)
  const isList = groups.slice(1).every(group => group.sets === undefined && group.amounts)
  if (first.worded && first.amounts && isList && all.length === first.sets)
    return groups.map(({ sets: _, ...group }) => group)
  if (isCount(first)) {
    const amounts = groups.slice(1).filter(group => group.sets === undefined && group.amounts)
    const each = amounts.flatMap(group => group.amounts ?? [])
    // "16 kg 3 sets: 10, 9, 8": what was held is of each.
    if (each.length === first.sets && each.length > 1)
      return groups.slice(1).map(group => ({ ...(first.weight && { weight: first.weight }), ...group }))
    if (each.length > 1) return undefined
  }
  const count = [first, second].find(isCount)
  const each = [first, second].find(group => group.amounts?.length === 1 && group.sets === undefined)
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
  // Of more than can be done, one more is enough to tell that it is too much.
  const said = group.sets ?? (group.amounts ? group.amounts.length : (group.weights?.length ?? 1))
  const count = Math.min(said, LIMITS.sets.max + 1)
  const each = amounts.length === count ? amounts : Array.from({ length: count }, () => amounts[0])
  return each.map((amount, n) => {
    const weight = group.weights?.[n] ?? shared ?? group.weight
    return { ...(amount !== undefined && { amount }), ...(weight && { weight }) }
  })
}
