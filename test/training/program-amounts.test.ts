import { describe, expect, test } from 'vitest'
import { amountOf } from '../../src/programs/schema.ts'
import { spoiled, told } from '../support/program-text.ts'

describe('words that clash are told with their line and how to mend it, when', () => {
  test.each<[why: string, part: string, by: string, ...problems: string[]]>([
    [
      'two exercises share an alias',
      '    purpose: Steadies',
      '    aliases: [Swings]\n    purpose: Steadies',
      '33: `Swings` already means exercise 1 (`swing`) | Keep it in one of the two only, so that a logged line has one meaning',
    ],
    [
      'an alias is the name of another exercise',
      'aliases: [swings]',
      'aliases: [plank-hold]',
      '32: `Plank hold` already means exercise 1 (`swing`) | Keep it in one of the two only, so that a logged line has one meaning',
    ],
    [
      'an alias is a reserved word',
      'aliases: [swings]',
      'aliases: [swings, All]',
      '15: `All` has a meaning of its own when people log what they did | Choose another word',
    ],
    [
      'an easier way is called what another exercise is',
      '      name: Slow swing\n',
      '      name: Slow swing\n      aliases: [plank hold]\n',
      '33: `Plank hold` already means exercise 1 (`swing`) | Keep it in one of the two only, so that a logged line has one meaning',
    ],
    [
      'the sore program is the program itself',
      'kind: strength',
      'kind: strength\nsore: hips-first',
      '7: `sore` names this program itself | Name a gentle program, or leave it out',
    ],
  ])('%s', (_why, part, by, ...problems) => {
    expect(told(spoiled([part, by]))).toEqual(problems)
  })
})

describe('an amount is told with its line, what is wrong and how to mend it, when', () => {
  test.each<[why: string, part: string, by: string, ...problems: string[]]>([
    [
      'a range is upside down',
      '{ min: 8, max: 12 }',
      '{ min: 12, max: 8 }',
      '23: The range of exercise 1 (`swing`) runs from 12 down to 8 | Make `min` the smaller number',
    ],
    [
      'the amount of all is out of range',
      'reps: 10',
      'reps: 13',
      '41: Week 1 asks for 13 reps, which is outside the range of `swing` | Write a number within the range, or widen the range',
    ],
    [
      'the amount of one is out of range',
      '{ hold: 40 }',
      '{ hold: 61 }',
      '46: Week 2 asks for 61 seconds of `hold`, whose range is 20 to 60 | Write a number from 20 to 60, or widen the range',
    ],
    [
      'the amount of one is nothing',
      '{ hold: 40 }',
      '{ hold: 0 }',
      '46: `seconds.hold` of week 2 is 0 | Write a number from 1 to 600',
    ],
    [
      'an amount is missing',
      '    seconds: 30\n',
      '',
      '40: Week 1 does not say how many seconds to do | Add `seconds: 20`',
    ],
    [
      'an exercise is misspelled in a week',
      '{ swing: 12 }',
      '{ swnig: 12 }',
      '45: Week 2 does not say how many reps of `swing` to do | Add `swing: 8` under `reps:`',
      '45: There is no exercise `swnig` | Did you mean `swing`?',
    ],
    [
      'an exercise is counted in the wrong thing',
      '{ swing: 12 }',
      '{ swing: 12, hold: 10 }',
      '45: `hold` counts seconds, not reps | Move it under `seconds:`',
    ],
    [
      'a week counts what no exercise counts',
      'measure: seconds\n    range: { min: 20, max: 60 }',
      'measure: reps\n    range: { min: 8, max: 60 }',
      '42: Week 1 has `seconds`, but no exercise counts seconds | Take `seconds` out, or set `measure: seconds` in an exercise',
      '45: Week 2 does not say how many reps of `hold` to do | Add `hold: 8` under `reps:`',
      '46: Week 2 has `seconds`, but no exercise counts seconds | Take `seconds` out, or set `measure: seconds` in an exercise',
    ],
    [
      'an amount for one exercise is no number',
      '{ swing: 12 }',
      '{ swing: twelve }',
      '45: `reps.swing` of week 2 should be a whole number, but is the text `twelve` | Write a whole number, without quotes or a unit',
    ],
  ])('%s', (_why, part, by, ...problems) => {
    expect(told(spoiled([part, by]))).toEqual(problems)
  })
})

test('an exercise that is called like a word of the language has no amount of its own', () => {
  expect(amountOf({ hold: 40 }, 'hold')).toBe(40)
  expect(amountOf({ hold: 40 }, 'constructor')).toBeUndefined()
})
