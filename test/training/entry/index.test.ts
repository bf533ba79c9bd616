import { describe, expect, test } from 'vitest'
import { readLine } from '../../../src/training/entry/index.ts'
import { LEXICON, OPTIONS, read } from '../../support/entry-lines.ts'

describe('a line about one exercise', () => {
  test.each([
    ['bridges 3x12', 'bridge 12 12 12'],
    ['bridges 3 x 12', 'bridge 12 12 12'],
    ['bridges 3×12', 'bridge 12 12 12'],
    ['bridges 3*12', 'bridge 12 12 12'],
    ['Bridges: 3X12!', 'bridge 12 12 12'],
    ['bridges - 3x12', 'bridge 12 12 12'],
    ['bridges-3x12', 'bridge 12 12 12'],
    ['- bridges 3x12', 'bridge 12 12 12'],
    ['bridges, 3x12', 'bridge 12 12 12'],
    ['3x12 bridges', 'bridge 12 12 12'],
    ['3 sets of 12 bridges', 'bridge 12 12 12'],
    ['three sets of ten bridges', 'bridge 10 10 10'],
    ['bridges 12 reps x 3 sets', 'bridge 12 12 12'],
    ['bridges 12 x 3 sets', 'bridge 12 12 12'],
    ['bridges 3 sets x 12 reps', 'bridge 12 12 12'],
    ['a set of 12 bridges', 'bridge 12'],
    ['bridges 12 reps', 'bridge 12'],
    ['12 bridges', 'bridge 12'],
    ['bridges12', 'bridge 12'],
    ['bridges 2 sets', 'bridge _ _'],
    ['bridges 12 each side', 'bridge 12'],
    ['bridges 15,12,10', 'bridge 15 12 10'],
    ['bridges 15/12/10', 'bridge 15 12 10'],
    ['bridges 15, 12 and 10', 'bridge 15 12 10'],
    ['15,12,10 bridges', 'bridge 15 12 10'],
    ['bridges 3x12, 10', 'bridge 12 12 12 10'],
    ['bridges 3x12 💪🏽🔥', 'bridge 12 12 12'],
    ['bridges 3x12 :muscle:', 'bridge 12 12 12'],
    ['bridges 3x12 👏🏽 😮‍💨 ❤️', 'bridge 12 12 12'],
    ['bridges 3x12 :)', 'bridge 12 12 12'],
    ['bridges = 3x12', 'bridge 12 12 12'],
    ['bridges 3 by 12', 'bridge 12 12 12'],
    ['three times twelve bridges', 'bridge 12 12 12'],
    ['bridges twelve', 'bridge 12'],
    ['three by fifteen bridges', 'bridge 15 15 15'],
    ['bridges twenty-five', 'bridge 25'],
    ['Bridges Twenty Five', 'bridge 25'],
    ['twenty bridges', 'bridge 20'],
    ['bridges 12 12 12', 'bridge 12 12 12'],
    ['bridges 12 12', 'bridge 12 12'],
    ['bridges 15 12 10', 'bridge 15 12 10'],
    ['15 12 10 bridges', 'bridge 15 12 10'],
    ['bridges 12 12 12 reps', 'bridge 12 12 12'],
    ['bridges 10-10-8', 'bridge 10 10 8'],
    ['2 rounds of bridges', 'bridge _ _'],
    ['bridges 2 rounds', 'bridge _ _'],
    ['3 rounds of 12 bridges', 'bridge 12 12 12'],
    ['exercise bridge 3x12', 'bridge 12 12 12'],
    ['kb squats 3x10', 'goblet-squat 10 10 10'],
    ['squats 10 10 10', 'goblet-squat 10 10 10'],
    ['squats 10 reps bodyweight', 'goblet-squat 10'],
    ['squats 10 no weight', 'goblet-squat 10'],
    ['brigde 12', 'bridge 12'],
    ['catcows 10', 'cat-cow 10'],
    ['cat 10', 'cat-cow 10'],
    ['childs pose 30s', 'childs-pose 30'],
    ["child's pose 30 sec", 'childs-pose 30'],
    ['childs pose 30', 'childs-pose 30'],
    ['childs pose 3x30s', 'childs-pose 30 30 30'],
    ['childs pose 1:30', 'childs-pose 90'],
    ['childs pose for 2 min', 'childs-pose 120'],
    ['90/90 45s', 'hip-switch 45'],
    ['one-arm row 12', 'one-arm-row 12'],
    ['one arm rwo 12', 'one-arm-row 12'],
    ['one row', 'one-arm-row 1'],
    ['sun salutation 3', 'sun-salutation 3'],
    ['clean and press 5', 'clean-and-press 5'],
  ])('%j is %s', (line, expected) => expect(read(line)).toBe(`${expected}, today`))
})

describe('a load', () => {
  test.each([
    ['rdl 12 @ 20kg', '12@20000'],
    ['rdl 12 20 kg', '12@20000'],
    ['rdl 12 at 20 kilos', '12@20000'],
    ['rdl 12 with 20kg', '12@20000'],
    ['rdl 12 (20 kg)', '12@20000'],
    ['rdl 12@20', '12@20000'],
    ['rdl 12, 20 kg', '12@20000'],
    ['20kg rdl 12', '12@20000'],
    ['rdl 20kg', '_@20000'],
    ['rdl 2 sets @ 20kg', '_@20000 _@20000'],
    ['rdl 3x12@20', '12@20000 12@20000 12@20000'],
    ['rdl 20kg 3x12', '12@20000 12@20000 12@20000'],
    ['rdl 3x12x20kg', '12@20000 12@20000 12@20000'],
    ['rdl 12 17.5kg', '12@17500'],
    ['rdl 12 17,5 kg', '12@17500'],
    ['rdl 12 @ 17,25kg', '12@17250'],
    ['rdl 12@17,5', '12@17500'],
    ['rdl 12,17.5kg', '12@17500'],
    ['rdl 15,12,10 35 lb', '15@15876 12@15876 10@15876'],
    ['rdl 15,12,10 17,5 kg', '15@17500 12@17500 10@17500'],
    ['rdl 15, 12, 10 @ 20', '15@20000 12@20000 10@20000'],
    ['rdl 15 @ 20, 12 @ 22.5, 10 @ 25', '15@20000 12@22500 10@25000'],
    ['rdl 3x12 with a 20kg dumbbell', '12@20000 12@20000 12@20000'],
    ['dumbbell rdl 20kg 12', '12@20000'],
    ['rdl 15 12 10 @ 20', '15@20000 12@20000 10@20000'],
    ['rdl: 12 12 12 (20 kg)', '12@20000 12@20000 12@20000'],
    ['rdl ten with fifteen kilos', '10@15000'],
    ['rdl twenty-two kilos', '_@22000'],
    ['rdl 12 @ 0.5', '12@500'],
    ['rdl 12 @ 500', '12@500000'],
  ])('%j is %s', (line, expected) => expect(read(line)).toBe(`romanian-deadlift ${expected}, today`))

  test('without a unit is in the unit of the group', () => {
    expect(readLine('rdl 12 @ 35', LEXICON, { ...OPTIONS, units: 'lb' })).toEqual(
      readLine('rdl 12 @ 35 lb', LEXICON, OPTIONS),
    )
  })
})

describe('a line about several exercises', () => {
  test.each([
    [
      'bridges 3x12, rdl 3x10 @ 20kg and goblet 12',
      'bridge 12 12 12 + romanian-deadlift 10@20000 10@20000 10@20000 + goblet-squat 12',
    ],
    ['bridges 12; rdl 10', 'bridge 12 + romanian-deadlift 10'],
    ['bridges 12\nrdl 10\n', 'bridge 12 + romanian-deadlift 10'],
    ['bridges 12 + rdl 10', 'bridge 12 + romanian-deadlift 10'],
    ['bridges 12. rdl 10.', 'bridge 12 + romanian-deadlift 10'],
    ['12 bridges, 10 rdl', 'bridge 12 + romanian-deadlift 10'],
    ['bridges 15, 12, rdl 10', 'bridge 15 12 + romanian-deadlift 10'],
    ['rdl 12@17,5, bridges 12', 'romanian-deadlift 12@17500 + bridge 12'],
    ['clean and press 5 and row 8', 'clean-and-press 5 + one-arm-row 8'],
    ['bridges 12 rdl 10 squats 8', 'bridge 12 + romanian-deadlift 10 + goblet-squat 8'],
    ['bridges 12 rdl 10 @ 20 squats 8', 'bridge 12 + romanian-deadlift 10@20000 + goblet-squat 8'],
    ['12 bridges 10 rdl', 'bridge 12 + romanian-deadlift 10'],
    ['12 bridges 30 s childs', 'bridge 12 + childs-pose 30'],
    ['bridges 12 / rdl 10', 'bridge 12 + romanian-deadlift 10'],
    ['bridges 12, rdl 10, bridges 11', 'bridge 12 11 + romanian-deadlift 10'],
  ])('%j is %s', (line, expected) => expect(read(line)).toBe(`${expected}, today`))
})

describe('all of it', () => {
  test.each([
    ['all', 'all'],
    ['everything', 'all'],
    ['I did it all', 'all'],
    ['done all', 'all'],
    ['All done!', 'all'],
    ['all of them', 'all'],
    ['all rounds', 'all'],
    ['did the whole thing', 'all'],
    ['full workout ✅', 'all'],
    ['one full round', '1 rounds'],
    ['2 rounds', '2 rounds'],
    ['two rounds', '2 rounds'],
    ['a round', '1 rounds'],
    ['all 3 rounds', '3 rounds'],
    ['2 rounds of everything', '2 rounds'],
  ])('%j is %s', (line, expected) => expect(read(line)).toBe(`${expected}, today`))
})

describe('the day', () => {
  test.each([
    ['all today', 0],
    ['all this morning', 0],
    ['all yesterday', 1],
    ['yesterday all', 1],
    ['all last night', 1],
    ['all the day before yesterday', 2],
    ['all 2 days ago', 2],
    ['all two days ago', 2],
    ['all a week ago', 7],
    ['all 13 days ago', 13],
    ['all on monday', 2],
    ['all on Mon', 2],
    ['all monday evening', 2],
    ['all wednesday', 0],
    ['all last wednesday', 7],
    ['all thursday', 6],
    ['all 2026-11-20', 5],
    ['all on 20.11.2026', 5],
    ['all on 20 Nov', 5],
    ['all Nov 20th, 2026', 5],
  ])('of %j is %i days ago', (line, days) => expect(read(line)).toBe(`all, ${days === 0 ? 'today' : days}`))

  test('can be last week', () => expect(read('all last week')).toBe('all, last week'))

  test.each([
    ['bridges 3x12 yesterday', 'bridge 12 12 12, 1'],
    ['bridges 12 2 days ago', 'bridge 12, 2'],
    ['rdl 12 yesterday 20 kg', 'romanian-deadlift 12@20000, 1'],
    ['done yesterday: bridges 12, rdl 10', 'bridge 12 + romanian-deadlift 10, 1'],
    ['bridges 3x12 nov 20', 'bridge 12 12 12, 5'],
    ['20 nov 3x12 bridges', 'bridge 12 12 12, 5'],
    ['sun salutation 3 on sun', 'sun-salutation 3, 3'],
  ])('stands anywhere: %j is %s', (line, expected) => expect(read(line)).toBe(expected))

  test('without a year was last year’s where that is near', () => {
    const result = readLine('all 28 dec', LEXICON, { ...OPTIONS, today: '2027-01-03' })
    expect(result).toMatchObject({ kind: 'log', entries: [{ day: { kind: 'days-ago', days: 6 } }] })
  })
})
