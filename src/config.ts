import { join } from 'node:path'
import { SetupError } from './core/errors.ts'
import { vault } from './core/vault.ts'
import type { DiscordOptions } from './platforms/discord/index.ts'
import type { Listening } from './platforms/shared/ports.ts'
import type { SlackOptions } from './platforms/slack/index.ts'
import { misnamed, whereIs } from './setting-names.ts'
import { lonely } from './setting-pairs.ts'
import { type Env, type LOG_LEVELS, schema } from './setting-schema.ts'
import type { DatabaseConfig } from './storage/database-config.ts'
import { postgresUrl } from './storage/opening.ts'

/** What the operator can set; .env.example explains each. */
export interface Config {
  readonly dataDir: string
  readonly programsDir: string
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly database: DatabaseConfig
  /** Where a backup is made each day, and how many stay; absent with Postgres, and where the page alone is tried. */
  readonly backups?: { readonly dir: string; readonly keep: number }
  /** What seals answers about people's health; absent where a key is kept beside the data. */
  readonly healthKeys?: string
  /** The chat page on this machine; absent when real platforms are connected and it was not asked for. */
  readonly page?: { readonly port: number }
  /** Where machines ask for health and figures, if anywhere. */
  readonly operate?: { readonly port: number; readonly host: string }
  /** Where exercises' pictures are served, and the public address that leads there. */
  readonly pictures?: { readonly url: string; readonly port: number; readonly host: string }
  readonly discord?: Pick<DiscordOptions, 'token' | 'guildId' | 'readMessages' | 'shards' | 'api'>
  readonly slack?: Pick<SlackOptions, 'connection' | 'auth' | 'commandPrefix' | 'mentionsOnly' | 'apiUrl'>
}

const NAMES = Object.keys(schema.shape)

type Given = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings from the environment; an empty value counts as not set.
 * @param inFile the names of those that stand in .env
 * @throws {SetupError} with every problem at once.
 */
export function readConfig(env: Given, inFile: readonly string[] = []): Config {
  const { config, problems } = examine(env, inFile)
  if (problems.length > 0) throw new SetupError(problems)
  return config
}

/** Each process would make one of its own, and could not read what the others encrypted. */
const NO_HEALTH_KEY =
  'DATABASE_URL is set, but HEALTH_KEY is not: it encrypts answers about people’s health, and every process on one ' +
  'database needs the same. Set it to what stands in data/health.key, if there is such a file; else make one: ' +
  "node -e \"console.log('k1:' + require('crypto').randomBytes(32).toString('base64'))\""

/** The same, with what is wrong beside what is right, and the ports that will be listened on as far as these tell. */
export function examine(
  env: Given,
  inFile: readonly string[],
): { config: Config; ports: Listening[]; problems: string[] } {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const problems = misnamed(given, new Set(inFile), NAMES)
  const found = (name: string, problem: string) => problems.push(`${problem} ${whereIs(name, inFile)}`)
  for (const name of NAMES) {
    const bare = withoutQuotes(given[name])
    if (bare === undefined) continue
    found(name, `${name} stands in quotes, which count as part of it: take them away.`)
    given[name] = bare
  }
  const set = readEach(given, found)
  const discord = set.DISCORD_TOKEN ? discordOf(set, set.DISCORD_TOKEN) : undefined
  const slack = slackOf(set, problems)
  for (const [name, problem] of lonely(set, anyOfSlack(set))) found(name, problem)
  if (set.DISCORD_SHARDS && !shardsOf(set))
    found(
      'DISCORD_SHARDS',
      'DISCORD_SHARDS must count up from 0 to less than the number of shards, as in 0-3/16.',
    )
  for (const problem of refused(() => set.DATABASE_URL && postgresUrl(set.DATABASE_URL)))
    found('DATABASE_URL', problem)
  for (const name of ['HEALTH_KEY', 'SLACK_INSTALLATION_KEYS'] as const) {
    const keys = set[name]
    for (const problem of refused(() => keys && vault(keys)))
      found(
        name,
        `${name} cannot be used. ${problem}${problem.includes('id:base64') ? '' : ' It is of the form id:base64.'}`,
      )
  }
  if (set.DATABASE_URL && !set.HEALTH_KEY) problems.push(NO_HEALTH_KEY)
  const page = set.PAGE || (!discord && !anyOfSlack(set)) ? { port: set.PORT } : undefined
  const operate =
    set.OPERATE_PORT === undefined ? undefined : { port: set.OPERATE_PORT, host: set.OPERATE_HOST }
  const ports = portsOf(set, page)
  for (const [n, { setting, port }] of ports.entries()) {
    const other = ports.slice(n + 1).find(one => port !== 0 && one.port === port)
    if (other) problems.push(`${setting} and ${other.setting} are both ${port}: change one.`)
  }
  const config = {
    dataDir: set.DATA_DIR,
    programsDir: set.PROGRAMS_DIR,
    logLevel: set.LOG_LEVEL,
    database: set.DATABASE_URL ? { url: set.DATABASE_URL } : { file: join(set.DATA_DIR, 'spotter.db') },
    ...((discord || slack) && backupsOf(set)),
    ...(set.HEALTH_KEY ? { healthKeys: set.HEALTH_KEY } : {}),
    ...(page ? { page } : {}),
    ...picturesOf(set),
    ...(operate ? { operate } : {}),
    ...(discord ? { discord } : {}),
    ...(slack ? { slack } : {}),
  }
  // One that is no number was put right only for the sake of the rest.
  return {
    config,
    ports: ports.filter(({ setting }) => !given[setting] || set[setting] === Number(given[setting])),
    problems,
  }
}

/** What came with copying and nobody sees: all but what joins letters and emoji, and the spaces between keys. */
const UNSEEN = /(?!\p{Join_Control})\p{Cf}|(?!\s)\p{Cc}/u

/** What stands between quotes of whatever kind; undefined where there are none. */
function withoutQuotes(value: string | undefined): string | undefined {
  return /^(["'`“”„‘’‚«»])(.*)["'`“”„‘’‚«»]$/su.exec(value ?? '')?.[2]
}

function backupsOf(set: Env): Pick<Config, 'backups'> {
  if (set.DATABASE_URL || set.BACKUP_KEEP === 0) return {}
  return { backups: { dir: set.BACKUP_DIR ?? join(set.DATA_DIR, 'backups'), keep: set.BACKUP_KEEP } }
}

function picturesOf({
  PUBLIC_URL: url,
  PICTURES_PORT: port,
  PICTURES_HOST: host,
}: Env): Pick<Config, 'pictures'> {
  return url !== undefined && port !== undefined ? { pictures: { url, port, host } } : {}
}

/** What will be listened on. */
function portsOf(set: Env, page: Config['page']): Listening[] {
  const slack = anyOfSlack(set) ? slackConnection(set, Boolean(set.SLACK_CLIENT_ID), []) : undefined
  return [
    ...(page ? [{ setting: 'PORT' as const, port: page.port, host: '127.0.0.1' }] : []),
    ...(slack?.port === undefined ? [] : [{ setting: 'SLACK_PORT' as const, ...slack, port: slack.port }]),
    ...(set.PICTURES_PORT === undefined
      ? []
      : [{ setting: 'PICTURES_PORT' as const, port: set.PICTURES_PORT, host: set.PICTURES_HOST }]),
    ...(set.OPERATE_PORT === undefined
      ? []
      : [{ setting: 'OPERATE_PORT' as const, port: set.OPERATE_PORT, host: set.OPERATE_HOST }]),
  ]
}

/** Reads each setting by itself, so that one that is wrong does not hide what is wrong with others. */
function readEach(given: Given, found: (name: string, problem: string) => void): Env {
  const read = { ...given }
  for (const [name, type] of Object.entries(schema.shape)) {
    const { error } = type.safeParse(given[name])
    if (!error && UNSEEN.test(given[name] ?? ''))
      found(name, `${name} holds a character that cannot be seen: type it by hand.`)
    if (!error) continue
    for (const { message } of error.issues) found(name, `${name} ${message}.`)
    delete read[name]
  }
  const env = schema.parse(read)
  // What is set, if wrongly, is not missing.
  return {
    ...env,
    ...Object.fromEntries(TOKENS.filter(name => given[name]).map(name => [name, given[name]])),
  }
}

/** What a platform cannot do without. */
const TOKENS = [
  'DISCORD_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
] as const

/** What something else says of a setting. */
function refused(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof SetupError) return error.problems
    throw error
  }
}

function discordOf(set: Env, token: string): Config['discord'] {
  const shards = shardsOf(set)
  return {
    token,
    readMessages: set.DISCORD_READ_MESSAGES,
    ...(set.DISCORD_GUILD_ID ? { guildId: set.DISCORD_GUILD_ID } : {}),
    ...(shards ? { shards } : {}),
    ...(set.DISCORD_API ? { api: set.DISCORD_API } : {}),
  }
}

/** Undefined where none are set, and where they do not count up. */
function shardsOf(set: Env) {
  const [first = 0, last = 0, total = 0] = (set.DISCORD_SHARDS ?? '').split(/[-/]/).map(Number)
  return first <= last && last < total ? { first, last, total } : undefined
}

function anyOfSlack(set: Env): boolean {
  return Boolean(
    set.SLACK_BOT_TOKEN ||
      set.SLACK_APP_TOKEN ||
      set.SLACK_SIGNING_SECRET ||
      set.SLACK_CLIENT_ID ||
      set.SLACK_CLIENT_SECRET ||
      set.SLACK_STATE_SECRET ||
      set.SLACK_INSTALLATION_KEYS,
  )
}

function slackOf(set: Env, problems: string[]): Config['slack'] {
  if (!anyOfSlack(set)) return undefined
  const auth = slackAuth(set, problems)
  const connection = slackConnection(set, auth?.kind === 'oauth', problems)
  if (!auth || !connection) return undefined
  return {
    auth,
    connection,
    ...(set.SLACK_COMMAND_PREFIX ? { commandPrefix: set.SLACK_COMMAND_PREFIX } : {}),
    ...(set.SLACK_MENTIONS_ONLY ? { mentionsOnly: true } : {}),
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
  if (set.SLACK_BOT_TOKEN && set.SLACK_CLIENT_ID)
    problems.push('SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many: set one of them.')
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
