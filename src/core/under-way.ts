import { AsyncLocalStorage } from 'node:async_hooks'
import type { PlatformName } from './address.ts'
import { type EventOutcome, measured } from './measures.ts'

/** What this process is doing on whose behalf: it goes with every step that follows, and into every log line. */
interface UnderWay {
  /** The platform's own id of the event. */
  event?: string
  delivery?: string
  kind?: string
  outcome?: EventOutcome
  arrived: number
  acknowledged?: number
  answered?: number
  statements: number
}

const underWay = new AsyncLocalStorage<UnderWay>()

/**
 * Deals with something that came in at a moment of `performance.now()`, and tells how that went.
 * @param event the platform's own id of it, where it is known already
 */
export async function asEvent<T>(
  platform: PlatformName,
  arrived: number,
  work: () => Promise<T>,
  event?: string,
): Promise<T> {
  const own: UnderWay = { arrived, statements: 0, ...(event === undefined ? {} : { event }) }
  try {
    return await underWay.run(own, work)
  } finally {
    const { kind, outcome, acknowledged, answered, statements } = own
    // What was not for the bot has no kind.
    if (kind && outcome) measured('event', { platform, kind, outcome, acknowledged, answered, statements })
  }
}

/** Deals with a delivery. */
export function asDelivery<T>(delivery: string, work: () => Promise<T>): Promise<T> {
  return underWay.run({ delivery, arrived: performance.now(), statements: 0 }, work)
}

/** Says what the event under way is, and how it went. */
export function eventIs(facts: {
  readonly id?: string
  readonly kind?: string | undefined
  outcome?: EventOutcome
}): void {
  const own = underWay.getStore()
  if (!own) return
  const { id, kind, outcome } = facts
  if (id !== undefined) own.event = id
  if (kind !== undefined) own.kind = kind
  if (outcome !== undefined) own.outcome = outcome
}

/** The platform knows that the event under way arrived. */
export function acknowledged(): void {
  const own = underWay.getStore()
  if (own) own.acknowledged ??= performance.now() - own.arrived
}

/** The answer to the event under way has been shown. */
export function answered(): void {
  const own = underWay.getStore()
  if (own) own.answered ??= performance.now() - own.arrived
}

/** The database was asked something. */
export function asked(): void {
  const own = underWay.getStore()
  if (own) own.statements++
}

/** What a log line says of what is under way. */
export function facts(): { readonly event?: string; readonly delivery?: string } {
  const { event, delivery } = underWay.getStore() ?? {}
  return { ...(event === undefined ? {} : { event }), ...(delivery === undefined ? {} : { delivery }) }
}

/** Does what is nobody's in particular, whoever set it off. */
export const onNobodysBehalf = <T>(work: () => T): T => underWay.exit(work)

/** Has something that is done later, for several at once, still be done on behalf of who asked for it. */
export const onBehalf: <T extends (...given: never[]) => unknown>(work: T) => T = AsyncLocalStorage.bind
