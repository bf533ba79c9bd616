import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applied, mutationsOf } from './mutations.ts'
import { sampleOf } from './sample.ts'

const LINES = ['const a = b + 1', 'if (a) f(b)', 'g(a < b, true)', "h({ a: 'x', b })"]
const lines = fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 12 })
const seeds = fc.nat()

const sample = (all: readonly string[], seed: number, size: number) => {
  const text = all.join('\n')
  const mutants = mutationsOf(text).map(one => ({ ...one, path: 'src/a.ts', text }))
  return sampleOf(mutants, seed, size)
}
const changesOf = (all: readonly string[], seed: number, size: number) =>
  sample(all, seed, size).map(one => {
    const changed = applied(one.text, one).split('\n')
    return [all[one.line - 1], changed[one.line - 1]]
  })

test('a larger sample begins with the smaller one', () => {
  fc.assert(
    fc.property(lines, seeds, fc.nat(20), (all, seed, size) => {
      expect(sample(all, seed, 40).slice(0, size)).toEqual(sample(all, seed, size))
    }),
  )
})

test('nothing is drawn twice', () => {
  fc.assert(
    fc.property(lines, seeds, (all, seed) => {
      const drawn = sample(all, seed, 1000)
      expect(new Set(drawn.map(({ start, to }) => `${start} ${to}`)).size).toBe(drawn.length)
    }),
  )
})

test('a line more leaves the order of all others as it was', () => {
  const more = ['const c = d - 1', 'while (c) i()']
  fc.assert(
    fc.property(lines, seeds, fc.nat(12), fc.constantFrom(...more), (all, seed, at, line) => {
      const others = changesOf(all.toSpliced(at, 0, line), seed, 1000).filter(([from]) => from !== line)
      expect(others).toEqual(changesOf(all, seed, 1000))
    }),
  )
})

test('another seed gives another order', () => {
  const all = LINES
  const orders = [1, 2, 3, 4].map(seed => JSON.stringify(changesOf(all, seed, 1000)))
  expect(new Set(orders).size).toBe(4)
})
