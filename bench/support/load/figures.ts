/** Samples of /metrics, as `name{label="value",…}` says what they are of. */
export type Figures = ReadonlyMap<string, number>

export interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** By how much each has risen. */
export function rises(before: Figures, after: Figures): Sample[] {
  return [...after].map(([key, value]) => {
    const [name = '', rest = ''] = key.split('{', 2)
    const labels = [...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, text]) => [label, text])
    return { name, labels: Object.fromEntries(labels), value: value - (before.get(key) ?? 0) }
  })
}

export function named(samples: readonly Sample[], name: string): Sample[] {
  return samples.filter(sample => sample.name === name)
}

/**
 * The value below which a part of all stayed, as the buckets of a histogram tell it: within one in proportion, as
 * Prometheus' `histogram_quantile` does, which tells the last bound where it lies past that.
 */
export function quantileOf(
  buckets: readonly Sample[],
  part: number,
  of: Readonly<Record<string, string>>,
): number {
  const sorted = counted(buckets, of)
  const rank = part * (sorted.at(-1)?.[1] ?? 0)
  let [low, below] = [0, 0]
  for (const [bound, count] of sorted) {
    if (bound === Number.POSITIVE_INFINITY) return low
    if (count >= rank) return low + (bound - low) * (count > below ? (rank - below) / (count - below) : 1)
    ;[low, below] = [bound, count]
  }
  return Number.NaN
}

/** Which part of all stayed within one of the bounds; NaN where nothing was counted. */
export function partWithin(
  buckets: readonly Sample[],
  bound: number,
  of: Readonly<Record<string, string>>,
): number {
  const sorted = counted(buckets, of)
  return (sorted.find(([one]) => one === bound)?.[1] ?? Number.NaN) / (sorted.at(-1)?.[1] ?? 0)
}

/** How many stayed within each bound, of all kinds together. */
function counted(buckets: readonly Sample[], of: Readonly<Record<string, string>>): [number, number][] {
  const counts = new Map<number, number>()
  for (const { labels, value } of buckets) {
    if (Object.entries(of).some(([label, text]) => labels[label] !== text)) continue
    const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le)
    counts.set(bound, (counts.get(bound) ?? 0) + value)
  }
  return [...counts].toSorted(([a], [b]) => a - b)
}

/** By how much something grows a second, by least squares. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((all, one) => all + one, 0) / of.length
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))]
  const over = points.reduce((all, [one, other]) => all + (one - x) * (other - y), 0)
  return over / points.reduce((all, [one]) => all + (one - x) ** 2, 0)
}
