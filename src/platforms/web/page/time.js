import { words } from './words.js'

// The page speaks English, so its dates do too, in the reader's own kind of English if they have one.
const LOCALE = navigator.language.startsWith('en') ? navigator.language : 'en-GB'

/** @param {Intl.DateTimeFormatOptions} options */
const format = options => new Intl.DateTimeFormat(LOCALE, options)

const TIME = format({ hour: 'numeric', minute: '2-digit' })
const DATE = format({ weekday: 'long', day: 'numeric', month: 'long' })
const DATETIME = format({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: 'numeric',
  minute: '2-digit',
})
const SHORT = format({ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
const DAY = format({ year: 'numeric', month: 'numeric', day: 'numeric' })
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' })

let ahead = 0

/** The bot's clock, in epoch milliseconds: it may stand days ahead of this machine's. */
export function botNow() {
  return Date.now() + ahead
}

/**
 * Sets the clock to where the bot's stands.
 * @param {number} now epoch milliseconds
 */
export function setBotNow(now) {
  ahead = now - Date.now()
}

/** @param {number} at */
export const timeOf = at => TIME.format(at)

/** "Mon 23 Nov, 18:00" @param {number} at */
export const shortOf = at => SHORT.format(at)

/** The day that a moment is in, as a key. @param {number} at */
export const dayOf = at => DAY.format(at)

/**
 * "Today", "Yesterday" or the date.
 * @param {number} at
 */
export function dayName(at) {
  if (dayOf(at) === dayOf(botNow())) return words.today
  const yesterday = new Date(botNow())
  yesterday.setDate(yesterday.getDate() - 1)
  return dayOf(at) === dayOf(yesterday.getTime()) ? words.yesterday : DATE.format(at)
}

/** @type {readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][]} */
const UNITS = [
  [100, 'second', 1],
  [3600, 'minute', 60],
  [48 * 3600, 'hour', 3600],
  [14 * 86400, 'day', 86400],
  [60 * 86400, 'week', 7 * 86400],
  [Number.POSITIVE_INFINITY, 'month', 30.4 * 86400],
]

/** "in 45 seconds", "3 days ago" @param {number} at */
function relative(at) {
  const seconds = Math.round((at - botNow()) / 1000)
  if (seconds === 0) return words.now
  const [, unit, size] = UNITS.find(([limit]) => Math.abs(seconds) < limit) ?? ['', 'second', 1]
  return RELATIVE.format(Math.round(seconds / size), /** @type {Intl.RelativeTimeFormatUnit} */ (unit))
}

/**
 * A moment in one of the styles of messages.
 * @param {number} at
 * @param {'relative' | 'date' | 'time' | 'datetime'} style
 */
export function shown(at, style) {
  if (style === 'relative') return relative(at)
  return (style === 'date' ? DATE : style === 'time' ? TIME : DATETIME).format(at)
}

/** Brings every counting moment on the page up to now. */
export function recount() {
  for (const element of document.querySelectorAll('time[data-counts]')) {
    const text = relative(Number(/** @type {HTMLElement} */ (element).dataset.counts))
    if (element.textContent !== text) element.textContent = text
  }
}
