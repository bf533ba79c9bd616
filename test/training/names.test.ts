import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findByName } from '../../src/training/names.ts'
import { distance } from '../../src/training/similar.ts'
import { ANY_CHARACTER } from '../support/any-character.ts'

const THINGS = [
  { id: 'bridge', name: 'Bridge', aliases: ['bridges', 'glute bridge', 'hip bridges'] },
  { id: 'single-leg-bridge', name: 'Single-leg bridge', aliases: ['one-leg bridge'] },
  { id: 'romanian-deadlift', name: 'Romanian deadlift', aliases: ['rdl', 'deadlift'] },
  { id: 'goblet-squat', name: 'Goblet squat', aliases: ['squat'] },
  { id: 'childs-pose', name: 'Child’s pose', aliases: [] },
  { id: 'cat-cow', name: 'Cat-cow', aliases: ['cat camel'] },
  { id: 'knees-to-chest', name: 'Knees to chest', aliases: ['knee hug'] },
  { id: 'pelvic-tilt', name: 'Pelvic tilt', aliases: ['tilts'] },
  { id: 'side-plank', name: 'Side plank', aliases: [] },
  { id: 'side-bend', name: 'Side bend', aliases: [] },
  { id: 'leg-press', name: 'Leg press', aliases: ['presses'] },
  { id: 'pate', name: 'Pâté lunge', aliases: ['Ausfallschritt rückwärts'] },
]

const found = (query: string) => findByName(query, THINGS).found?.id
const nearest = (query: string) => {
  const match = findByName(query, THINGS)
  return match.found ? undefined : match.nearest.map(({ id }) => id)
}

describe('a name', () => {
  test.each([
    ['by id', 'goblet-squat', 'goblet-squat'],
    ['by name', 'Goblet squat', 'goblet-squat'],
    ['by alias', 'rdl', 'romanian-deadlift'],
    ['in capitals', 'RDLS', 'romanian-deadlift'],
    ['in the plural', 'bridges', 'bridge'],
    ['in the plural of two words', 'glute bridges', 'bridge'],
    ['in the plural in the middle', 'cats cows', 'cat-cow'],
    ['in the plural with a hyphen', 'cat-cows', 'cat-cow'],
    ['in the plural on es', 'leg presses', 'leg-press'],
    ['in the singular of a plural', 'knee to chest', 'knees-to-chest'],
    ['without its space', 'catcow', 'cat-cow'],
    ['with a space too many', 'dead lift', 'romanian-deadlift'],
    ['without its apostrophe', 'childs pose', 'childs-pose'],
    ['with a straight apostrophe', "child's pose", 'childs-pose'],
    ['without its possessive', 'child pose', 'childs-pose'],
    ['without its accents', 'pate lunges', 'pate'],
    ['by its beginning', 'goblet', 'goblet-squat'],
    ['by half a word', 'gob', 'goblet-squat'],
    ['by the beginning of a later word', 'camel', 'cat-cow'],
    ['by its words but the last in full', 'romanian dead', 'romanian-deadlift'],
    ['with two letters swapped', 'brigde', 'bridge'],
    ['with two mistakes in a long name', 'romainan deadlitf', 'romanian-deadlift'],
    ['with a letter missing', 'pelvc tilts', 'pelvic-tilt'],
    ['with a letter doubled', 'squatts', 'goblet-squat'],
    ['with a mistake in its first word alone', 'goblte', 'goblet-squat'],
    ['exactly, though another name contains it', 'bridge', 'bridge'],
    ['with spaces around', '  squat  ', 'goblet-squat'],
  ])('is found %s', (_how, query, id) => expect(found(query)).toBe(id))

  test.each([
    ['which several begin with', 'side', ['side-plank', 'side-bend']],
    ['of which nothing is near', 'sandwich', []],
    ['with a word too many', 'no bridges', ['bridge', 'single-leg-bridge']],
    ['that is too short to be a mistake', 'rdm', ['romanian-deadlift']],
    ['of two letters', 'go', []],
    ['that is empty', ' -- ', []],
    ['that is endless', 'bridge'.repeat(1000), []],
  ])('is not guessed for a query %s', (_what, query, near) => {
    expect(found(query)).toBeUndefined()
    expect(nearest(query)).toEqual(near)
  })

  test('that two things share is nobody’s', () => {
    const twins = [
      { id: 'a', name: 'Row', aliases: [] },
      { id: 'b', name: 'Rows', aliases: [] },
    ]
    expect(findByName('row', twins)).toEqual({ nearest: twins })
  })

  test('with two neighbouring letters swapped still finds its own', () => {
    for (const thing of THINGS) {
      for (const name of [thing.id, thing.name, ...thing.aliases]) {
        for (let i = 0; name.length >= 5 && i < name.length - 1; i++) {
          const swapped = name.slice(0, i) + name[i + 1] + name[i] + name.slice(i + 2)
          expect(found(swapped), swapped).toBe(thing.id)
        }
      }
    }
  })

  test('is looked for in any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER, maxLength: 80 }), text => {
        const match = findByName(text, THINGS)
        if (!match.found) expect(match.nearest.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

describe('the distance between words', () => {
  test.each([
    ['', '', 0],
    ['ab', 'ba', 1],
    ['abc', 'ab', 1],
    ['abc', 'xbc', 1],
    ['ca', 'abc', 3],
    ['bridge', 'brigde', 1],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (a, b, expected) => expect(distance(a, b, 10)).toBe(expected))

  test('is the same both ways, and cut off just above the limit', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(words, words, fc.nat(8), (a, b, limit) => {
        const whole = distance(a, b, 20)
        expect(distance(b, a, 20)).toBe(whole)
        expect(distance(a, b, limit)).toBe(Math.min(whole, limit + 1))
      }),
    )
  })
})
