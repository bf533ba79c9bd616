import { setTimeout as sleep } from 'node:timers/promises'

/** How long an answer of a fake may take, in milliseconds. */
const DELAYS = [0, 5, 50, 500]

/**
 * What a fake waits for before each of its answers: nothing, unless `LATENCY_SEED` is set; then a while that the
 * seed and the number of the answer decide, so that answers overtake each other.
 */
export function latency(seed = process.env.LATENCY_SEED): () => Promise<void> {
  if (!seed) return async () => {}
  let state = Number(seed) >>> 0
  return async () => {
    // A linear congruential generator; its high bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    await sleep(DELAYS[state >>> 30])
  }
}
