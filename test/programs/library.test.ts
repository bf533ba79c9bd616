import { describe, expect, test } from 'vitest'
import { readProgram } from '../../src/programs/file.ts'
import { checkLibrary } from '../../src/programs/library.ts'
import { spoiled } from '../support/program-text.ts'

const program = (...changes: readonly (readonly [string, string])[]) =>
  readProgram(spoiled(...changes), 'hips.yaml')
const told = (...programs: Parameters<typeof checkLibrary>[0]) =>
  checkLibrary(programs).map(
    found => `${found.program.id} ${found.path.join('.')}: ${found.what} | ${found.mend}`,
  )

const RENAMED = ['id: hips-first', 'id: other'] as const
const SORE = ['kind: strength', 'kind: strength\nsore: other'] as const
const GENTLE = ['kind: strength', 'kind: gentle'] as const

describe('programs that are used together', () => {
  test('may share a movement, and lead from one to a gentle one', () => {
    expect(told(program(SORE), program(RENAMED, GENTLE))).toEqual([])
  })

  test('may not have the same id', () => {
    expect(told(program(), program())).toEqual([
      'hips-first id: Another program already has the id `hips-first` (Hips first) | Give one of the two another id',
    ])
  })

  test('may not lead to a program that does not exist', () => {
    expect(told(program(SORE))).toEqual([
      'hips-first sore: `sore` names `other`, and there is no such program | Leave it out, or add a gentle program',
    ])
  })

  test('may not lead a sore person to a program that is not gentle', () => {
    const another = program(['id: hips-first', 'id: rest-day'], GENTLE)
    expect(told(program(SORE), program(RENAMED), another)).toEqual([
      'hips-first sore: `sore` names `other`, which is not a gentle program | Name a gentle one: rest-day',
    ])
  })

  test('may not use one word for two movements', () => {
    const other = program(
      RENAMED,
      ['- id: swing', '- id: rock'],
      ['name: Hip swing', 'name: Rock'],
      ['{ swing: 12 }', '{ rock: 12 }'],
    )
    expect(told(program(), other)).toEqual([
      'other exercises.0: `swings` means `rock` here and `swing` (Hip swing, counted in reps) in `hips-first` | Use another word in one of the two, or describe the same movement in both',
    ])
  })

  test('may not count one movement in two ways', () => {
    const other = program(
      RENAMED,
      ['measure: seconds', 'measure: reps'],
      ['{ min: 20,', '{ min: 8,'],
      ['    seconds: 30\n', ''],
      ['    seconds: { hold: 40 }\n', ''],
      ['{ swing: 12 }', '{ swing: 12, hold: 10 }'],
    )
    expect(told(program(), other)).toEqual([
      'other exercises.1: `hold` means `hold` here and `hold` (Plank hold, counted in seconds) in `hips-first` | Use another word in one of the two, or describe the same movement in both',
    ])
  })
})
