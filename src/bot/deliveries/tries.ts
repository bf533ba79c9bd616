/** How long a worker may hold what it works on. Longer than any post takes; after a crash another takes it then. */
export const LEASE = 60_000

/** How long a request may still come to pass whose process has ended, in milliseconds. */
export const SETTLED = 5000

/** The longest wait between two tries that nobody asked for, in milliseconds. */
export const LONGEST_PAUSE = 1_800_000

/** How long a redraw waits for its prompt, in milliseconds. */
export const UNTIL_POSTED = 5000

/** Milliseconds to wait after the n-th try: 5 s, 10 s, 20 s … at most half an hour. */
export function wait(attempt: number): number {
  return Math.min(5000 * 2 ** (attempt - 1), LONGEST_PAUSE)
}
