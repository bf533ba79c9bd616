import type { Profile } from '../../chat/platform.ts'
import type { Person, Place } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PlatformError } from '../../core/errors.ts'
import { asked } from '../shared/asked.ts'
import type { Web } from './web.ts'

/** How long a profile is believed, in milliseconds. */
const FRESH_FOR = 5 * 60_000
const KEPT = 5000

interface User {
  readonly name?: string
  readonly real_name?: string
  readonly profile?: { readonly display_name?: string; readonly real_name?: string }
  readonly tz?: string
  readonly is_admin?: boolean
  readonly is_owner?: boolean
  readonly team_id?: string
  /** Their account was deactivated. */
  readonly deleted?: boolean
}

interface Channel {
  readonly id?: string
  readonly name?: string
  readonly is_archived?: boolean
  readonly creator?: string
  readonly is_member?: boolean
  /** The bot cannot see it: several people write to each other directly. */
  readonly closed?: true
}

/** Who people are. Asked of Slack at most once in five minutes. */
export class People {
  readonly #web: Web
  readonly #left: (person: Person) => void
  readonly #known = new Cache<Promise<unknown>>(KEPT, FRESH_FOR)

  /** @param left is told of whose account was deactivated: no event that the bot hears says so */
  constructor(web: Web, left: (person: Person) => void) {
    this.#web = web
    this.#left = left
  }

  /**
   * Who may manage a place: the workspace's admins and owners, and whoever created the channel. Slack has
   * no role in a channel that a bot could ask for.
   */
  async profile(person: Person, at?: Place): Promise<Profile> {
    const args = userArgs(person)
    const [{ user = {} }, channel] = await Promise.all([
      this.#fresh<{ user?: User }>(person.tenant, 'users.info', args),
      this.#channel(person, at),
    ])
    if (user.deleted) this.#left(person)
    const name =
      user.profile?.display_name || user.real_name || user.profile?.real_name || user.name || person.id
    // Of another workspace, with which a channel is shared, they may be what they like.
    const isOwn = user.team_id === undefined || user.team_id === person.tenant
    const isAdmin = isOwn && (user.is_admin === true || user.is_owner === true)
    return {
      name,
      ...(user.tz ? { zone: user.tz } : {}),
      mayManage: isAdmin || channel.creator === person.id,
      managers: 'admins',
      ...(isOwn ? {} : { outside: true }),
      ...((await this.#web.self(person.tenant)).mentionsOnly ? { mentionsOnly: true } : {}),
      ...(channel.closed ? { closed: true } : {}),
      ...(channel.name ? { place: channel.name } : {}),
      ...(channel.id && !channel.is_archived ? { found: true } : {}),
      ...(channel.is_member === false ? { invite: await this.#web.invitation(person.tenant) } : {}),
    }
  }

  /** Drops what is in memory of someone. */
  forget(person: Person): void {
    this.#forget(person.tenant, 'users.info', userArgs(person))
  }

  async #channel(person: Person, at: Place | undefined): Promise<Channel> {
    if (!at || at.direct || at.tenant !== person.tenant) return {}
    const args = { channel: at.channel }
    try {
      const { channel = {} } = await this.#fresh<{ channel?: Channel }>(at.tenant, 'conversations.info', args)
      // Whoever is told to invite the bot does so at once.
      if (channel.is_member === false) this.#forget(at.tenant, 'conversations.info', args)
      return channel
    } catch (error) {
      if (!(error instanceof PlatformError) || error.passes) throw error
      if (/mpim:read/.test(error.detail ?? '')) return { closed: true }
      // A private channel that the bot is not in is not there for it.
      return error.detail === 'channel_not_found' ? { is_member: false } : {}
    }
  }

  #fresh<T>(
    tenant: string,
    method: 'users.info' | 'conversations.info',
    args: Record<string, unknown>,
  ): Promise<T> {
    const ask = () => this.#web.call<T>(tenant, method, args)
    return asked(this.#known as Cache<Promise<T>>, keyOf(tenant, method, args), ask)
  }

  #forget(...of: Parameters<typeof keyOf>): void {
    this.#known.delete(keyOf(...of))
  }
}

function userArgs({ id }: Person) {
  return { user: id }
}

function keyOf(tenant: string, method: string, args: Record<string, unknown>): string {
  return `${tenant}/${method}/${JSON.stringify(args)}`
}
