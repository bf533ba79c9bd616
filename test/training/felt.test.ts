import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Felt, type Reaction, reactionOf } from '../../src/training/felt.ts'

describe('how a body took a week', () => {
  test.each<[Reaction, string, Felt[]]>([
    ['unknown', 'nothing was answered', []],
    ['unknown', 'only the gate was passed', [{ before: 'fine' }]],
    ['fine', 'the pain was 3', [{ pain: 3 }]],
    ['sore', 'the pain was 4, and the next morning is not known', [{ pain: 4 }]],
    ['fine', 'the pain was 5 and had settled by the next morning', [{ pain: 5, nextMorning: 3 }]],
    ['worse', 'the pain was 4 and had not settled', [{ pain: 4, nextMorning: 4 }]],
    [
      'sore',
      'it had not settled, and was about what it was a week ago',
      [{ pain: 4, nextMorning: 5 }, { nextMorning: 4 }],
    ],
    [
      'worse',
      'it had not settled, and was more than a week ago',
      [{ pain: 4, nextMorning: 5 }, { nextMorning: 3 }],
    ],
    ['worse', 'it is as much as a week ago, and too much', [{ pain: 4, nextMorning: 6 }, { nextMorning: 7 }]],
    ['sore', 'it came the next morning only', [{ pain: 2, nextMorning: 5 }]],
    ['worse', 'it came the next morning, and much', [{ pain: 2, nextMorning: 6 }]],
    ['worse', 'the pain was 6', [{ pain: 6, nextMorning: 0 }]],
    ['worse', 'it was worse, as it was asked before', [{ after: 'worse' }]],
    ['fine', 'it was the same, as it was asked before', [{ after: 'same' }]],
    ['worse', 'the pain has risen for three weeks', [{ pain: 3 }, { pain: 2 }, { pain: 1 }]],
    ['fine', 'it is hardly there, though ever more', [{ pain: 2 }, { pain: 1 }, { pain: 0 }]],
    ['fine', 'the pain has risen for two weeks', [{ pain: 3 }, { pain: 2 }, { pain: 2 }]],
    ['fine', 'of one of the three weeks nothing is known', [{ pain: 3 }, {}, { pain: 1 }]],
    ['sore', 'there was a lot of pain before', [{ before: 'sore', pain: 2 }]],
    ['hard', 'the effort was 9', [{ effort: 9, pain: 0 }]],
    ['fine', 'the effort was 8', [{ effort: 8 }]],
  ])('is %s when %s', (reaction, _, weeks) => {
    expect(reactionOf(weeks)).toBe(reaction)
  })

  const answer = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined })
  const WORST = ['unknown', 'fine', 'hard', 'sore', 'worse']

  test('is never the milder for more pain the morning after', () => {
    fc.assert(
      fc.property(answer, fc.integer({ min: 0, max: 9 }), answer, (pain, nextMorning, usual) => {
        const known = pain === undefined ? {} : { pain }
        const before = usual === undefined ? {} : { nextMorning: usual }
        const now = reactionOf([{ ...known, nextMorning }, before])
        const more = reactionOf([{ ...known, nextMorning: nextMorning + 1 }, before])
        expect(WORST.indexOf(more)).toBeGreaterThanOrEqual(WORST.indexOf(now))
      }),
    )
  })
})
