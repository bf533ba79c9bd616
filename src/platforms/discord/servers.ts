import type { Personal, Space } from '../../core/spaces.ts'
import { NO_SERVER } from './decode.ts'

/** How long a message told directly is known by the server it was about, in milliseconds. */
const TOLD = 90 * 24 * 3600_000
/** Which server a direct conversation is about: Discord does not say. */
export class Servers {
  readonly #space: Space
  readonly #personal: Personal
  /** Where somebody is doing something at this moment, which is written beside their answer; the newest counts. */
  readonly #now = new Map<string, { readonly tenant: string }>()

  constructor(space: Space, personal: Personal) {
    this.#space = space
    this.#personal = personal
  }

  /** What is kept of someone when Discord does not say which server they are in. */
  near(user: string): Space {
    return this.#personal({ platform: 'discord', tenant: NO_SERVER, id: user })
  }

  /** Remembers which server a message told directly was about: a press on it comes back without one. */
  async told(near: Space, message: string, tenant: string): Promise<void> {
    await near.set(`told:${message}`, tenant, TOLD)
    await this.about(near, tenant)
  }

  /** Deals with something that somebody does in a server: until it is done, what they say directly is about that server. */
  async during<T>(user: string | undefined, tenant: string | undefined, work: () => Promise<T>): Promise<T> {
    if (!user || !tenant) return await work()
    const now = { tenant }
    this.#now.set(user, now)
    try {
      return await work()
    } finally {
      if (this.#now.get(user) === now) this.#now.delete(user)
    }
  }

  /** Remembers the server that someone had to do with last. */
  async about(near: Space, tenant: string): Promise<void> {
    // Another process may have noted another one since, so nothing is remembered here.
    if ((await near.get('server')) !== tenant) await near.set('server', tenant, TOLD)
  }

  /**
   * The server that a direct conversation is about, since Discord does not say: that of the message acted
   * on, else the one in which the person was active, or from which they were told something, last.
   */
  async subject(user: string | undefined, message: string | undefined): Promise<string | undefined> {
    if (!user) return undefined
    const near = this.near(user)
    // The second is where earlier versions kept it.
    const told =
      message && ((await near.get(`told:${message}`)) ?? (await this.#space.get(`told:${message}`)))
    const tenant = told || this.#now.get(user)?.tenant || (await near.get('server'))
    return typeof tenant === 'string' && tenant ? tenant : undefined
  }
}
