import { moment } from '../../chat/markdown.ts'
import { actionId, type Block, type Message } from '../../chat/message.ts'
import type { Completion } from '../../storage/completions.ts'
import type { Member } from '../../storage/members.ts'
import { exerciseOf, type Program, variantOf } from '../../training/program.ts'
import { keeps } from '../../training/progress.ts'
import type { Units } from '../../training/weight.ts'
import type { Logged } from '../logbook.ts'
import type { Wording } from '../wording/en.ts'
import { heldText, rounds } from '../wording/format.ts'
import { askFelt } from './felt.ts'
import { askReminders } from './remind.ts'

interface RowsContext {
  readonly member: Member
  readonly programs: readonly Program[]
  readonly units: Units
  readonly when: string
}

export interface LoggedContext extends Omit<RowsContext, 'when'> {
  readonly when: (logged: Logged) => string
  /** It stands in for what was logged before. */
  readonly corrected?: boolean
  /** They added something to the line that they may keep. */
  readonly noted?: boolean
  /** When the first prompt comes, as a moment, where it is still to come. */
  readonly first?: string
  /** What names it where they are asked how it was: absent where they are not. */
  readonly asks?: readonly [string, string, string]
  /** The same where they are asked whether they want to be reminded. */
  readonly reminds?: readonly [string, string, string]
}

/** What was understood and recorded, on one day or several, with a way back. */
export function loggedView(words: Wording, all: readonly Logged[], context: LoggedContext): Message {
  const { first, corrected, member } = context
  const praised = member.heldAt === null
  const reached = all.flatMap(({ before, after }) => {
    if (!praised) return []
    if (after === 'finished' && before !== 'finished') return [words.done.finished]
    return keeps(after) && !keeps(before) ? [words.done.kept] : []
  })
  const [batch = ''] = all.map(logged => logged.batch)
  return {
    title: corrected ? words.done.corrected : words.done.logged,
    blocks: [
      ...all.map(logged => listed(words, logged.rows, { ...context, when: context.when(logged) })),
      ...(first ? ([{ kind: 'text', text: words.done.early(first) }] as const) : []),
      ...(reached[0] ? ([{ kind: 'text', text: reached[0] }] as const) : []),
      undoButton(words, member, batch, context.noted),
      ...(context.asks && praised && all[0] ? askFelt(words, context.asks, all[0].at) : []),
      ...(context.reminds && praised ? askReminders(words, context.reminds) : []),
    ] satisfies Block[],
  }
}

/** What was recorded, with a way back. */
export function lastView(
  words: Wording,
  rows: readonly Completion[],
  context: Omit<RowsContext, 'when'>,
): Message {
  const [first] = rows
  return {
    blocks: [
      { kind: 'text', text: doneLines(words, rows, context).join('\n') },
      ...(first ? [undoButton(words, context.member, first.batch)] : []),
    ],
  }
}

function undoButton(words: Wording, member: Member, batch: string, noted = false): Block {
  const undo = { label: words.done.undo, action: actionId('done.undo', member.id, batch) }
  const keep = { label: words.done.keepNote, action: actionId('done.note', member.id, batch) }
  return { kind: 'buttons', buttons: noted ? [undo, keep] : [undo] }
}

/** When it was done, and for which week it counts where that is not the running one. */
export function whenText(words: Wording, logged: Logged, isRunning: boolean): string {
  const { day, week, at } = logged
  if (day.kind === 'last-week') return words.done.lastWeek
  if (day.days === 0) return isRunning ? words.done.thisWeek : words.done.lastWeek
  const when = day.days === 1 ? words.done.yesterday : words.done.on(moment(at, 'date'))
  return isRunning ? when : words.done.wasLastWeek(when, week.planNumber)
}

function listed(words: Wording, rows: readonly Completion[], context: RowsContext): Block {
  return { kind: 'text', text: [context.when, ...doneLines(words, rows, context)].join('\n') }
}

/** What was done of each exercise, a line each. */
export function doneLines(
  words: Wording,
  all: readonly Completion[],
  context: Pick<RowsContext, 'programs' | 'units'>,
): string[] {
  const byWay = Map.groupBy(all, row => `${row.exercise} ${row.variant}`)
  return [...byWay.values()].map(rows => {
    const [first] = rows
    const exercise = context.programs
      .map(program => first && exerciseOf(program, first.exercise))
      .find(one => one)
    const name = exercise && first ? variantOf(exercise, first.variant).name : (first?.exercise ?? '')
    const measure = exercise?.measure ?? 'reps'
    const loads = rows.map(row => {
      const held = heldText(row, context.units)
      return held ? words.done.at(held) : ''
    })
    const amounts = rows.map(row => row.amount ?? 0)
    const alike = loads.every(load => load === loads[0])
    if (first?.outcome === 'skipped') {
      return `- ${words.done.line(name, words.done.skipped, rounds([first.round]))}`
    }
    const what = alike
      ? `${words.done.sets(amounts, measure)}${loads[0] ?? ''}`
      : words.done.unlike(amounts, measure, loads)
    return `- ${words.done.line(name, what, rounds(rows.map(row => row.round)))}`
  })
}
