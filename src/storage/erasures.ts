import type { Person, Posted } from '../core/address.ts'
import type { Now } from '../core/timers.ts'
import type { Database } from './database.ts'
import { newId } from './ids.ts'
import { openSpace } from './state.ts'

const SPACE = 'erasures'

/** How long it is tried, in milliseconds. */
const TRIED_FOR = 30 * 24 * 60 * 60 * 1000

/** What is still to be done about someone: a message that names them, or what a platform and the queue keep of them. */
export type Erasure = MessageErasure | { readonly forgotten: Person }

/** A message that names someone who must not be named any more. */
export interface MessageErasure {
  readonly at: Posted
  /** The group's week whose recap it is, to be drawn anew without them; else it was about them alone. */
  readonly recap?: { readonly group: string; readonly week: number }
}

/**
 * Messages from which a name is still to be taken, which say nothing of whose it is; and those who are still to be
 * forgotten by a platform and the queue, until that is done.
 */
export class Erasures {
  readonly #db: Database
  readonly #now: Now

  constructor(db: Database, now: Now) {
    this.#db = db
    this.#now = now
  }

  /** Each is one of its own: one that is under way may have come too early for what asks now. */
  async add(all: readonly Erasure[]): Promise<void> {
    if (all.length > 0)
      await this.#space().setAll(
        all.map(one => [newId(), one] as const),
        TRIED_FOR,
      )
  }

  /** Some of those that are left, by their keys. */
  async some(limit: number): Promise<ReadonlyMap<string, Erasure>> {
    const rows = await this.#db
      .selectFrom('state')
      .select('key')
      .where('space', '=', SPACE)
      .orderBy('key')
      .limit(limit)
      .execute()
    return this.#space().many(rows.map(({ key }) => key))
  }

  async done(key: string): Promise<void> {
    await this.#space().delete(key)
  }

  #space() {
    return openSpace<Erasure>(this.#db, SPACE, this.#now)
  }
}
