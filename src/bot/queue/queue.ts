import type { Delivery } from '../../storage/deliveries.ts'
import type { Redraw } from '../../storage/redraws.ts'

/** What is to be done in a channel, or for a person. */
export type Work = Delivery | Redraw

/** Works the deliveries off. What may differ is who does it, never what is done. */
export interface Queue {
  /** Resolves when nothing that was due at the call is waiting any more, but for what is being held back. */
  drain(): Promise<void>
  /** Forgets what it keeps of a person (their key) to whom something was to be told. */
  forget(person: string): Promise<void>
  /** Begins nothing else; resolves when the posts under way have ended. Whoever drains waits for that as well. */
  stop(): Promise<void>
  /** Gives back what has not ended by now, so that others take it soon. */
  close(): Promise<void>
}

/**
 * What came of it: it has ended; another has it, or it is gone; it is due again after so many milliseconds;
 * or it could not even be put back (the database is away).
 */
export type Outcome = 'ended' | 'taken' | 'stuck' | { readonly again: number }

export interface Worker {
  /** Posts a delivery, or draws a message anew. Never rejects. */
  deliver(work: Work): Promise<Outcome>
  /**
   * Gives up what was under way in a channel each time that a process died on it, and tells the group's scheduler.
   * @throws {StorageError} when that cannot be kept.
   */
  abandon(target: string): Promise<void>
  /**
   * Shortens the leases of what is still under way: a request that was made may yet come to pass, but not for long.
   * @throws {StorageError} when that cannot be kept.
   */
  release(): Promise<void>
}
