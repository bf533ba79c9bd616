import { beforeAll, expect, test, vi } from 'vitest'
import { type Lexicon, lexiconOf, readLine } from '../../../src/training/entry/index.ts'
import type { Program } from '../../../src/training/program.ts'
import { distance } from '../../../src/training/similar.ts'
import { PROGRAMS } from '../../support/programs.ts'

vi.mock('../../../src/training/similar.ts', async original => {
  const real = await original<typeof import('../../../src/training/similar.ts')>()
  return { ...real, distance: vi.fn(real.distance) }
})

const LINES = [
  'bridges 3x12, rdl 3x10 @ 20kg, squats 8, 8, 6 yesterday',
  'brigdes 3x12',
  'bridgs 3x12 rdk 10',
  '2 rounds',
  'pushups 3x10',
]
const CHATTER = [
  'does anyone know a good place for lunch near the river today',
  'I watched the match last night and it was a great one',
  'the train is late again, so I come at nine',
]

beforeAll(async () => {})

/** So many programs: the real ones, and others whose names are words of their own. */
function library(count: number): readonly Program[] {
  const [first] = PROGRAMS
  if (!first) throw new Error('no program')
  const others = Array.from({ length: count - PROGRAMS.length }, (_, n) => ({
    ...first,
    id: `program-${n}`,
    name: `Program ${word(n)}`,
    exercises: first.exercises.map((exercise, m) => ({
      ...exercise,
      id: `${word(n * 7 + m)}-${word(n)}`,
      name: `${word(n * 7 + m)} ${word(n)}`,
      aliases: [],
    })),
  }))
  return [...PROGRAMS, ...others]
}

/** Another word for each number, as long as words are. */
function word(n: number): string {
  const [a = '', b = '', c = ''] = [n % 20, Math.floor(n / 20) % 20, (n * 7) % 20].map(
    at =>
      [
        'ba',
        'ce',
        'di',
        'fo',
        'gu',
        'ha',
        'ke',
        'li',
        'mo',
        'nu',
        'pa',
        're',
        'si',
        'to',
        'vu',
        'wa',
        'xe',
        'yi',
        'zo',
        'bru',
      ][at],
  )
  return `${a}${b}${c}n`
}

/** A lexicon that counts what is looked up in it, and what comes of that. */
function counting(lexicon: Lexicon): { readonly lexicon: Lexicon; readonly looked: () => number } {
  let looked = 0
  const counted = <K, V>(map: ReadonlyMap<K, ReadonlySet<V>>): ReadonlyMap<K, ReadonlySet<V>> =>
    new (class extends Map<K, ReadonlySet<V>> {
      override get(key: K) {
        const found = super.get(key)
        looked += 1 + (found?.size ?? 0)
        return found
      }
      override has(key: K) {
        looked++
        return super.has(key)
      }
      override *values() {
        for (const value of super.values()) {
          looked += value.size
          yield value
        }
        return undefined
      }
    })(map)
  const countedSet = <V>(set: ReadonlySet<V>): ReadonlySet<V> =>
    new (class extends Set<V> {
      override has(value: V) {
        looked++
        return super.has(value)
      }
    })(set)
  const indexes = lexicon.indexes.map(index => ({
    ...index,
    forms: counted(index.forms),
    bags: counted(index.bags),
    programs: counted(index.programs),
    byWord: counted(index.byWord),
    nearby: counted(index.nearby),
    slips: counted(index.slips),
    starts: countedSet(index.starts),
  }))
  return { lexicon: { ...lexicon, indexes }, looked: () => looked }
}

/** Words looked at and edit distances tried for some lines, an average of each. */
function work(count: number, lines: readonly string[]): number {
  const { lexicon, looked } = counting(lexiconOf(PROGRAMS[0], library(count)))
  vi.mocked(distance).mockClear()
  for (const line of lines)
    readLine(line, lexicon, { units: 'kg', today: '2026-11-25', minute: 540, inWeek: true, place: 'thread' })
  return (looked() + vi.mocked(distance).mock.calls.length) / lines.length
}

test('a line is as much work with two hundred programs as with two, up to twice', () => {
  const [few, many] = [work(2, LINES), work(200, LINES)]
  expect(few).toBeGreaterThan(20)
  expect(many).toBeLessThanOrEqual(2 * few)
})

test('what people say to each other is no more work than a log, as a whole and by the word', () => {
  for (const count of [2, 200]) {
    const each = CHATTER.map(line => work(count, [line]))
    const byWord = CHATTER.map(line => work(count, [line]) / line.split(' ').length)
    const log = LINES.map(line => work(count, [line]))
    const logByWord = LINES.map(line => work(count, [line]) / line.split(' ').length)
    expect(Math.max(...each)).toBeLessThanOrEqual(Math.max(...log))
    expect(Math.max(...byWord)).toBeLessThanOrEqual(Math.max(...logByWord))
  }
})
