import { describe, expect, test } from 'vitest'
import { type EntryProblem, type Meaning, readLine } from '../../../src/training/entry/index.ts'
import { LEXICON, OPTIONS } from '../../support/entry-lines.ts'
import { meaningText } from '../../support/meaning-text.ts'

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
    ['12, 15', 'whose', '15'],
    ['bridges 15, 12, 10 rdl', 'whose', '12'],
    ['3x10, 8 bridges', 'whose', '3x10'],
    ['bridges 3x12, rdl 10, 15 three times', 'whose', '15 three times'],
    ['all, 3x12', 'whose', '3x12'],
    ['3x12, 20kg', 'whose', '20kg'],
    ['10 reps. 20 kg. 3 sets', 'whose', '3 sets'],
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

function problemsOf(meaning: Meaning): readonly EntryProblem[] {
  return meaning.kind === 'no' || meaning.kind === 'ask' ? meaning.problems : []
}
