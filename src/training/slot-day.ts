import type { Weekday } from './calendar.ts'
import { readWeekday } from './when.ts'

/** The weekday of a slot: 'next monday', 'munday'; or what cannot be planned, and why. */
export function readSlotDay(
  typed: string,
): Weekday | { refused: 'oneDay' | 'everyWeek'; typed: string } | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:(?:on|next|this|coming|the) )+/, '')
  const day = readWeekday(text)
  if (day) return day
  if (
    /^(?:every (?:other|second|2nd)|alternate|fortnightly|bi-?weekly|every (?:2|two) weeks?)(?: [a-z]+)?$/.test(
      text,
    )
  ) {
    return { refused: 'everyWeek', typed }
  }
  const days = text.split(/\s*(?:[+&,/-]|\band\b)\s*/).map(readWeekday)
  const several = days.length > 1 && days.every(one => one !== undefined)
  return several || /^(?:daily|every ?day|weekdays|weekends)$/.test(text)
    ? { refused: 'oneDay', typed }
    : undefined
}
