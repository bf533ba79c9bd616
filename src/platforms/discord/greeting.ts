import { ChannelType, type Client, type GatewayGuildCreateDispatchData } from 'discord.js'
import { missing } from './permissions.ts'

/** Every start hears of every server; one that the bot joined so long ago, in milliseconds, it has greeted. */
const JOINED_WITHIN = 10 * 60_000
/** So many channels are looked at, at three requests each: in a server that closes more to bots nothing is said. */
const LOOKED_AT = 25
const NEEDED = ['View Channels', 'Send Messages'] as const

/**
 * The channel in which to say hello in a server that has just let the bot in: where Discord itself greets people, else the
 * first in which it may write. Undefined in every other server.
 * @param now by Discord's clock, in epoch milliseconds
 */
export async function greetIn(
  client: Client,
  { id: tenant, unavailable, joined_at, channels, system_channel_id }: GatewayGuildCreateDispatchData,
  now: number,
): Promise<string | undefined> {
  if (unavailable || now - Date.parse(joined_at) > JOINED_WITHIN) return undefined
  const rank = ({ id, position }: { id: string; position: number }) =>
    id === system_channel_id ? -1 : position
  const texts = channels.filter(one => one.type === ChannelType.GuildText)
  for (const { id: channel } of texts.toSorted((a, b) => rank(a) - rank(b)).slice(0, LOOKED_AT)) {
    const place = { platform: 'discord', tenant, channel } as const
    const lacks = await missing(client, client.user?.id ?? '', place, NEEDED).catch(() => NEEDED)
    if (lacks.length === 0) return channel
  }
  return undefined
}
