import { addDays, atLocal, localDate } from '../training/calendar.ts'

/** Local times between which someone is left in peace, by the value that their choice has in settings. */
export const QUIET = {
  '20-7': ['20:00', '07:00'],
  '21-8': ['21:00', '08:00'],
  '22-7': ['22:00', '07:00'],
  '22-9': ['22:00', '09:00'],
  none: undefined,
} as const satisfies Record<string, readonly [from: string, to: string] | undefined>

export type Quiet = keyof typeof QUIET

/** For those who have not chosen. */
export const USUAL_QUIET: Quiet = '21-8'

export function isQuiet(value: string | undefined): value is Quiet {
  return value !== undefined && Object.hasOwn(QUIET, value)
}

/**
 * When the quiet hours end that an instant falls into; undefined outside them. Instants are epoch milliseconds,
 * `zone` is the IANA zone in which the person lives.
 */
export function quietUntil(quiet: Quiet, zone: string, at: number): number | undefined {
  const hours = QUIET[quiet]
  if (!hours) return undefined
  const today = localDate(at, zone)
  // They may have begun yesterday evening, or this evening.
  for (const evening of [addDays(today, -1), today]) {
    const end = atLocal(addDays(evening, 1), hours[1], zone)
    if (at >= atLocal(evening, hours[0], zone) && at < end) return end
  }
  return undefined
}
