import type { VariantName } from '../program.ts'
import { gramsOf, LOAD, type Units, type Weight } from '../weight.ts'
import type { Token } from './tokens.ts'

/** A set as it was logged: reps or seconds, and the load. What is left out is as planned. */
export interface SetDone {
  readonly amount?: number
  readonly weight?: Weight
  readonly way?: VariantName
}

/** What can be logged. Loads are in kilograms. */
export const LIMITS = {
  reps: { min: 1, max: 500 },
  seconds: { min: 1, max: 600 },
  sets: { min: 1, max: 10 },
  rounds: { min: 1, max: 10 },
  load: LOAD,
} as const

export interface Counted {
  readonly weighted: boolean
  readonly measure: 'reps' | 'seconds'
}

/** One way of saying how much: "3x12 @ 20 kg", "15,12,10", "20 kg". */
export interface Group {
  readonly start: number
  readonly end: number
  readonly sets?: number
  readonly amounts?: readonly number[]
  readonly weight?: Weight
}

export type GroupProblem = 'amount-range' | 'sets-range' | 'load-range' | 'not-weighted' | 'leftover'

/** What is wrong with a group, and where in the line. */
export interface Trouble {
  readonly kind: GroupProblem
  readonly start: number
  readonly end: number
  readonly min?: number
  readonly max?: number
}

// A letter for each token: n number, l list, c clock, u unit of an amount, w unit of weight, s "sets",
// x "x", a "@". Two bare numbers in a row fit nowhere: "12 20" may be two sets, or a load.
const GROUP =
  /^(?<before>a?nw|an)?(?:(?<sets>n)(?:s?x|s)(?<amount>nu?|c)|(?<amount>nu?|c)x?(?<sets>n)s|(?<amount>nu)x(?<sets>n)|(?<sets>n)s|(?<amount>[nl]u?|c))?(?<after>[ax]?nw|an)?$/d

/** Reads how much of an exercise was done. `units` is the weight unit where none is given. */
export function readGroup(
  given: readonly Token[],
  exercise: Counted,
  units: 'kg' | 'lb',
): { readonly group: Group; readonly troubles: readonly Trouble[] } {
  const span = { start: given[0]?.start ?? 0, end: given.at(-1)?.end ?? 0 }
  const leftover = { group: span, troubles: [{ kind: 'leftover', ...span } as const] }
  const tokens = inRow(given.filter(isNoGear), exercise)
  const match = GROUP.exec(tokens.map(letter).join(''))
  const places = match?.indices?.groups
  if (!places || (places.before && places.after)) return leftover

  // "3 x 20 kg" may be three reps or three sets; after both, the second x can only bring the load.
  const times = places.after && tokens[places.after[0]]?.kind === 'x'
  if (times && !(places.sets && places.amount)) return leftover
  // "Kettlebell 16" may be sixteen kilos.
  if (tokens.length === 1 && tokens[0]?.kind === 'number' && given.length > 1) return leftover

  const part = (name: string) => tokens.slice(...(places[name] ?? [0, 0]))
  const troubles: Trouble[] = []
  const check = (kind: GroupProblem, at: Token | undefined, value: number, limits: Limits, whole = true) => {
    const fits = value >= limits.min && value <= limits.max && (!whole || Number.isInteger(value))
    if (!fits)
      troubles.push({ kind, start: at?.start ?? 0, end: at?.end ?? 0, min: limits.min, max: limits.max })
    return fits
  }

  const [sets] = part('sets')
  // Sets out of range are told, and never made.
  const count = sets && check('sets-range', sets, numberIn(sets), LIMITS.sets) ? numberIn(sets) : undefined
  const [amount, unit] = part('amount')
  const amounts = amountsOf(amount, unit, exercise)
  if (!amounts) return leftover
  for (const value of amounts) check('amount-range', amount, value, LIMITS[exercise.measure])
  if (amounts.length > LIMITS.sets.max) check('sets-range', amount, amounts.length, LIMITS.sets)
  const load = [...part('before'), ...part('after')]
  const weight = weightOf(load, units)
  if (weight) {
    const heavy = load.find(({ kind }) => kind === 'number')
    check('load-range', heavy, gramsOf(weight) / 1000, LIMITS.load, false)
    if (!exercise.weighted) {
      troubles.push({ kind: 'not-weighted', start: load[0]?.start ?? 0, end: load.at(-1)?.end ?? 0 })
    }
  }
  return {
    group: {
      ...span,
      ...(count !== undefined && { sets: count }),
      ...(amounts.length > 0 && { amounts }),
      ...(weight && { weight }),
    },
    troubles,
  }
}

interface Limits {
  readonly min: number
  readonly max: number
}

/**
 * The sets of an exercise that was said in several groups, "15 @ 20, 12 @ 22.5" or "15, 12, 10 @ 20"; or the
 * group that leaves open which set its load is for.
 */
export function combine(groups: readonly Group[]): readonly SetDone[] | { readonly unclear: Group } {
  const loads = groups.filter(group => group.weight)
  const last = groups.at(-1)
  // A load at the end is for all that goes before it; otherwise each group has its own, or none has.
  const shared = groups.length > 1 && loads.length === 1 && last ? last.weight : undefined
  const without = groups.find(group => !group.weight)
  if (loads.length > 0 && without && shared === undefined) return { unclear: without }
  const bare = groups.findIndex(isLoadOnly)
  if (groups.length > 1 && bare >= 0 && (bare < groups.length - 1 || shared === undefined)) {
    return { unclear: groups[bare] as Group }
  }
  const counted = groups.length > 1 && last && isLoadOnly(last) ? groups.slice(0, -1) : groups
  return counted.flatMap(group => setsOf(group, shared ?? group.weight))
}

function isLoadOnly(group: Group): boolean {
  return group.weight !== undefined && group.sets === undefined && group.amounts === undefined
}

function setsOf(group: Group, weight: Weight | undefined): readonly SetDone[] {
  const amounts: readonly (number | undefined)[] = group.amounts ?? [undefined]
  const each = group.sets === undefined ? amounts : Array.from({ length: group.sets }, () => amounts[0])
  return each.map(amount => ({
    ...(amount !== undefined && { amount }),
    ...(weight && { weight }),
  }))
}

/** Not what was held, nor the "with" that brings it, unless it has a weight. */
function isNoGear(token: Token, n: number, all: readonly Token[]): boolean {
  return token.kind !== 'gear' && !(token.kind === 'at' && all[n + 1]?.kind === 'gear')
}

/**
 * "12 12 12" as the list that it is: of three or more numbers, none of which can be a load because there is
 * one, or there is never one, or they are all the same; or of two, where neither can be a load or the sets.
 */
function inRow(tokens: readonly Token[], { weighted }: Counted): readonly Token[] {
  const from = tokens.findIndex(({ kind }) => kind === 'number')
  if (from < 0 || tokens[from - 1]?.kind === 'x') return tokens
  const past = tokens.findIndex(({ kind }, n) => n > from && kind !== 'number')
  // The last of them belongs to the weight, "x" or "sets" that follows it.
  const to = past < 0 ? tokens.length : /[au]/.test(letter(tokens[past] as Token)) ? past : past - 1
  const row = tokens.slice(from, to)
  const values = row.map(numberIn)
  const same = values.every(value => value === values[0])
  const loaded = tokens.slice(to).some(token => /[aw]/.test(letter(token)))
  const clear = values.length > 2 ? same || loaded || !weighted : values.length === 2 && same && !weighted
  const [first, last] = [row[0], row.at(-1)]
  if (!clear || !first || !last) return tokens
  return [
    ...tokens.slice(0, from),
    { kind: 'list', values, start: first.start, end: last.end },
    ...tokens.slice(to),
  ]
}

function letter(token: Token): string {
  switch (token.kind) {
    case 'number':
      return 'n'
    case 'list':
      return 'l'
    case 'clock':
      return 'c'
    case 'unit':
      return token.unit === 'kg' || token.unit === 'lb' ? 'w' : 'u'
    case 'sets':
      return 's'
    case 'x':
      return 'x'
    case 'at':
      return 'a'
    default:
      return '?'
  }
}

function numberIn(token: Token): number {
  return 'value' in token ? token.value : Number.NaN
}

/** Reps or seconds, as the exercise counts; undefined where the unit is not what it counts in. */
function amountsOf(
  amount: Token | undefined,
  unit: Token | undefined,
  exercise: Counted,
): readonly number[] | undefined {
  if (!amount) return []
  const timed = amount.kind === 'clock' || (unit?.kind === 'unit' && unit.unit !== 'reps')
  if (timed && exercise.measure !== 'seconds') return undefined
  if (unit?.kind === 'unit' && unit.unit === 'reps' && exercise.measure !== 'reps') return undefined
  const times = unit?.kind === 'unit' && unit.unit === 'minutes' ? 60 : 1
  return (amount.kind === 'list' ? amount.values : [numberIn(amount)]).map(value => value * times)
}

function weightOf(load: readonly Token[], units: Units): Weight | undefined {
  const number = load.find(({ kind }) => kind === 'number')
  if (!number) return undefined
  const unit = load.find(token => token.kind === 'unit')
  const name = unit?.kind === 'unit' && (unit.unit === 'kg' || unit.unit === 'lb') ? unit.unit : units
  return { number: numberIn(number), unit: name }
}
