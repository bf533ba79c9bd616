import {
  type APIMessage,
  type APIThreadChannel,
  type Client,
  MessageFlags,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import type { Message } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Personal, Space } from '../../core/spaces.ts'
import { shorten } from '../../core/text.ts'
import { again } from '../shared/again.ts'
import { Directs } from '../shared/directs.ts'
import { between, type Kept, Once } from '../shared/once.ts'
import type { PlatformClock } from '../shared/platform-clock.ts'
import type { Turns } from '../shared/turns.ts'
import { Attempts, needsOf, roomOf } from './attempts.ts'
import type { PermissionName } from './connect.ts'
import { posted } from './decode.ts'
import { codeOf, THREAD_EXISTS, UNKNOWN_CHANNEL } from './errors.ts'
import { LIMITS } from './limits.ts'
import { type Names, namesOf } from './names.ts'
import { MOST_KEPT } from './people.ts'
import { need } from './permissions.ts'
import { redraw } from './redraw.ts'
import { CLEARED, type Rendered, render, type Shown, sentence } from './render.ts'
import { listed, withId } from './rest.ts'
import { Servers } from './servers.ts'

/** An interaction's token edits its message for 15 minutes; one is kept in hand. In milliseconds. */
const TOKEN_LASTS = 14 * 60_000

/** Messages that are read at once; Discord gives no more. */
const PAGE = 100

const OPEN_THREAD: readonly PermissionName[] = ['View Channels', 'Create Public Threads']
const READ: readonly PermissionName[] = ['View Channels', 'Read Message History']

/** What the bot says of its own accord, through its token. Failures are {@link PlatformError}s. */
export class Sender {
  readonly #client: Client
  readonly #pictures: Pictures
  readonly servers: Servers
  readonly #personal: Personal
  readonly #attempts: Attempts
  readonly #once: Once<Posted>
  readonly #edits: Turns
  readonly #directs = new Directs(person => this.#openDirect(person))
  /** Messages that a press has drawn whole while they were only begun. */
  readonly #drawn = new Cache<true>(MOST_KEPT)
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
      /** Whoever edits a message, by its id, has it to itself. */
      edits: Turns
    },
  ) {
    this.#client = client
    this.#pictures = services.pictures
    this.#personal = services.personal
    this.#edits = services.edits
    this.servers = new Servers(services.space, services.personal)
    this.#private = new Cache(MOST_KEPT, TOKEN_LASTS, services.monotonic)
    this.#attempts = new Attempts(client, services.revoked)
    this.#once = new Once(services.space as Space<Kept<Posted>>, services.clock.now)
  }

  async post(to: Place, message: Message, once: string, about?: Person): Promise<Posted> {
    const theirs = about && this.#personal<Kept<Posted>>(about)
    return await this.#post(to, message, once, theirs, names => this.#send(to, message, names))
  }

  /** Answers what somebody typed, once by this key. @param to the message that it hangs on, without a ping */
  async answer(at: Place, message: Message, once: string, to?: string): Promise<void> {
    // A message that is gone by then is answered all the same.
    const reference = to && { message_reference: { message_id: to, fail_if_not_exists: false } }
    // The gateway can hand the same message over twice after a dropped line: the nonce is Discord's to compare.
    await again(() => this.#send(at, message, namesOf(once), reference || {}))
  }

  async find(to: Place, once: string, from: number, until: number): Promise<Posted | undefined> {
    const known = await this.#once.posted(keyOf(once))
    if (known) return known
    const found = await this.#find(to, namesOf(once), ...between(from, until))
    return found && posted(to, found)
  }

  async edit(at: Posted, message: Message, once?: string): Promise<void> {
    await this.#edits.run(at.message, () => this.#edit(at, message, once))
  }

  async #edit(at: Posted, message: Message, once?: string): Promise<void> {
    // An edit that does not name the mark takes it away.
    const mark = once === undefined ? undefined : namesOf(once).mark
    const draw = (shown?: Shown) => this.#draw(message, mark, shown)
    const { rest } = this.#client
    const byToken = this.#private.get(at.message)
    const route = byToken ?? Routes.channelMessage(roomOf(at.place), at.message)
    // Asking what stands there is cheaper than to send a picture again.
    const hasPicture = message.blocks.some(
      one => one.kind === 'picture' && !this.#pictures.url?.(one.picture),
    )
    const stands = hasPicture && !byToken ? await rest.get(route).catch(() => undefined) : undefined
    await this.#attempts.run('edit a message', at.place, needsOf(at.place), () =>
      redraw(draw, stands as APIMessage | undefined, async ({ body, files }) =>
        withId(await rest.patch(route, { body, files, auth: !byToken })),
      ),
    )
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    const { rest } = this.#client
    const { direct, thread, ...place } = on.place
    if (direct || thread) {
      const why = 'Discord has threads only in the channels of a server'
      throw new PlatformError('forbidden', why, { detail: 'threads in this kind of channel' })
    }
    return await this.#attempts.run('open a thread', on.place, OPEN_THREAD, async () => {
      // Minutes; the longest that Discord offers, a week.
      const body = { name: shorten(title, LIMITS.threadName), auto_archive_duration: 10_080 }
      try {
        withId(await rest.post(Routes.threads(place.channel, on.message), { body }))
      } catch (error) {
        if (codeOf(error) !== THREAD_EXISTS) throw error
        // The thread on a message has the message's id.
        const there = withId<APIThreadChannel>(await rest.get(Routes.channel(on.message)).catch(threadGone))
        if (there.thread_metadata?.archived) await this.#attempts.wake(on.message)
      }
      return { ...place, thread: on.message }
    })
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    const [theirs, near] = [this.#personal<Kept<Posted>>(person), this.servers.near(person.id)]
    const channel = await this.#directs.of(person)
    const place: Place = { platform: 'discord', tenant: person.tenant, channel, direct: true }
    return await this.#post(place, message, once, theirs, async names => {
      const told = await this.#send(place, message, names)
      await this.servers.told(near, told.message, person.tenant)
      return told
    })
  }

  async #post(
    to: Place,
    message: Message,
    once: string,
    theirs: Space<Kept<Posted>> | undefined,
    send: (names: Names) => Promise<Posted>,
  ): Promise<Posted> {
    const names = namesOf(once)
    return await this.#once.post(keyOf(once), {
      theirs,
      send: () => send(names),
      find: async (from, until) => {
        const found = await this.#find(to, names, from, until)
        const isFilled = found && ((found.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0
        if (!found || isFilled) return found && posted(to, found)
        return await this.#fill(posted(to, found), await this.#draw(message, names.mark))
      },
    })
  }

  /** Drops what is in memory of someone. */
  forget(person: Person): void {
    this.#directs.forget(person)
  }

  /** Remembers the way to edit a private message: the press on it gave a token. */
  pressedPrivately(message: string, applicationId: string, token: string): void {
    this.#private.set(message, Routes.webhookMessage(applicationId, token, message))
  }

  /** A press has drawn this message: filling it now would put it back. */
  drawn(message: string): void {
    this.#drawn.set(message, true)
  }

  /** Posts the sentence that lock screens show, and fills it. */
  async #send(to: Place, message: Message, { nonce, mark }: Names, reference: object = {}): Promise<Posted> {
    const drawn = await this.#draw(message, mark)
    const body = { ...sentence(message, drawn, mark), ...reference, nonce, enforce_nonce: true }
    const made = await this.#attempts.run('post', to, needsOf(to), async () =>
      posted(to, withId(await this.#client.rest.post(Routes.channelMessages(roomOf(to)), { body }))),
    )
    return await this.#fill(made, drawn)
  }

  async #fill(made: Posted, drawn: Rendered): Promise<Posted> {
    return await this.#edits.run(made.message, () => this.#filled(made, drawn))
  }

  async #filled(made: Posted, { body, files }: Rendered): Promise<Posted> {
    if (this.#drawn.get(made.message)) return made
    const route = Routes.channelMessage(roomOf(made.place), made.message)
    try {
      await this.#attempts.run('fill a message', made.place, needsOf(made.place), async () =>
        withId(await this.#client.rest.patch(route, { body: { ...body, ...CLEARED }, files })),
      )
      return made
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error
      // The sentence stands there: the next try looks for it.
      const { message: said, retryAfter } = error
      if (error.passes)
        throw new PlatformError('unknown-outcome', said, {
          cause: error,
          ...(retryAfter !== undefined && { retryAfter }),
        })
      await this.#client.rest.delete(route).catch(() => undefined)
      throw error
    }
  }

  /** A message that cannot be drawn now cannot be drawn later: nothing is tried again. */
  async #draw(message: Message, mark?: number, shown?: Shown): Promise<Rendered> {
    try {
      return await render(message, this.#pictures, mark, shown)
    } catch (cause) {
      throw new PlatformError('refused', `a message could not be drawn: ${String(cause)}`, { cause })
    }
  }

  /** The bot's message that carries this mark, posted in between, in epoch milliseconds. */
  async #find(at: Place, { mark }: Names, from: number, until: number): Promise<APIMessage | undefined> {
    const me = this.#client.user?.id
    let after = SnowflakeUtil.generate({ timestamp: from }).toString()
    for (let page = 0; ; page++) {
      const messages = await this.#attempts.run('read the messages', at, READ, async () => {
        const query = new URLSearchParams({ after, limit: String(PAGE) })
        const read = listed<APIMessage>(
          await this.#client.rest.get(Routes.channelMessages(roomOf(at)), { query }),
        )
        // Without the right to read them Discord says that there are none.
        if (page === 0 && read.length === 0 && !at.direct) await need(this.#client, at, READ)
        return read
      })
      const found = messages.find(m => m.author.id === me && m.components?.[0]?.id === mark)
      if (found) return found
      const [newest] = messages
      if (!newest || messages.length < PAGE) return undefined
      if (SnowflakeUtil.timestampFrom(newest.id) > until) return undefined
      after = newest.id
    }
  }

  #openDirect({ tenant, id }: Person): Promise<string> {
    const place: Place = { platform: 'discord', tenant, channel: '@me', direct: true }
    return this.#attempts.run('open a direct conversation', place, [], async () => {
      const body = { recipient_id: id }
      return withId(await this.#client.rest.post(Routes.userChannels(), { body })).id
    })
  }
}

/** Whether a message takes another thread when its own was deleted, Discord says nowhere. */
function threadGone(error: unknown): never {
  if (codeOf(error) !== UNKNOWN_CHANNEL) throw error
  const detail = 'a new thread where one was deleted'
  throw new PlatformError('forbidden', 'Discord opens no other thread on that message', { detail })
}

function keyOf(once: string): string {
  return `once:${once}`
}
