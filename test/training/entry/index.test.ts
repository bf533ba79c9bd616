import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Entry,
  type EntryProblem,
  lexiconOf,
  MAX_ENTRY,
  type Meaning,
  type Nameable,
  type Part,
  readLine,
  type SetDone,
} from '../../../src/training/entry/index.ts'
import type { Program } from '../../../src/training/program.ts'
import { gramsOf } from '../../../src/training/weight.ts'
import { meaningText } from '../../support/meaning-text.ts'
import { runs } from '../../support/runs.ts'

const EXERCISES: readonly Nameable[] = [
  reps('bridge', 'Bridge', ['bridges', 'glute bridge']),
  weighted('romanian-deadlift', 'Romanian deadlift', ['rdl', 'deadlift']),
  weighted('goblet-squat', 'Goblet squat', ['squat', 'squats', 'goblet']),
  reps('cat-cow', 'Cat-cow', ['cats']),
  seconds('childs-pose', 'Child’s pose', ['childs']),
  seconds('hip-switch', '90/90 stretch', ['90/90']),
  weighted('clean-and-press', 'Clean and press', []),
  weighted('one-arm-row', 'One-arm row', ['row']),
  reps('sun-salutation', 'Sun salutation', []),
  weighted('good-morning', 'Good morning', []),
]

// A Wednesday.
const OPTIONS = { units: 'kg', today: '2026-11-25', place: 'command', inWeek: true } as const
const PROGRAM = { id: 'test', name: 'Test', exercises: EXERCISES } as unknown as Program
const LEXICON = lexiconOf(PROGRAM, [PROGRAM])

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

describe('a line that cannot be logged', () => {
  test.each([
    ['', 'empty', ''],
    ['  ', 'empty', ''],
    ['yesterday', 'empty', ''],
    ['bridges '.repeat(40), 'too-long', `${'bridges '.repeat(5).slice(0, 39)}…`],
    ['bridgework 12', 'unknown-exercise', 'bridgework'],
    ['no bridges', 'not-done', 'no bridges'],
    ['not bridges', 'not-done', 'not bridges'],
    ['bridges 0', 'amount-range', '0'],
    ['bridges -5', 'amount-range', '-5'],
    ['bridges 3x-12', 'amount-range', '-12'],
    ['bridges 501', 'amount-range', '501'],
    ['bridges 1.5', 'amount-range', '1.5'],
    ['bridges 1,000', 'amount-range', '1,000'],
    ['bridges 1000000000', 'amount-range', '1000000000'],
    ['childs pose 601', 'amount-range', '601'],
    ['childs pose 11 min', 'amount-range', '11'],
    ['bridges 11x12', 'sets-range', '11'],
    ['bridges 0x12', 'sets-range', '0'],
    ['bridges 1.5 sets', 'sets-range', '1.5'],
    ['bridges 1,1,1,1,1,1,1,1,1,1,1', 'sets-range', '1,1,1,1,1,1,1,1,1,1,1'],
    ['bridges 15, 12, 10 sets', 'sets-range', '15, 12, 10 sets'],
    ['bridges 6x12, bridges 5x12', 'sets-range', 'bridges'],
    ['0 rounds', 'rounds-range', '0 rounds'],
    ['11 rounds', 'rounds-range', '11 rounds'],
    ['rdl 12 @ 9999kg', 'load-range', '9999'],
    ['rdl 12 @ 0', 'load-range', '0'],
    ['rdl 12 @ 1 lb', 'load-range', '1'],
    ['rdl 12 @ -20kg', 'load-range', '-20'],
    ['bridges 12 tomorrow', 'day-future', 'tomorrow'],
    ['bridges 12 in two days', 'day-future', 'in two days'],
    ['bridges 12 next week', 'day-future', 'next week'],
    ['bridges 12 next friday', 'day-future', 'next friday'],
    ['bridges 12 this friday', 'day-future', 'this friday'],
    ['bridges 12 on 2026-11-26', 'day-future', 'on 2026-11-26'],
    ['bridges 12 14 days ago', 'day-too-old', '14 days ago'],
    ['bridges 12 two weeks ago', 'day-too-old', 'two weeks ago'],
    ['bridges 12 last month', 'day-too-old', 'last month'],
    ['bridges 12 2026-11-11', 'day-too-old', '2026-11-11'],
    ['bridges 12 on 31 nov', 'no-such-day', 'on 31 nov'],
    ['bridges 12 2026-02-30', 'no-such-day', '2026-02-30'],
    ['bridges 12 nov 20', 'no-such-day', '12 nov 20'],
    ['skip rdl', 'not-done', 'skip rdl'],
    ['I didn’t do the bridges', 'not-done', 'I didn’t do the bridges'],
    ['bridges 9 10 11 12 9 10 11 12 9 10 11', 'sets-range', '9 10 11 12 9 10 11 12 9 10 11'],
    ['bridges 1e9', 'leftover', 'e'],
    ['bridges 3x12²', 'leftover', '²'],
    ['bridges 30s', 'measure', '30s'],
    ['childs pose 12 reps', 'measure', '12 reps'],
    ['rdl 12 @ 20 @ 30', 'leftover', '12 @ 20 @ 30'],
    ['rdl 15 @ 20, 12, 10', 'leftover', '15 @ 20, 12, 10'],
    ['not all', 'not-done', 'all'],
  ])('%j has the problem %s: %j', (line, kind, text) => {
    expect(problemsOf(readLine(line, LEXICON, OPTIONS))).toMatchObject([{ kind, text }])
  })

  test.each([
    ['bridges', '?amount all bridge / bridge _'],
    ['the bridges', '?amount all bridge / bridge _'],
    ['squats with a kettlebell', '?amount all goblet-squat / goblet-squat _'],
    ['squats, kettlebell', '?amount all goblet-squat / goblet-squat _'],
    ['goblet', '?amount all goblet-squat / goblet-squat _'],
    [
      'bridges, rdl and goblet',
      '?amount all bridge + all romanian-deadlift + all goblet-squat / bridge _ + romanian-deadlift _ + goblet-squat _',
    ],
    [
      'bridges 3x12 and rdl',
      '?amount bridge 3x12 + all romanian-deadlift / bridge 3x12 + romanian-deadlift _',
    ],
    ['done', 'card done | ?all all / 1 rounds'],
    ['bridges rdl', '?amount all bridge romanian-deadlift / bridge _ + romanian-deadlift _'],
    ['done brigdes threex12', '?sure bridge 12'],
    ['bridges NaN', '?sure all bridge / bridge _'],
    ['cat', '?amount all cat-cow / cat-cow _'],
    ['bridges 12 @ 20kg', '?weightless bridge 12'],
    [
      'bridges yesterday and rdl today',
      '?amount all bridge, 1; all romanian-deadlift / bridge _, 1; romanian-deadlift _',
    ],
    ['all and bridges', '?both all bridge + all'],
    ['2 rounds and bridges 12', '?both bridge 12 + 2 rounds but bridge / bridge 12 + 2 rounds'],
    ['2 rounds, 1 round', '?sure 2 rounds + 1 rounds'],
    ['all the bridges', 'all bridge'],
    ['bridges 12, no rdl', 'bridge 12'],
    ['everything except squats', 'all but goblet-squat'],
    ['bridges and squats 3x12', 'bridge 3x12 + goblet-squat 3x12'],
    ['3x12 bridges & squats', 'bridge 3x12 + goblet-squat 3x12'],
    ['2 rounds of bridges and squats', 'bridge 2x_ + goblet-squat 2x_'],
    ['kb goblet 16', '?numbers goblet-squat _@16kg / goblet-squat 16'],
    ['12 squats 20 kg rdl', '?sure goblet-squat 12@20kg + romanian-deadlift 12@20kg'],
    ['12 squats 20 lb rdl', '?sure goblet-squat 12@20lb + romanian-deadlift 12@20lb'],
    ['rdl 3 12 20', '?numbers romanian-deadlift 3x12@20kg / romanian-deadlift 3 12 20'],
    ['bridges 3 12', '?numbers bridge 3x12 / bridge 3 12'],
    ['rdl 3 12 20kg', '?numbers romanian-deadlift 3x12@20kg / romanian-deadlift 3@20kg 12@20kg'],
    ['bridges 12 rdl', '?sure bridge 12 + romanian-deadlift 12'],
    ['bridges 12 times', 'bridge 12'],
    ['bridges 12 ❌', 'no not-done'],
    ['bridges 3x', '?numbers bridge 3x_ / bridge 3'],
    ['bridges x12', 'bridge 12'],
    ['bridges 10-12', '?range bridge 12 / bridge 10'],
    ['bridges 12 hard', 'bridge 12'],
    ['rdl 12 @ 20kg each', 'romanian-deadlift 12@20kg/hand'],
    ['bridges 12?', '?sure bridge 12'],
    ['bridges 12 👎', '?sure bridge 12'],
    ['goblet 15 12 10', 'goblet-squat 15 12 10'],
    ['rdl 12 20', '?numbers romanian-deadlift 12@20kg / romanian-deadlift 12 20'],
    ['rdl 15,12 kg', '?numbers romanian-deadlift 15@12kg / romanian-deadlift _@15kg _@12kg'],
    ['rdl 3 x 20kg', '?numbers romanian-deadlift 3x_@20kg / romanian-deadlift 3@20kg'],
    ['bridges 15, 12, 10 rdl', '?sure bridge 15 12 + romanian-deadlift 10'],
    ['rdl, bridges, 3x12', 'romanian-deadlift 3x12 + bridge 3x12'],
    [
      '3x12',
      'card done | ?which bridge 3x12 / romanian-deadlift 3x12 / goblet-squat 3x12 / cat-cow 3x12 / childs-pose 3x12 / hip-switch 3x12 / clean-and-press 3x12 / one-arm-row 3x12 / sun-salutation 3x12 / good-morning 3x12',
    ],
    ['3x12, bridges', 'bridge 3x12'],
    ['all but bridges', 'all but bridge'],
    ['that’s all', '?sure all'],
  ])('%j is asked about, or read as it is meant: %s', (line, meaning) => {
    expect(meaningText(readLine(line, LEXICON, OPTIONS))).toBe(meaning)
  })

  test('says all that is wrong with it at once', () => {
    const result = readLine('bridges 0, brxyz 12, rdl 12 @ 900', LEXICON, OPTIONS)
    expect(problemsOf(result)).toEqual([
      { kind: 'amount-range', text: '0', min: 1, max: 500 },
      { kind: 'unknown-exercise', text: 'brxyz' },
      { kind: 'load-range', text: '900', min: 0.5, max: 500, unit: 'kg' },
    ])
  })

  test('says which exercise may have been meant', () => {
    const result = readLine('bridg 12', LEXICON, OPTIONS)
    expect(problemsOf(result)).toMatchObject([{ kind: 'unknown-exercise', nearest: ['bridge'] }])
  })
})

describe('a line that is no log', () => {
  test.each([
    'nice work everyone',
    'see you all tomorrow',
    'all good?',
    'all good',
    'thank you all!',
    'I hate squats',
    'who is doing bridges today?',
    'bridges tomorrow',
    'good',
    'how many sets of squats are we doing, 3 or 4?',
    'my physio says 12 bridges a day are too many for me',
    'lost 5 lb!',
    'I weigh 80 kg',
    '5 minutes late',
    'see you at 9:30',
    'yesterday',
    'my childs hurt 2 days ago',
    '',
    '👍',
    'https://example.com/3x12',
    'x'.repeat(5000),
  ])('%j is left alone', line =>
    expect(readLine(line, LEXICON, { ...OPTIONS, place: 'thread' })).toEqual({ kind: 'chatter' }),
  )

  test.each([
    'bridges 3x',
    'rdl 12 @ 9999kg',
    'done brigdes threex12',
    'rld 3x12',
    'bridges 12 hard',
    'bridges 12 tomorrow',
    'bridges on 2027-01-01',
    'bridges two weeks ago',
    'all two weeks ago',
    'all yesterday and tomorrow',
    'bridges rdl',
    'all and bridges',
    '11 rounds',
    'all rounds of bridges',
    'rdl 12 20',
    'did bridgse tomorrow',
  ])('%j is not: it is one with a mistake', line =>
    expect(readLine(line, LEXICON, { ...OPTIONS, place: 'thread' })).not.toEqual({ kind: 'chatter' }),
  )
})

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...'bridges rdl goblet childs cat all rounds sets of 3 12 x @ , and ; . - / kg lb s 17,5 15,12,10 1:30'.split(
      ' ',
    ),
    ...'yesterday tomorrow monday last week 2 days ago 20 nov done did a ten ? ! 💪 hard 3x12 @20 30s \n'.split(
      ' ',
    ),
  )
  const soup = fc.array(words, { maxLength: 14 }).map(all => all.join(' '))
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 320 }),
    soup,
  )

  test('is an entry in range, or problems that fit in a message', () => {
    fc.assert(
      fc.property(anything, line => {
        const result = readLine(line, LEXICON, OPTIONS)
        for (const entry of entriesIn(result)) {
          expect(entry.parts.length).toBeGreaterThan(0)
          for (const part of entry.parts) expectInRange(part)
        }
        if (result.kind === 'no') expect(result.problems.length).toBeGreaterThan(0)
        for (const { text } of problemsOf(result)) expect([...text].length).toBeLessThanOrEqual(40)
      }),
      { numRuns: runs(3000) },
    )
  })

  test('means the same in capitals, in more space, and with a full stop', () => {
    fc.assert(
      fc.property(soup, line => {
        const result = readLine(line, LEXICON, OPTIONS)
        fc.pre(result.kind === 'log')
        expect(readLine(line.toUpperCase(), LEXICON, OPTIONS)).toEqual(result)
        expect(readLine(`  ${line} .`, LEXICON, OPTIONS)).toEqual(result)
      }),
      // Much of what is thrown together like this is no log: one case takes several lines.
      { numRuns: runs(100) },
    )
  })

  test('is refused as a whole when a word in it cannot be read', () => {
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.constantFrom('blah', 'not', 'maybe', '7e', '€', '👎'),
        (entry, at, odd) => {
          const pieces = written(entry).split(' ')
          pieces.splice(at % (pieces.length + 1), 0, odd)
          expect(readLine(pieces.join(' '), LEXICON, OPTIONS).kind, pieces.join(' ')).not.toBe('log')
        },
      ),
      { numRuns: runs(1000) },
    )
  })

  test('reads back the same once it is written out', () => {
    fc.assert(
      fc.property(entries, entry => {
        fc.pre(written(entry).length <= MAX_ENTRY)
        expect(readLine(written(entry), LEXICON, OPTIONS)).toEqual({ kind: 'log', entries: [entry] })
      }),
      { numRuns: runs(1000) },
    )
  })
})

const sets = (exercise: Nameable): fc.Arbitrary<Part> => {
  const amount = fc.integer({ min: 1, max: exercise.measure === 'reps' ? 500 : 600 })
  const weight = fc.integer({ min: 50, max: 50_000 }).map(n => ({ number: n / 100, unit: 'kg' as const }))
  const set: fc.Arbitrary<SetDone> = exercise.weighted
    ? fc.record({ amount, weight }, { requiredKeys: [] })
    : fc.record({ amount }, { requiredKeys: [] })
  return fc.array(set, { minLength: 1, maxLength: 3 }).map(done => ({
    kind: 'sets',
    exercise: exercise.id,
    sets: done,
  }))
}

const entries: fc.Arbitrary<Entry> = fc.record({
  parts: fc.oneof(
    { weight: 1, arbitrary: fc.constant([{ kind: 'all' } as const]) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 10 }).map(rounds => [{ kind: 'rounds', rounds } as const]),
    },
    {
      weight: 8,
      arbitrary: fc
        .shuffledSubarray([...EXERCISES], { minLength: 1, maxLength: 3 })
        .chain(chosen => fc.tuple(...chosen.map(sets))),
    },
  ),
  day: fc.oneof(
    fc.constant({ kind: 'last-week' } as const),
    fc.integer({ min: 0, max: 13 }).map(days => ({ kind: 'days-ago', days }) as const),
  ),
})

/** An entry as someone careful would type it. */
function written({ parts, day }: Entry): string {
  const said = parts.map(part => {
    if (part.kind === 'all') return 'all'
    if (part.kind === 'rounds') return `${part.rounds} rounds`
    const name = EXERCISES.find(({ id }) => id === part.exercise)?.name
    return part.sets
      .map(({ amount, weight }) => {
        const load = weight ? ` @ ${weight.number} kg` : ''
        return `${name} ${amount ?? '1 set'}${load}`
      })
      .join(', ')
  })
  return `${said.join('; ')} ${day.kind === 'last-week' ? 'last week' : `${day.days} days ago`}`
}

/** What was read, in short: '_' is an amount as planned, '@' comes before grams. */
function read(line: string): string {
  const result = readLine(line, LEXICON, OPTIONS)
  const [entry] = result.kind === 'log' ? result.entries : []
  if (!entry) return meaningText(result)
  const { parts, day } = entry
  const said = parts.map(part => {
    if (part.kind === 'all') return 'all'
    if (part.kind === 'rounds') return `${part.rounds} rounds`
    const done = part.sets.map(
      ({ amount, weight }) => `${amount ?? '_'}${weight ? `@${gramsOf(weight)}` : ''}`,
    )
    return `${part.exercise} ${done.join(' ')}`
  })
  const when = day.kind === 'last-week' ? 'last week' : day.days === 0 ? 'today' : day.days
  return `${said.join(' + ')}, ${when}`
}

function entriesIn(meaning: Meaning): readonly Entry[] {
  if (meaning.kind === 'log') return meaning.entries
  return meaning.kind === 'ask' ? meaning.choices.flat() : []
}

function problemsOf(meaning: Meaning): readonly EntryProblem[] {
  return meaning.kind === 'no' || meaning.kind === 'ask' ? meaning.problems : []
}

function expectInRange(part: Part): void {
  if (part.kind === 'all') return
  if (part.kind === 'rounds') {
    expect(part.rounds).toBeGreaterThanOrEqual(1)
    expect(part.rounds).toBeLessThanOrEqual(10)
    return
  }
  expect(part.sets.length).toBeGreaterThanOrEqual(1)
  expect(part.sets.length).toBeLessThanOrEqual(10)
  for (const { amount = 1, weight } of part.sets) {
    expect(Number.isInteger(amount) && amount >= 1 && amount <= 600).toBe(true)
    const grams = weight ? gramsOf(weight) : 500
    expect(Number.isInteger(grams) && grams >= 500 && grams <= 500_000).toBe(true)
  }
}

function reps(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: false, measure: 'reps' }
}

function weighted(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: true, measure: 'reps' }
}

function seconds(id: string, name: string, aliases: readonly string[]): Nameable {
  return { id, name, aliases, weighted: false, measure: 'seconds' }
}
