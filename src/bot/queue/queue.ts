import type { Delivery } from '../../storage/deliveries.ts'

/** Works the deliveries off. What may differ is who does it, never what is done. */
export interface Queue {
  /** Resolves when nothing that was due at the call is waiting any more, but for what is being held back. */
  drain(): Promise<void>
  /** Finishes what is under way and begins nothing else. */
  stop(): Promise<void>
}

/**
 * What came of a delivery: it has ended, it is due again after so many milliseconds, or it could not even be
 * put back (the database is away).
 */
export type Outcome = 'ended' | 'stuck' | { readonly again: number }

/** Does one delivery. Never rejects. */
export interface Worker {
  deliver(delivery: Delivery): Promise<Outcome>
}
