import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'

const PICTURES = 'docs/commands'
const [, ...sections] = readFileSync('docs/commands.md', 'utf8').split(/^## /m)
const files = () => readdirSync(PICTURES).sort()

test('the page of commands has a section for each, in the order of /help', () => {
  expect(sections.map(section => section.split('\n')[0])).toEqual(COMMANDS.map(({ name }) => `\`/${name}\``))
})

test('each section says what the command answers, and shows its own picture, in words, too', () => {
  for (const [i, { name }] of COMMANDS.entries()) {
    const picture = new RegExp(
      `\n[A-Z][^<]+\\.\n\n<img src="commands/${name}\\.png" width="320" alt="[^"]{20,}">\n`,
    )
    expect(sections[i] ?? '', name).toMatch(picture)
  }
})

test('every picture that is there is a command’s, and all together are quickly loaded', () => {
  expect(files()).toEqual(COMMANDS.map(({ name }) => `${name}.png`).sort())
  const sizes = files().map(file => statSync(`${PICTURES}/${file}`).size)
  expect(Math.min(...sizes)).toBeGreaterThan(5_000)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000)
})
