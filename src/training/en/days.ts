import type { DayWords } from '../language.ts'

/** What days, dates, times and numbers are called in English. */
export const DAYS: DayWords = {
  weekdays: [
    'mon|monday',
    'tue|tues|tuesday',
    'wed|weds|wednes|wednesday',
    'thu|thur|thurs|thursday',
    'fri|friday',
    'sat|satur|saturday',
    'sun|sunday',
  ],
  months: [
    'jan|january',
    'feb|february',
    'mar|march',
    'apr|april',
    'may',
    'jun|june',
    'jul|july',
    'aug|august',
    'sep|sept|september',
    'oct|october',
    'nov|november',
    'dec|december',
  ],
  numbers:
    'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen',
  tens: 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety',
  one: 'a|an',
  couple: 'couple|couple of|a couple|a couple of',
  part: 'morning|afternoon|evening|night',
  on: 'on|from|for',
  of: 'of',
  nth: 'st|nd|rd|th',
  phrases: {
    two: '[the] day before yesterday',
    today: '[early/late/late in] (today/tonight/this morning/this afternoon/this evening/this week)',
    just:
      '(right/just) now|just then|earlier [today/on]|{count} (minute/minutes/min/mins) ago|{count}min ago|' +
      'half an hour ago|a few hours ago|a [little] while ago|a moment ago',
    hours: '{count} (hour/hours/hr/hrs/h) ago|{count}h ago',
    yesterday: 'last night|[late/early] (yesterday’s/yesterdays/yesterday/yday/yest/ytd) [{part}]',
    future:
      'tomorrow [{part}]|next (week/month/year/{weekday})|in {count} (day/days/week/weeks/month/months/year/years)',
    inLastWeek:
      '{weekday} [of] last week|last week {weekday}|last week on {weekday}|{weekday} the week before',
    lastWeek: 'last (week/week’s)',
    old: 'last (month/year)|{count} (month/months/year/years) ago',
    days: '{count} (day/days/night/nights) ago',
    weeks: '{count} (week/weeks) ago',
    nth: 'the {nth}|{weekday} [the] {nth}',
    thisWeekday: 'this {weekday} [{part}]',
    lastWeekday: 'last {weekday} [{part}]',
    ofWeekday: '{weekday}’s',
    weekday: '{weekday} [{part}]',
  },
  at: 'at|around',
  about: 'about',
  half: {
    am: 'am|a.m.|a.m|am.',
    pm: 'pm|p.m.|p.m|pm.',
    clock: 'o’clock|oclock',
    hour: 'h|hrs|hr|uhr',
  },
  quarters: {
    'half past': 30,
    'quarter past': 15,
    'a quarter past': 15,
    'quarter to': -15,
    'a quarter to': -15,
  },
  noon: 'noon|midday|lunchtime',
  midnight: 'midnight',
  namedTimes: 'noon|midday|midnight|lunchtime',
  partOf:
    '[early/late] in the (morning/afternoon/evening)|' +
    '(before/after) (work/breakfast/lunch/dinner/school/bed)',
  timed: 'day|night|morning|afternoon|evening|round|rounds|done|all|everything|workout|session',
  timedBy:
    'tonight|this morning|this afternoon|this evening|in the morning|in the afternoon|in the evening|today|tomorrow|yesterday',
  begins: { tonight: 17, evening: 17, afternoon: 12, noon: 12, midday: 12, lunchtime: 12 },
  evening: 'night|evening',
  until: 'on|until|till|by|for',
  every: 'on|every|each',
  plural: 's',
  units: { day: 'day|days', week: 'week|weeks', month: 'month|months' },
  ahead: {
    today: 'today',
    tomorrow: 'tomorrow',
    nextWeek: 'next week',
    nextMonth: 'next month',
    in: 'in',
  },
}
