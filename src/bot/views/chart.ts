import type { Block } from '../../chat/message.ts'
import type { Week } from '../../storage/weeks.ts'
import type { Chart } from '../../training/chart.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'

/** A chart, or the same in words for whoever looks at no pictures. */
export function chartBlock(words: Wording, name: string, chart: Chart, pictures: Showing = 'still'): Block {
  const alt = chart.kind === 'weeks' ? words.chart.alt(chart) : words.chart.groupAlt(chart)
  return pictures === 'words'
    ? { kind: 'text', text: alt }
    : { kind: 'picture', picture: { kind: 'chart', name, chart }, alt }
}

/** What a group's week counts. */
export type WeekCounts = Pick<Week, 'planNumber' | 'joined' | 'kept' | 'finished'>

/** Some weeks of a group as a chart, oldest first. It counts what prompts and recaps count, and names nobody. */
export function groupBlock(words: Wording, weeks: readonly WeekCounts[], pictures?: Showing): Block {
  const chart = {
    kind: 'group' as const,
    title: words.chart.group(weeks.length),
    weeks: weeks.map(({ planNumber, joined, kept, finished }) => ({
      label: words.chart.week(planNumber),
      joined,
      kept,
      finished,
    })),
    legend: words.chart.groupLegend,
  }
  return chartBlock(words, weeks.length === 1 ? 'week' : 'month', chart, pictures)
}
