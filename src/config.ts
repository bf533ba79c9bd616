import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SetupError } from './chat/errors.ts'
import type { DiscordOptions } from './platforms/discord/index.ts'
import type { SlackOptions } from './platforms/slack/index.ts'
import type { DatabaseConfig } from './storage/database-config.ts'

/** What the operator can set; .env.example explains each. */
export interface Config {
  readonly dataDir: string
  readonly programsDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly database: DatabaseConfig
  /** The chat page on this machine; absent when real platforms are connected and it was not asked for. */
  readonly page?: { readonly port: number }
  readonly discord?: Pick<DiscordOptions, 'token' | 'guildId' | 'readMessages' | 'shards' | 'api'>
  readonly slack?: Pick<SlackOptions, 'connection' | 'auth' | 'commandPrefix' | 'apiUrl'>
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const

const port = z.coerce
  .number({ error: 'must be a number, like 3000' })
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(65535, 'must be at most 65535')

/** Where a platform's API is, when it is not the platform's own: behind a proxy, or for tests. */
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })

const flag = z.stringbool({ error: 'must be true or false' }).default(false)

const schema = z.object({
  PORT: port.default(3000),
  PAGE: flag,
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  PROGRAMS_DIR: z.string().default('./programs'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),

  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be a server’s id, a number of 17 to 20 digits')
    .optional(),
  DISCORD_READ_MESSAGES: flag,
  DISCORD_SHARDS: z
    .string()
    .regex(/^\d+-\d+\/\d+$/, 'must look like 0-3/16: the first and last shard, and how many there are')
    .optional(),
  DISCORD_API: address.optional(),

  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must begin with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_PORT: port.default(3001),
  SLACK_HOST: z.string().default('127.0.0.1'),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_INSTALLATION_KEYS: z.string().optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,16}$/, 'must be lower case letters, digits, - or _, at most 16')
    .optional(),
  SLACK_API: address.optional(),
})

type Env = z.infer<typeof schema>

/**
 * Reads the settings from the environment; an empty value counts as not set.
 * @throws {SetupError} with every problem at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const read = schema.safeParse(given)
  if (!read.success) {
    throw new SetupError(
      read.error.issues.map(
        issue => `${issue.path.join('.')} ${issue.message}. It is set in the environment or in .env.`,
      ),
    )
  }
  const set = read.data
  const problems: string[] = []
  const discord = set.DISCORD_TOKEN ? discordOf(set, set.DISCORD_TOKEN, problems) : undefined
  const slack = slackOf(set, problems)
  if (problems.length > 0) throw new SetupError(problems)
  return {
    dataDir: set.DATA_DIR,
    programsDir: set.PROGRAMS_DIR,
    logLevel: set.LOG_LEVEL,
    database: set.DATABASE_URL ? { url: set.DATABASE_URL } : { file: join(set.DATA_DIR, 'spotter.db') },
    ...(set.PAGE || (!discord && !slack) ? { page: { port: set.PORT } } : {}),
    ...(discord ? { discord } : {}),
    ...(slack ? { slack } : {}),
  }
}

function discordOf(set: Env, token: string, problems: string[]): Config['discord'] {
  const [first, last, total] = (set.DISCORD_SHARDS ?? '').split(/[-/]/).map(Number)
  const shards =
    first !== undefined && last !== undefined && total !== undefined ? { first, last, total } : undefined
  if (shards && (shards.first > shards.last || shards.last >= shards.total)) {
    problems.push('DISCORD_SHARDS must count up from 0 to less than the number of shards, as in 0-3/16.')
  }
  return {
    token,
    readMessages: set.DISCORD_READ_MESSAGES,
    ...(set.DISCORD_GUILD_ID ? { guildId: set.DISCORD_GUILD_ID } : {}),
    ...(shards ? { shards } : {}),
    ...(set.DISCORD_API ? { api: set.DISCORD_API } : {}),
  }
}

function slackOf(set: Env, problems: string[]): Config['slack'] {
  const some = [set.SLACK_BOT_TOKEN, set.SLACK_APP_TOKEN, set.SLACK_SIGNING_SECRET, set.SLACK_CLIENT_ID]
  if (some.every(value => !value)) return undefined
  const auth = slackAuth(set, problems)
  const connection = slackConnection(set, auth?.kind === 'oauth', problems)
  if (!auth || !connection) return undefined
  return {
    auth,
    connection,
    ...(set.SLACK_COMMAND_PREFIX ? { commandPrefix: set.SLACK_COMMAND_PREFIX } : {}),
    ...(set.SLACK_API ? { apiUrl: set.SLACK_API } : {}),
  }
}

function slackConnection(
  set: Env,
  oauth: boolean,
  problems: string[],
): SlackOptions['connection'] | undefined {
  if (set.SLACK_APP_TOKEN) {
    return { kind: 'socket', appToken: set.SLACK_APP_TOKEN, ...(oauth ? { port: set.SLACK_PORT } : {}) }
  }
  if (set.SLACK_SIGNING_SECRET) {
    const { SLACK_SIGNING_SECRET: signingSecret, SLACK_PORT: port, SLACK_HOST: host } = set
    return { kind: 'http', signingSecret, port, host }
  }
  problems.push('Slack needs SLACK_APP_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET (a public address).')
  return undefined
}

function slackAuth(set: Env, problems: string[]): SlackOptions['auth'] | undefined {
  if (set.SLACK_BOT_TOKEN) return { kind: 'one', botToken: set.SLACK_BOT_TOKEN }
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    SLACK_INSTALLATION_KEYS: installationKeys,
  } = set
  if (clientId && clientSecret && stateSecret && installationKeys) {
    return { kind: 'oauth', clientId, clientSecret, stateSecret, installationKeys }
  }
  problems.push(
    'Slack needs SLACK_BOT_TOKEN for one workspace; or, for many, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_INSTALLATION_KEYS.',
  )
  return undefined
}

/**
 * Adds the settings of a file to the environment, if the file is there; what is set already stays.
 * @throws {SetupError} when the file is there and cannot be read.
 */
export function loadEnvFile(path = '.env'): void {
  if (!existsSync(path)) return
  try {
    // Node's own loader says of a folder that its contents should be a valid string.
    readFileSync(path)
    process.loadEnvFile(path)
  } catch (error) {
    throw new SetupError([
      `${path} cannot be read: ${fileTrouble(error)}. Mend it, or remove it to use the defaults.`,
    ])
  }
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of it is a file, not a folder',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** Why a file or folder could not be used, as the end of a sentence. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FILE_TROUBLES[code] ?? (error instanceof Error ? error.message : String(error))
}
