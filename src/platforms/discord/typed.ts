import {
  type APIChannel,
  type APIMessage,
  ChannelType,
  type Client,
  type GatewayMessageCreateDispatchData,
  MessageType,
  type REST,
  Routes,
} from 'discord.js'
import type { First, Incoming } from '../../chat/exchange.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Place } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import { DEFER_AFTER, within } from '../shared/within.ts'
import { mentionOf, NO_SERVER, placeIn, withoutMention } from './decode.ts'
import { codeOf } from './errors.ts'
import { MOST_KEPT } from './people.ts'
import type { Sender } from './sender.ts'

type Typed = GatewayMessageCreateDispatchData

/** A change is told within seconds; what comes later is about something else, like a pin. In milliseconds. */
const CHANGED_WITHIN = 60_000

/** A channel as far as a line typed in it needs one. Neither changes while the channel lives. */
interface Known {
  readonly id: string
  readonly type: ChannelType
  readonly parent_id: string | null
  /** The message that a thread hangs on: the bot's, another's, or there is none. */
  readonly starter?: 'mine' | 'other' | 'none'
}

const UNKNOWN_MESSAGE = 10008
/** What somebody typed in vain is spoken of for so long, in milliseconds. */
const UNHEARD_FOR = 15 * 60_000

/** Turns typed messages into events, looking channels up once. */
export class Typing {
  readonly #client: Client
  readonly #readMessages: boolean
  readonly #channels = new Cache<Known>(MOST_KEPT)
  /** Who has just typed in which channel what Discord keeps back, as `channel/user`. */
  readonly unheard: Cache<true>

  constructor(client: Client, readMessages: boolean, monotonic: () => number) {
    this.#client = client
    this.unheard = new Cache(MOST_KEPT, UNHEARD_FOR, monotonic)
    this.#readMessages = readMessages
  }

  /** Whether a message may be for the bot; what bots say, and what Discord says of itself, is not. */
  concerns(raw: Typed): boolean {
    const plain = raw.type === MessageType.Default || raw.type === MessageType.Reply
    if (!plain || raw.author.bot || raw.webhook_id) return false
    if (this.#readMessages || !raw.guild_id || this.#names(raw)) return true
    this.unheard.set(`${raw.channel_id}/${raw.author.id}`, true)
    return false
  }

  /** Whether it names the bot, or the role that Discord gave it: a name in the list like any other. */
  #names(raw: Typed): boolean {
    return (
      raw.mentions.some(user => user.id === this.#me) || raw.mention_roles.includes(this.#role(raw) ?? '')
    )
  }

  #role({ guild_id }: Typed): string | undefined {
    const { guilds, user } = this.#client
    return user ? guilds.cache.get(guild_id ?? '')?.roles.botRoleFor(user)?.id : undefined
  }

  /**
   * Whether its author has just changed it: the same event tells of pins and previews, with the time of the last change.
   * https://docs.discord.com/developers/events/gateway-events#message-update
   * @param now by Discord's clock, in epoch milliseconds
   */
  isChanged(raw: Partial<Typed>, now: number): raw is Typed {
    if (!raw.edited_timestamp || !raw.author || raw.type === undefined || !raw.mentions) return false
    return now - Date.parse(raw.edited_timestamp) < CHANGED_WITHIN && this.concerns(raw as Typed)
  }

  get #me(): string | undefined {
    return this.#client.user?.id
  }

  /** Whether it is said to the bot, and not only where it listens. */
  isAddressed(raw: Typed): boolean {
    return (
      !raw.guild_id || this.#isUntold(raw) || mentionOf(this.#me ?? '', this.#role(raw)).test(raw.content)
    )
  }

  /** Discord keeps back the text of what names only the role, unless the bot may read all. */
  #isUntold(raw: Typed): boolean {
    return raw.content === '' && raw.mention_roles.includes(this.#role(raw) ?? '')
  }

  /**
   * Undefined in a server for what neither speaks to the bot nor stands in a thread that hangs on one of
   * its messages. Replying to its message pings the bot, but is said to the others as often as to it: only
   * a mention in the text counts as speaking to it.
   */
  async decode(raw: Typed, tenant: string): Promise<Incoming | undefined> {
    const addressed = this.isAddressed(raw)
    const direct = !raw.guild_id
    const channel = direct
      ? { id: raw.channel_id, type: ChannelType.DM }
      : await this.#channel(raw.channel_id)
    const starter = 'starter' in channel ? channel.starter : undefined
    if (!addressed && starter !== 'mine') return undefined
    const at = placeIn(tenant, channel)
    const { thread, ...parent } = at
    return {
      kind: 'message',
      id: raw.edited_timestamp ? `${raw.id}/${raw.edited_timestamp}` : raw.id,
      ...(raw.edited_timestamp && { edits: raw.id }),
      at,
      from: { platform: 'discord', tenant, id: raw.author.id },
      text: withoutMention(raw.content, this.#me ?? '', this.#role(raw)),
      ...(addressed && { addressed }),
      ...(this.#isUntold(raw) && { untold: true as const }),
      ...(thread &&
        (starter === 'mine' || starter === 'other') && { inThreadOf: { place: parent, message: thread } }),
    }
  }

  /** Remembers a thread that hangs on a message of the bot, so that it is not looked up when somebody types there. */
  opened({ channel, thread }: Place): void {
    if (!thread) return
    this.#channels.set(thread, {
      id: thread,
      type: ChannelType.PublicThread,
      parent_id: channel,
      starter: 'mine',
    })
  }

  async #channel(id: string): Promise<Known> {
    const known = this.#channels.get(id)
    if (known) return known
    const raw = (await this.#client.rest.get(Routes.channel(id))) as APIChannel
    const parent = 'parent_id' in raw ? (raw.parent_id ?? null) : null
    const channel: Known = { id, type: raw.type, parent_id: parent }
    const found =
      (raw.type === ChannelType.PublicThread || raw.type === ChannelType.AnnouncementThread) && parent
        ? { ...channel, starter: await this.#starter(parent, id) }
        : channel
    this.#channels.set(id, found)
    return found
  }

  /** The message that a thread hangs on has the thread's id. */
  async #starter(parent: string, thread: string): Promise<Known['starter']> {
    try {
      const message = (await this.#client.rest.get(Routes.channelMessage(parent, thread))) as APIMessage
      return message.author.id === this.#me ? 'mine' : 'other'
    } catch (error) {
      if (codeOf(error) === UNKNOWN_MESSAGE) return 'none'
      throw error
    }
  }
}

/** What answering a typed message needs. */
interface TypedDesk {
  readonly rest: REST
  readonly sender: Pick<Sender, 'answer'>
  /** What is said when the answer takes long, or fails. */
  readonly apology: string
}

/**
 * Answers what was typed. Only an interaction can have an answer that one person alone sees, so what is
 * meant for them hangs on their message as a reply, without a ping; what is private belongs behind a
 * button or a command.
 */
export async function answerTyped(
  { sender }: Pick<TypedDesk, 'sender'>,
  raw: Typed,
  at: Place,
  first: First,
  as: 'answer' | 'late' | 'instead' = 'answer',
): Promise<void> {
  if (first.kind !== 'reply' && first.kind !== 'update') return
  const toThem = first.kind === 'update' || first.to === 'you'
  const once = `${as} ${raw.id}${raw.edited_timestamp ?? ''}`
  await sender.answer(at, first.message, once, toThem ? raw.id : undefined)
}

/** How long Discord shows that someone types, in milliseconds: ten seconds, with the way there taken off. */
const TYPING_SHOWS = 8_000
/** After so many signs of that the person is told that it takes too long; the answer comes all the same. */
const SIGNS = 4

/**
 * Shows the bot typing while it works on an answer: a typed message cannot be deferred, and without a sign it looks
 * as if nobody had heard it. Whoever waits for half a minute is told so, and so is one whose answer came to nothing.
 */
export async function showingWork<T>(
  desk: TypedDesk,
  raw: Typed,
  bot: Pick<Bot, 'unable'>,
  work: Promise<T>,
): Promise<T> {
  const { guild_id, channel_id: channel } = raw
  // Of a thread nothing more is known here, and nothing more is needed.
  const at: Place = { platform: 'discord', tenant: guild_id ?? NO_SERVER, channel, direct: !guild_id }
  const sorry = async () => {
    const message = bot.unable({ isLine: true, text: raw.content }, desk.apology)
    await answerTyped(desk, raw, at, { kind: 'reply', to: 'you', message }, 'late').catch(() => undefined)
  }
  const coming = work.then(result => ({ result }))
  let wait = DEFER_AFTER
  try {
    for (let sign = 0; sign <= SIGNS; sign++) {
      const done = await within(wait, coming)
      if (done) return done.result
      // It is a courtesy: one that fails is nobody's trouble.
      if (sign < SIGNS) desk.rest.post(Routes.channelTyping(raw.channel_id)).catch(() => undefined)
      else await sorry()
      wait = TYPING_SHOWS
    }
    return await work
  } catch (error) {
    await sorry()
    throw error
  }
}
