import { moment } from '../../chat/markdown.ts'
import { actionId, type Block, type Message } from '../../chat/message.ts'
import type { Member } from '../../storage/members.ts'
import { exerciseOf, type Program } from '../../training/program.ts'
import { keeps, type Standing } from '../../training/progress.ts'
import type { Logged } from '../logbook.ts'
import type { Wording } from '../wording/en.ts'
import { rounds, type Units, weight } from '../wording/format.ts'

export interface LoggedContext {
  readonly member: Member
  readonly programs: readonly Program[]
  /** The standing of the week before and after. */
  readonly before: Standing
  readonly after: Standing
  readonly units: Units
  readonly when: string
}

/** What was understood and recorded, with a way back. */
export function loggedView(words: Wording, logged: Logged, context: LoggedContext): Message {
  const { before, after } = context
  const reached =
    after === 'finished' && before !== 'finished'
      ? words.done.finished
      : keeps(after) && !keeps(before)
        ? words.done.kept
        : undefined
  return {
    title: words.done.logged,
    blocks: [
      { kind: 'text', text: [context.when, ...lines(words, logged, context)].join('\n') },
      ...(reached ? ([{ kind: 'text', text: reached }] as const) : []),
      {
        kind: 'buttons',
        buttons: [{ label: words.done.undo, action: actionId('done.undo', context.member.id, logged.batch) }],
      },
    ] satisfies Block[],
  }
}

/** When it was done, and whether it counts for another week than `current`, the running one. */
export function whenText(words: Wording, logged: Logged, current: string): string {
  const { day, week, at } = logged
  if (day.kind === 'last-week') return words.done.lastWeek
  if (day.days === 0) return week === current ? words.done.thisWeek : words.done.lastWeek
  const when = day.days === 1 ? words.done.yesterday : words.done.on(moment(at, 'date'))
  return week === current ? when : words.done.wasLastWeek(when)
}

function lines(words: Wording, logged: Logged, context: LoggedContext): string[] {
  const exercises = Map.groupBy(logged.rows, row => row.exercise)
  return [...exercises].map(([id, rows]) => {
    const exercise = context.programs.map(program => exerciseOf(program, id)).find(found => found)
    const measure = exercise?.measure ?? 'reps'
    const loads = rows.map(row => (row.grams ? words.done.at(weight(row.grams, context.units)) : ''))
    const amounts = rows.map(row => row.amount ?? 0)
    const alike = loads.every(load => load === loads[0])
    const what = alike
      ? `${words.done.sets(amounts, measure)}${loads[0] ?? ''}`
      : words.done.unlike(amounts, measure, loads)
    return `- ${words.done.line(exercise?.name ?? id, what, rounds(rows.map(row => row.round)))}`
  })
}
