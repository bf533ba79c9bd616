import { PlatformError } from '../../core/errors.ts'
import type { Space } from '../../core/spaces.ts'

/**
 * What is known of a key: what was posted under it, or when the first and the last try began whose outcome nobody
 * saw, by the platform's clock.
 */
export type OnceRecord<T> = { readonly posted: T } | { readonly began: number; readonly last?: number }

export interface OncePost<T> {
  /** Where it is kept. */
  readonly space: Space<OnceRecord<T>>
  /** What is kept of the key by now, whichever version wrote it. */
  known(): Promise<OnceRecord<T> | undefined>
  send(): Promise<T>
  /** Looks for it among what was posted in between, in epoch milliseconds of the platform's clock. */
  find(from: number, to: number): Promise<T | undefined>
}

/** Deliveries are not tried for longer than this, in milliseconds. */
const KEPT = 60 * 24 * 3600_000

/** A platform tells its time in whole seconds, and stamps messages by another machine's clock. Milliseconds. */
const BEFORE = 60_000
/** The longest that one try takes besides, with all that a client tries again by itself. Milliseconds. */
const AFTER = 120_000

/** Posts at most once: what was posted is kept, and a try whose outcome is unknown is looked for before the next. */
export class Once<T> {
  readonly #now: () => number
  readonly #running = new Map<string, Promise<T>>()

  /** @param now the platform's clock */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Posts what has not been posted under this key, and gives what was posted either way. */
  post(key: string, post: OncePost<T>): Promise<T> {
    const same = this.#running.get(key)
    if (same) return same
    const run = this.#post(key, post).finally(() => this.#running.delete(key))
    this.#running.set(key, run)
    return run
  }

  async #post(key: string, { space, known: read, send, find }: OncePost<T>): Promise<T> {
    const known = await read()
    if (known && 'posted' in known) return known.posted
    let posted = known && (await find(...between(known.began, known.last ?? known.began)))
    if (posted === undefined) {
      const last = this.#now()
      await space.set(key, { began: known?.began ?? last, last }, KEPT)
      try {
        posted = await send()
      } catch (error) {
        // The platform said no, so nothing was posted, and the next try need not look.
        const isKnown = error instanceof PlatformError && error.trouble !== 'unknown-outcome'
        if (isKnown && !known) await space.delete(key)
        throw error
      }
    }
    await space.set(key, { posted }, KEPT)
    return posted
  }
}

/** When a message can have been posted whose tries began then, in epoch milliseconds. */
export function between(began: number, last: number): [from: number, to: number] {
  return [began - BEFORE, last + AFTER]
}
