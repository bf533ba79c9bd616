import { type Channel, channel } from 'node:diagnostics_channel'
import type { PlatformName } from './address.ts'

/**
 * What the bot tells of its own work, by name; times are in milliseconds. It names no person, place or text, for it
 * becomes the labels of figures. Where nobody listens it costs next to nothing.
 */
export interface Measures {
  /** An event has been dealt with, and all that followed from it. */
  event: {
    readonly platform: PlatformName
    readonly kind: string
    readonly outcome: EventOutcome
    /** From when it came in until the platform was told that it arrived, where it must be told. */
    readonly acknowledged: number | undefined
    /** From when it came in until its answer was shown. */
    readonly answered: number | undefined
    /** Statements that the database was asked meanwhile. */
    readonly statements: number
  }
  /** A try to deliver something has ended. */
  delivery: {
    readonly kind: string
    readonly outcome: 'sent' | 'skipped' | 'failed' | 'retried'
    /** How long after the slot that it belongs to. */
    readonly late: number
  }
  /** A request had its turn, or was refused one. */
  turn: { readonly platform: PlatformName; readonly waited: number }
  /** The database answered a statement, or did not; `reason` is what it could not do it for. */
  statement: { readonly took: number; readonly reason?: string }
  /** Something was logged. */
  logged: { readonly level: string; readonly code: string | undefined }
}

export type EventOutcome = 'answered' | 'unanswered' | 'refused' | 'failed' | 'turned-away'

const channelOf = (name: keyof Measures): Channel => channel(`spotter:${name}`)
const CHANNELS: Readonly<Record<keyof Measures, Channel>> = {
  event: channelOf('event'),
  delivery: channelOf('delivery'),
  turn: channelOf('turn'),
  statement: channelOf('statement'),
  logged: channelOf('logged'),
}

/** Tells whoever listens. */
export function measured<K extends keyof Measures>(name: K, what: Measures[K]): void {
  CHANNELS[name].publish(what)
}

/** Listens until the function that it gives is called. Whoever listens must not throw. */
export function onMeasured<K extends keyof Measures>(name: K, hear: (what: Measures[K]) => void): () => void {
  const listener = (what: unknown) => hear(what as Measures[K])
  CHANNELS[name].subscribe(listener)
  return () => CHANNELS[name].unsubscribe(listener)
}
