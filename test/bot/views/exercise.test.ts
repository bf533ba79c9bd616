import { describe, expect, test } from 'vitest'
import { exerciseListView, exerciseView, nearestView, programView } from '../../../src/bot/views/exercise.ts'
import { en } from '../../../src/bot/wording/en.ts'
import { plain } from '../../../src/chat/plain.ts'
import { variantOf } from '../../../src/training/program.ts'
import { waysOf } from '../../../src/training/ways.ts'
import { actionsOf } from '../../support/buttons.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { ALL_PROGRAMS, complaintsOf, NAMES } from '../../support/view-cases.ts'

const WAYS = ['standard', 'easier', 'harder'] as const
const cases = ALL_PROGRAMS.flatMap(program =>
  program.exercises.flatMap(exercise =>
    WAYS.map(way => ({ program, exercise, way, id: `${program.id}/${exercise.id}` })),
  ),
)

test.each(cases)(
  '$id, the $way way, is a message that every platform takes',
  ({ program, exercise, way }) => {
    const view = exerciseView(en, program, exercise, way)
    expect(complaintsOf([view])).toEqual([])
    const variant = variantOf(exercise, way)
    const text = plain(view)
    expect(view.title).toBe(variant.name)
    for (const [n, step] of variant.steps.entries()) expect(text).toContain(`${n + 1}. ${step}`)
    const lines = view.blocks.flatMap(block => (block.kind === 'text' ? block.text.split('\n') : []))
    for (const caution of variant.cautions) expect(lines).toContain(`- ${caution}`)
    expect(text).toContain(program.notice)
  },
)

test.each(ALL_PROGRAMS)('$id says all that it is for, in a message that every platform takes', program => {
  const view = programView(en, program)
  expect(complaintsOf([view])).toEqual([])
  const text = plain(view)
  for (const said of [program.summary, ...program.why, ...program.equipment, program.first, program.notice]) {
    expect(text).toContain(said)
  }
  expect(actionsOf(view)).toHaveLength(program.exercises.length)
})

test.each(cases)(
  '$id, the $way way, leads to the other ways and not to itself',
  ({ program, exercise, way }) => {
    const others = WAYS.filter(
      other => other !== way && (other === 'standard' || exercise[other] !== undefined),
    )
    const led = actionsOf(exerciseView(en, program, exercise, way))
      .filter(id => id.startsWith('exercise.show:'))
      .map(id => id.split(':').at(-1))
    expect(new Set(led)).toEqual(new Set(others))
  },
)

describe('the list', () => {
  test('has a button for every exercise, and fits', () => {
    for (const programs of [PROGRAMS, ALL_PROGRAMS]) {
      const view = exerciseListView(en, programs)
      expect(complaintsOf([view])).toEqual([])
      expect(actionsOf(view)).toHaveLength(
        programs.length + programs.flatMap(program => program.exercises).length,
      )
    }
  })

  test('says first what could not be found, whatever was typed', () => {
    for (const typed of NAMES) {
      const nearest = waysOf(PROGRAMS).slice(0, 3)
      const views = [
        exerciseListView(en, PROGRAMS, en.exercise.unknown(typed)),
        nearestView(en, typed, nearest),
      ]
      expect(complaintsOf(views)).toEqual([])
    }
  })
})
