import { expect, test } from 'vitest'
import { heavier, lighter } from '../../src/training/weight.ts'

test.each([
  ['kg', 9.5, 10],
  ['kg', 10, 11],
  ['kg', 19.5, 20.5],
  ['kg', 20, 22],
  ['lb', 24.5, 25.5],
  ['lb', 25, 27.5],
  ['lb', 49, 51.5],
  ['lb', 50, 55],
] as const)('one step up in %s from %d is %d', (unit, number, next) => {
  expect(heavier({ number, unit })).toEqual({ number: next, unit })
})

test.each([
  ['of at most nine tenths of 22 kg is 19', { number: 22, unit: 'kg' }, 90, 19],
  ['of at most four fifths of 25 lb is 20', { number: 25, unit: 'lb' }, 80, 20],
  ['is never less than one step', { number: 2, unit: 'kg' }, 1, 0.5],
  ['is never more than the weight', { number: 0.25, unit: 'kg' }, 50, 0.25],
] as const)('a lighter weight %s', (_what, weight, percent, number) => {
  expect(lighter(weight, percent)).toEqual({ ...weight, number })
})

test('of both hands together a step is one of each hand', () => {
  expect(heavier({ number: 20, unit: 'kg', per: 'all' })).toEqual({ number: 22, unit: 'kg', per: 'all' })
  expect(heavier({ number: 40, unit: 'kg', per: 'all' })).toEqual({ number: 44, unit: 'kg', per: 'all' })
})
