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
    ...(set.DATABASE_URL ? backedUpElsewhere(set, usual) : []),
  ]
}

/** Who sets where backups go, or how many, believes that there are some. */
function backedUpElsewhere(set: Env, usual: Env): [name: string, problem: string][] {
  if (set.BACKUP_KEEP === 0) return []
  const names = (['BACKUP_DIR', 'BACKUP_KEEP'] as const).filter(name => set[name] !== usual[name])
  return names.map(name => [
    name,
    `${name} is set, but nothing is backed up where DATABASE_URL is set: have the server backed up (docs/backups.md), and take ${name} out.`,
  ])
}
