import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { RunningMain } from './support/run-main.ts'

/** So many files of packages may a start with the page alone load. */
const FILES = 520

/** Writes down, when the process ends, what it has loaded. */
const WATCH = (to: string) => `import { registerHooks } from 'node:module'
import { writeFileSync } from 'node:fs'
const urls = []
registerHooks({ load(url, context, next) { urls.push(url); return next(url, context) } })
process.on('exit', () => writeFileSync(${JSON.stringify(to)}, urls.join('\\n')))`

test('a start on SQLite with the page alone loads no client of another database or platform, nor what a terminal needs', async () => {
  const cwd = mkdtempSync(join(temporaryFolder(), 'run-'))
  const list = join(cwd, 'loaded.txt')
  const watch = `data:text/javascript,${encodeURIComponent(WATCH(list))}`
  const bot = new RunningMain(cwd, { NODE_OPTIONS: `--import "${watch}"` })
  await bot.url()
  await bot.end('SIGTERM')
  const files = readFileSync(list, 'utf8')
    .split('\n')
    .filter(url => url.startsWith('file:'))
  const packages = new Set(
    files.flatMap(url => /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1] ?? []),
  )
  expect(packages).toContain('kysely')
  for (const name of ['pg', 'pg-boss', 'discord.js', '@slack/bolt', 'pino-pretty'])
    expect(packages).not.toContain(name)
  const foreign = files.filter(url => url.includes('/node_modules/'))
  expect(foreign.length).toBeGreaterThan(200)
  expect(foreign.length).toBeLessThanOrEqual(FILES)
})
