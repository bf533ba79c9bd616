import type { Random } from './random.ts'

/** How likely each fault is, at each chance that it has. All of it follows from the seed. */
export interface Weather {
  /** A replica dies before or after a call. */
  readonly death: number
  /** A call waits for milliseconds to seconds. */
  readonly slow: number
  /** A process is stopped for longer than a lease, as a machine that is moved is. */
  readonly stall: number
  /** The database says that it is busy, and has done nothing. */
  readonly busy: number
  /** The line to the database breaks after it has done what it was asked. */
  readonly brokenLine: number
  /** A platform takes a post and its answer is lost. */
  readonly lostAnswer: number
  /** A platform answers with a 5xx, or not at all, and has done nothing. */
  readonly down: number
  /** A platform asks to wait. */
  readonly limited: number
  /** A platform's answer comes late, sometimes later than the lease. */
  readonly late: number
  /** Somebody takes a permission away, for some hours. */
  readonly forbidden: number
}

export const CALM: Weather = {
  death: 0,
  slow: 0,
  stall: 0,
  busy: 0,
  brokenLine: 0,
  lostAnswer: 0,
  down: 0,
  limited: 0,
  late: 0,
  forbidden: 0,
}

/** A seed's weather: some have none of a fault, some a little, and some a storm. */
export function weatherOf(random: Random): Weather {
  const rate = (most: number) => (random.chance(0.5) ? 0 : most * random.next() ** 2)
  return {
    death: rate(0.02),
    slow: rate(0.1),
    stall: rate(0.003),
    busy: rate(0.08),
    brokenLine: rate(0.05),
    lostAnswer: rate(0.5),
    down: rate(0.5),
    limited: rate(0.4),
    late: rate(0.3),
    forbidden: rate(0.1),
  }
}
