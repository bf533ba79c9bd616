import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import type { Program } from '../../../src/training/program.ts'
import { gramsOf, keptWeight, shownWeight, type Weight } from '../../../src/training/weight.ts'
import { readWeight } from '../../support/read-weight.ts'

const EXERCISES = [{ id: 'row', name: 'Row', aliases: ['rows'], weighted: true, measure: 'reps' }]
const PROGRAM = { id: 'test', name: 'Test', exercises: EXERCISES } as unknown as Program
const LEXICON = lexiconOf(PROGRAM, [PROGRAM])

const units = fc.constantFrom('kg' as const, 'lb' as const)

describe('a weight that is typed', () => {
  test.each<[typed: string, weight: Weight, grams: number]>([
    ['20', { number: 20, unit: 'kg' }, 20_000],
    ['12.3', { number: 12.3, unit: 'kg' }, 12_300],
    ['12,5', { number: 12.5, unit: 'kg' }, 12_500],
    ['12.5kg', { number: 12.5, unit: 'kg' }, 12_500],
    [' 12.25 KG ', { number: 12.25, unit: 'kg' }, 12_250],
    ['25 lb', { number: 25, unit: 'lb' }, 11_340],
    ['25lbs', { number: 25, unit: 'lb' }, 11_340],
    ['25 pounds each', { number: 25, unit: 'lb', per: 'hand' }, 11_340],
    ['10 per hand', { number: 10, unit: 'kg', per: 'hand' }, 10_000],
    ['10 kg in each hand', { number: 10, unit: 'kg', per: 'hand' }, 10_000],
    ['20kg in all', { number: 20, unit: 'kg', per: 'all' }, 20_000],
    ['40 lb together', { number: 40, unit: 'lb', per: 'all' }, 18_144],
    ['500', { number: 500, unit: 'kg' }, 500_000],
  ])('as %j is itself, to the last digit', (typed, weight, grams) => {
    expect(readWeight(typed, 'kg')).toEqual(weight)
    expect(gramsOf(weight)).toBe(grams)
  })

  test.each([
    '',
    '0',
    '0.4',
    '-5',
    '501',
    '1e2',
    '12.345',
    '12 stone',
    'stone',
    '20 kg kg',
    '12 5',
    'NaN',
    '20 each in all',
    'each',
  ])('is none as %j', typed => {
    expect(readWeight(typed, 'kg')).toBeUndefined()
  })

  test('without a unit is in the one that they use', () => {
    expect(readWeight('25', 'lb')).toEqual({ number: 25, unit: 'lb' })
    expect(readWeight('25 kg', 'lb')).toEqual({ number: 25, unit: 'kg' })
  })

  test.each([
    '12.3 kg',
    '25#',
    '8kg each',
    '12,5 each',
    '8 per hand',
    '2x8kg',
    '2 x 8 kg',
    'two 8kg dumbbells',
    'a pair of 8 kg dumbbells',
    '8kg+8kg',
    '8kg/hand',
    '20kg total',
    '20 kg altogether',
    '16 kg kettlebell',
    '.5 kg',
    'twelve kilos',
    '２０ｋｇ',
  ])('as %j is what the same words mean in a line', typed => {
    const read = readLine(`rows 10 @ ${typed}`, LEXICON, {
      units: 'kg',
      today: '2026-11-25',
      place: 'command',
    })
    const [part] = read.kind === 'log' ? (read.entries[0]?.parts ?? []) : []
    expect(part?.kind === 'sets' && part.sets[0]?.weight).toEqual(readWeight(typed, 'kg'))
    expect(readWeight(typed, 'kg')).toBeDefined()
  })

  test.each(['8 kg each side', '20/22.5/25 kg', '12 kg or 14 kg', '20 kg 3x10'])(
    'as %j is none, or two',
    typed => {
      expect(readWeight(typed, 'kg')).toBeUndefined()
    },
  )

  test('is kept as it was typed', () => {
    const weights = fc.record(
      {
        number: fc.integer({ min: 50, max: 50_000 }).map(hundredths => hundredths / 100),
        unit: units,
        per: fc.constantFrom('hand' as const, 'all' as const),
      },
      { requiredKeys: ['number', 'unit'] },
    )
    fc.assert(
      fc.property(weights, weight => {
        expect(keptWeight(shownWeight(weight))).toEqual(weight)
        expect(readWeight(shownWeight(weight), 'kg') ?? weight).toEqual(weight)
      }),
    )
  })

  test('is never rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 50_000 }), units, (hundredths, unit) => {
        const number = hundredths / 100
        expect(readWeight(`${number} ${unit}`, unit === 'kg' ? 'lb' : 'kg')).toEqual({ number, unit })
      }),
    )
  })
})
