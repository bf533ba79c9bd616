import { Temporal } from 'temporal-polyfill'

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A weekly wall-clock time: `time` is 'HH:MM' in the IANA zone `zone`. */
export interface Schedule {
  readonly weekday: Weekday
  readonly time: string
  readonly zone: string
}

/**
 * The first slot strictly after an instant, both in epoch milliseconds.
 * @throws {RangeError} if the zone or the time is not valid.
 */
export function nextSlot(schedule: Schedule, after: number): number {
  const today = dateAt(after, schedule.zone)
  let date = today.add({ days: (schedule.weekday - today.dayOfWeek + 7) % 7 })
  for (;;) {
    const slot = slotOn(schedule, date)
    if (slot > after) return slot
    date = date.add({ days: 7 })
  }
}

/**
 * The newest slot at or before an instant, both in epoch milliseconds.
 * @throws {RangeError} if the zone or the time is not valid.
 */
export function latestSlot(schedule: Schedule, at: number): number {
  // From tomorrow backwards: where clocks go back across midnight, a slot of tomorrow's date is already past.
  const tomorrow = dateAt(at, schedule.zone).add({ days: 1 })
  let date = tomorrow.subtract({ days: (tomorrow.dayOfWeek - schedule.weekday + 7) % 7 })
  for (;;) {
    const slot = slotOn(schedule, date)
    if (slot <= at) return slot
    date = date.subtract({ days: 7 })
  }
}

/**
 * The slot that is nearest to an instant, both in epoch milliseconds: what a slot that was worked out by other rules
 * of its zone has become.
 * @throws {RangeError} if the zone or the time is not valid.
 */
export function nearestSlot(schedule: Schedule, at: number): number {
  const [before, after] = [latestSlot(schedule, at), nextSlot(schedule, at)]
  return at - before <= after - at ? before : after
}

/** How many days ago an instant was, by the dates of a zone. Both in epoch milliseconds. */
export function daysAgo(at: number, now: number, zone: string): number {
  return dateAt(at, zone).until(dateAt(now, zone)).days
}

/** The date ('YYYY-MM-DD') `n` days later; earlier where `n` is negative. */
export function addDays(date: string, n: number): string {
  return Temporal.PlainDate.from(date).add({ days: n }).toString()
}

/**
 * The local date at an instant, as 'YYYY-MM-DD'.
 * @throws {RangeError} if the zone is not valid.
 */
export function localDate(at: number, zone: string): string {
  return dateAt(at, zone).toString()
}

/** How many minutes of the local day have passed at an instant. @throws {RangeError} if the zone is not valid. */
export function minuteOfDay(at: number, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return hour * 60 + minute
}

/**
 * The instant, in epoch milliseconds, at which clocks in a zone show a date ('YYYY-MM-DD') and time
 * ('HH:MM'). A time that a zone skips becomes the first instant after the gap, even where a whole day is
 * skipped; of a time that comes twice it is the first.
 * @throws {RangeError} if there is no such date, time or zone.
 */
export function atLocal(date: string, time: string, zone: string): number {
  return resolve(Temporal.PlainDate.from(date).toPlainDateTime(time), zone)
}

function slotOn(schedule: Schedule, date: Temporal.PlainDate): number {
  return resolve(date.toPlainDateTime(schedule.time), schedule.zone)
}

function resolve(wall: Temporal.PlainDateTime, zone: string): number {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds
  // In a gap Temporal offers only times shifted by the gap's length, before it and after it.
  let before = earlier.epochMilliseconds
  let after = wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds
  const offset = offsetAt(before, zone)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (offsetAt(middle, zone) === offset) before = middle
    else after = middle
  }
  return after
}

function offsetAt(at: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds
}

function dateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}
