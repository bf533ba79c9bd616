import {
  type APIDMChannel,
  type APIInteraction,
  type APIMessage,
  type APIThreadChannel,
  type Client,
  Events,
  type GatewayChannelDeleteDispatchData,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayGuildDeleteDispatchData,
  type GatewayMessageCreateDispatchData,
  InteractionResponseType,
  MessageFlags,
  Routes,
  SnowflakeUtil,
} from 'discord.js'
import type { Person, Place, Posted } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import type { Message } from '../../chat/message.ts'
import type { Bot, Platform, Profile } from '../../chat/platform.ts'
import type { Log, Pictures, Space } from '../../chat/services.ts'
import { createClient, inviteLink, login, type PermissionName } from './connect.ts'
import { decode, decodeAsking, NO_SERVER, posted } from './decode.ts'
import { codeOf, platformError, THREAD_ARCHIVED, THREAD_EXISTS } from './errors.ts'
import { LIMITS, short } from './limits.ts'
import { createOnce, type Names, type Once } from './once.ts'
import { createPeople, keep, type People } from './people.ts'
import { explain } from './permissions.ts'
import { register, type Translate } from './register.ts'
import { render } from './render.ts'
import { answer } from './trip.ts'
import { answerTyped, channelOf, Typing } from './typed.ts'

export { inviteLink, PERMISSIONS, SCOPES } from './connect.ts'
export { type Changes, register } from './register.ts'

export interface DiscordOptions {
  readonly token: string
  readonly pictures: Pictures
  readonly log: Log
  /** Keeps what was posted under which `once`, who was told what, and what was registered. */
  readonly space: Space
  /** Said privately when an answer came too late to be shown. */
  readonly apology: string
  /** Commands are registered in this server only. */
  readonly guildId?: string
  /** Also read what people type in the bot's threads; needs the privileged Message Content intent. */
  readonly readMessages?: boolean
  readonly shards?: { readonly first: number; readonly last: number; readonly total: number }
  readonly translate?: Translate
  /** Called once when Discord no longer takes the token: nothing works until the operator renews it. */
  readonly revoked?: (error: PlatformError) => void
  /** The REST API's address, for tests. */
  readonly api?: string
  readonly now?: () => number
}

/** How long a message told directly is known by the server it was about, in milliseconds. */
const TOLD = 90 * 24 * 3600_000
/** An interaction's token edits private messages for so long; one minute is kept in hand. */
const TOKEN_LASTS = 14 * 60_000
const STOP_WITHIN = 3_000
const POSTING: readonly PermissionName[] = ['View Channels', 'Send Messages', 'Attach Files']
const POSTING_IN_THREAD: readonly PermissionName[] = [
  'View Channels',
  'Send Messages in Threads',
  'Attach Files',
]

/** Spotter in Discord. Failures are {@link PlatformError}s. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  return new Discord(options)
}

class Discord implements Platform {
  readonly name = 'discord'
  readonly #options: DiscordOptions
  readonly #client: Client
  readonly #people: People
  readonly #once: Once
  readonly #now: () => number
  readonly #running = new Set<Promise<void>>()
  readonly #directs = new Map<string, string>()
  /** Private messages whose button was pressed lately: only that press's token can edit them. */
  readonly #private = new Map<string, { webhook: `/${string}`; until: number }>()
  #revoked = false

  constructor(options: DiscordOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#client = createClient({ ...options, readMessages: options.readMessages ?? false })
    this.#people = createPeople(() => this.#client as Client<true>, this.#now)
    this.#once = createOnce(options.space, this.#now)
  }

  async start(bot: Bot): Promise<void> {
    const { token, log, guildId, space, translate } = this.#options
    this.#listen(bot)
    const client = await login(this.#client, token)
    const applicationId = client.application.id
    const changes = await register({
      rest: client.rest,
      applicationId,
      commands: bot.commands,
      space,
      ...(guildId && { guildId }),
      ...(translate && { translate }),
    })
    log.info({ ...changes }, 'Discord has the commands')
    log.info({ invite: inviteLink(applicationId) }, 'let the bot into a server with this link')
  }

  async stop(): Promise<void> {
    const enough = new Promise(resolve => setTimeout(resolve, STOP_WITHIN).unref())
    await Promise.race([Promise.allSettled(this.#running), enough])
    await this.#client.destroy()
  }

  async post(to: Place, message: Message, once: string): Promise<Posted> {
    return await this.#once(
      once,
      names => this.#send(to, message, names),
      (names, since) => this.#find(to, names, since),
    )
  }

  async edit(at: Posted, message: Message): Promise<void> {
    const { body, files } = await render(message, this.#options.pictures)
    const token = this.#private.get(at.message)
    await this.#attempt('edit a message', at.place, POSTING, async () => {
      if (token && token.until > this.#now()) {
        await this.#client.rest.patch(token.webhook, { body, files, auth: false })
      } else {
        await this.#client.rest.patch(Routes.channelMessage(channelOf(at.place), at.message), { body, files })
      }
    })
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    const { rest } = this.#client
    const { direct, thread, ...channel } = on.place
    if (direct || thread) {
      const why = 'Discord has threads only in the channels of a server'
      throw new PlatformError('forbidden', why, { detail: 'a channel that can have threads' })
    }
    const needs: readonly PermissionName[] = [
      'View Channels',
      'Create Public Threads',
      'Send Messages in Threads',
    ]
    return await this.#attempt('open a thread', on.place, needs, async () => {
      const body = { name: short(title, LIMITS.threadName), auto_archive_duration: 10080 }
      try {
        await rest.post(Routes.threads(channel.channel, on.message), { body })
      } catch (error) {
        if (codeOf(error) !== THREAD_EXISTS) throw error
        // The thread on a message has the message's id.
        const there = (await rest.get(Routes.channel(on.message))) as APIThreadChannel
        if (there.thread_metadata?.archived) await this.#wake(on.message)
      }
      return { ...channel, thread: on.message }
    })
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    const { space } = this.#options
    const channel = await this.#direct(person)
    const place: Place = { platform: 'discord', tenant: person.tenant, channel, direct: true }
    return await this.#once(
      once,
      async names => {
        const told = await this.#send(place, message, names)
        // A press on it comes back without a server; these say which one it was about.
        await space.set(`told:${told.message}`, person.tenant, TOLD)
        if ((await space.get(`direct:${person.id}`)) !== person.tenant) {
          await space.set(`direct:${person.id}`, person.tenant)
        }
        return told
      },
      (names, since) => this.#find(place, names, since),
    )
  }

  profile(person: Person, at?: Place): Promise<Profile> {
    return this.#people.profile(person, at)
  }

  /** The events that matter, as the gateway sends them: what they carry is enough, no cache is asked. */
  #listen(bot: Bot): void {
    const { log } = this.#options
    const client = this.#client
    const lost = (where: Parameters<Bot['lost']>[0], why: string) => this.#track(bot.lost(where, why))
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) =>
      this.#track(this.#interaction(raw, bot)),
    )
    let typing: Typing | undefined
    client.ws.on(GatewayDispatchEvents.MessageCreate, (raw: GatewayMessageCreateDispatchData) => {
      if (!client.isReady()) return
      typing ??= new Typing(client.rest, client.user.id, this.#options.readMessages ?? false)
      this.#track(this.#typed(raw, typing, bot))
    })
    client.ws.on(GatewayDispatchEvents.ChannelDelete, (raw: GatewayChannelDeleteDispatchData) => {
      if ('guild_id' in raw && raw.guild_id) {
        lost({ platform: 'discord', tenant: raw.guild_id, channel: raw.id }, 'the channel was deleted')
      }
    })
    client.ws.on(GatewayDispatchEvents.GuildDelete, (raw: GatewayGuildDeleteDispatchData) => {
      // An outage says the same, with a mark; the server comes back by itself.
      if (!raw.unavailable)
        lost({ platform: 'discord', tenant: raw.id }, 'the bot was removed from the server')
    })
    client.on(Events.Error, error => log.error({ error: error.message }, 'the Discord client failed'))
    client.on(Events.ShardError, (error, shard) =>
      log.warn({ shard, error: error.message }, 'the line to Discord failed'),
    )
    client.on(Events.ShardReconnecting, shard => log.info({ shard }, 'the line to Discord dropped'))
    client.on(Events.ShardResume, shard => log.info({ shard }, 'the line to Discord is back'))
    client.on(Events.ShardDisconnect, ({ code }, shard) => {
      log.error({ shard, code }, 'Discord closed the line for good')
      if (code === GatewayCloseCodes.AuthenticationFailed && client.isReady()) this.#revoke()
    })
  }

  async #interaction(raw: APIInteraction, bot: Bot): Promise<void> {
    const { pictures, log, apology } = this.#options
    const user = raw.member?.user ?? raw.user
    const tenant = raw.guild_id ?? (await this.#subject(user?.id, raw.message?.id))
    const asking = decodeAsking(raw, tenant)
    if (asking) {
      const options = await bot.suggest(asking)
      const choices = options
        .filter(option => option.value !== '' && option.value.length <= LIMITS.optionText)
        .slice(0, LIMITS.options)
        .map(({ label, value }) => ({ name: short(label || value, LIMITS.optionText), value }))
      const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } }
      await this.#client.rest.post(Routes.interactionCallback(raw.id, raw.token), { body, auth: false })
      return
    }
    const event = decode(raw, tenant)
    if (!event) return
    this.#people.note(raw, tenant)
    const pressed = raw.message
    if (pressed && ((pressed.flags ?? 0) & MessageFlags.Ephemeral) !== 0) {
      const webhook = Routes.webhookMessage(raw.application_id, raw.token, pressed.id)
      keep(this.#private, pressed.id, { webhook, until: this.#now() + TOKEN_LASTS })
    }
    const { rest } = this.#client
    const desk = { rest, applicationId: raw.application_id, pictures, log, apology, now: this.#now }
    await answer(desk, raw, event, bot)
  }

  async #typed(raw: GatewayMessageCreateDispatchData, typing: Typing, bot: Bot): Promise<void> {
    const tenant = raw.guild_id ?? (await this.#subject(raw.author.id, raw.message_reference?.message_id))
    const event = await typing.decode(raw, tenant)
    if (!event) return
    const { first, after } = await bot.handle(event)
    try {
      await this.#attempt('answer a message', event.at, POSTING, () =>
        answerTyped(this.#client.rest, this.#options.pictures, raw, first),
      )
    } finally {
      await bot.perform(after)
    }
  }

  /** The server that a direct conversation is about: of the message acted on, else of the last one told. */
  async #subject(user: string | undefined, message: string | undefined): Promise<string> {
    const { space } = this.#options
    const told = message && (await space.get(`told:${message}`))
    const tenant = told || (user && (await space.get(`direct:${user}`)))
    return typeof tenant === 'string' && tenant ? tenant : NO_SERVER
  }

  async #send(to: Place, message: Message, { nonce, mark }: Names): Promise<Posted> {
    const { body, files } = await render(message, this.#options.pictures, mark)
    const needs = to.thread ? POSTING_IN_THREAD : POSTING
    return await this.#attempt('post', to, needs, async () => {
      const sent = (await this.#client.rest.post(Routes.channelMessages(channelOf(to)), {
        body: { ...body, nonce, enforce_nonce: true },
        files,
      })) as APIMessage
      return posted(to, sent)
    })
  }

  /** A message of the bot's that carries this mark, posted not long before `since` or after. */
  async #find(at: Place, { mark }: Names, since: number): Promise<Posted | undefined> {
    const after = SnowflakeUtil.generate({ timestamp: since - 60_000 }).toString()
    const query = new URLSearchParams({ after, limit: '100' })
    const needs: readonly PermissionName[] = ['View Channels', 'Read Message History']
    const messages = await this.#attempt('read the channel', at, needs, async () => {
      return (await this.#client.rest.get(Routes.channelMessages(channelOf(at)), { query })) as APIMessage[]
    })
    const me = this.#client.user?.id
    const found = messages.find(m => m.author.id === me && m.components?.[0]?.id === mark)
    return found && posted(at, found)
  }

  async #direct(person: Person): Promise<string> {
    const known = this.#directs.get(person.id)
    if (known) return known
    const place: Place = { platform: 'discord', tenant: person.tenant, channel: '@me', direct: true }
    return await this.#attempt('open a direct conversation', place, [], async () => {
      const body = { recipient_id: person.id }
      const { id } = (await this.#client.rest.post(Routes.userChannels(), { body })) as APIDMChannel
      keep(this.#directs, person.id, id)
      return id
    })
  }

  /** Does something, once more if the thread slept, and says what went wrong in the bot's terms. */
  async #attempt<T>(
    doing: string,
    place: Place,
    needs: readonly PermissionName[],
    act: () => Promise<T>,
  ): Promise<T> {
    try {
      try {
        return await act()
      } catch (error) {
        if (codeOf(error) !== THREAD_ARCHIVED || !place.thread) throw error
        await this.#wake(place.thread)
        return await act()
      }
    } catch (error) {
      const trouble = platformError(error, `${doing} in ${channelOf(place)}`)
      if (trouble.trouble === 'token-revoked') this.#revoke(trouble)
      throw this.#client.isReady() && !place.direct
        ? await explain(trouble, this.#client, place, needs)
        : trouble
    }
  }

  async #wake(thread: string): Promise<void> {
    await this.#client.rest.patch(Routes.channel(thread), { body: { archived: false } })
  }

  #revoke(error = new PlatformError('token-revoked', 'Discord no longer takes DISCORD_TOKEN')): void {
    if (this.#revoked) return
    this.#revoked = true
    this.#options.revoked?.(error)
  }

  /** Nothing that an event leads to may end the process, and a stop waits for it. */
  #track(work: Promise<void>): void {
    const run = work
      .catch((error: unknown) => {
        const said = error instanceof Error ? error.message : String(error)
        this.#options.log.error({ error: said }, 'an event from Discord could not be handled')
      })
      .finally(() => this.#running.delete(run))
    this.#running.add(run)
  }
}
