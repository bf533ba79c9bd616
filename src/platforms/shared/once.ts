import { PlatformError } from '../../core/errors.ts'
import type { Space } from '../../core/spaces.ts'

/**
 * What is known of a key: what was posted under it, or when the first and the last try began whose outcome nobody
 * saw, by the platform's clock.
 */
type OnceRecord<T> = { readonly posted: T } | { readonly began: number; readonly last?: number }

/** The same, or what earlier versions wrote. */
export type Kept<T> = OnceRecord<T> | { readonly trying: number } | { readonly ts: T }

export interface OncePost<T> {
  /** Where it is kept, if it is someone's. */
  readonly theirs?: Space<Kept<T>> | undefined
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
  readonly #space: Space<Kept<T>>
  readonly #now: () => number
  readonly #running = new Map<string, Promise<T>>()

  /** @param now the platform's clock */
  constructor(space: Space<Kept<T>>, now: () => number) {
    this.#space = space
    this.#now = now
  }

  /** What was posted under this key, as far as that is kept. */
  async posted(key: string): Promise<T | undefined> {
    const known = await this.#known(key)
    return known && 'posted' in known ? known.posted : undefined
  }

  /** Posts what has not been posted under this key, and gives what was posted either way. */
  post(key: string, post: OncePost<T>): Promise<T> {
    const same = this.#running.get(key)
    if (same) return same
    const run = this.#post(key, post).finally(() => this.#running.delete(key))
    this.#running.set(key, run)
    return run
  }

  async #post(key: string, { theirs, send, find }: OncePost<T>): Promise<T> {
    const space = theirs ?? this.#space
    const known = await this.#known(key, theirs)
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

  async #known(key: string, theirs?: Space<Kept<T>>): Promise<OnceRecord<T> | undefined> {
    // Earlier versions kept all of them in one place.
    const kept = (await theirs?.get(key)) ?? (await this.#space.get(key))
    if (kept && 'trying' in kept) return { began: kept.trying }
    return kept && 'ts' in kept ? { posted: kept.ts } : kept
  }
}

/** When a message can have been posted whose tries began then, in epoch milliseconds. */
export function between(began: number, last: number): [from: number, to: number] {
  return [began - BEFORE, last + AFTER]
}
