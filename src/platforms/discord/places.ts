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
import { Cache } from '../../core/cache.ts'
import { roomAt } from './permissions.ts'

/** Of so many threads at once is it known what was heard last. */
const THREADS = 1000

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
  on<GatewayThreadUpdateDispatchData>(Events.ThreadUpdate, raw => {
    const { guild_id, parent_id, id, owner_id, thread_metadata: now } = raw
    // Those of others concern no group, and to look what may be done in one takes requests.
    if (!guild_id || !parent_id || owner_id !== client.user?.id) return undefined
    return told(placeOf(guild_id, parent_id, id), now?.locked === true)
  })
  /** What was heard last of each thread. */
  const newest = new Cache<object>(THREADS)
  // One that only sleeps is woken by whatever is posted in it. What is looked into is told no more once it is old.
  const told = async (thread: Place, isLocked: boolean): Promise<void> => {
    const heard = {}
    newest.set(thread.thread ?? '', heard)
    const isClosed = isLocked && !(await mayManageThreads(client, thread))
    if (newest.get(thread.thread ?? '') === heard) await bot.thread(thread, isClosed ? 'locked' : 'open')
  }
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

/** Whether the bot may write in locked threads there; the invite does not ask for that. */
async function mayManageThreads(client: Client, place: Place): Promise<boolean> {
  const room = await roomAt(client, client.user?.id ?? '', place).catch(() => undefined)
  return ((room?.may ?? 0n) & PermissionFlagsBits.ManageThreads) !== 0n
}
