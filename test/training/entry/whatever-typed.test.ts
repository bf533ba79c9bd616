import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Entry,
  type EntryProblem,
  MAX_ENTRY,
  type Meaning,
  type Nameable,
  type Part,
  readLine,
  type SetDone,
} from '../../../src/training/entry/index.ts'
import { gramsOf } from '../../../src/training/weight.ts'
import { ANY_CHARACTER } from '../../support/any-character.ts'
import { EXERCISES, LEXICON, OPTIONS } from '../../support/entry-lines.ts'
import { runs } from '../../support/runs.ts'

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
    fc.string({ unit: ANY_CHARACTER }),
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
