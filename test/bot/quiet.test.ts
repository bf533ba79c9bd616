import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isQuiet, QUIET, type Quiet, quietUntil, USUAL_QUIET } from '../../src/bot/quiet.ts'
import { runs } from '../support/runs.ts'

const CHOICES = Object.keys(QUIET) as Quiet[]
const ZONES = Intl.supportedValuesOf('timeZone')
const utc = (text: string) => Date.parse(`${text}Z`)

/** What clocks show in a zone, as 'HH:MM'. */
function wall(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
}

function isInside(quiet: Quiet, time: string): boolean {
  const hours = QUIET[quiet]
  // All of them go over midnight.
  return hours !== undefined && (time >= hours[0] || time < hours[1])
}

describe('quiet hours', () => {
  const instants = fc.integer({ min: utc('2024-01-01T00:00'), max: utc('2034-01-01T00:00') })

  test('hold exactly while local clocks are between their two times, in every zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), fc.constantFrom(...ZONES), instants, (quiet, zone, at) => {
        expect(quietUntil(quiet, zone, at) !== undefined).toBe(isInside(quiet, wall(at, zone)))
      }),
      { numRuns: runs(2000) },
    )
  })

  test('end within half a day and an hour, when local clocks show their end, and are over then', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES), fc.constantFrom(...ZONES), instants, (quiet, zone, at) => {
        const end = quietUntil(quiet, zone, at)
        if (end === undefined) return
        expect(end).toBeGreaterThan(at)
        expect(end - at).toBeLessThanOrEqual(12 * 3600_000)
        expect(wall(end, zone)).toBe(QUIET[quiet]?.[1])
        expect(quietUntil(quiet, zone, end)).toBeUndefined()
      }),
      { numRuns: runs(2000) },
    )
  })

  test.each([
    ['the clocks go forward', '2027-03-27T23:30', '2027-03-28T06:00'],
    ['the clocks go back', '2027-10-30T22:30', '2027-10-31T07:00'],
    ['neither', '2027-01-10T20:00', '2027-01-11T07:00'],
  ])('end at eight in Berlin in a night in which %s', (_what, at, end) => {
    expect(quietUntil('21-8', 'Europe/Berlin', utc(at))).toBe(utc(end))
  })

  test.each([
    ['Pacific/Kiritimati', '2026-11-28T07:00', '2026-11-28T18:00'],
    ['Pacific/Pago_Pago', '2026-11-29T08:00', '2026-11-29T19:00'],
    ['Asia/Kathmandu', '2026-11-28T15:15', '2026-11-29T02:15'],
  ])('begin and end by the clocks of %s', (zone, from, to) => {
    expect(quietUntil('21-8', zone, utc(from) - 1)).toBeUndefined()
    expect(quietUntil('21-8', zone, utc(from))).toBe(utc(to))
    expect(quietUntil('21-8', zone, utc(to) - 1)).toBe(utc(to))
    expect(quietUntil('21-8', zone, utc(to))).toBeUndefined()
  })

  test('of none are never', () => {
    for (let hour = 0; hour < 24; hour++) {
      expect(quietUntil('none', 'Europe/Berlin', utc('2026-11-28T00:00') + hour * 3600_000)).toBeUndefined()
    }
  })

  test('are told from anything else by name', () => {
    expect([...CHOICES, USUAL_QUIET].every(isQuiet)).toBe(true)
    for (const other of [undefined, '', '9-17', 'constructor', 'toString']) expect(isQuiet(other)).toBe(false)
  })
})
