import { describe, expect, test } from 'vitest'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(
  PROGRAMS.find(({ id }) => id === 'low-back-strength'),
  PROGRAMS,
)
const NOW = { units: 'kg', today: '2026-11-25', minute: 9 * 60, inWeek: true, place: 'command' } as const
const means = (line: string) => meaningText(readLine(line, lexicon, NOW))

describe('two numbers before one unit', () => {
  test.each(['rdl 15,12 kg', 'rdl 15/12 kg', '15,12 kg rdl'])(
    'are reps and a weight or two weights, which is asked: “%s”',
    line => {
      expect(means(line)).toBe('?numbers romanian-deadlift 15@12kg / romanian-deadlift _@15kg _@12kg')
    },
  )

  test.each([
    ['rdl 15, 12 kg', 'romanian-deadlift 15@12kg'],
    ['rdl @15,12kg', 'romanian-deadlift _@15kg _@12kg'],
    ['squats 12,16 kg each', 'goblet-squat _@12kg/hand _@16kg/hand'],
    ['rdl 10,12,15,12 kg', 'romanian-deadlift _@10kg _@12kg _@15kg _@12kg'],
    ['squats 8,5 kg', 'goblet-squat _@8.5kg'],
  ])('are not asked for where only one is meant: “%s”', (line, meaning) => {
    expect(means(line)).toBe(meaning)
  })
})

test('a comma after sets stands before a quarter, a half or three of a weight, and nothing else', () => {
  expect(means('rdl 3x10 12,5')).toBe('?numbers romanian-deadlift 3x10@12.5kg')
  expect(means('rdl 3x10 12,25')).toBe('?numbers romanian-deadlift 3x10@12.25kg')
  expect(means('rdl 3x10 12,3')).toBe('no leftover')
})

test('numbers in a row are a list, unless an x leads them', () => {
  expect(means('bridges 12 12 12')).toBe('bridge 3x12')
  expect(means('bridges x12 12 12')).toBe('no leftover')
})
