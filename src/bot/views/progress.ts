import type { Block, Message } from '../../chat/message.ts'
import type { WeekKey } from '../../training/calendar.ts'
import type { Exercise } from '../../training/program.ts'
import type { Standing, Streak } from '../../training/progress.ts'
import type { Wording } from '../wording/en.ts'
import { type Units, weight } from '../wording/format.ts'

export interface Progress {
  readonly streak: Streak
  /** The newest weeks, oldest first; 'off' where the group had no prompt. */
  readonly weeks: readonly { readonly week: WeekKey; readonly standing: Standing | 'off' }[]
  readonly done: number
  readonly total: number
  readonly totals: readonly {
    readonly exercise: Exercise
    readonly amount: number
    readonly grams: number | undefined
  }[]
  /** Weeks with anything logged, ever. */
  readonly weeksLogged: number
  readonly units: Units
}

/** Fields that fit into one block. */
const FIELDS = 10

/** One member's weeks, streak and totals. Private. */
export function progressView(words: Wording, progress: Progress): Message {
  if (progress.weeksLogged === 0) {
    return { title: words.progress.title, blocks: [{ kind: 'text', text: words.progress.none }] }
  }
  const { streak } = progress
  const marks = progress.weeks.map(({ standing }) => words.progress.marks[standing]).join(' ')
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
      { kind: 'fields', fields: [{ name: words.progress.weeks, value: `\`${marks}\`` }] },
      ...totals(words, progress),
      { kind: 'note', text: words.progress.legend },
    ] satisfies Block[],
  }
}

function totals(words: Wording, { totals, units }: Progress): Block[] {
  const fields = totals.map(({ exercise, amount, grams }) => ({
    name: exercise.name,
    value: words.progress.total(
      amount,
      exercise.measure,
      grams === undefined ? undefined : weight(grams, units),
    ),
  }))
  const blocks: Block[] = []
  for (let from = 0; from < fields.length; from += FIELDS) {
    blocks.push({ kind: 'fields', fields: fields.slice(from, from + FIELDS) })
  }
  return blocks
}
