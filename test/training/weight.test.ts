import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gramsOf, readWeight, type Weight } from '../../src/training/weight.ts'

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
    'twelve',
    '12 stone',
    '20 kg kg',
    '12 5',
    '٢٠',
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

  test('is never rounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 50_000 }), units, (hundredths, unit) => {
        const number = hundredths / 100
        expect(readWeight(`${number} ${unit}`, unit === 'kg' ? 'lb' : 'kg')).toEqual({ number, unit })
      }),
    )
  })
})
