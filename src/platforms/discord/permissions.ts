import type { Client } from 'discord.js'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import { PERMISSIONS, type PermissionName } from './connect.ts'
import { codeOf } from './errors.ts'

const MISSING_ACCESS = 50001
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
  const unseen = (failed: unknown) => (codeOf(failed) === MISSING_ACCESS ? 'View Channels' : undefined)
  const detail = (await firstMissing(client, place, needs).catch(unseen)) ?? needs[0] ?? 'View Channels'
  return lacking(error.message, place, detail, error.cause)
}

/** @throws {PlatformError} when the bot lacks one of these permissions there. */
export async function need(client: Client, place: Place, needs: readonly PermissionName[]): Promise<void> {
  const missing = await firstMissing(client, place, needs)
  if (missing) throw lacking('Discord would tell nothing', place, missing)
}

function lacking(said: string, place: Place, detail: PermissionName, cause?: unknown): PlatformError {
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

async function firstMissing(
  client: Client,
  place: Place,
  needs: readonly PermissionName[],
): Promise<PermissionName | undefined> {
  const fresh = { force: true, cache: false }
  const guild = await client.guilds.fetch({ guild: place.tenant, ...fresh })
  const me = await guild.members.fetchMe(fresh)
  // A thread has the permissions of its channel.
  const channel = await guild.channels.fetch(place.channel, fresh)
  const has = channel?.permissionsFor(me)
  return needs.find(name => !has?.has(PERMISSIONS[name]))
}
