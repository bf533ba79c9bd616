import { literal, moment } from '../../chat/markdown.ts'
import type { Block, Message } from '../../chat/message.ts'
import type { WeeksChart } from '../../training/chart.ts'
import type { Exercise } from '../../training/program.ts'
import type { Standing } from '../../training/progress.ts'
import type { Units, Weight } from '../../training/weight.ts'
import type { Showing } from '../showing.ts'
import type { Wording } from '../wording/en.ts'
import { heldText } from '../wording/format.ts'
import { chartBlock } from './chart.ts'

/** What was done of an exercise in all. */
export interface TotalShown {
  readonly name: string
  readonly measure: Exercise['measure']
  readonly amount: number
  readonly grams: number | undefined
  /** The same as it was typed. */
  readonly weight?: Weight | undefined
}

export interface Progress {
  /** Weeks in a row up to now, and the most there ever were. The week that is still running cannot break them. */
  readonly streak: { readonly current: number; readonly best: number }
  /** The newest weeks, oldest first; 'off' where the group had no prompt. */
  readonly weeks: readonly (Standing | 'off')[]
  readonly done: number
  readonly total: number
  readonly totals: readonly TotalShown[]
  /** Weeks with anything logged, ever. */
  readonly weeksLogged: number
  readonly units: Units
  /** The newest of what they added to their lines and kept, newest first. */
  readonly notes?: readonly { readonly at: number; readonly text: string }[]
}

/** Fields that fit into one block. */
const FIELDS = 10

/** One member's weeks, streak and totals. Private. */
export function progressView(
  words: Wording,
  progress: Progress,
  chart?: WeeksChart,
  pictures?: Showing,
): Message {
  if (progress.weeksLogged === 0) {
    return { title: words.progress.title, blocks: [{ kind: 'text', text: words.progress.none }] }
  }
  const { streak } = progress
  const marks = progress.weeks.map(standing => words.progress.marks[standing]).join(' ')
  return {
    title: words.progress.title,
    blocks: [
      { kind: 'text', text: words.progress.streak(streak.current, streak.best) },
      {
        kind: 'meter',
        done: progress.done,
        total: progress.total,
        label: `${words.progress.thisWeek}: ${words.progress.steps(progress.done, progress.total)}`,
      },
      ...(chart
        ? [
            { kind: 'text', text: words.chart.weeks(chart.weeks) } as const,
            chartBlock(words, 'progress', chart, pictures),
          ]
        : []),
      { kind: 'fields', fields: [{ name: words.progress.weeks, value: `\`${marks}\`` }] },
      ...totals(words, progress),
      ...notes(words, progress),
      { kind: 'note', text: words.progress.legend },
    ] satisfies Block[],
  }
}

function notes(words: Wording, { notes = [] }: Progress): Block[] {
  if (notes.length === 0) return []
  const lines = notes.map(({ at, text }) => `- ${moment(at, 'date')}: ${literal(text)}`)
  return [{ kind: 'text', text: [words.progress.notes, ...lines].join('\n') }]
}

function totals(words: Wording, { totals, units }: Progress): Block[] {
  const fields = totals.map(({ name, measure, amount, ...load }) => ({
    name,
    value: words.progress.total(amount, measure, heldText(load, units)),
  }))
  const blocks: Block[] = []
  for (let from = 0; from < fields.length; from += FIELDS) {
    blocks.push({ kind: 'fields', fields: fields.slice(from, from + FIELDS) })
  }
  return blocks
}
