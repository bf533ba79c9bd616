import { ChannelType, type GatewayGuildCreateDispatchData, PermissionFlagsBits } from 'discord.js'

/** Every start hears of every server; one that the bot joined so long ago, in milliseconds, it has greeted. */
const JOINED_WITHIN = 10 * 60_000
const NEEDED = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

/**
 * The channel in which to say hello in a server that has just let the bot in: where Discord itself greets people, else the
 * first in which it may write. Undefined in every other server.
 * @param me the bot's own id
 * @param now by Discord's clock, in epoch milliseconds
 */
export function greetIn(guild: GatewayGuildCreateDispatchData, me: string, now: number): string | undefined {
  if (guild.unavailable || now - Date.parse(guild.joined_at) > JOINED_WITHIN) return undefined
  const texts = guild.channels
    .filter(one => one.type === ChannelType.GuildText)
    .toSorted((a, b) => rank(guild, a) - rank(guild, b))
  return texts.find(one => (permissionsIn(guild, one, me) & NEEDED) === NEEDED)?.id
}

type Room = Extract<GatewayGuildCreateDispatchData['channels'][number], { type: ChannelType.GuildText }>

function rank(guild: GatewayGuildCreateDispatchData, { id, position }: Room): number {
  return id === guild.system_channel_id ? -1 : position
}

/** https://docs.discord.com/developers/topics/permissions#permission-overwrites */
function permissionsIn(guild: GatewayGuildCreateDispatchData, room: Room, me: string): bigint {
  const mine = new Set([guild.id, ...(guild.members.find(one => one.user?.id === me)?.roles ?? [])])
  const roles = guild.roles.filter(role => mine.has(role.id))
  let may = roles.reduce((all, role) => all | BigInt(role.permissions), 0n)
  if ((may & PermissionFlagsBits.Administrator) !== 0n) return ~0n
  const overwrites = room.permission_overwrites ?? []
  const others = (id: string) => mine.has(id) && id !== guild.id
  for (const applies of [(id: string) => id === guild.id, others, (id: string) => id === me]) {
    const some = overwrites.filter(one => applies(one.id))
    for (const one of some) may &= ~BigInt(one.deny)
    for (const one of some) may |= BigInt(one.allow)
  }
  return may
}
