/** How many times as many cases as usual every property test tries: `FC_TIMES=50 npm run test:run`. */
export const TIMES = Math.max(1, Number(process.env.FC_TIMES) || 1)

/** Where fakes take their time, fewer cases have to do. */
const SHARE = process.env.LATENCY_SEED ? 0.1 : 1

/** The cases of a property that needs more, or can afford fewer, than the usual hundred. */
export function runs(usual: number): number {
  return Math.ceil(usual * TIMES * SHARE)
}
