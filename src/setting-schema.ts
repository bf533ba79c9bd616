import { z } from 'zod'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const

const port = z.coerce
  .number({ error: 'must be a number, like 3000' })
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(65535, 'must be at most 65535')

const backupCount = z.coerce
  .number({ error: 'must be a number of backups, like 7, or 0 for none' })
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(1000, 'must be at most 1000')

/** Where a platform's API is, when it is not the platform's own: behind a proxy, or for tests. */
const address = z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })

const flag = z.stringbool({ error: 'must be true or false' }).default(false)

/** What a platform made, which holds nothing that needs quotes: whatever else is in it came with copying it. */
const copied = z
  .string()
  .regex(/^[\w.-]+$/, 'may hold only letters, digits, dots, - and _: copy it again, whole and alone')

const notOfSlack = {
  error: 'is a token of Slack: it belongs to SLACK_BOT_TOKEN (xoxb-) or SLACK_APP_TOKEN (xapp-)',
}
const secret = copied.refine(text => !/^(xox|xapp-)/.test(text), notOfSlack)

/** A folder as it is: no shell reads it first. */
const path = z
  .string()
  .refine(
    text => !/^~|\$\{?\w|%\w+%/.test(text),
    'holds ~, $ or %, which only a shell understands: write the whole path',
  )
  .refine(
    text => !/^\w+:/.test(text) || (process.platform === 'win32' && /^[a-z]:/i.test(text)),
    'is an address or a path of another system: write the path of a folder on this machine',
  )

/** Each setting by itself: what it may be, and what it is when it is not set. */
export const schema = z.object({
  PORT: port.default(3000),
  PAGE: flag,
  DATA_DIR: path.default('./data'),
  DATABASE_URL: z.string().optional(),
  HEALTH_KEY: z.string().optional(),
  BACKUP_DIR: path.optional(),
  BACKUP_KEEP: backupCount.default(7),
  PROGRAMS_DIR: path.default('./programs'),
  PUBLIC_URL: address.optional(),
  PICTURES_PORT: port.optional(),
  PICTURES_HOST: z.string().default('127.0.0.1'),
  OPERATE_PORT: port.optional(),
  OPERATE_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),

  DISCORD_TOKEN: secret.optional(),
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

  SLACK_BOT_TOKEN: copied
    .refine(token => !token.startsWith('xoxe.'), {
      error:
        'is one that expires in hours: take one of an app without token rotation, or let workspaces install it by OAuth (SLACK_CLIENT_ID)',
      abort: true,
    })
    .startsWith('xoxb-', 'must begin with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: copied.startsWith('xapp-', 'must begin with xapp-').optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_PORT: port.default(3001),
  SLACK_HOST: z.string().default('127.0.0.1'),
  SLACK_CLIENT_ID: secret.optional(),
  SLACK_CLIENT_SECRET: secret.optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_INSTALLATION_KEYS: z.string().optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,16}$/, 'must be lower case letters, digits, - or _, at most 16')
    .optional(),
  SLACK_MENTIONS_ONLY: flag,
  SLACK_API: address.optional(),
})

/** What they come to, read one by one. */
export type Env = z.infer<typeof schema>
