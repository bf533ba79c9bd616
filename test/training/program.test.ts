import { describe, expect, test } from 'vitest'
import { readProgram } from '../../src/programs/file.ts'
import { exerciseOf, namesOf, variantOf, weekOf } from '../../src/training/program.ts'
import { PROGRAM_TEXT } from '../support/program-text.ts'

const program = readProgram(PROGRAM_TEXT, 'hips.yaml')
const swing = program.exercises[0]
const hold = program.exercises[1]
if (!swing || !hold) throw new Error('the program of this test has two exercises')

describe('the plan of a week', () => {
  test('is counted from 1', () => {
    expect(weekOf(program, 1).rounds).toBe(2)
    expect(weekOf(program, 2).rounds).toBe(3)
  })

  test('stays as in the last week from then on', () => {
    expect(weekOf(program, 3)).toBe(weekOf(program, 2))
    expect(weekOf(program, 500)).toBe(weekOf(program, 2))
  })

  test.each([0, -1, 1.5, Number.NaN])('does not exist for week %s', number => {
    expect(() => weekOf(program, number)).toThrow(RangeError)
  })

  test('has an amount for each exercise, whether the file gives one number or one for each', () => {
    expect(weekOf(program, 1).amount).toEqual({ swing: 10, hold: 30 })
    expect(weekOf(program, 2).amount).toEqual({ swing: 12, hold: 40 })
  })
})

describe('an exercise', () => {
  test('is found by its id', () => {
    expect(exerciseOf(program, 'hold')).toBe(hold)
  })

  test('is not found by anything else', () => {
    expect(exerciseOf(program, 'swings')).toBeUndefined()
    expect(exerciseOf(program, 'constructor')).toBeUndefined()
  })

  test('goes by its id, its name and its aliases', () => {
    expect(namesOf(swing)).toEqual(['swing', 'Hip swing', 'swings'])
  })
})

describe('a way of doing an exercise', () => {
  test('is the standard one unless another is chosen', () => {
    expect(variantOf(swing, 'standard').name).toBe('Hip swing')
    expect(variantOf(swing, 'easier').name).toBe('Slow swing')
  })

  test('falls back to the standard one where there is no other', () => {
    expect(variantOf(swing, 'harder')).toBe(swing)
    expect(variantOf(hold, 'easier')).toBe(hold)
  })

  test('holds a weight when the exercise does and the file does not say', () => {
    expect(variantOf(swing, 'easier').weighted).toBe(true)
  })

  test('never borrows the drawing of another way', () => {
    expect(variantOf(swing, 'easier').figure).toBeUndefined()
  })
})
