import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SIGNS } from '../../src/training/signs.ts'

const PAGE = readFileSync('docs/health.md', 'utf8').split('\n')

test('the emergencies come first, then what a doctor should see, then what is only asked', () => {
  const order = ['now', 'soon', 'ask']
  const urgencies = SIGNS.map(({ urgency }) => order.indexOf(urgency))
  expect(urgencies).toEqual(urgencies.toSorted())
  expect(new Set(SIGNS.map(({ id }) => id)).size).toBe(SIGNS.length)
})

test.each(SIGNS.map(({ id, from }) => ({ id, from })))(
  '$id has its sources, in code and on the page',
  ({ id, from }) => {
    const row = PAGE.find(line => line.startsWith(`| \`${id}\` |`))
    expect(from.length).toBeGreaterThan(0)
    for (const source of from) {
      expect(row).toContain(source)
      expect(PAGE.find(line => line.startsWith(`| ${source} |`))).toMatch(/\(https:\/\//)
    }
  },
)
