import type { Weekday } from './calendar.ts'
import { LANGUAGE } from './en/index.ts'
import { oneOf } from './language.ts'
import { readWeekday } from './when.ts'

const { slots: SLOTS, days: DAYS } = LANGUAGE
const LEADS = new RegExp(`^(?:${oneOf(SLOTS.leads)} )+`)
const OTHER_WEEKS = new RegExp(
  String.raw`^(?:${oneOf(DAYS.on)} )?${oneOf(SLOTS.otherWeeks)}(?: (?:${oneOf(DAYS.on)} )?\p{L}+)?$`,
  'u',
)
const SEVERAL = new RegExp(`^${oneOf(SLOTS.several)}$`)
const APART = new RegExp(String.raw`\s*(?:[+&,/-]|(?<!\p{L})${oneOf(SLOTS.and)}(?!\p{L}))\s*`, 'u')

/** The weekday of a slot: 'next monday', 'weekly on monday', 'munday'; or what cannot be planned, and why. */
export function readSlotDay(
  typed: string,
): Weekday | { refused: 'oneDay' | 'everyWeek'; typed: string } | undefined {
  const text = typed.trim().toLowerCase()
  if (OTHER_WEEKS.test(text)) return { refused: 'everyWeek', typed }
  if (SEVERAL.test(text)) return { refused: 'oneDay', typed }
  const named = text.replace(LEADS, '')
  const day = readWeekday(named)
  if (day) return day
  const days = named.split(APART).map(readWeekday)
  const several = days.length > 1 && days.every(one => one !== undefined)
  return several ? { refused: 'oneDay', typed } : undefined
}
