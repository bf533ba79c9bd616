import { randomBytes } from 'node:crypto'
import { COMMANDS } from '../../../commands/index.ts'
import { PlatformError } from '../../core/errors.ts'
import { memorySpace } from '../../core/memory-space.ts'
import { randomKey } from '../../core/vault.ts'
import type { SlackOptions } from '../../platforms/slack/options.ts'
import type { Asker } from './asker.ts'
import { fresh, type Given, passing, type Ready, refusal } from './ready.ts'

/** How Slack reaches the bot, and for how many workspaces. */
type Way = 'socket' | 'http' | 'oauth'

/** What each way goes without: where it stands in .env it would lead another way, or come to nothing. */
const NOT_SET: Readonly<Record<Way, readonly string[]>> = {
  socket: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_PORT', 'SLACK_HOST'],
  http: ['SLACK_APP_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET'],
  oauth: ['SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN'],
}

/** @param manifest that of the app, by what is set and what was answered */
export async function setUpSlack(
  ask: Asker,
  given: Given,
  manifest: (more: Given) => string,
): Promise<Ready> {
  const way = await ask.choose<Way>(
    'slack-way',
    'How shall Slack reach the bot?',
    [
      { value: 'socket', label: 'Socket Mode: one workspace, no public address' },
      { value: 'http', label: 'Signed HTTP: one workspace, at a public address' },
      { value: 'oauth', label: 'Signed HTTP: many workspaces, which install it at a public address' },
    ],
    usualWay(given),
  )
  const settings = {
    ...(way === 'socket' ? {} : { PUBLIC_URL: await publicUrl(ask, given) }),
    ...without(way, given),
  }
  ask.show(
    'At https://api.slack.com/apps press Create New App, From a manifest, choose your workspace, and paste this:',
    // With an app token events come by Socket Mode, which the app must know before there is one.
    manifest({ ...settings, SLACK_APP_TOKEN: way === 'socket' ? 'xapp-' : '' }),
  )
  if (way === 'oauth') return await manyWorkspaces(ask, given, settings)
  return await oneWorkspace(ask, given, settings, way)
}

function usualWay(given: Given): Way {
  if (given.SLACK_CLIENT_ID) return 'oauth'
  return given.SLACK_SIGNING_SECRET && !given.SLACK_APP_TOKEN ? 'http' : 'socket'
}

function without(way: Way, given: Given): Record<string, string> {
  return Object.fromEntries(NOT_SET[way].flatMap(name => (given[name] ? [[name, '']] : [])))
}

async function publicUrl(ask: Asker, given: Given): Promise<string> {
  return await ask.text(
    'public-url',
    'The public address that leads to the bot, as in https://bot.example?',
    async typed => {
      const url = URL.parse(typed)
      if (!url?.host) return 'PUBLIC_URL must be an address that begins with https://.'
      return url.protocol === 'https:'
        ? undefined
        : 'Slack takes no address without TLS (PUBLIC_URL): it must begin with https://.'
    },
    given.PUBLIC_URL,
  )
}

/** Which requests are Slack's. No method of Slack's tells whether it is the right one: a request does. */
async function signingSecret(ask: Asker, given: Given): Promise<string> {
  return await ask.secret(
    'slack-signing-secret',
    'The Signing Secret, from Basic Information, App Credentials?',
    async typed =>
      /^(?!xox|xapp|xoxe)[\w-]{16,}$/.test(typed)
        ? undefined
        : 'That is not a signing secret (SLACK_SIGNING_SECRET): it stands under App Credentials, and has 32 letters and digits.',
    given.SLACK_SIGNING_SECRET,
  )
}

async function oneWorkspace(
  ask: Asker,
  given: Given,
  settings: Record<string, string>,
  way: 'socket' | 'http',
): Promise<Ready> {
  const { createSlackPlatform, renamer } = await import('../../platforms/slack/index.ts')
  const look = await looker(given)
  const botToken = await ask.secret(
    'slack-bot-token',
    'The Bot User OAuth Token (xoxb-…), from Install App?',
    typed => refusal('Slack', 'SLACK_BOT_TOKEN', () => look(one(typed)).self()),
    given.SLACK_BOT_TOKEN,
  )
  const connecting: Record<string, string> =
    way === 'http'
      ? { SLACK_SIGNING_SECRET: await signingSecret(ask, given) }
      : {
          SLACK_APP_TOKEN: await ask.secret(
            'slack-app-token',
            'The App-Level Token (xapp-…) with connections:write, from Basic Information?',
            typed => refusal('Slack', 'SLACK_APP_TOKEN', () => look(one(botToken), typed).socket()),
            given.SLACK_APP_TOKEN,
          ),
        }
  const inspection = look(one(botToken))
  const { name } = await inspection.self()
  ask.say(`Slack knows the bot as ${name}.`)
  return {
    settings: { ...settings, SLACK_BOT_TOKEN: botToken, ...connecting },
    letIn: `Type /invite @${name} in the channel where the group meets.`,
    finish: async () => {
      if (way === 'http') ask.say(leads(given, settings.PUBLIC_URL))
    },
    trial: {
      rooms: () => inspection.rooms(),
      post: (to, message) => {
        const { kept, ...rest } = passing()
        const platform = createSlackPlatform({
          auth: one(botToken),
          connection: { kind: 'socket', appToken: '' },
          space: <T>(space: string) => memorySpace<T>(kept, `${space}:`),
          back: '',
          twice: '',
          ...rest,
          ...apiOf(given),
        })
        return platform.post(to, renamer(COMMANDS, given.SLACK_COMMAND_PREFIX ?? '')(message), fresh())
      },
    },
  }
}

async function manyWorkspaces(ask: Asker, given: Given, settings: Record<string, string>): Promise<Ready> {
  const look = await looker(given)
  const state = given.SLACK_STATE_SECRET || randomBytes(32).toString('base64url')
  const keys = given.SLACK_INSTALLATION_KEYS || randomKey()
  const client = (clientId: string, clientSecret: string) =>
    look({ kind: 'oauth', clientId, clientSecret, stateSecret: state, installationKeys: keys }).client()
  // That a secret which is none is not taken says that the id is.
  const knowsId = (clientId: string) =>
    client(clientId, 'none').catch((error: unknown) => {
      if (!(error instanceof PlatformError) || error.detail !== 'bad_client_secret') throw error
    })
  const id = await ask.text(
    'slack-client-id',
    'The Client ID, from Basic Information, App Credentials?',
    typed =>
      refusal(
        'Slack',
        'SLACK_CLIENT_ID',
        () => knowsId(typed),
        ({ detail }) => detail === 'invalid_client_id',
      ),
    given.SLACK_CLIENT_ID,
  )
  const secret = await ask.secret(
    'slack-client-secret',
    'The Client Secret beside it?',
    typed =>
      refusal(
        'Slack',
        'SLACK_CLIENT_SECRET',
        () => client(id, typed),
        ({ detail }) => detail === 'bad_client_secret',
      ),
    given.SLACK_CLIENT_SECRET,
  )
  const signing = await signingSecret(ask, given)
  const install = `${settings.PUBLIC_URL?.replace(/\/$/, '')}/slack/install`
  return {
    settings: {
      ...settings,
      SLACK_CLIENT_ID: id,
      SLACK_CLIENT_SECRET: secret,
      SLACK_SIGNING_SECRET: signing,
      SLACK_STATE_SECRET: state,
      SLACK_INSTALLATION_KEYS: keys,
    },
    letIn: `Once the bot runs, a workspace installs it at ${install}.`,
    finish: async () => ask.say(leads(given, settings.PUBLIC_URL)),
  }
}

/** Where the reverse proxy in front has to lead. */
function leads({ SLACK_HOST, SLACK_PORT }: Given, url: string | undefined): string {
  return `Lead ${url} to http://${SLACK_HOST || '127.0.0.1'}:${SLACK_PORT || 3001}, where the bot listens once it runs.`
}

const one = (botToken: string) => ({ kind: 'one', botToken }) as const
const apiOf = ({ SLACK_API: apiUrl }: Given) => (apiUrl ? { apiUrl } : {})

async function looker(given: Given) {
  const { SlackInspection } = await import('../inspect/slack.ts')
  return (auth: SlackOptions['auth'], appToken = '') =>
    new SlackInspection({ auth, connection: { kind: 'socket', appToken }, ...apiOf(given) })
}
