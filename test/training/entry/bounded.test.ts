import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combine } from '../../../src/training/entry/combine.ts'
import { lexiconOf, readCorrection, readLine } from '../../../src/training/entry/index.ts'
import { PROGRAMS } from '../../support/programs.ts'

const lexicon = lexiconOf(PROGRAMS[0], PROGRAMS)

/** More than anybody does, and few enough to be made, so that making them fails the test and not the run. */
const MANY = 5000

/** Much more than what any line may come to: ten sets of some exercises, read in some ways. */
const MOST = 100

/** The longest list in something. */
function longest(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? value.length : 0
  return Math.max(
    own,
    ...Object.values(value)
      .slice(0, 2 * MOST)
      .map(longest),
  )
}

function madeOf(line: string): number {
  const moment = { units: 'kg', today: '2026-03-04', place: 'command' } as const
  return Math.max(
    longest(readLine(line, lexicon, moment)),
    longest(readLine(line, lexicon, { ...moment, place: 'thread' })),
    longest(readCorrection(line, lexicon.own, lexicon, moment)),
  )
}

test.each([
  `${MANY}x12 / 2`,
  `bridges ${MANY}x12/10`,
  `bridges ${MANY}x8,10`,
  `bridges ${MANY} sets of 8/10`,
  `rdl ${MANY}x12/10 @ 20kg`,
  `bridges, rdl: ${MANY}x12/2`,
])('“%s” comes to no more than can be logged', line => {
  expect(madeOf(line)).toBeLessThanOrEqual(MOST)
})

test('nor does any line in which a number is too large', () => {
  const piece = fc.constantFrom(
    ...'x / , ; : @ - + of sets reps rounds each all times twice kg lb seconds min bridges rdl squats yesterday and then per hand or not 2 12 10 20 3x12 8/10 12,10,8'.split(
      ' ',
    ),
  )
  const line = fc
    .tuple(fc.array(piece, { maxLength: 6 }), fc.array(piece, { maxLength: 6 }), fc.constantFrom('', ' '))
    .map(([before, after, space]) => [...before, MANY, ...after].join(space))
  fc.assert(
    fc.property(line, text => {
      expect(madeOf(text)).toBeLessThanOrEqual(MOST)
    }),
  )
})

test('nor is more made of it on the way', () => {
  expect(combine([{ sets: MANY, amounts: [12] }])).toHaveLength(11)
  expect(combine([{ sets: MANY }])).toHaveLength(11)
  expect(combine([{ sets: 10, amounts: [12] }])).toHaveLength(10)
})
