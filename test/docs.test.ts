import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../src/storage/store.ts'
import { CHILD_ENV } from './support/child-env.ts'
import { TOKEN } from './support/fake-discord/index.ts'
import { openServer, type Server } from './support/fake-discord/stage.ts'
import { temporaryFolder } from './support/folder.ts'

/** What takes a network, an account, minutes or another service, and what does it instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'git clone <address> spotter && cd spotter': '.ci/run',
  'npm ci && npm start': 'test/main.test.ts',
  'npm ci && npm test': '.ci/run',
  'npm ci --omit=dev': 'Dockerfile',
  'npm start': 'test/main.test.ts',
  'npm run setup': 'test/operate/setup/terminal.test.ts',
  'pg_dump --format=custom --file=spotter.dump "$DATABASE_URL"': 'test/storage/pg-dump.test.ts',
  'pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" spotter.dump':
    'test/storage/pg-dump.test.ts',
  'npm run restore': 'test/operate/restore.test.ts',
  'npm run move -- --to postgres://user:password@host:5432/spotter': 'test/storage/move.test.ts',
  'npm ci --prefix bench/peer': 'bench/index.ts',
  'npm run -s bench -- tick idle startup both-memory drain claim replicas completions overload':
    'bench/index.ts',
  'npm run -s bench -- slack slack-line discord discord-memory presses profile growth reader':
    'bench/index.ts',
}

/** The pages whose blocks are run one after the other, as they are pasted; containers.md has a test of its own. */
const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/*.md').sort()].filter(
  page => !page.endsWith('containers.md'),
)

function linesOf(page: string): string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)
  return [...blocks].flatMap(([, block = '']) =>
    block
      .split('\n')
      .map(line => line.replace(/\s+# .*$/, '').trim())
      .filter(Boolean),
  )
}

const folder = temporaryFolder()
let discord: Server
beforeAll(async () => {
  discord = await openServer()
  for (const name of ['src', 'commands', 'programs', 'node_modules'])
    symlinkSync(resolve(name), join(folder, name))
  for (const name of ['package.json', '.env.example']) copyFileSync(name, join(folder, name))
  mkdirSync(join(folder, 'data'), { mode: 0o700 })
  await (await openStore({ file: join(folder, 'data', 'spotter.db') })).close()
})
afterAll(() => discord.close())

/** Runs a line as somebody who pasted it, with the fakes in the place of the network. */
function paste(line: string): Promise<{ code: number | null; said: string }> {
  const child = spawn('bash', ['-c', line], {
    cwd: folder,
    env: { ...CHILD_ENV, HOME: folder, DISCORD_TOKEN: TOKEN, DISCORD_API: discord.fake.api },
  })
  let said = ''
  child.stdout.on('data', chunk => (said += chunk))
  child.stderr.on('data', chunk => (said += chunk))
  return new Promise(done => child.on('close', code => done({ code, said })))
}

test('every line of every page that can be pasted works, or is done by what is named here', async () => {
  const lines = PAGES.flatMap(linesOf)
  const run = lines.filter(line => ELSEWHERE[line] === undefined)
  expect(run.length).toBeGreaterThan(8)
  for (const line of run) {
    const { code, said } = await paste(line)
    expect([line, code, code === 0 ? '' : said]).toEqual([line, 0, ''])
  }
}, 240_000)

test('what is done elsewhere stands on a page, and is done by something that is there', () => {
  const lines = PAGES.flatMap(linesOf)
  for (const [line, by] of Object.entries(ELSEWHERE)) {
    expect(lines).toContain(line)
    expect(existsSync(by)).toBe(true)
  }
})
