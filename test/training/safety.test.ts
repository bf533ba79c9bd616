import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { After } from '../../src/training/felt.ts'
import { adviseAfter } from '../../src/training/safety.ts'

const felt = (...history: After[]) => history.map(after => ({ after }))

describe('after a session', () => {
  test.each<[advice: string, history: After[]]>([
    ['fine', []],
    ['fine', ['same']],
    ['fine', ['better', 'worse', 'worse', 'worse']],
    ['easier', ['worse']],
    ['easier', ['worse', 'same', 'worse', 'worse']],
    ['gentle', ['worse', 'worse']],
    ['gentle', ['worse', 'worse', 'better']],
    ['see-someone', ['worse', 'worse', 'worse']],
    ['see-someone', ['worse', 'worse', 'worse', 'worse', 'worse']],
  ])('the advice is to %s when the check-ins, newest first, are %j', (advice, history) => {
    expect(adviseAfter(felt(...history))).toBe(advice)
  })

  test('after the gentle program there is nothing gentler: rest, and then see someone', () => {
    expect(adviseAfter(felt('better'), 'gentle')).toBe('fine')
    expect(adviseAfter(felt('worse'), 'gentle')).toBe('rest')
    expect(adviseAfter(felt('worse', 'worse'), 'gentle')).toBe('see-someone')
  })

  test('who is still sore the morning after is told that it stays as it is, and who should look at it', () => {
    expect(adviseAfter([{ pain: 4, nextMorning: 4 }, { nextMorning: 4 }])).toBe('lasting')
    expect(adviseAfter([{ pain: 2, nextMorning: 5 }])).toBe('lasting')
    expect(adviseAfter([{ pain: 5 }])).toBe('sore')
  })

  const check_ins = fc.array(fc.constantFrom<After>('better', 'same', 'worse'))
  const care = ['fine', 'easier', 'gentle', 'see-someone']

  test('one more that was worse never makes the advice less careful', () => {
    fc.assert(
      fc.property(check_ins, history => {
        const now = care.indexOf(adviseAfter(felt(...history)))
        expect(care.indexOf(adviseAfter(felt('worse', ...history)))).toBe(Math.min(now + 1, 3))
      }),
    )
  })

  test('one that was not worse always clears the way', () => {
    fc.assert(
      fc.property(check_ins, history => {
        expect(adviseAfter(felt('same', ...history))).toBe('fine')
      }),
    )
  })
})
