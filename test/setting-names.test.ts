import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { problems } from './support/problems.ts'

const HEALTH_KEY = `k1:${'A'.repeat(43)}=`

describe('a misspelt name', () => {
  test.each([
    ['DISCRD_TOKEN', 'Did you mean DISCORD_TOKEN?'],
    ['discord_token', 'Did you mean DISCORD_TOKEN?'],
    ['SLACKBOT_TOKEN', 'Did you mean SLACK_BOT_TOKEN?'],
    ['DATBASE_URL', 'Did you mean DATABASE_URL?'],
    ['SLACK_WEBHOOK', '.env.example explains all that there are.'],
    ['SPOTTER_DB', '.env.example explains all that there are.'],
    ['SPOTTER_DATA_DIR', 'Did you mean DATA_DIR?'],
    ['DATABASE_URL_FILE', 'Did you mean DATABASE_URL?'],
    ['HEALTH_KEY_FILE', 'Did you mean HEALTH_KEY?'],
    ['DISCORD_TOKEN_FILE', 'Did you mean DISCORD_TOKEN?'],
    ['DATA_DIRECTORY', 'Did you mean DATA_DIR?'],
    ['PROGRAMS_DIRECTORY', 'Did you mean PROGRAMS_DIR?'],
  ])('%s is a problem wherever it is set', (name, said) => {
    expect(problems(() => readConfig({ [name]: 'x' }))).toEqual([
      `${name} is not a setting of Spotter. ${said} It is set in the environment.`,
    ])
  })

  test('is one in .env even where it is like nothing, but for what is Node’s or the system’s', () => {
    const env = { COLOUR: 'red', NODE_OPTIONS: '--x', HTTPS_PROXY: 'http://p', TZ: 'UTC' }
    expect(problems(() => readConfig(env, Object.keys(env)))).toEqual([
      expect.stringContaining('COLOUR is not a setting of Spotter.'),
    ])
    expect(problems(() => readConfig(env))).toEqual([])
  })

  test.each([
    'POSTGRES_URL',
    'DB_URL',
    'DATABASE',
    'PG_URL',
    'POSTGRESQL_URI',
    'DATABASE_DSN',
    'SPOTTER_DATABASE',
  ])(
    'for the database, as other programs call it, is one where it is in .env or leads to Postgres: %s',
    name => {
      const meant = `${name} is not a setting of Spotter. Did you mean DATABASE_URL?`
      const [url, other] = ['postgres://a:secret@b/c', 'spotter.db']
      expect(problems(() => readConfig({ [name]: url }))).toEqual([`${meant} It is set in the environment.`])
      expect(problems(() => readConfig({ [name]: other }, [name]))).toEqual([`${meant} It stands in .env.`])
    },
  )

  test('for the database is none where another program has it, or DATABASE_URL is set', () => {
    const others = {
      DB_URL: 'mysql://a/b',
      DATABASE: 'shop',
      PGHOST: 'db',
      POSTGRES_PORT: 'tcp://10.0.0.1:5432',
    }
    expect(problems(() => readConfig(others))).toEqual([])
    const set = { POSTGRES_URL: 'postgres://a/b', DATABASE_URL: 'postgres://a/b', HEALTH_KEY }
    expect(problems(() => readConfig(set))).toEqual([])
  })

  test('of something else on the machine is none', () => {
    const env = { PATH: '/bin', PAGER: 'less', PORTS: '1', POST: 'x', XDG_DATA_DIRS: '/x', npm_config_x: 'y' }
    expect(problems(() => readConfig(env))).toEqual([])
    expect(
      problems(() => readConfig({ DATABASE_URI: 'x', DATABASE_URL: 'postgres://a/b', HEALTH_KEY })),
    ).toEqual([])
  })
})
