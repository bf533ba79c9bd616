import { type APIInteraction, ChannelType, type Client, PermissionFlagsBits, Routes } from 'discord.js'
import type { Profile } from '../../chat/platform.ts'
import type { Person, Place } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PERMISSIONS } from './connect.ts'
import { codeOf, platformError } from './errors.ts'
import { type Room, roomAt } from './permissions.ts'

/** What is known of a person is asked for again after this, in milliseconds. */
const FRESH = 5 * 60_000
/** So many people, channels and messages are remembered at most, each. */
export const MOST_KEPT = 5_000
const UNKNOWN_MEMBER = 10007

export interface People {
  /** Learns from an interaction: it carries the name and the permissions of who caused it. */
  note(raw: APIInteraction, tenant: string): void
  /** @throws {PlatformError} */
  profile(person: Person, at?: Place): Promise<Profile>
  forget(person: Person): void
}

/**
 * Who people are: from what they did lately, else from Discord, which never tells a time zone.
 * @param left is told of somebody who is not in their server any more: without a privileged intent nobody else says so
 */
export function createPeople(
  client: Client,
  monotonic: () => number,
  left: (person: Person) => void,
): People {
  const known = new Cache<Profile>(MOST_KEPT, FRESH, monotonic)
  const rooms = new Cache<Room>(MOST_KEPT, FRESH, monotonic)
  const remember = (key: string, profile: Profile) => {
    known.set(key, profile)
    return profile
  }
  /**
   * A channel in which nobody has used the bot lately. Of one that is not there, or hidden, nothing is told; what is
   * only not told now is no answer.
   */
  const lookAt = async (at: Place) => {
    const me = client.user?.id
    const room = at.thread || !me ? undefined : await roomAt(client, me, at).catch(unlessItPasses)
    if (room) rooms.set(`${at.tenant}/${at.channel}`, room)
    return room
  }
  return {
    note({ channel, member, app_permissions }, tenant) {
      if (!channel || !member) return
      const parent = 'parent_id' in channel ? (channel.parent_id ?? undefined) : undefined
      const name = channel.name ?? undefined
      rooms.set(`${tenant}/${channel.id}`, { type: channel.type, name, parent, may: BigInt(app_permissions) })
      // In a direct conversation Discord says nothing of the server that the conversation is about.
      const { user, nick, permissions } = member
      remember(`${tenant}/${user.id}`, {
        name: nick ?? user.global_name ?? user.username,
        mayManage: (BigInt(permissions) & PermissionFlagsBits.ManageGuild) !== 0n,
      })
    },
    async profile(person, at) {
      const tenant = at?.tenant ?? person.tenant
      const key = `${tenant}/${person.id}`
      const gone = () => tenant === person.tenant && left(person)
      const profile = known.get(key) ?? remember(key, await look(client, tenant, person.id, gone))
      const room =
        at && !at.direct
          ? (rooms.get(`${tenant}/${at.thread ?? at.channel}`) ?? (await lookAt(at)))
          : undefined
      const found = room && !at?.thread ? { found: true as const } : {}
      const place = room?.name === undefined ? {} : { place: room.name }
      return { ...profile, managers: 'server', ...place, ...found, ...(room && (await told(client, room))) }
    },
    forget({ tenant, id }) {
      known.delete(`${tenant}/${id}`)
    },
  }
}

/** @throws {PlatformError} */
function unlessItPasses(error: unknown): undefined {
  const trouble = platformError(error, 'tell of a channel')
  if (trouble.passes) throw trouble
}

const FORUMS: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildMedia]
/** No week can be posted in these. */
const CLOSED: readonly ChannelType[] = [ChannelType.PrivateThread, ChannelType.GuildCategory, ...FORUMS]

/** Whether a week can be kept in a channel, and what this needs that the bot does not have. */
async function told(client: Client, { type, parent, may }: Room): Promise<Pick<Profile, 'closed' | 'lacks'>> {
  if (CLOSED.includes(type)) return { closed: true }
  if (type === ChannelType.PublicThread && parent) {
    const above = (await client.rest.get(Routes.channel(parent)).catch(() => undefined)) as
      | { readonly type: ChannelType }
      | undefined
    if (above && FORUMS.includes(above.type)) return { closed: true }
  }
  const lacks = Object.entries(PERMISSIONS).flatMap(([name, bit]) => ((may & bit) === 0n ? [name] : []))
  return lacks.length === 0 ? {} : { lacks: lacks.join(', ') }
}

async function look(client: Client, tenant: string, user: string, gone: () => void): Promise<Profile> {
  try {
    if (/^\d+$/.test(tenant)) {
      // Asked for anew: this process may not serve the shard on which its roles change.
      const guild = await client.guilds.fetch({ guild: tenant, force: true, cache: false })
      const member = await guild.members.fetch({ user, force: true, cache: false })
      const mayManage = member.permissions.has(PermissionFlagsBits.ManageGuild)
      return { name: member.displayName, mayManage }
    }
  } catch (error) {
    // They left the server; their name is still of use.
    if (codeOf(error) !== UNKNOWN_MEMBER) throw platformError(error, `tell who ${user} is`)
    gone()
  }
  try {
    const { displayName } = await client.users.fetch(user, { force: true, cache: false })
    return { name: displayName, mayManage: false }
  } catch (error) {
    throw platformError(error, `tell who ${user} is`)
  }
}
