import { CronExpressionParser } from 'cron-parser'
import { Cron } from 'croner'
import { nextSlot, type Schedule, type Weekday } from '../../src/training/calendar.ts'

/**
 * Weekly slots beside two other implementations, over ten years. Where the clocks do not change all three must
 * agree to the millisecond; where they do, each difference is one of the policies that calendar-changes.test.ts names.
 */
export const FROM = Date.parse('2026-01-01T00:00Z')
export const TO = Date.parse('2036-01-01T00:00Z')

/** Gives the slots after an instant, one after the other. */
export type Peer = (schedule: Schedule, after: number) => () => number

export const ours: Peer = (schedule, after) => {
  let at = after
  return () => {
    at = nextSlot(schedule, at)
    return at
  }
}

export const croner: Peer = ({ weekday, time, zone }, after) => {
  const cron = new Cron(pattern(weekday, time), { timezone: zone })
  let at = new Date(after)
  return () => {
    at = cron.nextRun(at) ?? new Date(Number.NaN)
    return at.getTime()
  }
}

export const parser: Peer = ({ weekday, time, zone }, after) => {
  const cron = CronExpressionParser.parse(pattern(weekday, time), { tz: zone, currentDate: new Date(after) })
  return () => cron.next().getTime()
}

function pattern(weekday: Weekday, time: string): string {
  const [hour, minute] = time.split(':').map(Number)
  return `${minute} ${hour} * * ${weekday % 7}`
}
