import { expect, test } from 'vitest'
import { sources } from '../support/imports.ts'
import { TIMES } from '../support/runs.ts'
import { EQUIVALENTS, equivalentOf } from './equivalents.ts'
import { applied, mutationsOf } from './mutations.ts'
import { probed, visit } from './syntax.ts'

const changed = (text: string) => mutationsOf(text).map(one => applied(text, one))

test.each([
  ['a < b', ['a <= b', 'a >= b']],
  ['(a) ?? b', ['(a) ']],
  ['f({ a, b })', ['f({ ...{}, b })', 'f({ a, ...{} })']],
  ['x(async () => (await f()) + a)', ['x(async () => (await f()) - a)', 'x(async () => ( f()) + a)']],
  ['async () => await f()', []],
  ['async () => { return a ?? (await f() as B) }', ['async () => { return a  }']],
  ['async () => { try { return await f() } catch {} }', ['async () => { try { return  f() } catch {} }']],
  ['let x: 3 = g(1)', ['let x: 3 = g(2)']],
  ['(all)?.filter(one => one).length', ['(all).length']],
  ['if (!a) throw e', ['if (true) throw e', 'if (false) throw e', 'if (a) throw e', 'if (!a) ;']],
  [`log.warn({ a }, 'said')`, []],
  [`import type { a } from 'b'`, []],
  [`export type { a } from 'b'`, []],
  ['const LIMIT = 2 * 3000', []],
])('%s', (text, expected) => {
  expect(changed(text)).toEqual(expected)
})

test('names the innermost function and the line', () => {
  const text = 'const a = true\nconst f = () => {\n  return 1\n}'
  expect(mutationsOf(text).map(({ line, within }) => [line, within])).toEqual([
    [1, 0],
    [3, text.indexOf('() =>')],
  ])
})

test('a change that is known to change nothing is one of the changes of its source', async () => {
  const known = (await sources()).flatMap(({ path, text }) =>
    EQUIVALENTS.some(one => one.path === path)
      ? mutationsOf(text).map(mutation => equivalentOf(path, text, mutation))
      : [],
  )
  expect(EQUIVALENTS.filter(one => !known.includes(one))).toEqual([])
})

/** One source of so many is tried, each time others; all of them with `FC_TIMES=4`, as CI plays it. */
const ONE_OF = Math.max(1, Math.ceil(4 / TIMES))

test('whatever the source, its mutants and its text with probes can be read', {
  timeout: 120_000,
}, async () => {
  const all = (await sources()).filter(({ path }) => path.endsWith('.ts'))
  const from = process.env.CI ? 0 : Date.now() % ONE_OF
  for (const { path, text } of all.filter((_, n) => n % ONE_OF === from)) {
    const mutants = mutationsOf(text)
    for (const one of [
      probed(text, String),
      ...mutants.filter((_, n) => n % 40 === 0).map(one => applied(text, one)),
    ]) {
      expect(() => visit(one, () => {}), path).not.toThrow()
    }
  }
})
