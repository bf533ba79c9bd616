import {
  type APIInteraction,
  type Client,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  MessageFlags,
} from 'discord.js'
import { reply } from '../../chat/command.ts'
import type { Answer, Incoming, When } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Bot, Platform, Profile } from '../../chat/platform.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import type { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Personal, Space } from '../../core/spaces.ts'
import { asEvent, eventIs } from '../../core/under-way.ts'
import { PlatformClock } from '../shared/platform-clock.ts'
import { UnderWay } from '../shared/under-way.ts'
import { createClient, inviteLink, login } from './connect.ts'
import { decode, decodeAsking, NO_SERVER, userOf, whenOf } from './decode.ts'
import { mayUse } from './grants.ts'
import { greetIn } from './greeting.ts'
import { isLineUp, watchLine } from './line.ts'
import { createPeople, type People } from './people.ts'
import { isInServer } from './permissions.ts'
import { watchPlaces } from './places.ts'
import { registerBefore } from './register.ts'
import { Sender } from './sender.ts'
import { suggest } from './suggest.ts'
import { answer } from './trip.ts'
import { answerTyped, showingWork, Typing } from './typed.ts'

export { registerByHand } from './register.ts'

export interface DiscordOptions {
  readonly token: string
  readonly pictures: Pictures
  readonly log: Log
  /** Keeps what was posted in channels under which `once`, and what was registered. */
  readonly space: Space
  /** Keeps what is of one person: what they were told, and which server they have to do with. */
  readonly personal: Personal
  /** Said privately when an answer came too late to be shown. */
  readonly apology: string
  /** Commands are registered in this server only. */
  readonly guildId?: string
  /** Also read what people type in the bot's threads; needs the privileged Message Content intent. */
  readonly readMessages?: boolean
  readonly shards?: { readonly first: number; readonly last: number; readonly total: number }
  /** Called once when Discord lets the bot in no more: nothing works until the operator mends what it says. */
  readonly ended?: (why: PlatformError) => void
  /** The REST API's address, for tests. */
  readonly api?: string
  /** Milliseconds that never step, for tests. */
  readonly monotonic?: () => number
}

/** Milliseconds that a stop waits for the answers under way. */
const STOP_WITHIN = 3_000

const passed = () => performance.now()

/** Spotter in Discord. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  return new Discord(options)
}

class Discord implements Platform {
  readonly name = 'discord'
  readonly hidesZones = true
  readonly #options: DiscordOptions
  readonly #client: Client
  readonly #people: People
  readonly #sender: Sender
  readonly #typing: Typing
  readonly #clock = new PlatformClock()
  readonly #underWay = new UnderWay()
  #ended = false
  #bot: Bot | undefined

  constructor(options: DiscordOptions) {
    this.#options = options
    const clock = this.#clock
    this.#client = createClient(options, clock, guild => this.#track(this.#joined(guild)))
    // What is posted before the bot has logged in needs it, too.
    this.#client.rest.setToken(options.token)
    const { monotonic = passed } = options
    const revoked = (error: PlatformError) => this.#end(error)
    this.#typing = new Typing(this.#client, options.readMessages ?? false, monotonic)
    this.#people = createPeople(this.#client, monotonic, person => this.#track(this.#left(person)))
    this.#sender = new Sender(this.#client, { ...options, monotonic, clock, revoked })
  }

  async start(bot: Bot): Promise<void> {
    this.#bot = bot
    const { token, log, guildId, space, api } = this.#options
    this.#listen(bot)
    const where = {
      token,
      log,
      commands: bot.commands,
      space,
      ...(guildId && { guildId }),
      ...(api && { api }),
    }
    await registerBefore(where)
    const { application } = await login(this.#client, token)
    log.info({ invite: inviteLink(application.id) }, 'let the bot into a server with this link')
  }

  async stop(): Promise<void> {
    await this.#underWay.settle(STOP_WITHIN)
    await this.#client.destroy()
  }

  get isConnected(): boolean {
    return isLineUp(this.#client)
  }

  post(to: Place, message: Message, once: string, about?: Person): Promise<Posted> {
    return this.#sender.post(to, message, once, about)
  }

  find(to: Place, once: string, from: number, until: number): Promise<Posted | undefined> {
    return this.#sender.find(to, once, from, until)
  }

  edit(at: Posted, message: Message, once?: string): Promise<void> {
    return this.#sender.edit(at, message, once)
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    const thread = await this.#sender.openThread(on, title)
    this.#typing.opened(thread)
    return thread
  }

  tell(person: Person, message: Message, once: string): Promise<Posted> {
    return this.#sender.tell(person, message, once)
  }

  async profile(person: Person, at?: Place, granted?: string): Promise<Profile> {
    const known = await this.#people.profile(person, at)
    const isGranted = !known.mayManage && at && granted && (await mayUse(this.#client, granted, person, at))
    const profile = isGranted ? { ...known, mayManage: true } : known
    return this.#options.readMessages ? profile : { ...profile, mentionsOnly: true }
  }

  isIn(tenant: string): Promise<boolean> {
    return isInServer(this.#client.rest, tenant)
  }

  async forget(person: Person): Promise<void> {
    this.#people.forget(person)
    this.#sender.forget(person)
  }

  async #left(person: Person): Promise<void> {
    await this.#bot?.left(person)
  }

  async #joined(guild: GatewayGuildCreateDispatchData): Promise<void> {
    const channel = greetIn(guild, this.#client.user?.id ?? '', this.#clock.now())
    if (!channel) return
    const place: Place = { platform: 'discord', tenant: guild.id, channel }
    await this.#bot?.invited(place, undefined, `${guild.id}/${guild.joined_at}`, 'all')
  }

  /** The events that matter, as the gateway sends them: what they carry is enough, no cache is asked. */
  #listen(bot: Bot): void {
    const { ws } = this.#client
    const deal = (raw: { readonly id?: string }, work: () => Promise<void>) =>
      this.#track(asEvent('discord', performance.now(), work, raw.id))
    const typing = this.#typing
    ws.on(GatewayDispatchEvents.InteractionCreate, (raw: APIInteraction) =>
      deal(raw, () => this.#interaction(raw, bot)),
    )
    ws.on(GatewayDispatchEvents.MessageCreate, (raw: GatewayMessageCreateDispatchData) =>
      deal(raw, () => this.#typed(raw, typing, bot)),
    )
    ws.on(GatewayDispatchEvents.MessageUpdate, (raw: Partial<GatewayMessageCreateDispatchData>) => {
      if (typing.isChanged(raw, this.#clock.now())) deal(raw, () => this.#typed(raw, typing, bot))
    })
    watchPlaces(this.#client, bot, work => this.#track(work))
    watchLine(this.#client, this.#options.log, why => this.#end(why))
  }

  async #interaction(raw: APIInteraction, bot: Bot): Promise<void> {
    const when = whenOf(raw)
    const { pictures, log, apology, monotonic = passed } = this.#options
    const { rest } = this.#client
    const tenant = async () => await this.#tenant(raw.guild_id, userOf(raw)?.id, raw.message?.id)
    if (decodeAsking(raw, NO_SERVER)) return await suggest(rest, raw, tenant, bot)
    const sketch = decode(raw, raw.guild_id ?? NO_SERVER)
    if (!sketch) return
    eventIs({ kind: sketch.kind })
    const { application_id: applicationId, message, token } = raw
    if (message && ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0) {
      this.#sender.pressedPrivately(message.id, applicationId, token)
    }
    const near = this.#sender.servers.near(sketch.from.id)
    const note = async () => raw.guild_id !== undefined && (await this.#note(near, sketch.from, bot))
    // Of what is not let in nothing is looked up or kept.
    const isIn = bot.admit('discord', when)
    const noted = isIn.then(yes => yes && note())
    this.#track(noted.then(() => {}))
    const tell = (to: Message, once: string) => this.#sender.tell(sketch.from, to, once)
    const drawn = (id: string) => this.#sender.drawn(id)
    await answer(
      { rest, applicationId, pictures, log, apology, monotonic, tell, drawn },
      raw,
      sketch,
      bot,
      async () => {
        if (!(await isIn)) return reply('you', bot.busy)
        try {
          const found = await tenant()
          this.#people.note(raw, found)
          return await this.#heard(raw.channel?.id ?? '', decode(raw, found) ?? sketch, bot, when)
        } finally {
          bot.leave(when)
        }
      },
    )
    // By now they may have joined.
    if ((await isIn) && !(await noted.catch(() => false))) await note()
  }

  /** Whoever has just typed to the bot in vain is told so with its next answer that they alone see. */
  async #heard(channel: string, event: Incoming, bot: Bot, when: When): Promise<Answer> {
    const { unheard } = this.#typing
    const key = `${channel}/${event.from.id}`
    if (!unheard.get(key)) return await bot.handle(event, when)
    const answer = await bot.handle({ ...event, unheard: true }, when)
    if (answer.first.kind === 'reply') unheard.delete(key)
    return answer
  }

  /** Remembers which server someone has to do with. Of a stranger nothing is kept. @returns whether it is known. */
  async #note(near: Space, from: Person, bot: Bot): Promise<boolean> {
    const known = await bot.knows(from)
    if (known) await this.#sender.servers.about(near, from.tenant)
    return known
  }

  /** The server that something is about. */
  async #tenant(guild: string | undefined, user: string | undefined, about: string | undefined) {
    return guild ?? (await this.#sender.servers.subject(user, about)) ?? NO_SERVER
  }

  async #typed(raw: GatewayMessageCreateDispatchData, typing: Typing, bot: Bot): Promise<void> {
    if (!typing.concerns(raw)) return
    const ask = async () => {
      const about = raw.message_reference?.message_id
      const tenant = await this.#tenant(raw.guild_id, raw.author.id, about)
      const event = await typing.decode(raw, tenant)
      return event && { event, answer: await bot.handle(event) }
    }
    const desk = { apology: this.#options.apology, sender: this.#sender, rest: this.#client.rest }
    const asked = await (typing.isAddressed(raw) ? showingWork(desk, raw, ask()) : ask())
    if (!asked) return
    const { at } = asked.event
    const { first, after } = asked.answer
    try {
      await answerTyped(desk, raw, at, first)
    } finally {
      const instead = await bot.perform(after)
      if (instead) await answerTyped(desk, raw, at, reply('you', instead).first, 'instead')
    }
  }

  #end(why: PlatformError): void {
    if (this.#ended) return
    this.#ended = true
    this.#options.ended?.(why)
  }

  /** Nothing that an event leads to may end the process, and a stop waits for it. */
  #track(work: Promise<void>): void {
    void this.#underWay.add(
      work.catch((err: unknown) => {
        this.#options.log.error({ err }, 'an event from Discord could not be handled')
      }),
    )
  }
}
