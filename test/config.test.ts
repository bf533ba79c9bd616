import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { problems } from './support/problems.ts'

const BOT = 'xoxb-1'
const KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`
const HEALTH_KEY = `k1:${'A'.repeat(43)}=`
const POSTGRES = { DATABASE_URL: 'postgres://spotter@127.0.0.1/spotter', HEALTH_KEY }
const SOCKET = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1' }
const OAUTH = {
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 's',
  SLACK_STATE_SECRET: 't',
  SLACK_INSTALLATION_KEYS: KEYS,
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
    expect(readConfig({ DATABASE_URL: url, HEALTH_KEY }).database).toEqual({ url })
  })

  test('name the key for answers about health with it, which all processes need alike', () => {
    expect(problems(() => readConfig({ DATABASE_URL: 'postgres://spotter@127.0.0.1/spotter' }))).toEqual([
      expect.stringMatching(/^DATABASE_URL is set, but HEALTH_KEY is not: .* every process on one database/),
    ])
  })

  test('open the page beside a platform only when it is asked for', () => {
    expect(readConfig({ DISCORD_TOKEN: 't' })).not.toHaveProperty('page')
    expect(readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1' })).not.toHaveProperty('page')
    expect(readConfig({ DISCORD_TOKEN: 't', PAGE: 'true', PORT: '8080' }).page).toEqual({ port: 8080 })
  })

  test('have a backup made each day where a platform is connected and there is a file', () => {
    const discord = { DISCORD_TOKEN: 't' }
    expect(readConfig(discord).backups).toEqual({ dir: join('data', 'backups'), keep: 7 })
    expect(readConfig({ ...discord, BACKUP_DIR: '/mnt/b', BACKUP_KEEP: '30' }).backups).toEqual({
      dir: '/mnt/b',
      keep: 30,
    })
    expect(readConfig({ ...discord, BACKUP_KEEP: '0' })).not.toHaveProperty('backups')
    expect(problems(() => readConfig({ BACKUP_KEEP: 'many' }))).toEqual([
      expect.stringMatching(/^BACKUP_KEEP must be a number of backups, like 7, or 0 for none/),
    ])
  })

  test.each(['eighty', '-1', '65536', '3000.5', '3000;', 'NaN', 'Infinity'])('refuse the port %j', port => {
    expect(problems(() => readConfig({ PORT: port }))).toEqual([
      expect.stringMatching(/^PORT must be .*\. It is set in the environment\.$/),
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
    expect(slack?.auth).toMatchObject({ kind: 'oauth', installationKeys: KEYS })
    expect(slack?.connection).toEqual({ kind: 'socket', appToken: 'xapp-1', port: 4000 })
  })

  test.each([
    [{ SLACK_BOT_TOKEN: BOT }, /^Slack needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_API: 'ftp://x' }, /^SLACK_API must be/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^Slack needs SLACK_BOT_TOKEN for one workspace/],
    [{ ...OAUTH, SLACK_STATE_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' }, /^Slack needs .*SLACK_STATE_SECRET/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN must begin with xoxb-/],
    [
      { SLACK_BOT_TOKEN: 'xoxe.xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      /^SLACK_BOT_TOKEN is one that expires in hours/,
    ],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xoxb-2' }, /^SLACK_APP_TOKEN must begin with xapp-/],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_COMMAND_PREFIX: 'My Bot' },
      /^SLACK_COMMAND_PREFIX must be/,
    ],
  ])('refuse %j', (env, said) => {
    expect(problems(() => readConfig(env))).toEqual([expect.stringMatching(said)])
  })
})

describe('every problem is said in one round', () => {
  test('whatever kind it is of', () => {
    const found = problems(() =>
      readConfig({
        PORT: 'x',
        DISCRD_TOKEN: 't',
        DISCORD_SHARDS: '9-1/4',
        SLACK_BOT_TOKEN: 'xoxp-1',
        SLACK_COMMAND_PREFIX: 'My Bot',
        DATABASE_URL: 'mysql://x',
      }),
    )
    expect(found).toEqual([
      expect.stringContaining('DISCRD_TOKEN is not a setting of Spotter. Did you mean DISCORD_TOKEN?'),
      expect.stringContaining('PORT must be a number'),
      expect.stringContaining('SLACK_BOT_TOKEN must begin with xoxb-'),
      expect.stringContaining('SLACK_COMMAND_PREFIX must be'),
      expect.stringContaining('Slack needs SLACK_APP_TOKEN'),
      expect.stringContaining('DISCORD_SHARDS is set, but DISCORD_TOKEN, which it needs, is not.'),
      expect.stringContaining('DISCORD_SHARDS must count up from 0'),
      expect.stringContaining('The address of the database (DATABASE_URL) is not a Postgres address.'),
      expect.stringContaining('HEALTH_KEY is not'),
    ])
  })

  test.each([
    [{ DISCORD_READ_MESSAGES: 'true' }, 'DISCORD_READ_MESSAGES is set, but DISCORD_TOKEN'],
    [{ DISCORD_GUILD_ID: '1'.repeat(18) }, 'DISCORD_GUILD_ID is set, but DISCORD_TOKEN'],
    [{ SLACK_PORT: '4000' }, 'SLACK_PORT is set, but SLACK_BOT_TOKEN'],
    [{ SLACK_COMMAND_PREFIX: 'x-' }, 'SLACK_COMMAND_PREFIX is set, but SLACK_BOT_TOKEN'],
    [
      { SLACK_CLIENT_SECRET: 's', SLACK_APP_TOKEN: 'xapp-1' },
      'Slack needs SLACK_BOT_TOKEN for one workspace; or, for many, SLACK_CLIENT_ID',
    ],
    [{ ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: BOT }, 'set one of them'],
    [
      { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_INSTALLATION_KEYS: 'k1:abc' },
      'SLACK_INSTALLATION_KEYS cannot be used. Key k1 has 2 bytes instead of 32.',
    ],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 's', PAGE: 'true', PORT: '4000', SLACK_PORT: '4000' },
      'PORT and SLACK_PORT are both 4000',
    ],
    [{ OPERATE_PORT: '4000', PORT: '4000' }, 'PORT and OPERATE_PORT are both 4000'],
    [{ PICTURES_PORT: '3002' }, 'PICTURES_PORT is set, but PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://a.example', PICTURES_HOST: '::1' }, 'PICTURES_HOST is set, but PICTURES_PORT'],
    [{ PUBLIC_URL: 'https://a.example', PICTURES_PORT: '3000' }, 'PORT and PICTURES_PORT are both 3000'],
    [{ PUBLIC_URL: 'bot.example' }, 'PUBLIC_URL must be an address'],
    [{ OPERATE_PORT: 'many' }, 'OPERATE_PORT must be a number'],
    [{ OPERATE_HOST: '0.0.0.0' }, 'OPERATE_HOST is set, but OPERATE_PORT'],
    [
      { BACKUP_DIR: '/mnt/b' },
      'BACKUP_DIR is set, but nothing is backed up by itself where only the page runs',
    ],
    [
      { BACKUP_KEEP: '30' },
      'BACKUP_KEEP is set, but nothing is backed up by itself where only the page runs',
    ],
    [
      { ...SOCKET, SLACK_HOST: '10.0.0.1' },
      'SLACK_HOST is set, but with SLACK_APP_TOKEN (Socket Mode) nothing listens',
    ],
    [
      { ...SOCKET, SLACK_PORT: '4000' },
      'SLACK_PORT is set, but with SLACK_APP_TOKEN (Socket Mode) nothing listens',
    ],
    [
      { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_HOST: '10.0.0.1' },
      'SLACK_HOST is set, but with SLACK_APP_TOKEN (Socket Mode) the pages that install the app listen on every address',
    ],
    [{ ...POSTGRES, BACKUP_DIR: '/mnt/b' }, 'BACKUP_DIR is set, but nothing is backed up where DATABASE_URL'],
    [{ ...POSTGRES, BACKUP_KEEP: '30' }, 'BACKUP_KEEP is set, but nothing is backed up where DATABASE_URL'],
  ])('%j is one', (env, said) => {
    expect(problems(() => readConfig(env))).toEqual([expect.stringContaining(said)])
  })

  test.each([
    ['what Windows puts before a path that is copied', 'DATA_DIR', '\u202aC:/spotter/data'],
    ['a space of no width', 'DATA_DIR', './da\u200bta'],
    ['a soft hyphen', 'PROGRAMS_DIR', './pro\u00adgrams'],
    ['a mark of the byte order within', 'BACKUP_DIR', '/mnt/\ufeffbackups'],
    ['a word joiner', 'SLACK_STATE_SECRET', 'abc\u2060def'],
    ['a key that a terminal passed on', 'PICTURES_HOST', '127.0.0.1\u001b[D'],
  ])('%s is one, since nobody sees it', (_, name, value) => {
    expect(problems(() => readConfig({ ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', [name]: value }))).toContain(
      `${name} holds a character that cannot be seen: type it by hand. It is set in the environment.`,
    )
  })

  test.each([
    ['joiners within letters and emoji', { DATA_DIR: './\u0645\u06cc\u200c\u062e\u0648 👩\u200d🚀' }],
    ['lines between keys', { HEALTH_KEY: `${HEALTH_KEY}\r\n\told:${Buffer.alloc(32).toString('base64')}` }],
    ['no backups with the page', { BACKUP_KEEP: '0', BACKUP_DIR: '/mnt/b' }],
    [
      'every address, where that is what is listened on',
      { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_HOST: '0.0.0.0' },
    ],
    ['the port of pages that install the app', { ...OAUTH, SLACK_APP_TOKEN: 'xapp-1', SLACK_PORT: '4000' }],
    ['no backups with Postgres', { ...POSTGRES, BACKUP_KEEP: '0' }],
    ['seven backups, the default, with Postgres', { ...POSTGRES, BACKUP_KEEP: '7' }],
  ])('%s are none', (_, env) => {
    expect(problems(() => readConfig(env))).toEqual([])
  })

  test('but what .env.example sets to its default is none', () => {
    expect(
      problems(() =>
        readConfig({ DISCORD_READ_MESSAGES: 'false', SLACK_PORT: '3001', SLACK_HOST: '127.0.0.1' }),
      ),
    ).toEqual([])
  })
})
