import {
  type ChannelType,
  type Client,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import { PERMISSIONS, type PermissionName } from './connect.ts'
import { codeOf, MISSING_ACCESS, platformError, UNKNOWN_GUILD } from './errors.ts'

const MISSING_PERMISSIONS = 50013

/**
 * Discord says that a permission is missing, not which. This finds it: the first of `needs` that the bot
 * does not have there. Someone who put the bot out of the server altogether shows as a place that is gone.
 */
export async function explain(
  error: PlatformError,
  client: Client<true>,
  place: Place,
  needs: readonly PermissionName[],
): Promise<PlatformError> {
  const code = codeOf(error.cause)
  if (code !== MISSING_ACCESS && code !== MISSING_PERMISSIONS) return error
  if (isOut(client, place.tenant)) {
    return new PlatformError('place-gone', `the bot is no longer in server ${place.tenant}`, { cause: error })
  }
  const unseen = (failed: unknown) => (codeOf(failed) === MISSING_ACCESS ? ['View Channels'] : [])
  const lacks = await missing(client, client.user.id, place, needs).catch(unseen)
  const detail = lacks[0] ?? needs[0] ?? 'View Channels'
  return lacking(error.message, place, detail, error.cause)
}

/** @throws {PlatformError} when the bot lacks one of these permissions there. */
export async function need(client: Client, place: Place, needs: readonly PermissionName[]): Promise<void> {
  const [lack] = client.user ? await missing(client, client.user.id, place, needs) : []
  if (lack) throw lacking('Discord would tell nothing', place, lack)
}

function lacking(said: string, place: Place, detail: string, cause?: unknown): PlatformError {
  const where = place.thread ?? place.channel
  return new PlatformError('forbidden', `${said}: it needs "${detail}" in channel ${where}`, {
    detail,
    cause,
  })
}

/** Known only of the servers that this process's shards serve. */
function isOut(client: Client<true>, tenant: string): boolean {
  const { shards, shardCount } = client.options
  if (!/^\d+$/.test(tenant) || !shardCount || !Array.isArray(shards)) return false
  // https://discord.com/developers/docs/events/gateway#sharding
  const shard = Number((BigInt(tenant) >> 22n) % BigInt(shardCount))
  return shards.includes(shard) && !client.guilds.cache.has(tenant)
}

/** What a moderator's timeout keeps from the bot, whatever its rights are. */
const TIMEOUT = 'the end of a timeout that a moderator gave me'

/** Which of `needs` the bot, whose user is `me`, does not have there. It need not be logged in. */
export async function missing(
  client: Client,
  me: string,
  place: Place,
  needs: readonly PermissionName[],
): Promise<string[]> {
  const room = await roomAt(client, me, place)
  if (room?.isMuted) return [TIMEOUT]
  return needs.filter(name => ((room?.may ?? 0n) & PERMISSIONS[name]) === 0n)
}

/** A channel: what kind it is, and what the bot may do there. */
export interface Room {
  readonly type: ChannelType
  readonly name?: string | undefined
  /** The channel that it is in, if it is a thread. */
  readonly parent?: string | undefined
  readonly may: bigint
  /** Somebody has given the bot a timeout: it may look, and nothing else. */
  readonly isMuted?: boolean
}

/** Asks Discord for a channel of a server. A thread has the permissions of its channel. */
export async function roomAt(client: Client, me: string, place: Place): Promise<Room | undefined> {
  const { guild, member } = await memberOf(client, me, place.tenant)
  const channel = await guild.channels.fetch(place.channel, FRESH)
  return channel ? roomOf(channel, member) : undefined
}

/** The same of all channels of a server but its threads, in three requests however many there are, by their ids. */
export async function roomsIn(
  client: Client,
  me: string,
  tenant: string,
): Promise<ReadonlyMap<string, Room>> {
  const { guild, member } = await memberOf(client, me, tenant)
  const channels = await guild.channels.fetch(undefined, FRESH)
  return new Map([...channels].flatMap(([id, one]) => (one ? [[id, roomOf(one, member)]] : [])))
}

const FRESH = { force: true, cache: false } as const

async function memberOf(client: Client, me: string, tenant: string) {
  const guild = await client.guilds.fetch({ guild: tenant, ...FRESH })
  return { guild, member: await guild.members.fetch({ user: me, ...FRESH }) }
}

function roomOf(channel: GuildBasedChannel, member: GuildMember): Room {
  const may = channel.permissionsFor(member)
  // discord.js leaves timeouts out of account.
  const isMuted = member.isCommunicationDisabled() && !may.has(PermissionFlagsBits.Administrator)
  return { type: channel.type, name: channel.name, may: may.bitfield, isMuted }
}

/** Whether the bot is in a server, as Discord says now. @throws {PlatformError} when it does not tell. */
export async function isInServer(rest: REST, tenant: string): Promise<boolean> {
  try {
    await rest.get(Routes.guild(tenant))
    return true
  } catch (error) {
    if (codeOf(error) === UNKNOWN_GUILD || codeOf(error) === MISSING_ACCESS) return false
    throw platformError(error, 'tell whether the bot is in a server')
  }
}
