import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import type { Place } from '../../src/core/address.ts'
import { randomKey, vault } from '../../src/core/vault.ts'
import type { Patient } from '../../src/operate/doctor/patient.ts'
import { PERMISSIONS } from '../../src/platforms/discord/connect.ts'
import { registerByHand } from '../../src/platforms/discord/index.ts'
import { Installations } from '../../src/platforms/slack/installations.ts'
import { scopesOf } from '../../src/platforms/slack/scopes.ts'
import { TOKEN } from '../support/fake-discord/index.ts'
import { Installation } from '../support/operate/installation.ts'
import { oauth } from '../support/slack-stage.ts'
import { aGroup } from '../support/storage/things.ts'

const DAY = 24 * 60 * 60 * 1000

let on: Installation
beforeEach(async () => {
  on = await Installation.open()
})
afterEach(() => on.close())

/** Every file of the data's folder, as it is. */
function files(): unknown {
  const data = join(on.folder, 'data')
  const names = ['spotter.db', 'health.key', 'backups']
  return names.map(name => [name, statSync(join(data, name)).mtimeMs, statSync(join(data, name)).size])
}

test('a healthy installation is one in which nothing is found, and nothing is written', async () => {
  const before = files()
  expect(await on.diagnose()).toEqual([])
  expect(files()).toEqual(before)
  expect(on.discord.fake.rest.seen.filter(({ method }) => method !== 'GET')).toHaveLength(1)
})

test('one that was never started is healthy, too', async () => {
  rmSync(join(on.folder, 'data'), { recursive: true })
  on.env.DATA_DIR = join(on.folder, 'data', 'of', 'ours')
  expect(await on.diagnose()).toEqual([])
  expect(existsSync(join(on.folder, 'data'))).toBe(false)
})

/** Makes a fault; `over` is for what cannot be made of files and settings. */
type Make = (over: (given: Partial<Patient>) => void) => unknown

/** Each fault, how it is made, and what is found of it. */
const FAULTS: readonly (readonly [code: string, what: RegExp, make: Make])[] = [
  [
    'discord.token',
    /does not take the bot’s token/,
    () => {
      on.env.DISCORD_TOKEN = 'wrong'
    },
  ],
  [
    'discord.intent',
    /Message Content intent is off/,
    () => {
      on.env.DISCORD_READ_MESSAGES = 'true'
      on.discord.fake.rules.messageContent = false
    },
  ],
  [
    'discord.shards',
    /counts 1 shards, and Discord recommends 4/,
    () => {
      on.env.DISCORD_SHARDS = '0-0/1'
      on.discord.fake.rest.shards = 4
    },
  ],
  [
    'discord.logins',
    /Only 3 of today’s 1000 logins/,
    () => {
      on.discord.fake.rest.logins = 3
    },
  ],
  [
    'discord.server',
    /not in the server \d+, where a group meets/,
    () => void on.discord.fake.world.guilds.clear(),
  ],
  [
    'discord.server',
    /which DISCORD_GUILD_ID names/,
    () => {
      on.env.DISCORD_GUILD_ID = '1'.repeat(18)
    },
  ],
  [
    'discord.commands',
    /other commands than this version has: \/workout/,
    () =>
      void on.discord.fake.rest.registry.commands.get('everywhere')?.splice(
        COMMANDS.findIndex(({ name }) => name === 'workout'),
        1,
      ),
  ],
  [
    'discord.commands-twice',
    /see each of them twice/,
    async () => {
      on.env.DISCORD_GUILD_ID = on.discord.guild.id
      const { api, rest } = on.discord.fake
      const { commands } = rest.registry
      const everywhere = commands.get('everywhere') ?? []
      await registerByHand({ token: TOKEN, commands: COMMANDS, api, guildId: on.discord.guild.id })
      commands.set('everywhere', everywhere)
    },
  ],
  ['discord.channel', /is gone/, () => void on.discord.fake.world.channels.delete(on.discord.text.id)],
  [
    'slack.app-token',
    /SLACK_APP_TOKEN \(invalid_auth\)/,
    () => {
      on.env.SLACK_APP_TOKEN = 'xapp-wrong'
    },
  ],
  [
    'slack.bot-token',
    /SLACK_BOT_TOKEN \(token_revoked\)/,
    () => {
      on.workspace.revoked = 'token_revoked'
    },
  ],
  [
    'slack.workspace',
    /meets in the workspace T9/,
    () => on.inStore(store => aGroup(store, { platform: 'slack', tenant: 'T9', channel: 'C9' })),
  ],
  [
    'slack.channel',
    /is archived/,
    () => {
      const channel = on.workspace.channels.get('C1')
      if (channel) channel.archived = true
    },
  ],
  [
    'slack.channel',
    /does not have the bot in it, or is gone/,
    () => void on.workspace.channels.get('C1')?.members.delete(on.workspace.botUser),
  ],
  ['slack.channel', /does not have the bot in it, or is gone/, () => void on.workspace.channels.delete('C1')],
  [
    'slack.installation-keys',
    /does not open 1 of the workspaces; they were sealed by old/,
    () => manyWorkspaces(true),
  ],
  [
    'slack.token-expired',
    /The token of the workspace T1 has expired/,
    async () => {
      await manyWorkspaces(false)
      Object.assign(on.workspace, { revoked: undefined, expiresAt: 0 })
    },
  ],
  [
    'slack.installation',
    /T1, where a group meets, does not have the app any more/,
    () => manyWorkspaces(false),
  ],
  ['clock', /(8[5-9]|9[0-5]) seconds behind that of/, () => void on.discord.fake.advance(90_000)],
  ['clock', /(8[5-9]|9[0-5]) seconds ahead of that of Slack/, () => void on.slack.skip(-90_000)],
  ['settings.rights', /Others .* can read .*\.env/, () => chmodSync(join(on.folder, '.env'), 0o644)],
  ['data.rights', /spotter\.db/, () => openUp('spotter.db', 0o640)],
  ['data.rights', /health\.key/, () => openUp('health.key', 0o604)],
  [
    'data.rights',
    /copies.spotter-20261101T000000000Z\.db/,
    () => {
      const copies = join(on.folder, 'copies')
      mkdirSync(copies)
      chmodSync(copies, 0o755)
      const old = join(copies, 'spotter-20261101T000000000Z.db')
      copyFileSync(join(on.folder, 'data', 'spotter.db'), old)
      chmodSync(old, 0o644)
      on.env.BACKUP_DIR = copies
    },
  ],
  [
    'data.folder',
    /is not there, and cannot be made: a part of it is a file/,
    () => {
      writeFileSync(join(on.folder, 'a-file'), '')
      on.env.DATA_DIR = join(on.folder, 'a-file', 'data')
    },
  ],
  [
    'data.folder',
    /is not there, and cannot be made: there is a file of that name, or a link that leads nowhere/,
    () => {
      symlinkSync(join(on.folder, 'none'), join(on.folder, 'nowhere'))
      on.env.DATA_DIR = join(on.folder, 'nowhere', 'data')
    },
  ],
  ['data.space', /has 12 MB left/, over => over({ free: async () => 12_000_000 })],
  ['database', /from a newer|newer version/, newer],
  ['database.damaged', /is damaged/, damage],
  [
    'database',
    /cannot be used|is not there, but/,
    () => {
      writeFileSync(`${on.file}-wal`, 'left')
      rmSync(on.file)
    },
  ],
  ['database.older', /older version/, () => copyFileSync('test/fixtures/fourteen-weeks.db', on.file)],
  ['health.key', /health\.key is gone/, () => rmSync(join(on.folder, 'data', 'health.key'))],
  [
    'health.key',
    /HEALTH_KEY is not the key/,
    () => {
      on.env.HEALTH_KEY = randomKey()
    },
  ],
  ['health.key', /holds no key/, () => writeFileSync(join(on.folder, 'data', 'health.key'), 'lost')],
  [
    'programs.gone',
    /has the program low-back-strength any more, and 2 groups do it/,
    over => over({ programs: [] }),
  ],
  [
    'zones.unknown',
    /Mars\/Base/,
    () =>
      on.inStore(async store => {
        const group = await store.groups.at(on.discord.channel)
        await store.groups.change(group?.id ?? '', { zone: 'Mars/Base' })
      }),
  ],
  ['zones.old', /those of 2019c/, over => over({ zoneData: '2019c' })],
  ['backups.none', /no backup/, () => rmSync(join(on.folder, 'data', 'backups'), { recursive: true })],
  [
    'backups.old',
    /is 5 days old/,
    () => {
      rmSync(join(on.folder, 'data', 'backups'), { recursive: true })
      on.backUp(Date.now() - 5 * DAY - 1000)
    },
  ],
  ['backups.damaged', /newest backup.*is damaged/, () => truncateSync(on.backUp(), 9000)],
  [
    'discord.unreachable',
    /Discord cannot be reached: the connection is refused/,
    () => {
      on.env.DISCORD_API = 'http://127.0.0.1:9/api'
    },
  ],
  [
    'slack.unreachable',
    /Slack cannot be reached: its name is not found \(DNS\)/,
    () => {
      on.env.SLACK_API = 'http://nobody.invalid/api/'
    },
  ],
  [
    'slack.unreachable',
    /Slack cannot be reached: TLS failed/,
    () => {
      on.env.SLACK_API = on.slack.apiUrl.replace('http:', 'https:')
    },
  ],
  [
    'discord.busy',
    /Discord asks to wait/,
    async () => {
      on.env.DISCORD_API = `${await instead(response => {
        const headers = { 'retry-after': '60', 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' }
        response.writeHead(429, { 'content-type': 'application/json', ...headers })
        response.end(JSON.stringify({ message: 'slow down', retry_after: 60, global: true }))
      })}/api`
    },
  ],
  [
    'slack.busy',
    /Slack asks to wait/,
    () => on.slack.fault('conversations.info', { status: 429, retryAfter: 30 }),
  ],
  [
    'discord.sample',
    /Of 46 channels in Discord .* 40 were looked at/,
    () => manyChannels(on.discord.channel),
  ],
  [
    'slack.sample',
    /Of 46 channels in Slack .* 40 were looked at/,
    () => manyChannels({ platform: 'slack', tenant: on.workspace.id, channel: 'C1' }),
  ],
  [
    'slack.unreachable',
    /something else answers in its place: a proxy/,
    async () => {
      on.env.SLACK_API = `${await instead(response => void response.end('<title>Log in</title>'))}/api/`
    },
  ],
]

/** Something that answers in a platform's place, and its address. */
async function instead(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((_, response) => answer(response))
    .listen(0, '127.0.0.1')
    .unref()
  await new Promise(done => server.once('listening', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Groups in so many more channels of a server or workspace as are not all looked at. */
const manyChannels = (at: Place) =>
  on.inStore(async store => {
    for (let n = 0; n < 45; n++) await aGroup(store, { ...at, channel: `${at.channel}${n}` })
  })

/** Two more workspaces in one database, of which one's key is lost or its app removed. */
async function manyWorkspaces(isLost: boolean): Promise<void> {
  const { clientId, clientSecret, stateSecret } = oauth(on.slack)
  delete on.env.SLACK_BOT_TOKEN
  Object.assign(on.env, {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    SLACK_INSTALLATION_KEYS: randomKey(),
  })
  const theirs = vault(
    isLost ? `old:${Buffer.alloc(32).toString('base64')}` : (on.env.SLACK_INSTALLATION_KEYS ?? ''),
  )
  const { id, token, botId, botUser } = on.workspace
  await on.inStore(store =>
    new Installations(store.space('slack-installations'), theirs).storeInstallation({
      team: { id },
      enterprise: undefined,
      user: { id: 'U', token: undefined, scopes: undefined },
      bot: { token, id: botId, userId: botUser, scopes: [] },
      isEnterpriseInstall: false,
    }),
  )
  if (!isLost) on.workspace.revoked = 'account_inactive'
}

/** Others may look into the folder, and read a file there. */
function openUp(name: string, mode: number): void {
  const data = join(on.folder, 'data')
  chmodSync(data, 0o755)
  for (const file of readdirSync(data)) chmodSync(join(data, file), file === name ? mode : 0o700)
}

function damage(): void {
  const bytes = readFileSync(on.file)
  bytes.fill(0x5a, 8192, 16_384)
  writeFileSync(on.file, bytes)
}

function newer(): void {
  const db = new DatabaseSync(on.file)
  db.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')")
  db.close()
}

/** The codes that stand in the sources of the doctor and of what it asks. */
function codes(): Set<string> {
  const sources = globSync('src/{operate,platforms}/**/*.ts')
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
  const said = [...sources.matchAll(/(?:\bcode: |\bopen\()[`']([^`']+)[`']/g)].map(([, code = '']) => code)
  const ofBoth = /^\$\{name\}/
  return new Set(
    said.flatMap(code =>
      ofBoth.test(code) ? ['discord', 'slack'].map(name => code.replace(ofBoth, name)) : [code],
    ),
  )
}

test('every fault that can be found is made here', () => {
  const made = [...FAULTS.map(([code]) => code), 'discord.permissions', 'slack.scopes']
  // What a revoked token looks like in Slack has names of its own; how each setting is wrong, test/config-pairs.test.ts tries.
  const elsewhere = ['slack.token']
  expect([...codes()].filter(code => !elsewhere.includes(code)).toSorted()).toEqual(
    [...new Set(made)].toSorted(),
  )
})

describe('a fault that is made is found', () => {
  test.each(FAULTS)('%s: %s', async (code, what, make) => {
    let patient: Partial<Patient> = {}
    await make(over => {
      patient = over
    })
    const found = await on.diagnose(patient)
    expect(found.map(one => one.code)).toContain(code)
    expect(found.find(one => one.code === code)?.what).toMatch(what)
    expect(found.every(one => one.what.length > 20)).toBe(true)
  })

  test.each(Object.entries(PERMISSIONS))('discord.permissions: %s', async (name, bit) => {
    on.discord.guild.botPermissions &= ~bit
    expect(await on.diagnose()).toEqual([
      expect.objectContaining({ code: 'discord.permissions', what: expect.stringContaining(name) }),
    ])
  })

  test.each(scopesOf().filter(scope => !/:read$/.test(scope) || scope === 'users:read'))(
    'slack.scopes: %s',
    async scope => {
      on.workspace.scopes = on.workspace.scopes.filter(one => one !== scope)
      expect(await on.diagnose()).toEqual([
        expect.objectContaining({ code: 'slack.scopes', what: expect.stringContaining(scope) }),
      ])
    },
  )
})
