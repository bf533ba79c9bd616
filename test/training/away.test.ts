import { describe, expect, test } from 'vitest'
import { readAway, readAwaySaid } from '../../src/training/away.ts'

/** A Wednesday. */
const TODAY = '2026-11-25'

describe('when someone is away', () => {
  test.each([
    ['', '2026-11-25', undefined],
    ['until 10 Jan', '2026-11-25', '2027-01-10'],
    ['until 2026-12-10', '2026-11-25', '2026-12-10'],
    ['till friday', '2026-11-25', '2026-11-27'],
    ['until next monday', '2026-11-25', '2026-11-30'],
    ['until tomorrow', '2026-11-25', '2026-11-26'],
    ['for two weeks', '2026-11-25', '2026-12-09'],
    ['for a week', '2026-11-25', '2026-12-02'],
    ['10 days', '2026-11-25', '2026-12-05'],
    ['the next 3 days', '2026-11-25', '2026-11-28'],
    ['for a month', '2026-11-25', '2026-12-25'],
    ['today', '2026-11-25', '2026-11-26'],
    ['tomorrow', '2026-11-26', '2026-11-27'],
    ['this week', '2026-11-25', '2026-11-30'],
    ['the rest of the week', '2026-11-25', '2026-11-30'],
    ['next week', '2026-11-30', '2026-12-07'],
    ['all next week', '2026-11-30', '2026-12-07'],
    ['this weekend', '2026-11-28', '2026-11-30'],
    ['from 3 Dec until 10 Dec', '2026-12-03', '2026-12-10'],
    ['from 3 Dec to 10 Dec', '2026-12-03', '2026-12-11'],
    ['3 Dec - 10 Dec', '2026-12-03', '2026-12-11'],
    ['from monday', '2026-11-30', undefined],
    ['from monday for two weeks', '2026-11-30', '2026-12-14'],
    ['from tomorrow until 1 Jan', '2026-11-26', '2027-01-01'],
    ['on friday', '2026-11-27', '2026-11-28'],
    ['Until 10 Jan.', '2026-11-25', '2027-01-10'],
  ])('%j is read', (typed, from, until) => {
    expect(readAway(typed, TODAY)).toEqual(until ? { from, until } : { from })
  })

  test.each(['back', 'off', 'stop', 'I’m back', 'I am back again', 'back from holiday'])(
    '%j ends it',
    typed => {
      expect(readAway(typed, TODAY)).toBe('back')
    },
  )

  test.each(['until', 'until 31 Feb', 'for ever and ever', 'soon', 'until the cows come home', 'for 3'])(
    '%j is not understood',
    typed => {
      expect(readAway(typed, TODAY)).toBeUndefined()
    },
  )
})

describe('what people say of it', () => {
  test.each([
    ['I can’t make it this week', '2026-11-25', '2026-11-30'],
    ["can't train next week", '2026-11-30', '2026-12-07'],
    ['Sorry, I won’t be here until friday', '2026-11-25', '2026-11-27'],
    ['not here until Monday', '2026-11-25', '2026-11-30'],
    ['off for two weeks', '2026-11-25', '2026-12-09'],
    ['away for a fortnight', '2026-11-25', '2026-12-09'],
    ['skip the fortnight', '2026-11-25', '2026-12-09'],
    ['I’m away for the next fortnight', '2026-11-25', '2026-12-09'],
    ['skip this week for me', '2026-11-25', '2026-11-30'],
    ['I can’t come this week', '2026-11-25', '2026-11-30'],
    ['out sick', '2026-11-25', undefined],
    ['I’ll skip this week', '2026-11-25', '2026-11-30'],
    ['skipping next week', '2026-11-30', '2026-12-07'],
    ['pausing for a month', '2026-11-25', '2026-12-25'],
    ['taking a break for two weeks', '2026-11-25', '2026-12-09'],
    ['no training for me this week', '2026-11-25', '2026-11-30'],
    ['I’m sick', '2026-11-25', undefined],
    ['i am ill today', '2026-11-25', '2026-11-26'],
    ['Sick this week', '2026-11-25', '2026-11-30'],
    ['I’ve got the flu', '2026-11-25', undefined],
    ['I have a cold, back on friday', '2026-11-25', '2026-11-27'],
    ['on holiday next week', '2026-11-30', '2026-12-07'],
    ['I’m on vacation until 10 Jan!', '2026-11-25', '2027-01-10'],
    ['I’ll be away from monday for two weeks', '2026-11-30', '2026-12-14'],
    ['travelling for three days', '2026-11-25', '2026-11-28'],
    ['we’re on holiday until 3 Dec', '2026-11-25', '2026-12-03'],
    ['I’m not feeling well so I’ll skip this one', '2026-11-25', undefined],
  ])('%j means it', (typed, from, until) => {
    expect(readAwaySaid(typed, TODAY)).toEqual(until ? { from, until } : { from })
  })

  test.each(['I’m back', 'i am back now', 'I’m better again'])('%j ends it', typed => {
    expect(readAwaySaid(typed, TODAY)).toBe('back')
  })

  test.each([
    'I’m sick of this',
    'that was sick',
    'my back',
    'back',
    'back squats 3x12',
    'is anyone away next week?',
    'bridges 3x12',
    'ana is on holiday',
    'holiday',
    'I’m sick and tired of bridges',
    'I can’t train',
    'off',
    'taking a break',
    'I can’t make it harder',
    'skip this week',
    'out of 10 I’d say 7',
  ])('%j does not', typed => {
    expect(readAwaySaid(typed, TODAY)).toBeUndefined()
  })
})
