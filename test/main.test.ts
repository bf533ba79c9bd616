import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
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

/** What an operator reads of a start that is refused: sentences, exit 1, and no stack. */
async function refusal(cwd: string, env: Record<string, string> = {}): Promise<string> {
  const { code, out, err } = await run(cwd, env).ended
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^\n {2}Spotter could not start\.\n/)
  expect(err).not.toMatch(/\n\s+at |node:|Error\b/)
  return err
}

describe('npm start', () => {
  test('prints the address of a page that opens, and nothing else', async () => {
    const bot = run(folder())
    const url = await bot.url()
    expect((await fetch(url)).status).toBe(200)
    const { out, err } = await bot.end('SIGTERM')
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).msg),
    ).toEqual([`Spotter is running on ${url}`])
    expect(err).toBe('')
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('stops cleanly on %s', async signal => {
    const cwd = folder()
    const bot = run(cwd)
    await bot.url()
    expect(await bot.end(signal)).toMatchObject({ code: 0, signal: null, err: '' })
    // Closed in order, so that nothing is left in the write-ahead log.
    const database = new DatabaseSync(join(cwd, 'spotter.db'), { readOnly: true })
    expect(database.prepare('select count(*) as n from groups').get()).toEqual({ n: 0 })
    database.close()
  })

  test('stops cleanly while a page is open and listening', async () => {
    const bot = run(folder())
    const live = await fetch(`${await bot.url()}api/live?as=ana`)
    expect(live.status).toBe(200)
    expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
  })
})

describe('a start that cannot be is one readable error', () => {
  test('when ports are in use, said in the same round as all else', async () => {
    const [one, other] = [await taken(), await taken()]
    const said = await refusal(folder(), {
      PAGE: 'true',
      PORT: String(one),
      SLACK_PORT: String(other),
      SLACK_SIGNING_SECRET: 'of no use without a token',
      LOG_LEVEL: 'loud',
    })
    expect(said).toContain(`Port ${one} is taken by another program. Set PORT to another one, as in: PORT=`)
    expect(said).toContain(
      `Port ${other} is taken by another program. Set SLACK_PORT to another one, as in: SLACK_PORT=`,
    )
    expect(said).toContain('LOG_LEVEL must be one of')
    expect(said).toContain('Slack needs SLACK_BOT_TOKEN')
  })

  test('when SLACK_HOST is no address of this machine', async () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_HOST: '192.0.2.1' }
    expect(await refusal(folder(), env)).toContain('SLACK_HOST must be an address of this machine')
  })

  test('when settings are wrong, with all of them at once', async () => {
    const said = await refusal(folder(), { PORT: 'abc', LOG_LEVEL: 'loud' })
    expect(said).toContain('PORT must be a number, like 3000.')
    expect(said).toContain('LOG_LEVEL must be one of debug, info, warn, error.')
  })

  test('when .env, the environment, a folder and a program are wrong, all of it in one round', async () => {
    const [cwd, programs] = [folder(), folder()]
    writeFileSync(join(cwd, '.env'), 'DISCRD_TOKEN=secret\nCOLOUR=red\n')
    writeFileSync(join(cwd, 'taken'), '')
    writeFileSync(join(programs, 'bad.yaml'), 'id: bad\nname: [unclosed\n')
    const said = await refusal(cwd, {
      PORT: 'abc',
      DATA_DIR: join(cwd, 'taken'),
      PROGRAMS_DIR: programs,
      SLACK_COMMAND_PREFIX: 'x-',
    })
    for (const part of [
      'Did you mean DISCORD_TOKEN? It stands in .env.',
      'COLOUR is not a setting',
      'PORT must be a number',
      'SLACK_COMMAND_PREFIX is set, but',
      '(DATA_DIR) cannot be made: there is a file of that name.',
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

  test.each([
    ['a file', 'taken', 'there is a file of that name.'],
    ['below a file', 'taken/deeper', 'a part of it is a file, not a folder.'],
  ])('when DATA_DIR is %s', async (_what, path, why) => {
    const cwd = folder()
    writeFileSync(join(cwd, 'taken'), '')
    const said = await refusal(cwd, { DATA_DIR: join(cwd, path) })
    expect(said).toContain(`The folder ${join(cwd, path)} (DATA_DIR) cannot be made: ${why}`)
  })

  test('when a setting in .env is wrong', async () => {
    const cwd = folder()
    writeFileSync(join(cwd, '.env'), 'SLACK_PORT=70000\n')
    expect(await refusal(cwd)).toContain('SLACK_PORT must be at most 65535. It stands in .env.')
  })

  test('when a program is corrupt, with its file and line', async () => {
    const programs = folder()
    copyFileSync('programs/back-mobility.yaml', join(programs, 'good.yaml'))
    writeFileSync(join(programs, 'bad.yaml'), 'id: bad\nname: [unclosed\n')
    expect(await refusal(folder(), { PROGRAMS_DIR: programs })).toMatch(/bad\.yaml:\d+ /)
  })

  test('when there are no programs', async () => {
    expect(await refusal(folder(), { PROGRAMS_DIR: join(root, 'nowhere') })).toContain('cannot be read')
    expect(await refusal(folder(), { PROGRAMS_DIR: folder() })).toContain(
      'There is no program in the folder.',
    )
  })

  test.each(['spotter.db', 'web.db'])('when %s is corrupt', async name => {
    const cwd = folder()
    writeFileSync(join(cwd, name), 'this is no database, and never was one. '.repeat(200))
    const said = await refusal(cwd)
    expect(said).toContain(name)
    expect(said).toMatch(/damaged|not a database/)
  })

  test('when another program has locked the database', async () => {
    const cwd = folder()
    await run(cwd).url()
    await running.at(-1)?.end('SIGTERM')
    const lock = new DatabaseSync(join(cwd, 'spotter.db'))
    lock.exec('begin immediate')
    expect(await refusal(cwd)).toContain('Another program has locked it.')
    lock.close()
  })
})
