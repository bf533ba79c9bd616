import {
  type APIInteraction,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js'
import type { Answer, First, Incoming } from '../../chat/exchange.ts'
import { type Message, say } from '../../chat/message.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Log, Pictures } from '../../chat/services.ts'
import { again } from '../shared/again.ts'
import { within } from '../shared/within.ts'
import { ACKNOWLEDGED, codeOf, platformError } from './errors.ts'
import { modal } from './modal.ts'
import { render } from './render.ts'
import { answered, empty, withId } from './rest.ts'

/**
 * Discord waits 3 seconds for the first response, and takes more for 15 minutes
 * (https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages).
 * An answer that is not ready after the first of these, in milliseconds, is deferred; a form cannot be
 * deferred, so it is waited for nearly as long as Discord does.
 */
const DEFER_AFTER = 1_000
const FORM_AFTER = 2_600
/** Half a minute is kept in hand. */
const TOKEN_LASTS = 14.5 * 60_000

/** What an answer needs of the platform. */
export interface Desk {
  readonly rest: REST
  readonly applicationId: string
  readonly pictures: Pictures
  readonly log: Log
  /** What is said, privately, when a form came too late or an answer could not be sent. */
  readonly apology: string
  now(): number
}

/** What was said while the answer was being made. The message is known when Discord returned it. */
interface Deferred {
  readonly as: 'you' | 'everyone' | 'update' | 'apology'
  readonly message?: string
}

interface Response {
  readonly type: InteractionResponseType
  readonly data?: object
}

type Of<K extends First['kind']> = Extract<First, { kind: K }>

const EPHEMERAL = MessageFlags.Ephemeral

/** Answers one interaction: in its own acknowledgement when the bot is quick, else deferred and filled in. */
export async function answer(desk: Desk, raw: APIInteraction, event: Incoming, bot: Bot): Promise<void> {
  const trip = new Trip(desk, raw, event)
  const shows = bot.shows(event)
  const coming = bot.handle(event)
  const quick = await within(shows === 'form' ? FORM_AFTER : DEFER_AFTER, coming)
  let final: Answer
  try {
    if (quick) {
      final = quick
      await trip.respond(final.first)
    } else {
      const deferred = await trip.defer(shows)
      final = await coming
      await trip.fill(deferred, final.first)
    }
  } catch (error) {
    final = await coming
    await trip.failed(error)
  }
  await bot.perform(final.after)
}

class Trip {
  readonly #desk: Desk
  readonly #raw: APIInteraction
  readonly #began: number
  readonly #pressed: APIMessage | undefined
  #deferred: Deferred | undefined

  constructor(desk: Desk, raw: APIInteraction, event: Incoming) {
    this.#desk = desk
    this.#raw = raw
    this.#began = desk.now()
    this.#pressed = event.kind === 'press' || event.kind === 'form' ? raw.message : undefined
  }

  async respond(first: First): Promise<void> {
    const { Modal, UpdateMessage, DeferredMessageUpdate } = InteractionResponseType
    if (first.kind === 'nothing') {
      if (this.#pressed) return void (await this.#callback({ type: DeferredMessageUpdate }))
      // A command has to be answered: with something private that is gone at once.
      await this.defer('you')
      return await this.#remove()
    }
    if (first.kind === 'form') {
      return void (await this.#callback({ type: Modal, data: modal(first.form) }))
    }
    if (first.kind === 'update' && this.#pressed) {
      const { body, files } = await render(first.message, this.#desk.pictures)
      const data = { ...body, ...this.#cleared() }
      return void (await this.#callback({ type: UpdateMessage, data }, files))
    }
    await this.#reply(first)
  }

  /** Says that an answer will come, with the visibility that it will have. */
  async defer(shows: Deferred['as'] | 'form'): Promise<Deferred> {
    this.#deferred = await this.#defer(shows)
    return this.#deferred
  }

  async #defer(shows: Deferred['as'] | 'form'): Promise<Deferred> {
    const { DeferredChannelMessageWithSource, DeferredMessageUpdate } = InteractionResponseType
    if (shows === 'form' || shows === 'apology') {
      await this.#reply(this.#sorry)
      return { as: 'apology' }
    }
    if (shows === 'update' && this.#pressed) {
      await this.#callback({ type: DeferredMessageUpdate })
      return { as: 'update' }
    }
    const as = shows === 'everyone' ? 'everyone' : 'you'
    const message = await this.#callback({
      type: DeferredChannelMessageWithSource,
      ...(as === 'you' && { data: { flags: EPHEMERAL } }),
    })
    return { as, ...(message && { message }) }
  }

  /** Puts the answer where a deferral left room for it. */
  async fill(deferred: Deferred, first: First): Promise<void> {
    const waiting = deferred.as === 'you' || deferred.as === 'everyone'
    if (first.kind === 'nothing') return waiting ? await this.#remove() : undefined
    if (first.kind === 'form') {
      // Too late to open one; an apology may already say so.
      if (deferred.as === 'apology') return
      return await this.fill(deferred, this.#sorry)
    }
    if (first.kind === 'update' && this.#pressed) {
      if (waiting) await this.#remove()
      const { id, flags = 0 } = this.#pressed
      const open = (flags & EPHEMERAL) === 0 ? id : undefined
      return await this.#redraw(first.message, deferred.as === 'update' ? '@original' : id, open)
    }
    const to = first.kind === 'reply' ? first.to : 'you'
    if (deferred.as === to) {
      const open = to === 'everyone' ? deferred.message : undefined
      return await this.#redraw(first.message, '@original', open)
    }
    // The visibility of a deferred answer cannot change, so it makes way for another message.
    if (waiting) await this.#remove()
    const { body, files } = await render(first.message, this.#desk.pictures)
    const data = to === 'you' ? { ...body, flags: body.flags | EPHEMERAL } : body
    withId(await this.#desk.rest.post(this.#webhook(), { body: data, files, auth: false }))
  }

  /** After an answer could not be sent: the log, and if Discord still listens, the person, hear of it. */
  async failed(error: unknown): Promise<void> {
    const trouble = platformError(error, 'take an answer')
    const about = { interaction: this.#raw.id, trouble: trouble.trouble, error: trouble.message }
    this.#desk.log.error(about, 'an answer did not reach its person')
    if (trouble.trouble === 'message-gone') return
    const sorry = this.#deferred ? this.fill(this.#deferred, this.#sorry) : this.defer('apology')
    await sorry.catch(() => undefined)
  }

  get #sorry(): Of<'reply'> {
    return { kind: 'reply', to: 'you', message: say(this.#desk.apology) }
  }

  async #reply(first: Of<'reply'> | Of<'update'>): Promise<void> {
    const { body, files } = await render(first.message, this.#desk.pictures)
    const everyone = first.kind === 'reply' && first.to === 'everyone'
    const data = everyone ? body : { ...body, flags: body.flags | EPHEMERAL }
    await this.#callback({ type: InteractionResponseType.ChannelMessageWithSource, data }, files)
  }

  /**
   * Edits a message of this interaction. When its token has run out, the bot's own right does it, for
   * `open`: the id of a message that all can see.
   */
  async #redraw(message: Message, webhookId: string, open: string | undefined): Promise<void> {
    const { rest, now, log, pictures } = this.#desk
    const { body, files } = await render(message, pictures)
    const data = { ...body, ...this.#cleared() }
    const channel = this.#raw.channel?.id
    // The same edit twice is one.
    const edit = (route: `/${string}`, auth: boolean) =>
      again(async () => {
        try {
          withId(await rest.patch(route, { body: data, files, auth }))
        } catch (error) {
          throw platformError(error, 'edit an answer')
        }
      })
    if (now() - this.#began < TOKEN_LASTS) {
      await edit(this.#webhook(webhookId), false)
    } else if (channel && open) {
      await edit(Routes.channelMessage(channel, open), true)
    } else {
      log.warn({ interaction: this.#raw.id }, 'a private answer came after 15 minutes, too late to show')
    }
  }

  async #remove(): Promise<void> {
    empty(await this.#desk.rest.delete(this.#webhook('@original'), { auth: false }))
  }

  /** Sends the one first response, and gives the id of the message it made. */
  async #callback(body: Response, files: RawFile[] = [], tries = 2): Promise<string | undefined> {
    const { id, token } = this.#raw
    const waits = body.type === InteractionResponseType.DeferredChannelMessageWithSource
    try {
      const response = await this.#desk.rest.post(Routes.interactionCallback(id, token), {
        body,
        files,
        auth: false,
        ...(waits && { query: new URLSearchParams({ with_response: 'true' }) }),
      })
      if (waits) return answered(response).resource?.message?.id
      empty(response)
      return undefined
    } catch (error) {
      // A request whose answer got lost is sent again; if it had arrived, that is what Discord says.
      if (codeOf(error) === ACKNOWLEDGED) return undefined
      const lost = platformError(error, 'answer').trouble === 'unknown-outcome'
      if (lost && tries > 1) return await this.#callback(body, files, tries - 1)
      throw error
    }
  }

  #webhook(message?: string) {
    const to = [this.#desk.applicationId, this.#raw.token] as const
    return message ? Routes.webhookMessage(...to, message) : Routes.webhook(...to)
  }

  /** A message of a former version, without Components V2, must lose its content to get them. */
  #cleared(): { content: null; embeds: [] } | undefined {
    const old = this.#pressed && ((this.#pressed.flags ?? 0) & MessageFlags.IsComponentsV2) === 0
    return old ? { content: null, embeds: [] } : undefined
  }
}
