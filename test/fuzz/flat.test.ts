import { expect, test } from 'vitest'
import { isFlat } from './flat.ts'

const MB = 2 ** 20
const looks = (at: (n: number) => number) => Array.from({ length: 60 }, (_, n) => at(n) * MB)

test.each([
  ['what goes up and down stays flat', looks(n => 40 + (n % 7)), true],
  ['what fills its caches first does, too', looks(n => (n < 3 ? 20 : 50)), true],
  ['one look that was unlucky says nothing', looks(n => (n === 58 ? 400 : 40)), true],
  ['what grows with every look does not', looks(n => 40 + n / 2), false],
  ['nor what has doubled', looks(n => (n < 40 ? 40 : 80)), false],
  ['a few looks show nothing', [MB, 900 * MB, 2 * MB], true],
])('%s', (_what, heaps, flat) => {
  expect(isFlat(heaps)).toBe(flat)
})
