import {
  ChannelType,
  type Client,
  type GatewayGuildCreateDispatchData,
  PermissionFlagsBits,
} from 'discord.js'
import { roomsIn } from './permissions.ts'

/** Every start hears of every server; one that the bot joined so long ago, in milliseconds, it has greeted. */
const JOINED_WITHIN = 10 * 60_000
const NEEDED = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

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
  const rooms = await roomsIn(client, client.user?.id ?? '', tenant).catch(() => undefined)
  const isOpen = ({ id }: { id: string }) => {
    const room = rooms?.get(id)
    return room !== undefined && !room.isMuted && (room.may & NEEDED) === NEEDED
  }
  return texts.toSorted((a, b) => rank(a) - rank(b)).find(isOpen)?.id
}
