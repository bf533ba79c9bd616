import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { count, list, rounds, usualUnits, weight, weightNumber } from '../../../src/bot/wording/format.ts'
import { gramsOf } from '../../../src/training/weight.ts'
import { readWeight } from '../../support/read-weight.ts'

const units = fc.constantFrom('kg' as const, 'lb' as const)

describe('a weight', () => {
  test.each([
    [20_000, '20 kg', '44 lb'],
    [12_500, '12.5 kg', '27.5 lb'],
    [11_250, '11.25 kg', '25 lb'],
    [11_340, '11.5 kg', '25 lb'],
    [1_250, '1.25 kg', '3 lb'],
    [500, '0.5 kg', '1 lb'],
    [200, '0.5 kg', '0.5 lb'],
    [500_000, '500 kg', '1102.5 lb'],
  ])('of %i grams is %s or %s', (grams, kg, lb) => {
    expect([weight(grams, 'kg'), weight(grams, 'lb')]).toEqual([kg, lb])
  })

  test('is never shown as nothing, and never a whole unit off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), units, (grams, unit) => {
        const shown = Number(weightNumber(grams, unit))
        expect(shown).toBeGreaterThan(0)
        expect(Math.abs(shown * (unit === 'kg' ? 1000 : 453.59237) - grams)).toBeLessThan(500)
      }),
    )
  })

  test('in quarters of a unit is shown as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), units, (quarters, unit) => {
        const typed = String(quarters / 4)
        const read = readWeight(typed, unit)
        if (read) expect(weightNumber(gramsOf(read), unit)).toBe(typed)
      }),
    )
  })

  test('that is shown can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 499_000 }), units, (grams, unit) => {
        const again = readWeight(weight(grams, unit), unit === 'kg' ? 'lb' : 'kg')
        expect(again && weight(gramsOf(again), unit)).toBe(weight(grams, unit))
      }),
    )
  })

  test.each([
    ['Europe/Berlin', 'kg'],
    ['America/New_York', 'lb'],
    ['America/Indiana/Knox', 'lb'],
    ['Pacific/Honolulu', 'lb'],
    ['America/Toronto', 'kg'],
    ['America/Argentina/Salta', 'kg'],
    ['UTC', 'kg'],
    ['', 'kg'],
  ])('in %j is usually in %s', (zone, usual) => {
    expect(usualUnits(zone)).toBe(usual)
  })
})

describe('a list', () => {
  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('of %j is %j', (items, text) => {
    expect(list(items)).toBe(text)
  })

  test('may end with another word', () => {
    expect(list(['a', 'b', 'c'], 'or')).toBe('a, b or c')
  })
})

test.each([
  [0, '0 weeks'],
  [1, '1 week'],
  [2, '2 weeks'],
])('%i is counted as %j', (n, text) => {
  expect(count(n, 'week')).toBe(text)
})

test('what has a plural of its own is counted with it', () => {
  expect([count(1, 'child', 'children'), count(2, 'child', 'children')]).toEqual(['1 child', '2 children'])
})

describe('rounds', () => {
  test.each([
    [[], ''],
    [[2], 'round 2'],
    [[2, 1], 'rounds 1 and 2'],
    [[1, 2, 3], 'rounds 1–3'],
    [[3, 1], 'rounds 1 and 3'],
    [[1, 2, 4], 'rounds 1, 2 and 4'],
    [[9, 10, 11, 12], 'rounds 9–12'],
  ])('%j are %j', (numbers, text) => {
    expect(rounds(numbers)).toBe(text)
  })
})
