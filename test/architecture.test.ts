import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { breaches, importsOf, roomOf, sources } from './support/imports.ts'

describe('the house', () => {
  test('has no import against the arrows or in a circle, no platform named in the core, and no endless file', async () => {
    const files = await sources()
    expect(files.length).toBeGreaterThan(80)
    expect(breaches(files)).toEqual([])
  })

  test('is read whole: what the guard finds is nearly every import there is', async () => {
    const files = await sources()
    expect(files.flatMap(file => importsOf(file.text)).length).toBeGreaterThan(300)
  })
})

test('storage goes by the clock that it is given', async () => {
  const files = (await sources()).filter(({ path }) => /^src\/storage\/(?!migrations\/)/.test(path))
  expect(files.length).toBeGreaterThan(20)
  const own = files.filter(({ text }) => /\bDate\.now\b|\bnew Date\(\)/.test(text))
  expect(own.map(({ path }) => path)).toEqual([])
})

test('no property test tries a fixed number of cases: FC_TIMES multiplies them all', async () => {
  const files = await readdir('test', { recursive: true })
  const fixed = files.filter(
    file => /\.ts$/.test(file) && /numRuns: \d/.test(readFileSync(join('test', file), 'utf8')),
  )
  expect(fixed).toEqual([])
})

describe('the guard', () => {
  const planted = (path: string, text: string) => breaches([{ path, text }])

  test.each([
    ['src/core/x.ts', "import { a } from '../training/names.ts'"],
    ['src/training/x.ts', "import { a } from '../chat/message.ts'"],
    ['src/training/x.ts', "import type { A } from '../storage/groups.ts'"],
    ['src/training/entry/x.ts', "import { a } from '../../bot/weeks.ts'"],
    ['src/chat/x.ts', "import { a } from '../bot/weeks.ts'"],
    ['src/chat/x.ts', "export * from '../storage/groups.ts'"],
    ['src/storage/x.ts', "import { a } from '../bot/weeks.ts'"],
    ['src/bot/x.ts', "import { a } from '../../commands/done.ts'"],
    ['src/bot/views/x.ts', "import { a } from '../../platforms/web/index.ts'"],
    ['src/bot/x.ts', "import { a } from '../pictures/index.ts'"],
    ['src/bot/x.ts', "import { a } from '../app.ts'"],
    ['src/bot/x.ts', "const a = await import('../app.ts')"],
    ['src/bot/x.ts', 'const a = await import(\n  `../platforms/web/index.ts`\n)'],
    ['src/bot/x.ts', "import '../main.ts'"],
    ['src/bot/x.ts', "import {\n  a,\n  b,\n} from '../config.ts'"],
    ['commands/x.ts', "import { a } from '../src/platforms/web/index.ts'"],
    ['commands/x.ts', "import { a } from '../src/cli/demo.ts'"],
    ['src/platforms/web/x.ts', "import { a } from '../../bot/engine.ts'"],
    ['src/platforms/web/x.ts', "import { a } from '../../training/program.ts'"],
    ['src/platforms/web/x.ts', "import { a } from '../slack/text.ts'"],
    ['src/platforms/web/x.ts', "import { a } from '../../pictures/index.ts'"],
    ['src/platforms/shared/x.ts', "import { a } from '../slack/text.ts'"],
    ['src/pictures/x.ts', "import { a } from '../chat/message.ts'"],
    ['src/main.ts', "import { a } from '../test/support/gym.ts'"],
  ])('catches what %s must not import: %s', (path, text) => {
    expect(planted(path, text)).toHaveLength(1)
  })

  test.each([
    ['src/bot/x.ts', "import { a } from '../storage/groups.ts'\nimport { b } from './weeks.ts'"],
    ['src/bot/x.ts', "import { z } from 'zod'\nimport { c } from 'node:crypto'"],
    ['src/bot/x.ts', "// import { a } from '../platforms/web/index.ts'\n/* import '../app.ts' */"],
    ['src/platforms/web/x.ts', "import { a } from './room.ts'\nimport { b } from '../../chat/plain.ts'"],
    ['src/platforms/slack/x.ts', "import { a } from '../shared/again.ts'"],
    ['src/platforms/shared/x.ts', "import { a } from './again.ts'"],
    ['src/pictures/poses/x.ts', "import { a } from '../../training/figures.ts'"],
    ['src/main.ts', "import { a } from './platforms/web/index.ts'\nimport { b } from '../commands/index.ts'"],
    ['src/cli/demo.ts', "import { a } from '../app.ts'"],
  ])('leaves alone what %s may import: %s', (path, text) => {
    expect(planted(path, text)).toEqual([])
  })

  test.each([
    ['src/bot/x.ts', "if (platform.name === 'discord') return"],
    ['commands/x.ts', 'const hint = `Open Slack and try again`'],
    ['src/bot/x.ts', "const place = { platform: 'web' }"],
    ['src/chat/x.ts', 'export interface SlackMessage {}'],
  ])('catches a platform’s name in %s: %s', (path, text) => {
    expect(planted(path, text)).toHaveLength(1)
  })

  test('catches files that import each other in a circle, and lets two import the same', () => {
    const file = (name: string, ...imports: string[]) => ({
      path: `src/bot/${name}.ts`,
      text: imports.map(one => `import type { A } from './${one}.ts'`).join('\n'),
    })
    expect(breaches([file('a', 'b'), file('b', 'c'), file('c', 'a'), file('d', 'a')])).toEqual([
      'src/bot/a.ts imports src/bot/b.ts imports src/bot/c.ts imports src/bot/a.ts',
    ])
    expect(breaches([file('a', 'b', 'c'), file('b', 'c'), file('c')])).toEqual([])
  })

  test('lets a comment say whose limit it is, and a platform name itself', () => {
    expect(
      planted('src/bot/x.ts', '/** Discord takes 25: https://discord.com/developers */\nconst max = 25'),
    ).toEqual([])
    expect(planted('src/platforms/slack/x.ts', "export const name = 'slack'")).toEqual([])
  })

  test('catches a file of 301 lines and lets one of 300 be', () => {
    expect(planted('src/bot/x.ts', 'a()\n'.repeat(301))).toHaveLength(1)
    expect(planted('src/bot/x.ts', 'a()\n'.repeat(300))).toEqual([])
  })

  test('knows every room, and that a test is in none', () => {
    expect(roomOf('src/app.ts')).toBe('main')
    expect(roomOf('src/cli/demo.ts')).toBe('cli')
    expect(roomOf('src/bot/wording/en/group.ts')).toBe('bot')
    expect(roomOf('commands/done.ts')).toBe('commands')
    expect(roomOf('test/support/gym.ts')).toBeUndefined()
  })
})
