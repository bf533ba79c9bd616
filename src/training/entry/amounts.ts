import type { Weight } from '../weight.ts'
import {
  type Amounts,
  type Counting,
  countLetter,
  figuresOf,
  type Group,
  LIMITS,
  type Trouble,
} from './groups.ts'
import { heavy, heldNumber, type Load, takeLoads, withLoad } from './loads.ts'
import { inRow } from './rows.ts'
import type { Span, Token } from './token.ts'

const NONE: Amounts = { groups: [], troubles: [] }

/**
 * Reads how much was done, from what stands before the name of an exercise and behind it.
 * @param measure whether its amounts are reps or seconds
 */
export function readAmounts(before: readonly Token[], after: readonly Token[], counting: Counting): Amounts {
  const [front, back] = [takeLoads(before, counting), takeLoads(after, counting)]
  const held = heldNumber([...before, ...after], counting)
  if (held) return held
  const loads = withoutRating([...front.loads, ...back.loads])
  if (loads.length > 1) return NONE
  const [load] = loads
  const counted = readCounts(front.rest, back.rest, counting, load !== undefined)
  if (!counted) return NONE
  const troubles = [...counted.troubles, ...(load?.weights.flatMap(weight => heavy(weight, load)) ?? [])]
  if (!load) return { ...counted, troubles }
  const groups = counted.groups.flatMap(group => withLoad(group, load))
  const [one, other] = load.weights
  // "15,12 kg" may be fifteen reps.
  if (load.weights.length === 2 && one && other && groups.length === 1 && before.length + after.length < 3) {
    const amounts = { groups: [{ amounts: [one.number], weight: other }, ...groups], troubles }
    return { ...amounts, open: 'numbers' }
  }
  if (groups.length === 0) return NONE
  const [group, ...others] = groups
  // "3 x 20 kg" may be three reps or three sets.
  if (load.times && group?.amounts?.length === 1 && group.sets === undefined && others.length === 0) {
    const {
      amounts: [amount = 0],
      ...held
    } = group
    return {
      groups: [...(amount <= LIMITS.sets.max ? [{ ...held, sets: amount }] : []), group],
      troubles,
      open: 'numbers',
    }
  }
  return { groups, troubles, ...(groups.length > 1 && { open: counted.open ?? load.open ?? 'numbers' }) }
}

/** "@20kg @8": beside a weight with its unit, a small number is how hard it was. */
function withoutRating(loads: readonly Load[]): readonly Load[] {
  const [first, second, ...more] = loads
  const isRating = second && !second.named && (second.weights[0]?.number ?? 0) <= HARDEST
  return first?.named && isRating && more.length === 0 ? [first] : loads
}

const HARDEST = 10

// As LOADS, and: o so often, c clock, k range, u unit of an amount, s "sets", r "rounds", and a bar for the name.
const COUNTS =
  /^x?(?:(?<sets>n)(?:(?:[sr]?x|[sr])e?(?<amount>nu?|c|ku?)|[sr](?<row>lu?))|(?<amount2>nu?|c|ku?)x?(?<sets2>n)[sr]|(?<amount3>nu)x(?<sets3>n)|(?<sets4>n)[sr]|x(?<sets8>n)(?<amount7>nu)|(?<sets5>o)(?<amount5>nu?)?|(?<amount6>nu?)(?:(?<sets6>o)|(?<sets7>n)x)|(?<amount4>[nlk]u?|c))(?<each>e?)$/d

/** Reads sets and amounts; undefined where they cannot be read. */
function readCounts(
  front: readonly Token[],
  back: readonly Token[],
  counting: Counting,
  loaded: boolean,
): Amounts | undefined {
  const all = inRow(
    [...front, ...back].filter(({ kind }) => kind !== 'side'),
    counting,
    loaded,
  )
  if (all.length === 0) return { groups: [{}], troubles: [] }
  // "Sets of 12, 12, 10"
  if (all[0]?.kind === 'sets' && all.length > 1) return readCounts([], all.slice(1), counting, loaded)
  const shape = all.map(countLetter).join('')
  const numbers = all.flatMap(token => (token.kind === 'number' ? [token] : []))
  const [a, b, c] = numbers
  // "12 bridges x3": what follows the x is how often.
  const [f, k] = [front.map(countLetter).join(''), back.map(countLetter).join('')]
  if (/^nu?$/.test(f) && /^x?nx?$/.test(k) && k !== 'n' && a && b) return check(counting, [[b, a]])
  if ((shape === 'nxn' || shape === 'xnxn') && a && b) return turned(a, b, counting, loaded)
  // "10x10x10 @ 16"
  if (shape === 'nxnxn' && loaded && new Set(numbers.map(({ value }) => value)).size === 1)
    return { groups: [{ amounts: numbers.map(({ value }) => value) }], troubles: [] }
  // "3x10 20": of what is held, so many kilos?
  if (/^nxnx?n[eh]?$/.test(shape) && a && b && c && counting.weighted && !loaded) {
    const { groups, troubles } = check(counting, [[a, b]])
    const weight: Weight = {
      number: c.value,
      unit: counting.units,
      ...(/[eh]$/.test(shape) && { per: 'hand' }),
    }
    const isClear = shape[3] === 'x'
    return {
      groups: groups.map(group => ({ ...group, weight })),
      troubles,
      ...(!isClear && { open: 'numbers' }),
    }
  }
  // "20 3x10", "3x10 12,5": what else could it be but the weight?
  const last = all.at(-1)
  const parts = last?.kind === 'list' ? last.values : []
  const decimal = parts.length === 2 && QUARTERS.has(parts[1] ?? 0) ? Number(parts.join('.')) : undefined
  if (counting.weighted && !loaded && a && b) {
    const [held, sets, reps] = shape === 'nnxn' ? [a.value, b, c] : [decimal, a, b]
    if (held !== undefined && reps && (shape === 'nnxn' || shape === 'nxnl')) {
      const { groups, troubles } = check(counting, [[sets, reps]])
      const weight: Weight = { number: held, unit: counting.units }
      return { groups: groups.map(group => ({ ...group, weight })), troubles, open: 'numbers' }
    }
  }
  // "3x8/10", "3x10 16 18 20"
  if (/^nx(?:l|n(?:n{2,}|l))$/.test(shape) && a) {
    const each = all.slice(shape[2] === 'l' ? 2 : 3).flatMap(figuresOf)
    if (shape[2] === 'l' && each.length === 2 && each.length !== a.value) {
      const ranged = each.map(amount => check(counting, [[a, undefined, [amount]]]))
      const troubles = ranged[0]?.troubles ?? []
      return { groups: ranged.flatMap(one => one.groups), troubles, open: 'range' }
    }
    if (b && each.length === a.value && counting.weighted && !loaded) {
      const weights = each.map((number): Weight => ({ number, unit: counting.units }))
      return {
        ...check(counting, [[a, b]]),
        groups: [{ sets: a.value, amounts: [b.value], weights }],
        open: 'numbers',
      }
    }
  }
  if (shape === 'nn' && a && b) {
    const twice = { groups: [{ amounts: [a.value, b.value] }], troubles: [] }
    const set = check(counting, [[a, b]])
    const held =
      counting.weighted && !loaded
        ? [{ amounts: [a.value], weight: { number: b.value, unit: counting.units } }]
        : []
    const sets = a.value <= LIMITS.sets.max && b.value > a.value ? set.groups : []
    // "12 (3)"
    const turned = b.value <= MOST_SETS && a.value >= 2 * b.value ? check(counting, [[b, a]]).groups : []
    return several([...sets, ...turned, ...held, ...twice.groups])
  }
  if (shape === 'nnn' && a && b && c && counting.weighted && !loaded) {
    const held = check(counting, [[a, b]]).groups.map(group => ({
      ...group,
      weight: { number: c.value, unit: counting.units },
    }))
    return several([
      ...(a.value <= LIMITS.sets.max && b.value > a.value ? held : []),
      { amounts: [a.value, b.value, c.value] },
    ])
  }
  if ((shape === 'xn' || shape === 'nx') && a) {
    const sets = a.value <= 5 && shape === 'xn' ? [{ sets: a.value }] : []
    if (shape === 'nx' && a.value <= MOST_SETS) return several([{ sets: a.value }, { amounts: [a.value] }])
    return several([{ amounts: [a.value] }, ...sets])
  }
  if (/^(?:nx?t|tn)$/.test(shape) && a) return several([{ amounts: [a.value] }, ...split(a.value)], 'total')
  const match = COUNTS.exec(shape)
  if (!match) return undefined
  const one = (...names: readonly string[]) => {
    const place = names.map(name => match.indices?.groups?.[name]).find(found => found)
    return place && all[place[0]]
  }
  const sets = one('sets', 'sets2', 'sets3', 'sets4', 'sets5', 'sets6', 'sets7', 'sets8')
  const amount = one('amount', 'amount2', 'amount3', 'amount4', 'amount5', 'amount6', 'amount7', 'row')
  const unit = all.find(({ kind }) => kind === 'reps' || kind === 'seconds' || kind === 'minutes')
  const values = valuesOf(amount, unit, counting)
  if (!values) return undefined
  if (match.groups?.row && sets && figuresOf(sets)[0] !== values.length) return undefined
  const read = check(counting, [[sets, amount, values]])
  if (amount?.kind === 'range') return ranges(read.groups, values)
  if (/ns/.test(shape) && !match.groups?.each)
    return { ...read, groups: read.groups.map(group => ({ ...group, worded: true as const })) }
  return match.groups?.each && !sets
    ? { ...read, groups: read.groups.map(group => ({ ...group, each: true as const })) }
    : read
}

const QUARTERS = new Set([5, 25, 50, 75])

function several(groups: readonly Group[], open: Amounts['open'] = 'numbers'): Amounts | undefined {
  if (groups.length === 0) return undefined
  return { groups, troubles: [], ...(groups.length > 1 && { open }) }
}

/** "10-12": one of them. */
function ranges(groups: readonly Group[], [from = 0, to = 0]: readonly number[]): Amounts | undefined {
  const each = from === to ? [from, to] : [to, from]
  if (from === to) return { groups: groups.map(group => ({ ...group, amounts: each })), troubles: [] }
  const sets = groups[0]?.sets
  return several(
    each.map(amount => ({ ...(sets !== undefined && { sets }), amounts: [amount] })),
    'range',
  )
}

/** Thirty-six in all may be three of twelve. */
function split(total: number): readonly Group[] {
  return [3, 2]
    .filter(sets => total % sets === 0 && total / sets >= 5)
    .map(sets => ({ sets, amounts: [total / sets] }))
}

/** Nobody means more sets than this where the larger number stands first. */
const MOST_SETS = 6

/** "3x12" is three of twelve, "12x3" is so too; but "8x3" may be either. */
function turned(a: Number, b: Number, counting: Counting, loaded: boolean): Amounts {
  const { max } = LIMITS.sets
  // "20x10" of what is held.
  if (a.value > max && b.value > MOST_SETS && counting.weighted && !loaded)
    return {
      ...check(counting, [[undefined, b]]),
      groups: [{ amounts: [b.value], weight: { number: a.value, unit: counting.units } }],
      open: 'numbers',
    }
  if (a.value <= b.value || b.value < 1) return check(counting, [[a, b]])
  if (a.value > max) return b.value > MOST_SETS ? check(counting, [[a, b]]) : check(counting, [[b, a]])
  return {
    ...check(counting, [[b, a]]),
    groups: check(counting, [
      [b, a],
      [a, b],
    ]).groups,
    open: 'turn',
  }
}

type Number = Extract<Token, { kind: 'number' }>

/** Sets out of range are told, and never made. */
function check(
  { measure }: Counting,
  all: readonly (readonly [
    sets: Token | undefined,
    amount?: Token | undefined,
    values?: readonly number[],
  ])[],
): { groups: readonly Group[]; troubles: readonly Trouble[] } {
  const troubles: Trouble[] = []
  const groups = all.map(([sets, amount, values = amount ? figuresOf(amount) : []]): Group => {
    const [count] = sets ? figuresOf(sets) : []
    if (sets && count !== undefined && !fits(count, LIMITS.sets))
      troubles.push({ kind: 'sets-range', ...at(sets), ...LIMITS.sets })
    for (const value of values) {
      if (amount && !fits(value, LIMITS[measure]))
        troubles.push({ kind: 'amount-range', ...at(amount), ...LIMITS[measure] })
    }
    if (amount && values.length > LIMITS.sets.max)
      troubles.push({ kind: 'sets-range', ...at(amount), ...LIMITS.sets })
    return {
      ...(count !== undefined && fits(count, LIMITS.sets) && { sets: count }),
      ...(values.length > 0 && { amounts: values }),
    }
  })
  return { groups, troubles: troubles.slice(0, 1) }
}

function fits(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

function at({ start, end }: Span): Span {
  return { start, end }
}

/** Reps or seconds, as the exercise counts; undefined where the unit is not what it counts in. */
function valuesOf(
  amount: Token | undefined,
  unit: Token | undefined,
  { measure }: Counting,
): readonly number[] | undefined {
  if (!amount) return unit ? undefined : []
  const isTimed = amount.kind === 'clock' || (unit !== undefined && unit.kind !== 'reps')
  if (isTimed ? measure !== 'seconds' : unit && measure !== 'reps') return undefined
  const times = unit?.kind === 'minutes' ? 60 : 1
  return figuresOf(amount).map(value => value * times)
}
