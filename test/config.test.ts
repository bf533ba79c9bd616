import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { SetupError } from '../src/chat/errors.ts'
import { loadEnvFile, readConfig } from '../src/config.ts'
import { temporaryFolder } from './support/folder.ts'

const folder = temporaryFolder()
const SET = 'SPOTTER_CONFIG_TEST'
afterEach(() => {
  delete process.env[SET]
})

/** What is wrong with an environment. */
function problems(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
  return []
}

const BOT = 'xoxb-1'
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 't',
  SLACK_INSTALLATION_KEYS: 'k1:key',
}

describe('the settings', () => {
  test('are the defaults when nothing is set, or set to nothing', () => {
    const defaults = {
      dataDir: './data',
      programsDir: './programs',
      logLevel: 'info',
      database: { file: join('data', 'spotter.db') },
      page: { port: 3000 },
    }
    expect(readConfig({})).toEqual(defaults)
    const blank = { PORT: '', DATA_DIR: '  ', LOG_LEVEL: undefined, DISCORD_TOKEN: '', HOME: '/root' }
    expect(readConfig(blank)).toEqual(defaults)
  })

  test('are what is set', () => {
    const env = { PORT: '0', DATA_DIR: '/var/lib/spotter', PROGRAMS_DIR: 'mine', LOG_LEVEL: 'debug' }
    expect(readConfig(env)).toEqual({
      dataDir: '/var/lib/spotter',
      programsDir: 'mine',
      logLevel: 'debug',
      database: { file: '/var/lib/spotter/spotter.db' },
      page: { port: 0 },
    })
  })

  test('keep everything in Postgres when they name one', () => {
    const url = 'postgres://spotter@127.0.0.1/spotter'
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ url })
  })

  test('open the page beside a platform only when it is asked for', () => {
    expect(readConfig({ DISCORD_TOKEN: 't' })).not.toHaveProperty('page')
    expect(readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1' })).not.toHaveProperty('page')
    expect(readConfig({ DISCORD_TOKEN: 't', PAGE: 'true', PORT: '8080' }).page).toEqual({ port: 8080 })
  })

  test.each(['eighty', '-1', '65536', '3000.5', '3000;', 'NaN', 'Infinity'])('refuse the port %j', port => {
    expect(problems(() => readConfig({ PORT: port }))).toEqual([
      expect.stringMatching(/^PORT must be .*\. It is set in the environment or in \.env\.$/),
    ])
  })

  test('say everything that is wrong at once', () => {
    const found = problems(() => readConfig({ PORT: 'x', LOG_LEVEL: 'loud' }))
    expect(found).toEqual([
      expect.stringContaining('PORT must be a number, like 3000.'),
      expect.stringContaining('LOG_LEVEL must be one of debug, info, warn, error.'),
    ])
  })
})

describe('the settings of Discord', () => {
  test('are a token, and what else is set', () => {
    expect(readConfig({ DISCORD_TOKEN: 't' }).discord).toEqual({ token: 't', readMessages: false })
    const all = { DISCORD_GUILD_ID: '1'.repeat(18), DISCORD_READ_MESSAGES: 'true', DISCORD_SHARDS: '4-7/16' }
    expect(readConfig({ DISCORD_TOKEN: 't', ...all }).discord).toEqual({
      token: 't',
      readMessages: true,
      guildId: '1'.repeat(18),
      shards: { first: 4, last: 7, total: 16 },
    })
  })

  test.each(['3', '0-3', '3-1/16', '0-16/16', '0-0/0', 'a-b/c', '-1-3/16'])(
    'refuse the shards %j',
    shards => {
      expect(problems(() => readConfig({ DISCORD_TOKEN: 't', DISCORD_SHARDS: shards }))).toEqual([
        expect.stringMatching(/^DISCORD_SHARDS must .*0-3\/16/),
      ])
    },
  )

  test.each([
    ['DISCORD_GUILD_ID', 'my server'],
    ['DISCORD_READ_MESSAGES', 'perhaps'],
    ['DISCORD_API', 'discord.example'],
  ])('refuse a wrong %s', (name, value) => {
    expect(problems(() => readConfig({ DISCORD_TOKEN: 't', [name]: value }))).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be`)),
    ])
  })
})

describe('the settings of Slack', () => {
  test('are one workspace by Socket Mode', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      auth: { kind: 'one', botToken: BOT },
      connection: { kind: 'socket', appToken: 'xapp-1' },
    })
  })

  test('are signed HTTP, on this machine unless a host is named', () => {
    const env = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 's', SLACK_COMMAND_PREFIX: 'spotter-' }
    expect(readConfig(env).slack).toEqual({
      auth: { kind: 'one', botToken: BOT },
      connection: { kind: 'http', signingSecret: 's', port: 3001, host: '127.0.0.1' },
      commandPrefix: 'spotter-',
    })
  })

  test('are many workspaces, which are added over a port in Socket Mode too', () => {
    const slack = readConfig({ ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_PORT: '4000' }).slack
    expect(slack?.auth).toMatchObject({ kind: 'oauth', installationKeys: 'k1:key' })
    expect(slack?.connection).toEqual({ kind: 'socket', appToken: 'xapp-1', port: 4000 })
  })

  test.each([
    [{ SLACK_BOT_TOKEN: BOT }, /^Slack needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_API: 'ftp://x' }, /^SLACK_API must be/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^Slack needs SLACK_BOT_TOKEN for one workspace/],
    [{ ...OAUTH, SLACK_STATE_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' }, /^Slack needs .*SLACK_STATE_SECRET/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN must begin with xoxb-/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xoxb-2' }, /^SLACK_APP_TOKEN must begin with xapp-/],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_COMMAND_PREFIX: 'My Bot' },
      /^SLACK_COMMAND_PREFIX must be/,
    ],
  ])('refuse %j', (env, said) => {
    expect(problems(() => readConfig(env))).toEqual([expect.stringMatching(said)])
  })
})

describe('the .env file', () => {
  test('need not be there', () => {
    expect(problems(() => loadEnvFile(join(folder, 'nowhere.env')))).toEqual([])
  })

  test('adds to the environment, and what is set already stays', () => {
    const path = join(folder, 'some.env')
    writeFileSync(path, `# a comment\n${SET}=from the file\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
    writeFileSync(path, `${SET}=another\n`)
    loadEnvFile(path)
    expect(process.env[SET]).toBe('from the file')
  })

  test('that cannot be read is one sentence', () => {
    const path = join(folder, 'a-folder.env')
    mkdirSync(path)
    const found = problems(() => loadEnvFile(path))
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path} cannot be read`)
  })
})
