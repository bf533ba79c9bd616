import { type APIInteraction, ChannelType, type Client, PermissionFlagsBits } from 'discord.js'
import type { Profile } from '../../chat/platform.ts'
import type { Person, Place } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PERMISSIONS } from './connect.ts'
import { userOf } from './decode.ts'
import { codeOf, platformError } from './errors.ts'

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

/** Who people are: from what they did lately, else from Discord, which never tells a time zone. */
export function createPeople(client: Client, monotonic: () => number): People {
  const known = new Cache<Profile>(MOST_KEPT, FRESH, monotonic)
  const remember = (key: string, profile: Profile) => {
    known.set(key, profile)
    return profile
  }
  const lacks = new Cache<string | undefined>(MOST_KEPT, FRESH, monotonic)
  return {
    note(raw, tenant) {
      if (raw.channel && raw.member) lacks.set(raw.channel.id, lacking(raw.channel.type, raw.app_permissions))
      const user = userOf(raw)
      // In a direct conversation Discord says nothing of the server that the conversation is about.
      if (!user || !raw.member) return
      const manages = (BigInt(raw.member.permissions) & PermissionFlagsBits.ManageGuild) !== 0n
      remember(`${tenant}/${user.id}`, {
        name: raw.member.nick ?? user.global_name ?? user.username,
        mayManage: manages,
      })
    },
    async profile(person, at) {
      const tenant = at?.tenant ?? person.tenant
      const key = `${tenant}/${person.id}`
      const profile = known.get(key) ?? remember(key, await look(client, tenant, person.id))
      const missing = at && lacks.get(at.thread ?? at.channel)
      return missing === undefined ? profile : { ...profile, lacks: missing }
    },
    forget({ tenant, id }) {
      known.delete(`${tenant}/${id}`)
    },
  }
}

/** The first thing that a week needs and the bot does not have, by what an interaction says of its channel. */
function lacking(type: ChannelType, permissions: string): string | undefined {
  if (type === ChannelType.PrivateThread) return 'a channel instead of a private thread'
  const has = BigInt(permissions)
  return Object.entries(PERMISSIONS).find(([, bit]) => (has & bit) === 0n)?.[0]
}

async function look(client: Client, tenant: string, user: string): Promise<Profile> {
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
  }
  try {
    const { displayName } = await client.users.fetch(user, { force: true, cache: false })
    return { name: displayName, mayManage: false }
  } catch (error) {
    throw platformError(error, `tell who ${user} is`)
  }
}
