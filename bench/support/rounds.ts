/** What one run of a side comes to, in the figure's unit. */
export type Measured = () => number | Promise<number>

/** One value a round. */
export type Values = readonly number[]

/**
 * Runs the sides in turns, A B B A A B ..., so that what else the machine does falls on all of them alike.
 * @param warm rounds that are run first and not counted
 */
export async function rounds<Side extends string>(
  count: number,
  sides: Readonly<Record<Side, Measured>>,
  warm = 1,
): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[]
  const values = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Side, number[]>
  for (let round = -warm; round < count; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await sides[name]()
      if (round >= 0) values[name].push(value)
    }
  }
  return values
}

/** How long something takes, in milliseconds. */
export async function time(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** How often something happens in a second, when `times` of it are done in one go. */
export async function perSecond(times: number, work: () => unknown): Promise<number> {
  return times / ((await time(work)) / 1000)
}

/** The processor time of one of `times` that are done in one go, in microseconds: whoever else is running. */
export async function cpuTime(times: number, work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

/** How often something happens in a second, as {@link perSecond}; the processor time of one is added to a list. */
export async function perSecondAnd(cpu: number[], times: number, work: () => unknown): Promise<number> {
  let rate = 0
  const one = await cpuTime(times, async () => {
    rate = await perSecond(times, work)
  })
  cpu.push(one)
  return rate
}

export function median(values: Values): number {
  return quantile(values, 0.5)
}

/** Half the distance between the quartiles, as a share of the median: 0.05 is ±5 %. */
export function spread(values: Values): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / median(values)
}

/** The median of the rounds' own ratios: what slowed a whole round down cancels out. */
export function ratio(ours: Values, beside: Values): number {
  return median(ours.map((value, round) => value / (beside[round] ?? Number.NaN)))
}

/** A value that the given share of all values does not exceed; between two of them in proportion. */
export function quantile(values: Values, share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}
