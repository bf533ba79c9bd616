import type { Person, Place } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Profile } from '../../chat/platform.ts'
import type { Web } from './web.ts'

/** How long a profile is believed, in milliseconds. */
const FRESH_FOR = 5 * 60_000
const KEPT = 5000

interface User {
  readonly name?: string
  readonly real_name?: string
  readonly profile?: { readonly display_name?: string; readonly real_name?: string }
  readonly tz?: string
  readonly locale?: string
  readonly is_admin?: boolean
  readonly is_owner?: boolean
}

/** Who people are. Asked of Slack at most once in five minutes. */
export class People {
  readonly #web: Web
  readonly #known = new Map<string, { at: number; answer: Promise<unknown> }>()

  constructor(web: Web) {
    this.#web = web
  }

  /**
   * Who may manage a place: the workspace's admins and owners, and whoever created the channel. Slack has
   * no role in a channel that a bot could ask for.
   */
  async profile(person: Person, at?: Place): Promise<Profile> {
    const { user = {} } = await this.#fresh<{ user?: User }>(person.tenant, 'users.info', {
      user: person.id,
      include_locale: true,
    })
    const name =
      user.profile?.display_name || user.real_name || user.profile?.real_name || user.name || person.id
    const mayManage = user.is_admin === true || user.is_owner === true || (await this.#created(person, at))
    return {
      name,
      ...(user.tz ? { zone: user.tz } : {}),
      ...(user.locale ? { locale: user.locale } : {}),
      mayManage,
    }
  }

  async #created(person: Person, at: Place | undefined): Promise<boolean> {
    if (!at || at.direct || at.tenant !== person.tenant) return false
    try {
      const info = await this.#fresh<{ channel?: { creator?: string } }>(at.tenant, 'conversations.info', {
        channel: at.channel,
      })
      return info.channel?.creator === person.id
    } catch (error) {
      // A channel that the bot cannot see has no creator it knows of.
      if (error instanceof PlatformError && !error.passes) return false
      throw error
    }
  }

  #fresh<T>(
    tenant: string,
    method: 'users.info' | 'conversations.info',
    args: Record<string, unknown>,
  ): Promise<T> {
    const key = `${tenant}/${method}/${JSON.stringify(args)}`
    const known = this.#known.get(key)
    if (known && Date.now() - known.at < FRESH_FOR) return known.answer as Promise<T>
    const answer = this.#web.call<T>(tenant, method, args)
    this.#known.delete(key)
    this.#known.set(key, { at: Date.now(), answer })
    answer.catch(() => this.#known.delete(key))
    const [oldest] = this.#known.keys()
    if (this.#known.size > KEPT && oldest) this.#known.delete(oldest)
    return answer
  }
}
