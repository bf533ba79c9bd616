import { actionId, type Message } from '../../chat/message.ts'
import type { Group } from '../../storage/groups.ts'
import { type Program, weekOf } from '../../training/program.ts'
import type { Count } from '../standings.ts'
import { weekNumber } from '../weeks.ts'
import type { Wording } from '../wording/en.ts'

/** The weekly prompt: what to do, how the group stands, and a way in for every kind of day. */
export function promptView(
  words: Wording,
  group: Group,
  program: Program,
  week: string,
  count: Count,
): Message {
  const number = weekNumber(group, week)
  const plan = weekOf(program, number)
  return {
    title: words.prompt.title(number, program.name),
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
        done: count.finished,
        total: count.members,
        label: words.prompt.meter(count.finished, count.members),
      },
      {
        kind: 'buttons',
        buttons: [
          { label: words.prompt.start, action: actionId('walk.start', group.id, week), style: 'primary' },
          { label: words.prompt.all, action: actionId('done.all', group.id, week) },
          { label: words.prompt.hurts, action: actionId('gate.hurts', group.id, week) },
          { label: words.prompt.later, action: actionId('later.ask', group.id, week) },
        ],
      },
      { kind: 'note', text: words.prompt.about(program.minutes) },
    ],
  }
}
