/** The first looks at a worker's heap find caches that are still empty. */
const WARM = 3
/** What is in use may differ so much from look to look: which cases came last, and what they had logged. */
const [TIMES, BYTES] = [1.2, 4 * 2 ** 20]

/**
 * Whether memory stays flat: what is on a heap in the last third of a run is hardly more than in its first third.
 * @param heaps in bytes, after collections, in the order of time
 */
export function isFlat(heaps: readonly number[]): boolean {
  const looks = heaps.slice(WARM)
  const third = Math.floor(looks.length / 3)
  if (third === 0) return true
  return median(looks.slice(-third)) <= median(looks.slice(0, third)) * TIMES + BYTES
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
