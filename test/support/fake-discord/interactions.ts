import { stolen } from '../stolen.ts'
import { checkBody, checkDeferral, checkModal, type Files } from './bodies.ts'
import { contentsOf, messageJson } from './posts.ts'
import { type Channel, type Json, type Message, Refusal, type User, unknown, type World } from './world.ts'

const EPHEMERAL = 64
/** https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
const ANSWER_WITHIN = 3_000
const TOKEN_LASTS = 15 * 60_000

/** The callback types that each kind of interaction may be answered with. */
const ALLOWED = {
  command: [4, 5, 9],
  component: [4, 5, 6, 7, 9],
  modal: [4, 5],
  'modal on a message': [4, 5, 6, 7],
  autocomplete: [8],
} as const satisfies Record<string, readonly number[]>

const TYPES = { command: 2, component: 3, autocomplete: 4, modal: 5, 'modal on a message': 5 } as const

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly kind: keyof typeof ALLOWED
  readonly user: User
  readonly channel: Channel
  readonly created: number
  /** How much time had been stolen by then. */
  readonly stolen: number
  /** The message whose button was pressed. */
  readonly source?: Message
  answered?: { readonly type: number; readonly data: Json }
  /** Resolves with the first response. */
  readonly responded: Promise<void>
  original?: Message | undefined
  readonly own: Message[]
}

/** What people did and how the bot answered: one first response within 3 s, more for 15 minutes. */
export class Interactions {
  readonly #world: World
  readonly #all = new Map<string, Interaction>()
  readonly #hear = new Map<string, () => void>()
  /** The modal that is open for a person. */
  readonly modals = new Map<string, { readonly data: Json; readonly from: Interaction }>()

  constructor(world: World) {
    this.#world = world
  }

  begin(what: Pick<Interaction, 'kind' | 'user' | 'channel'> & { source?: Message }): Interaction {
    const id = this.#world.snowflake()
    const { promise: responded, resolve } = Promise.withResolvers<void>()
    const begun = {
      ...what,
      id,
      token: `token-${id}`,
      created: this.#world.now(),
      stolen: stolen(),
      own: [],
      responded,
    }
    this.#all.set(id, begun)
    this.#hear.set(id, resolve)
    return begun
  }

  /** Those who still wait for an answer see that none comes. */
  give(): void {
    for (const heard of this.#hear.values()) heard()
  }

  /** Forgets what people did, as Discord does; a long run would fill the memory with it. */
  forget(): void {
    this.#all.clear()
    this.#hear.clear()
  }

  /** The first response. Files may come with it whatever the bot's rights: https://github.com/discord/discord-api-docs/issues/5316 */
  callback(id: string, token: string, body: Json, files: Files): Json {
    const found = this.#all.get(id)
    if (!found || found.token !== token) throw unknown('interaction', 10062)
    if (found.answered) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.')
    if (this.#world.now() - found.created - (stolen() - found.stolen) > ANSWER_WITHIN)
      throw unknown('interaction', 10062)
    if (!this.#world.channels.has(found.channel.id)) throw unknown('Channel', 10003)
    // https://github.com/discord/discord-api-docs/issues/5517
    if (found.channel.locked || found.channel.archived) throw new Refusal(403, 50083, 'Thread is archived')
    const type = Number(body.type)
    if (!(ALLOWED[found.kind] as readonly number[]).includes(type)) {
      throw new Refusal(400, 50035, 'Invalid Form Body', { errors: `type ${type} for a ${found.kind}` })
    }
    const data = (body.data ?? {}) as Json
    this.#respond(found, type, body, data, files)
    found.answered = { type, data }
    this.#hear.get(id)?.()
    const message = found.original
    return {
      interaction: { id },
      resource: { type, ...(message && { message: messageJson(this.#world, message) }) },
    }
  }

  #respond(found: Interaction, type: number, body: Json, data: Json, files: Files): void {
    if (type === 8) checkBody('suggest', body)
    else if (type === 9) {
      checkBody('modal', body)
      checkModal(data)
      this.modals.set(found.user.id, { data, from: found })
    } else if (type === 4) {
      checkBody('reply', body)
      found.original = this.#create(found, data, files)
    } else if (type === 5) {
      checkBody('reply', body)
      checkDeferral(body)
      found.original = this.#put(
        found,
        Number(data.flags ?? 0),
        { components: [], content: '', mentions: [] },
        true,
      )
    } else {
      checkBody('update', body)
      found.original = found.source
      if (type === 7 && found.source) Object.assign(found.source, contentsOf(data, files, found.source))
    }
  }

  #create(found: Interaction, body: Json, files: Files): Message {
    const contents = contentsOf(body, files)
    return this.#put(found, contents.flags, contents)
  }

  #put(
    found: Interaction,
    flags: number,
    contents: Pick<Message, 'components' | 'content' | 'mentions'>,
    thinking = false,
  ): Message {
    const message = this.#world.put({
      ...contents,
      channel_id: found.channel.id,
      author: this.#world.bot,
      flags,
      thinking,
      // https://docs.discord.com/developers/resources/message#message-interaction-metadata-object
      answers: { id: found.id, type: TYPES[found.kind], user: found.user },
      ...((flags & EPHEMERAL) !== 0 && { onlyFor: found.user.id }),
    })
    found.own.push(message)
    return message
  }

  /** One more message. Right after a deferral it fills that one in, whatever its visibility. */
  followup(token: string, body: Json, files: Files): Json {
    const found = this.#live(token)
    checkBody('create followup', body)
    if (found.original?.thinking) return this.editOwn(token, '@original', body, files)
    return messageJson(this.#world, this.#create(found, body, files))
  }

  editOwn(token: string, id: string, body: Json, files: Files): Json {
    const message = this.#own(token, id)
    const private_ = message.flags & EPHEMERAL
    Object.assign(message, contentsOf(body, files, message), { thinking: false })
    message.flags = (message.flags & ~EPHEMERAL) | private_
    return messageJson(this.#world, message)
  }

  getOwn(token: string, id: string): Json {
    return messageJson(this.#world, this.#own(token, id))
  }

  removeOwn(token: string, id: string): void {
    const message = this.#own(token, id)
    this.#world.remove(message)
    const found = this.#live(token)
    if (found.original === message) found.original = undefined
    if (found.own.includes(message)) found.own.splice(found.own.indexOf(message), 1)
  }

  #own(token: string, id: string): Message {
    const found = this.#live(token)
    const message =
      id === '@original' ? found.original : [...found.own, found.source].find(one => one?.id === id)
    const there = message && this.#world.messages.get(message.channel_id)?.includes(message)
    if (!message || !there) throw unknown('Message', 10008)
    return message
  }

  #live(token: string): Interaction {
    const found = this.#all.get(token.slice('token-'.length))
    if (!found?.answered) throw unknown('Webhook', 10015)
    if (this.#world.now() - found.created > TOKEN_LASTS) {
      throw new Refusal(401, 50027, 'Invalid Webhook Token')
    }
    return found
  }
}
