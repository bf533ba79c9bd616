import { type APIMessage, type APIThreadChannel, type Client, Routes, SnowflakeUtil } from 'discord.js'
import type { Message } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Personal, Space } from '../../core/spaces.ts'
import { shorten } from '../../core/text.ts'
import { between, Once, type OnceRecord } from '../shared/once.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'
import type { PermissionName } from './connect.ts'
import { NO_SERVER, posted } from './decode.ts'
import { codeOf, platformError, THREAD_ARCHIVED, THREAD_EXISTS } from './errors.ts'
import { LIMITS } from './limits.ts'
import { type Names, namesOf } from './names.ts'
import { MOST_KEPT } from './people.ts'
import { explain, need } from './permissions.ts'
import { type Rendered, render } from './render.ts'
import { listed, withId } from './rest.ts'

/** How long a message told directly is known by the server it was about, in milliseconds. */
const TOLD = 90 * 24 * 3600_000
/** An interaction's token edits its message for 15 minutes; one is kept in hand. In milliseconds. */
const TOKEN_LASTS = 14 * 60_000

/** Messages that are read at once; Discord gives no more. */
const PAGE = 100

const POST: readonly PermissionName[] = ['View Channels', 'Send Messages', 'Attach Files']
const POST_IN_THREAD: readonly PermissionName[] = [
  'View Channels',
  'Send Messages in Threads',
  'Attach Files',
]
const OPEN_THREAD: readonly PermissionName[] = ['View Channels', 'Create Public Threads']
const READ: readonly PermissionName[] = ['View Channels', 'Read Message History']

/** What is kept of a post; the last is an earlier version's way to say that it was tried. */
type Kept = OnceRecord<Posted> | { readonly trying: number }

/** What the bot says of its own accord, through its token. Failures are {@link PlatformError}s. */
export class Sender {
  readonly #client: Client
  readonly #pictures: Pictures
  readonly #space: Space
  readonly #personal: Personal
  readonly #revoked: (error: PlatformError) => void
  readonly #once: Once<Posted>
  readonly #directs = new Cache<string>(MOST_KEPT)
  /** Private messages whose button was pressed lately: only that press's token can edit them. */
  readonly #private: Cache<`/${string}`>

  constructor(
    client: Client,
    services: {
      pictures: Pictures
      space: Space
      personal: Personal
      monotonic: () => number
      clock: PlatformClock
      revoked: (error: PlatformError) => void
    },
  ) {
    this.#client = client
    this.#pictures = services.pictures
    this.#space = services.space
    this.#personal = services.personal
    this.#private = new Cache(MOST_KEPT, TOKEN_LASTS, services.monotonic)
    this.#revoked = services.revoked
    this.#once = new Once(services.clock.now)
  }

  async post(to: Place, message: Message, once: string, about?: Person): Promise<Posted> {
    const theirs = about && this.#personal<Kept>(about)
    return await this.#post(to, once, theirs, names => this.#send(to, message, names))
  }

  async find(to: Place, once: string, from: number, until: number): Promise<Posted | undefined> {
    const known = await this.#known(this.#space as Space<Kept>, once)
    if (known && 'posted' in known) return known.posted
    return this.#find(to, namesOf(once), ...between(from, until))
  }

  async edit(at: Posted, message: Message, once?: string): Promise<void> {
    // An edit that does not name the mark takes it away.
    const { body, files } = await this.#draw(message, once === undefined ? undefined : namesOf(once).mark)
    const byToken = this.#private.get(at.message)
    const route = byToken ?? Routes.channelMessage(roomOf(at.place), at.message)
    await this.attempt('edit a message', at.place, POST, async () =>
      withId(await this.#client.rest.patch(route, { body, files, auth: !byToken })),
    )
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    const { rest } = this.#client
    const { direct, thread, ...place } = on.place
    if (direct || thread) {
      const why = 'Discord has threads only in the channels of a server'
      throw new PlatformError('forbidden', why, { detail: 'threads in this kind of channel' })
    }
    return await this.attempt('open a thread', on.place, OPEN_THREAD, async () => {
      // Minutes; the longest that Discord offers, a week.
      const body = { name: shorten(title, LIMITS.threadName), auto_archive_duration: 10_080 }
      try {
        withId(await rest.post(Routes.threads(place.channel, on.message), { body }))
      } catch (error) {
        if (codeOf(error) !== THREAD_EXISTS) throw error
        // The thread on a message has the message's id.
        const there = withId<APIThreadChannel>(await rest.get(Routes.channel(on.message)))
        if (there.thread_metadata?.archived) await this.#wake(on.message)
      }
      return { ...place, thread: on.message }
    })
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    const [theirs, near] = [this.#personal<Kept>(person), this.near(person.id)]
    const channel = await this.#direct(person)
    const place: Place = { platform: 'discord', tenant: person.tenant, channel, direct: true }
    return await this.#post(place, once, theirs, async names => {
      const told = await this.#send(place, message, names)
      // A press on it comes back without a server; this says which one it was about.
      await near.set(`told:${told.message}`, person.tenant, TOLD)
      await this.about(near, person.tenant)
      return told
    })
  }

  async #post(
    to: Place,
    once: string,
    space: Space<Kept> = this.#space as Space<Kept>,
    send: (names: Names) => Promise<Posted>,
  ): Promise<Posted> {
    const names = namesOf(once)
    return await this.#once.post(keyOf(once), {
      space: space as Space<OnceRecord<Posted>>,
      known: () => this.#known(space, once),
      send: () => send(names),
      find: (from, until) => this.#find(to, names, from, until),
    })
  }

  async #known(space: Space<Kept>, once: string): Promise<OnceRecord<Posted> | undefined> {
    const known = await space.get(keyOf(once))
    return known && 'trying' in known ? { began: known.trying } : known
  }

  /** What is kept of someone when Discord does not say which server they are in. */
  near(user: string): Space {
    return this.#personal({ platform: 'discord', tenant: NO_SERVER, id: user })
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
    const tenant = told || (await near.get('server'))
    return typeof tenant === 'string' && tenant ? tenant : undefined
  }

  /** Drops what is in memory of someone. */
  forget(user: string): void {
    this.#directs.delete(user)
  }

  /** Remembers the way to edit a private message: the press on it gave a token. */
  pressedPrivately(message: string, applicationId: string, token: string): void {
    this.#private.set(message, Routes.webhookMessage(applicationId, token, message))
  }

  /** Does something, once more if the thread slept, and says what went wrong in the bot's terms. */
  async attempt<T>(
    doing: string,
    place: Place,
    needs: readonly PermissionName[],
    act: () => Promise<T>,
  ): Promise<T> {
    try {
      return await act().catch(async (error: unknown) => {
        if (codeOf(error) !== THREAD_ARCHIVED || !place.thread) throw error
        await this.#wake(place.thread)
        return await act()
      })
    } catch (error) {
      throw await this.#trouble(error, doing, place, needs)
    }
  }

  async #trouble(error: unknown, doing: string, place: Place, needs: readonly PermissionName[]) {
    const trouble = platformError(error, `${doing} in ${roomOf(place)}`)
    if (trouble.trouble === 'token-revoked') this.#revoked(trouble)
    if (trouble.trouble === 'place-gone' && place.thread) {
      // The group's channel may well be there; that it is gone Discord says by itself.
      return new PlatformError('message-gone', trouble.message, { cause: trouble.cause })
    }
    const known = this.#client.isReady() && !place.direct
    return known ? await explain(trouble, this.#client, place, needs) : trouble
  }

  async #send(to: Place, message: Message, { nonce, mark }: Names): Promise<Posted> {
    const { body, files } = await this.#draw(message, mark)
    return await this.attempt('post', to, to.thread ? POST_IN_THREAD : POST, async () => {
      const sent = await this.#client.rest.post(Routes.channelMessages(roomOf(to)), {
        body: { ...body, nonce, enforce_nonce: true },
        files,
      })
      return posted(to, withId(sent))
    })
  }

  /** A message that cannot be drawn now cannot be drawn later: nothing is tried again. */
  async #draw(message: Message, mark?: number): Promise<Rendered> {
    try {
      return await render(message, this.#pictures, mark)
    } catch (cause) {
      throw new PlatformError('refused', `a message could not be drawn: ${String(cause)}`, { cause })
    }
  }

  /** The bot's message that carries this mark, posted in between, in epoch milliseconds. */
  async #find(at: Place, { mark }: Names, from: number, until: number): Promise<Posted | undefined> {
    const me = this.#client.user?.id
    let after = SnowflakeUtil.generate({ timestamp: from }).toString()
    for (let page = 0; ; page++) {
      const messages = await this.attempt('read the messages', at, READ, async () => {
        const query = new URLSearchParams({ after, limit: String(PAGE) })
        const read = listed<APIMessage>(
          await this.#client.rest.get(Routes.channelMessages(roomOf(at)), { query }),
        )
        // Without the right to read them Discord says that there are none.
        if (page === 0 && read.length === 0 && !at.direct) await need(this.#client, at, READ)
        return read
      })
      const found = messages.find(m => m.author.id === me && m.components?.[0]?.id === mark)
      if (found) return posted(at, found)
      const [newest] = messages
      if (!newest || messages.length < PAGE) return undefined
      if (SnowflakeUtil.timestampFrom(newest.id) > until) return undefined
      after = newest.id
    }
  }

  async #direct(person: Person): Promise<string> {
    const known = this.#directs.get(person.id)
    if (known) return known
    const place: Place = { platform: 'discord', tenant: person.tenant, channel: '@me', direct: true }
    return await this.attempt('open a direct conversation', place, [], async () => {
      const body = { recipient_id: person.id }
      const { id } = withId(await this.#client.rest.post(Routes.userChannels(), { body }))
      this.#directs.set(person.id, id)
      return id
    })
  }

  async #wake(thread: string): Promise<void> {
    await this.#client.rest.patch(Routes.channel(thread), { body: { archived: false } })
  }
}

function keyOf(once: string): string {
  return `once:${once}`
}

/** The channel that Discord's API calls a place: a thread is one of its own. */
function roomOf(place: Place): string {
  return place.thread ?? place.channel
}
