import { actionId, type Message } from '../../chat/message.ts'
import type { Week } from '../../storage/weeks.ts'
import { type Program, weekOf } from '../../training/program.ts'
import type { Wording } from '../wording/en.ts'

/** The weekly prompt: what to do, how the group stands, and a way in for every kind of day. */
export function promptView(words: Wording, program: Program, week: Week): Message {
  const plan = weekOf(program, week.planNumber)
  const args = [week.groupId, week.ordinal] as const
  return {
    title: words.prompt.title(week.planNumber, program.name),
    blocks: [
      { kind: 'text', text: plan.note },
      {
        kind: 'fields',
        fields: program.exercises.map(exercise => ({
          name: exercise.name,
          value: words.prompt.plan(
            plan.rounds,
            plan.amount[exercise.id] ?? exercise.range.min,
            exercise.measure,
            exercise.perSide,
          ),
        })),
      },
      {
        kind: 'meter',
        done: week.finished,
        total: week.joined,
        label: words.prompt.meter(week.finished, week.joined),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: words.prompt.start, action: actionId('walk.start', ...args), style: 'primary' },
          { label: words.prompt.all, action: actionId('done.all', ...args) },
          { label: words.prompt.hurts, action: actionId('gate.hurts', ...args) },
          { label: words.prompt.later, action: actionId('later.ask', ...args) },
        ],
      },
      { kind: 'note', text: words.prompt.about(program.minutes) },
    ],
  }
}
