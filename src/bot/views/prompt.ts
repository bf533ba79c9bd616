import { actionId, type Block, type Message } from '../../chat/message.ts'
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
      exercisesOf(words, program, plan),
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

/** The same to look at, with nothing to press: for a channel in which nothing is planned yet. */
export function trialView(words: Wording, program: Program): Message {
  const plan = weekOf(program, 1)
  return {
    title: words.prompt.title(1, program.name),
    blocks: [
      { kind: 'text', text: plan.note },
      exercisesOf(words, program, plan),
      { kind: 'note', text: words.prompt.trial },
    ],
  }
}

function exercisesOf(words: Wording, program: Program, plan: ReturnType<typeof weekOf>): Block {
  return {
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
  }
}
