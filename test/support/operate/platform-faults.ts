import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { COMMANDS } from '../../../commands/index.ts'
import type { Place } from '../../../src/core/address.ts'
import { randomKey, vault } from '../../../src/core/vault.ts'
import { registerByHand } from '../../../src/platforms/discord/index.ts'
import { Installations } from '../../../src/platforms/slack/installations.ts'
import { TOKEN } from '../fake-discord/index.ts'
import { oauth } from '../slack-stage.ts'
import { aGroup } from '../storage/things.ts'
import type { Fault } from './fault.ts'
import type { Installation } from './installation.ts'

/** What can be wrong at Discord or Slack, or on the way there. */
export const PLATFORM_FAULTS: readonly Fault[] = [
  [
    'discord.token',
    /does not take the bot’s token/,
    on => {
      on.env.DISCORD_TOKEN = 'wrong'
    },
  ],
  [
    'discord.intent',
    /Message Content intent is off/,
    on => {
      on.env.DISCORD_READ_MESSAGES = 'true'
      on.discord.fake.rules.messageContent = false
    },
  ],
  [
    'discord.shards',
    /counts 1 shards, and Discord recommends 4/,
    on => {
      on.env.DISCORD_SHARDS = '0-0/1'
      on.discord.fake.rest.shards = 4
    },
  ],
  [
    'discord.logins',
    /Only 3 of today’s 1000 logins/,
    on => {
      on.discord.fake.rest.logins = 3
    },
  ],
  [
    'discord.server',
    /not in the server \d+, where a group meets/,
    on => void on.discord.fake.world.guilds.clear(),
  ],
  [
    'discord.server',
    /which DISCORD_GUILD_ID names/,
    on => {
      on.env.DISCORD_GUILD_ID = '1'.repeat(18)
    },
  ],
  [
    'discord.commands',
    /other commands than this version has: \/workout/,
    on =>
      void on.discord.fake.rest.registry.commands.get('everywhere')?.splice(
        COMMANDS.findIndex(({ name }) => name === 'workout'),
        1,
      ),
  ],
  [
    'discord.commands-twice',
    /see each of them twice/,
    async on => {
      on.env.DISCORD_GUILD_ID = on.discord.guild.id
      const { api, rest } = on.discord.fake
      const { commands } = rest.registry
      const everywhere = commands.get('everywhere') ?? []
      await registerByHand({ token: TOKEN, commands: COMMANDS, api, guildId: on.discord.guild.id })
      commands.set('everywhere', everywhere)
    },
  ],
  ['discord.channel', /is gone/, on => void on.discord.fake.world.channels.delete(on.discord.text.id)],
  [
    'slack.app-token',
    /SLACK_APP_TOKEN \(invalid_auth\)/,
    on => {
      on.env.SLACK_APP_TOKEN = 'xapp-wrong'
    },
  ],
  [
    'slack.bot-token',
    /SLACK_BOT_TOKEN \(token_revoked\)/,
    on => {
      on.workspace.revoked = 'token_revoked'
    },
  ],
  [
    'slack.workspace',
    /meets in the workspace T9/,
    on => on.inStore(store => aGroup(store, { platform: 'slack', tenant: 'T9', channel: 'C9' })),
  ],
  [
    'slack.channel',
    /is archived/,
    on => {
      const channel = on.workspace.channels.get('C1')
      if (channel) channel.archived = true
    },
  ],
  [
    'slack.channel',
    /does not have the bot in it, or is gone/,
    on => void on.workspace.channels.get('C1')?.members.delete(on.workspace.botUser),
  ],
  ['slack.channel', /does not have the bot in it, or is gone/, on => void on.workspace.channels.delete('C1')],
  [
    'slack.installation-keys',
    /does not open 1 of the workspaces; they were sealed by old/,
    on => manyWorkspaces(on, true),
  ],
  [
    'slack.token-expired',
    /The token of the workspace T1 has expired/,
    async on => {
      await manyWorkspaces(on, false)
      Object.assign(on.workspace, { revoked: undefined, expiresAt: 0 })
    },
  ],
  [
    'slack.installation',
    /T1, where a group meets, does not have the app any more/,
    on => manyWorkspaces(on, false),
  ],
  ['clock', /(8[5-9]|9[0-5]) seconds behind that of/, on => void on.discord.fake.advance(90_000)],
  ['clock', /(8[5-9]|9[0-5]) seconds ahead of that of Slack/, on => void on.slack.skip(-90_000)],
  [
    'discord.unreachable',
    /Discord cannot be reached: the connection is refused/,
    on => {
      on.env.DISCORD_API = 'http://127.0.0.1:9/api'
    },
  ],
  [
    'slack.unreachable',
    /Slack cannot be reached: its name is not found \(DNS\)/,
    on => {
      on.env.SLACK_API = 'http://nobody.invalid/api/'
    },
  ],
  [
    'slack.unreachable',
    /Slack cannot be reached: TLS failed/,
    on => {
      on.env.SLACK_API = on.slack.apiUrl.replace('http:', 'https:')
    },
  ],
  [
    'discord.busy',
    /Discord asks to wait/,
    async on => {
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
    on => on.slack.fault('conversations.info', { status: 429, retryAfter: 30 }),
  ],
  [
    'discord.sample',
    /Of 46 channels in Discord .* 40 were looked at/,
    on => manyChannels(on, on.discord.channel),
  ],
  [
    'slack.sample',
    /Of 46 channels in Slack .* 40 were looked at/,
    on => manyChannels(on, { platform: 'slack', tenant: on.workspace.id, channel: 'C1' }),
  ],
  [
    'slack.unreachable',
    /something else answers in its place: a proxy/,
    async on => {
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
const manyChannels = (on: Installation, at: Place) =>
  on.inStore(async store => {
    for (let n = 0; n < 45; n++) await aGroup(store, { ...at, channel: `${at.channel}${n}` })
  })

/** Two more workspaces in one database, of which one's key is lost or its app removed. */
async function manyWorkspaces(on: Installation, isLost: boolean): Promise<void> {
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
