import {
  type Client,
  GatewayDispatchEvents as Events,
  type GatewayChannelDeleteDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageDeleteBulkDispatchData,
  type GatewayMessageDeleteDispatchData,
  type GatewayThreadDeleteDispatchData,
  type GatewayThreadUpdateDispatchData,
  PermissionFlagsBits,
} from 'discord.js'
import type { Bot } from '../../chat/platform.ts'
import type { Place } from '../../core/address.ts'

/**
 * Tells the bot what becomes of servers, channels, threads and messages. The intents in use, Guilds and GuildMessages,
 * bring all of it (https://docs.discord.com/developers/events/gateway#list-of-intents).
 * @param track takes what the bot does about it
 */
export function watchPlaces(client: Client, bot: Bot, track: (work: Promise<void>) => void): void {
  const on = <T>(event: Events, told: (raw: T) => Promise<void> | undefined) =>
    client.ws.on(event, (raw: T) => {
      const work = told(raw)
      if (work) track(work)
    })
  on<GatewayMessageDeleteDispatchData>(Events.MessageDelete, ({ guild_id, channel_id, id }) =>
    guild_id ? bot.deleted(placeOf(guild_id, channel_id), [id]) : undefined,
  )
  on<GatewayMessageDeleteBulkDispatchData>(Events.MessageDeleteBulk, ({ guild_id, channel_id, ids }) =>
    guild_id ? bot.deleted(placeOf(guild_id, channel_id), ids) : undefined,
  )
  on<GatewayThreadDeleteDispatchData>(Events.ThreadDelete, ({ guild_id, parent_id, id }) =>
    bot.thread(placeOf(guild_id, parent_id, id), 'gone'),
  )
  on<GatewayThreadUpdateDispatchData>(Events.ThreadUpdate, ({ guild_id, parent_id, id, thread_metadata }) => {
    // One that only sleeps is woken by whatever is posted in it.
    const isLocked = thread_metadata?.locked === true && !mayManageThreads(client, guild_id)
    return guild_id && parent_id
      ? bot.thread(placeOf(guild_id, parent_id, id), isLocked ? 'locked' : 'open')
      : undefined
  })
  on<GatewayChannelDeleteDispatchData>(Events.ChannelDelete, raw =>
    'guild_id' in raw && raw.guild_id
      ? bot.lost(placeOf(raw.guild_id, raw.id), 'the channel was deleted')
      : undefined,
  )
  // An outage says the same, with a mark; the server comes back by itself.
  on<GatewayGuildDeleteDispatchData>(Events.GuildDelete, ({ id, unavailable }) =>
    unavailable
      ? undefined
      : bot.lost({ platform: 'discord', tenant: id }, 'the bot was removed from the server'),
  )
}

function placeOf(tenant: string, channel: string, thread?: string): Place {
  return { platform: 'discord', tenant, channel, ...(thread && { thread }) }
}

/** Whether the role that Discord gave the bot lets it write in locked threads; the invite does not ask for that. */
function mayManageThreads({ guilds, user }: Client, guild: string | undefined): boolean {
  const role = user && guilds.cache.get(guild ?? '')?.roles.botRoleFor(user)
  return role?.permissions.has(PermissionFlagsBits.ManageThreads) ?? false
}
