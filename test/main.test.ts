import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { openStore } from '../src/storage/store.ts'
import { temporaryFolder } from './support/folder.ts'
import { refusal } from './support/refused-start.ts'
import { RunningMain } from './support/run-main.ts'

const root = temporaryFolder()
const running: RunningMain[] = []
const others: Server[] = []

afterEach(() => others.splice(0).forEach(other => void other.close()))
afterEach(() => Promise.all(running.splice(0).map(bot => bot.end('SIGKILL'))))

const folder = () => mkdtempSync(join(root, 'run-'))

function run(cwd: string, env: Record<string, string> = {}): RunningMain {
  const bot = new RunningMain(cwd, env)
  running.push(bot)
  return bot
}

/** A port that another program listens on, until the test is over. */
async function taken(): Promise<number> {
  const other = createServer()
  others.push(other)
  await once(other.listen(0, '127.0.0.1'), 'listening')
  return (other.address() as { port: number }).port
}

describe('npm start', () => {
  test('prints the address of a page that opens, and nothing else, and stops cleanly while it is open', async () => {
    const cwd = folder()
    const bot = run(cwd)
    const url = await bot.url()
    expect((await fetch(url)).status).toBe(200)
    const live = await fetch(`${url}api/live?as=ana`)
    expect(live.status).toBe(200)
    const { out, ...ended } = await bot.end('SIGTERM')
    expect(ended).toEqual({ code: 0, signal: null, err: '' })
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).msg),
    ).toEqual([`Spotter is running on ${url}`])
    // Closed in order, so that nothing is left in the write-ahead log.
    const database = new DatabaseSync(join(cwd, 'spotter.db'), { readOnly: true })
    expect(database.prepare('select count(*) as n from groups').get()).toEqual({ n: 0 })
    database.close()
  })

  test('stops cleanly on SIGINT, too', async () => {
    const bot = run(folder())
    await bot.url()
    expect(await bot.end('SIGINT')).toMatchObject({ code: 0, signal: null, err: '' })
  })

  test('hears a stop while most of it is still being loaded, and then does not begin', async () => {
    const cwd = folder()
    const asks = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) {
  if (url.endsWith('/src/storage/store.ts')) process.kill(process.pid, 'SIGTERM')
  return next(url, context)
} })`
    const bot = run(cwd, { NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(asks)}"` })
    expect(await bot.ended).toEqual({ code: 0, signal: null, out: '', err: '' })
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('a start that cannot be is one readable error', () => {
  test('when .env, the environment, ports, a folder and a program are wrong, all of it in one round', async () => {
    const [cwd, programs] = [folder(), folder()]
    const [one, other] = [await taken(), await taken()]
    writeFileSync(join(cwd, '.env'), 'DISCRD_TOKEN=secret\nCOLOUR=red\nSLACK_COMMAND_PREFIX=x-\n')
    writeFileSync(join(cwd, 'taken'), '')
    writeFileSync(join(programs, 'bad.yaml'), 'id: bad\nname: [unclosed\n')
    const said = await refusal(cwd, {
      PAGE: 'true',
      PORT: String(one),
      SLACK_PORT: String(other),
      SLACK_SIGNING_SECRET: 'of no use without a token',
      LOG_LEVEL: 'loud',
      DATA_DIR: join(cwd, 'taken'),
      PROGRAMS_DIR: programs,
    })
    for (const part of [
      'Did you mean DISCORD_TOKEN? It stands in .env.',
      'COLOUR is not a setting',
      `Port ${one} is taken by another program. Set PORT to another one, as in: PORT=`,
      `Port ${other} is taken by another program. Set SLACK_PORT to another one, as in: SLACK_PORT=`,
      'LOG_LEVEL must be one of debug, info, warn, error.',
      'Slack needs SLACK_BOT_TOKEN',
      `The folder ${join(cwd, 'taken')} (DATA_DIR) cannot be made: there is a file of that name.`,
      'bad.yaml:3',
    ]) {
      expect(said).toContain(part)
    }
    expect(said).not.toContain('secret')
  })

  test('when .env cannot be read', async () => {
    const cwd = folder()
    mkdirSync(join(cwd, '.env'))
    expect(await refusal(cwd)).toContain('.env cannot be read: it is a folder. Mend it,')
  })

  test('when .env and the folder of the data are links to a disk that is not mounted, both in one round', async () => {
    const cwd = folder()
    for (const name of ['.env', 'there']) symlinkSync(join(cwd, 'not-mounted', name), join(cwd, name))
    const said = await refusal(cwd, { DATA_DIR: join(cwd, 'there') })
    expect(said).toContain('.env is a link to what is not there. Check that its disk is mounted')
    expect(said).toContain(
      '(DATA_DIR) cannot be made: it is a link to what is not there (is its disk mounted?).',
    )
  })

  test('when the page’s file is corrupt', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, 'web.db'), 'this is no database, and never was one. '.repeat(200))
    const said = await refusal(cwd)
    expect(said).toContain('web.db')
    expect(said).toMatch(/damaged|not a database/)
  })

  test('when another program has locked the database', async () => {
    const cwd = folder()
    const file = join(cwd, 'spotter.db')
    await (await openStore({ file })).close()
    const lock = new DatabaseSync(file)
    lock.exec('begin immediate')
    expect(await refusal(cwd)).toContain('Another program has locked it.')
    lock.close()
  })
})
