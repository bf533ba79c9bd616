import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { examine } from '../src/config.ts'
import { schema } from '../src/setting-schema.ts'

/** A value that no setting of the name can have, and what is said to be expected; null where any text may be right. */
const WRONG: Readonly<Record<keyof typeof schema.shape, readonly [value: string, expected: RegExp] | null>> =
  {
    PORT: ['eighty', /a number, like 3000/],
    PAGE: ['perhaps', /true or false/],
    DATA_DIR: null,
    DATABASE_URL: ['mysql://db', /postgres:\/\/user:password@host:5432\/database/],
    HEALTH_KEY: ['k1:short', /32/],
    BACKUP_DIR: null,
    BACKUP_KEEP: ['many', /a number of backups, like 7/],
    PROGRAMS_DIR: null,
    OPERATE_PORT: ['65536', /at most 65535/],
    OPERATE_HOST: null,
    PICTURES_PORT: ['ninety', /a number, like 3000/],
    PICTURES_HOST: null,
    PUBLIC_URL: ['bot.example', /https:\/\//],
    LOG_LEVEL: ['loud', /one of debug, info, warn, error/],
    DISCORD_TOKEN: null,
    DISCORD_GUILD_ID: ['my server', /17 to 20 digits/],
    DISCORD_READ_MESSAGES: ['ja', /true or false/],
    DISCORD_SHARDS: ['3-1/16', /0-3\/16/],
    DISCORD_API: ['discord.example', /https:\/\//],
    SLACK_BOT_TOKEN: ['xoxp-1', /xoxb-/],
    SLACK_APP_TOKEN: ['xoxb-2', /xapp-/],
    SLACK_SIGNING_SECRET: null,
    SLACK_PORT: ['3001.5', /a whole number/],
    SLACK_HOST: null,
    SLACK_CLIENT_ID: null,
    SLACK_CLIENT_SECRET: null,
    SLACK_STATE_SECRET: null,
    SLACK_INSTALLATION_KEYS: ['plain', /id:base64/],
    SLACK_COMMAND_PREFIX: ['My Bot', /lower case letters/],
    SLACK_MENTIONS_ONLY: ['often', /true or false/],
    SLACK_API: ['ftp://slack', /https:\/\//],
  }

const NAMES = Object.keys(WRONG) as (keyof typeof WRONG)[]
const spoilt = NAMES.flatMap(name => (WRONG[name] ? [[name, ...WRONG[name]] as const] : []))

/** What may be set besides. */
const BASES: Readonly<Record<string, Record<string, string>>> = {
  'nothing else': {},
  'both platforms': { DISCORD_TOKEN: 't', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
  'many workspaces': {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 's',
    SLACK_STATE_SECRET: 't',
    SLACK_INSTALLATION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    SLACK_SIGNING_SECRET: 'u',
  },
}

test('every setting is tried here, and explained in .env.example', () => {
  expect(NAMES.toSorted()).toEqual(Object.keys(schema.shape).toSorted())
  const example = readFileSync('.env.example', 'utf8')
  for (const name of NAMES) expect(example).toMatch(new RegExp(`^${name}=`, 'm'))
})

describe.each(Object.entries(BASES))('with %s', (_, base) => {
  test.each(spoilt)(
    'a wrong %s is named, with what is expected and where it stands',
    (name, value, expected) => {
      const said = (inFile: string[]) =>
        examine({ ...base, [name]: value }, inFile).problems.filter(
          problem => problem.includes(name) && expected.test(problem),
        )
      expect(said([])).toEqual([expect.stringMatching(/ It is set in the environment\.$/)])
      expect(said([name])).toEqual([expect.stringMatching(/ It stands in \.env\.$/)])
      if (value.length > 4) expect(said([]).join()).not.toContain(value)
    },
  )

  test('any two that are wrong are both named in one round', () => {
    const hidden = spoilt.flatMap(([one, value, expected]) =>
      spoilt.flatMap(([other, otherValue, otherExpected]) => {
        if (one === other) return []
        const { problems } = examine({ ...base, [one]: value, [other]: otherValue }, [])
        const isNamed = (name: string, what: RegExp) =>
          problems.some(text => text.includes(name) && what.test(text))
        return isNamed(one, expected) && isNamed(other, otherExpected) ? [] : [`${one} and ${other}`]
      }),
    )
    expect(hidden).toEqual([])
  })
})
