import { existsSync, readFileSync } from 'node:fs'
import { GatewayIntentBits } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { intents, PERMISSIONS } from '../src/platforms/discord/connect.ts'
import { scopesOf } from '../src/platforms/slack/scopes.ts'

const read = (path: string) => readFileSync(path, 'utf8')

/** The tests that a page names: a file, and the name of a test in it. */
function namedIn(page: string): { file: string; name: string }[] {
  return [...page.matchAll(/`(test\/[\w/-]+\.test\.ts)`: ([^|\n]+?)(?:\)?\s*(?:\||\n))/g)].map(
    ([, file = '', name = '']) => ({ file, name }),
  )
}

/** Whether a file has a test of exactly this name. */
function has(file: string, name: string): boolean {
  if (!existsSync(file)) return false
  const text = read(file).replaceAll(/\(\s+/g, '(')
  return [`('${name}',`, `(\`${name}\`,`].some(begun => text.includes(begun))
}

describe.each(['SECURITY.md', 'docs/privacy.md'])('%s', path => {
  test('names a test for each line, and each of them is there', () => {
    const page = read(path)
    const rows = page
      .split('\n')
      .filter(line => line.startsWith('| ') && !/^\| (?:threat|what) \|/.test(line))
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(row => namedIn(`${row}\n`).length === 0)).toEqual([])
    expect(namedIn(page).filter(({ file, name }) => !has(file, name))).toEqual([])
  })
})

test('a test that is not there is missed', () => {
  const [named] = namedIn('| x | y | `test/promises.test.ts`: nobody wrote this |\n')
  expect(named).toEqual({ file: 'test/promises.test.ts', name: 'nobody wrote this' })
  expect(has('test/promises.test.ts', 'nobody wrote ' + 'that')).toBe(false)
  expect(has('test/promises.test.ts', 'a test that is not there is missed')).toBe(true)
})

test('each permission, intent and scope is explained, and none that is not asked for', () => {
  const page = read('docs/permissions.md')
  const explained = (title: string) => {
    const table = page.split(`| ${title} | what for |\n|---|---|\n`)[1]?.split('\n\n')[0] ?? ''
    return table
      .trim()
      .split('\n')
      .map(row => row.split(' | ')[0]?.replace('| ', ''))
  }
  expect(explained('permission')).toEqual(Object.keys(PERMISSIONS))
  expect(explained('intent')).toEqual(intents(true).map(bit => GatewayIntentBits[bit]))
  expect(explained('scope')).toEqual(scopesOf())
})
