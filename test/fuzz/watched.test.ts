import { expect, onTestFinished, test } from 'vitest'
import { watched } from '../support/watched.ts'

const worker = (text: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${text}`)}`,
  )
const begins = (what: string) => `parentPort.postMessage({ begins: '${what}' });`

async function endOf(text: string, patience?: number): Promise<string> {
  const heard: unknown[] = []
  const end = watched(worker(text), {}, done => heard.push(done), patience)
  return end.then(
    () => `heard ${heard.join()}`,
    error => error.message,
  )
}

test.each([
  ['what hangs', `${begins('case 7')} for (;;);`, 'it hangs: case 7'],
  ['what backtracks for ever', `${begins('x')} /^(a+)+$/.test('a'.repeat(60) + 'b')`, 'it hangs: x'],
  ['what waits for ever', `${begins('case 8')} setInterval(() => {}, 1000)`, 'it hangs: case 8'],
])('%s is told by its name', async (_what, text, told) => {
  expect(await endOf(text, 200)).toBe(told)
})

test.each([
  ['throws', `throw new Error('no')`, 'Error: no: case 1'],
  ['leaves of itself', 'process.exit(3)', 'the worker ended with 3: case 1'],
  ['waits for what nothing will bring', 'await new Promise(() => {})', 'the worker ended with 13: case 1'],
])('what %s did not end well', async (_what, text, told) => {
  expect(await endOf(`${begins('case 1')} await null; ${text}`)).toBe(told)
})

test('what throws is told by its name also where much else is going on', async () => {
  const noise = setInterval(() => {
    for (const end = Date.now() + 2; Date.now() < end; );
  }, 1)
  onTestFinished(() => clearInterval(noise))
  const ends = Array.from({ length: 20 }, () =>
    endOf(`${begins('case 1')} await null; throw new Error('no')`),
  )
  expect(new Set(await Promise.all(ends))).toEqual(new Set(['Error: no: case 1']))
})

test('what takes its time case by case is let go on', async () => {
  const work = 'for (const end = Date.now() + 30; Date.now() < end; );'
  const cases = Array.from({ length: 9 }, (_, n) => `${begins(`${n}`)} ${work}`).join('')
  expect(await endOf(`${cases} parentPort.postMessage({ done: 'all' })`, 200)).toBe('heard all')
})
