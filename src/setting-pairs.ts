import { type Env, schema } from './setting-schema.ts'

const FOR_DISCORD = ['DISCORD_GUILD_ID', 'DISCORD_READ_MESSAGES', 'DISCORD_SHARDS', 'DISCORD_API'] as const
const FOR_SLACK = [
  'SLACK_COMMAND_PREFIX',
  'SLACK_MENTIONS_ONLY',
  'SLACK_API',
  'SLACK_PORT',
  'SLACK_HOST',
] as const

/** Settings that come to nothing, since another is not set, or is. @param slack whether anything of Slack is set */
export function lonely(set: Env, slack: boolean): [name: string, problem: string][] {
  const usual = schema.parse({})
  const alone = (names: readonly (keyof Env)[], needed: string) =>
    names
      .filter(name => set[name] !== usual[name])
      .map((name): [string, string] => [name, `${name} is set, but ${needed}, which it needs, is not.`])
  return [
    ...(set.DISCORD_TOKEN ? [] : alone(FOR_DISCORD, 'DISCORD_TOKEN')),
    ...(set.PUBLIC_URL ? [] : alone(['PICTURES_PORT'], 'PUBLIC_URL')),
    ...(set.PICTURES_PORT === undefined ? alone(['PICTURES_HOST'], 'PICTURES_PORT') : []),
    ...(slack ? [] : alone(FOR_SLACK, 'SLACK_BOT_TOKEN')),
    ...(set.OPERATE_PORT === undefined ? alone(['OPERATE_HOST'], 'OPERATE_PORT') : []),
    ...(set.SLACK_APP_TOKEN ? unheardOf(set, usual) : []),
    ...notBackedUp(set, usual, !set.DISCORD_TOKEN && !slack),
  ]
}

/** All addresses of the machine. */
const EVERY = ['0.0.0.0', '::']

/** In Socket Mode only the pages that install the app are listened for, and Bolt has them on every address. */
function unheardOf(set: Env, usual: Env): [name: string, problem: string][] {
  const hasPages = set.SLACK_CLIENT_ID !== undefined
  const names = hasPages && EVERY.includes(set.SLACK_HOST) ? [] : (['SLACK_HOST', 'SLACK_PORT'] as const)
  const what = hasPages ? 'the pages that install the app listen on every address' : 'nothing listens'
  return names
    .filter(name => set[name] !== usual[name] && !(hasPages && name === 'SLACK_PORT'))
    .map(name => [name, `${name} is set, but with SLACK_APP_TOKEN (Socket Mode) ${what}: take ${name} out.`])
}

/** Who sets where backups go, or how many, believes that there are some. */
function notBackedUp(set: Env, usual: Env, isTrial: boolean): [name: string, problem: string][] {
  if (set.BACKUP_KEEP === 0 || (!set.DATABASE_URL && !isTrial)) return []
  const why = set.DATABASE_URL
    ? 'where DATABASE_URL is set: have the server backed up (docs/backups.md), and take'
    : 'by itself where only the page runs: make one by npm run backup, and take'
  const names = (['BACKUP_DIR', 'BACKUP_KEEP'] as const).filter(name => set[name] !== usual[name])
  return names.map(name => [name, `${name} is set, but nothing is backed up ${why} ${name} out.`])
}
