import {
  ChannelManager,
  Client,
  type ClientOptions,
  Collection,
  Events,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  GatewayIntentBits,
  GuildChannelManager,
  GuildManager,
  LimitedCollection,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionOverwriteManager,
  RoleManager,
  UserManager,
} from 'discord.js'
import { SetupError } from '../../core/errors.ts'
import { wordsOf } from '../../core/thrown.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'
import { platformError, WRONG_TOKEN } from './errors.ts'
import { restOptions } from './rest.ts'

/** Every permission that is used, by the name that Discord's settings show. */
export const PERMISSIONS = {
  'View Channels': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  /** To answer a typed message, and to look for a post whose outcome is unknown. */
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

export type PermissionName = keyof typeof PERMISSIONS

const SCOPES = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands] as const

/** Where an operator lets the bot into a server, asking for exactly what it uses. */
export function inviteLink(applicationId: string): string {
  const permissions = Object.values(PERMISSIONS).reduce((all, bit) => all | bit, 0n)
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&permissions=${permissions}&scope=${SCOPES.join('+')}`
}

/**
 * The events that are asked for. A mention in a server arrives as an ordinary message, so those must be
 * asked for too; their text comes only when it mentions the bot, unless `readMessages`, which needs a
 * privileged intent (https://discord.com/developers/docs/events/gateway#message-content-intent).
 */
export function intents(readMessages: boolean): GatewayIntentBits[] {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits
  return [Guilds, GuildMessages, DirectMessages, ...(readMessages ? [MessageContent] : [])]
}

/** A request that must wait longer than this, in milliseconds, fails at once as rate-limited. */
const PATIENCE = 5_000

export interface Connection {
  readonly readMessages?: boolean
  readonly shards?: { readonly first: number; readonly last: number; readonly total: number }
  readonly api?: string
}

/** What discord.js cannot do without (https://discordjs.guide/miscellaneous/cache-customization). */
const KEPT: ReadonlySet<string> = new Set(
  [GuildManager, ChannelManager, GuildChannelManager, RoleManager, PermissionOverwriteManager].map(
    ({ name }) => name,
  ),
)
const keepOverLimit = (one: { id: string; client: Client }) => one.id === one.client.user?.id

/**
 * A client that keeps the servers and itself in memory, and nothing else.
 * @param joined is told of each server that there is, with its lists
 */
export function createClient(
  { readMessages = false, shards, api }: Connection,
  clock: PlatformClock,
  joined: (guild: GatewayGuildCreateDispatchData) => void = () => {},
): Client {
  const options: ClientOptions = {
    intents: intents(readMessages),
    makeCache: (_type, _holds, { name }) => {
      if (KEPT.has(name)) return new Collection()
      return new LimitedCollection({ maxSize: 0, ...(name === UserManager.name && { keepOverLimit }) })
    },
    rest: {
      ...restOptions(api, clock),
      rejectOnRateLimit: limit => limit.retryAfter > PATIENCE,
    },
    ...(shards && {
      shards: Array.from({ length: shards.last - shards.first + 1 }, (_, i) => shards.first + i),
      shardCount: shards.total,
    }),
  }
  const client = new Client(options)
  client.ws.on(GatewayDispatchEvents.GuildCreate, (guild: GatewayGuildCreateDispatchData) => {
    if (guild.unavailable) return
    joined(guild)
    forget(guild, client.user?.id)
  })
  return client
}

/**
 * Empties a server's lists before the client keeps them: its caches of channels and roles cannot be switched
 * off, and both are fetched on the few occasions that need one. discord.js counts on the role of everyone; the bot's own
 * is mentioned at times instead of the bot.
 */
function forget(guild: GatewayGuildCreateDispatchData, me: string | undefined): void {
  guild.channels = []
  guild.roles = guild.roles.filter(role => role.id === guild.id || role.tags?.bot_id === me)
  guild.threads = []
  guild.emojis = []
  guild.stickers = []
  guild.presences = []
  guild.voice_states = []
  guild.members = []
}

/** Gateway closures that only the operator can mend, in the words of the REST client's errors. */
const SETUP: readonly (readonly [RegExp, string])[] = [
  [/token was provided|token invalid|authentication failed/i, WRONG_TOKEN],
  [
    /disallowed intents/i,
    'DISCORD_READ_MESSAGES needs the Message Content intent: switch it on under Bot in the Developer Portal.',
  ],
  [/sharding is required/i, 'This bot is in so many servers that Discord wants shards: set DISCORD_SHARDS.'],
  [/invalid shard/i, 'DISCORD_SHARDS does not name a valid range of shards.'],
]

/**
 * Logs in, and resolves when events arrive.
 * @throws {SetupError} for what the operator must mend; {@link PlatformError} for what may pass.
 */
export async function login(client: Client, token: string): Promise<Client<true>> {
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  try {
    await client.login(token)
  } catch (error) {
    await client.destroy()
    const said = wordsOf(error)
    const known = SETUP.find(([pattern]) => pattern.test(said))
    if (known) throw new SetupError([known[1]])
    throw platformError(error, 'let the bot log in')
  }
  return await ready
}
