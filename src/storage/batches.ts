import { setImmediate } from 'node:timers/promises'

/** Rows that one statement deletes at most: SQLite stops the event loop meanwhile, Postgres holds their locks. */
export const BATCH = 500

/** So many rows of a table tell whether a key is the one that sealed them. */
export const SAMPLE = 5

/**
 * Repeats a delete of at most {@link BATCH} rows until nothing is left of it, or it is stopped between two.
 * @returns how many rows went.
 */
export async function inBatches(
  stop: AbortSignal | undefined,
  deleteSome: () => Promise<{ numDeletedRows: bigint }>,
): Promise<number> {
  let gone = 0
  for (;;) {
    if (stop?.aborted) return gone
    const { numDeletedRows } = await deleteSome()
    gone += Number(numDeletedRows)
    if (numDeletedRows < BATCH) return gone
    // On SQLite nothing above really waits, so nobody else would get a turn.
    await setImmediate()
  }
}
