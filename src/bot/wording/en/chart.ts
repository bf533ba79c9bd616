import type { GroupChart, WeekMark, WeeksChart } from '../../../training/chart.ts'
import { count, list } from '../format.ts'

const LEGEND: Record<WeekMark, string> = {
  finished: 'finished',
  kept: 'one round',
  started: 'begun',
  none: 'not begun',
  away: 'away',
  excused: 'excused',
  off: 'no week',
}

/** Behind a number of weeks. */
const COUNTED: Partial<Record<WeekMark, string>> = { kept: 'with one round', off: 'with no week' }

/** What charts say: on them, and the same in words for who cannot see them. */
export const chart = {
  streak: (weeks: number, best: number) =>
    weeks === 0
      ? 'Ready when you are'
      : `${count(weeks, 'week')} in a row${best > weeks ? `, best ${best}` : ''}`,
  next: (what: 'round' | 'finish' | 'done') =>
    ({
      round: 'Next: one whole round, and this week counts',
      finish: 'This week counts. The rest is a bonus',
      done: 'This week is done',
    })[what],
  legend: LEGEND,
  last: (amount: number, measure: 'reps' | 'seconds', held: string | undefined) =>
    `${amount} ${measure === 'reps' ? 'reps' : 's'}${held ? ` · ${held}` : ''}`,

  /** The weeks in words: "Your last 12 weeks: 8 finished, 3 with one round, 1 away." */
  weeks: (weeks: readonly WeekMark[]) => {
    const [first, ...more] = weeks
    if (first && more.length === 0) return `Your first week: ${LEGEND[first]}.`
    const kinds = Map.groupBy(weeks, mark => mark)
    const parts = (Object.keys(LEGEND) as WeekMark[]).flatMap(mark => {
      const many = kinds.get(mark)?.length ?? 0
      return many > 0 ? [`${many} ${COUNTED[mark] ?? LEGEND[mark]}`] : []
    })
    return `Your last ${count(weeks.length, 'week')}: ${parts.join(', ')}.`
  },
  alt: (shown: WeeksChart) => {
    const runs = shown.weeks.map(mark => LEGEND[mark]).join(', ')
    const done = shown.lines.map(({ name, amounts, says }) => `${name}: ${amounts.join(', ')}; last ${says}.`)
    return [`${shown.title}. ${shown.next}.`, `Oldest first: ${runs}.`, ...done].join(' ')
  },

  group: (weeks: number) => (weeks === 1 ? 'The group’s week' : `The group’s last ${count(weeks, 'week')}`),
  week: (number: number) => `Week ${number}`,
  groupLegend: { finished: 'finished', kept: 'a round or more', joined: 'in the group' },
  groupAlt: ({ weeks }: GroupChart) =>
    list(
      weeks.map(
        ({ label, joined, kept, finished }) =>
          `${label}: ${finished} of ${joined} finished, ${kept} with at least one round`,
      ),
    ),
}
