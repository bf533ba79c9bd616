import {
  type APIInteraction,
  type APIMessage,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js'
import { glimpseOf } from '../../chat/bounds.ts'
import type { Shows } from '../../chat/command.ts'
import type { Answer, First, Incoming } from '../../chat/exchange.ts'
import { type Message, say } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Bot } from '../../chat/platform.ts'
import type { Log } from '../../core/log.ts'
import { again } from '../shared/again.ts'
import type { Turn, Turns } from '../shared/turns.ts'
import { DEFER_AFTER, within } from '../shared/within.ts'
import { callback, type Response } from './callback.ts'
import { codeOf, platformError, THREAD_ARCHIVED } from './errors.ts'
import { modal } from './modal.ts'
import { redraw } from './redraw.ts'
import { CLEARED, render, type Shown } from './render.ts'
import { empty, withId } from './rest.ts'

/** A form cannot be deferred, so it is waited for nearly as long as Discord does. Milliseconds. */
const FORM_AFTER = 2_600
/** An interaction takes answers for 15 minutes; half a minute is kept in hand. Milliseconds. */
const TOKEN_LASTS = 14.5 * 60_000

/** What an answer needs of the platform. */
export interface Desk {
  readonly rest: REST
  readonly applicationId: string
  readonly pictures: Pictures
  readonly log: Log
  /** Whoever edits a message, by its id, has it to itself. */
  readonly edits: Turns
  /** Tells somebody directly, where an interaction takes no answer. */
  tell(message: Message, once: string): Promise<unknown>
  /** Is told of a message without Components V2 that an answer draws whole. */
  drawn(message: string): void
  /** What is said, privately, when a form came too late or an answer could not be sent. */
  readonly apology: string
  /** Milliseconds that never step. */
  monotonic(): number
}

/** What was said while the answer was being made. The message is known when Discord returned it. */
interface Deferred {
  readonly as?: 'you' | 'everyone' | 'update' | 'apology'
  readonly message?: string | undefined
}

const EPHEMERAL = MessageFlags.Ephemeral

/**
 * Answers one interaction: in its own acknowledgement when the bot is quick, else deferred and filled in. The time runs
 * from now, so whatever must be looked up first belongs into `ask`.
 * @param sketch the event, but for what must be looked up
 */
export async function answer(
  desk: Desk,
  raw: APIInteraction,
  sketch: Incoming,
  bot: Bot,
  ask: () => Promise<Answer>,
): Promise<void> {
  const trip = new Trip(desk, raw, sketch)
  const shows = bot.shows(sketch)
  // From before the answer is made: whatever else is drawn into that message meanwhile comes after it, and is newer.
  const turn = shows === 'update' && raw.message ? desk.edits.take(raw.message.id) : undefined
  const coming = trip.asked(turn, ask).catch((error: unknown): Answer => {
    desk.log.error({ err: error, interaction: raw.id }, 'an interaction could not be looked up')
    return {
      first: { kind: 'reply', to: 'you', message: bot.unable(glimpseOf(sketch), desk.apology) },
      after: [],
    }
  })
  const quick = await within(shows === 'form' ? FORM_AFTER : DEFER_AFTER, coming)
  try {
    if (!quick) await trip.defer(shows)
    await trip.show((await coming).first)
  } catch (error) {
    await trip.failed(error, (await coming).first)
  } finally {
    turn?.leave()
  }
  const instead = await bot.perform((await coming).after)
  if (instead) await trip.instead(instead)
}

class Trip {
  readonly #desk: Desk
  readonly #raw: APIInteraction
  readonly #began: number
  readonly #pressed: APIMessage | undefined
  /** What was pressed, as far as it still stands so. */
  #stands: APIMessage | undefined
  /** Whether nobody else edits it meanwhile. */
  #isAlone = false
  /** Empty as long as nothing was said. */
  #deferred: Deferred = {}

  constructor(desk: Desk, raw: APIInteraction, event: Incoming) {
    this.#desk = desk
    this.#raw = raw
    this.#began = desk.monotonic()
    this.#pressed = event.kind === 'press' || event.kind === 'form' ? raw.message : undefined
    this.#stands = this.#pressed
  }

  /** Asks for the answer, once nobody else is editing the message that it draws anew. */
  async asked(turn: Turn | undefined, ask: () => Promise<Answer>): Promise<Answer> {
    // The pictures that were there when it was pressed may have gone.
    if (await turn?.come) this.#stands = undefined
    this.#isAlone = turn !== undefined
    return await ask()
  }

  /** Shows an answer: in the first response, or where a deferral left room for it. */
  async show(first: First): Promise<void> {
    const { ChannelMessageWithSource, DeferredMessageUpdate, Modal } = InteractionResponseType
    const { as, message } = this.#deferred
    if (first.kind === 'nothing') {
      if (!as && this.#pressed) return void (await this.#callback({ type: DeferredMessageUpdate }))
      // A command has to be answered: with something private that is gone at once.
      if (!as) await this.defer('you')
      return await this.#makeWay()
    }
    if (first.kind === 'form') {
      if (!as) return void (await this.#callback({ type: Modal, data: modal(first.form) }))
      // Too late to open one; an apology may already say so.
      return as === 'apology' ? undefined : await this.show(this.#sorry)
    }
    const pressed = this.#pressed
    if (first.kind === 'update' && pressed) {
      const update = () => this.#update(first.message, pressed)
      return await (this.#isAlone ? update() : this.#desk.edits.run(pressed.id, update))
    }
    const to = first.kind === 'reply' ? first.to : 'you'
    if (as === to)
      return await this.#redraw(first.message, '@original', to === 'everyone' ? message : undefined)
    // The visibility of a deferred answer cannot change, so it makes way for another message.
    await this.#makeWay()
    const { body, files } = await render(first.message, this.#desk.pictures)
    const data = to === 'everyone' ? body : { ...body, flags: body.flags | EPHEMERAL }
    if (!as) return void (await this.#callback({ type: ChannelMessageWithSource, data }, files))
    withId(await this.#desk.rest.post(this.#webhook(), { body: data, files, auth: false }))
  }

  /** Says that an answer will come, with the visibility that it will have, or that a form came too late. */
  async defer(shows: Shows): Promise<void> {
    const { DeferredChannelMessageWithSource, DeferredMessageUpdate } = InteractionResponseType
    if (shows === 'form') {
      await this.show(this.#sorry)
      this.#deferred = { as: 'apology' }
    } else if (shows === 'update' && this.#pressed) {
      await this.#callback({ type: DeferredMessageUpdate })
      this.#deferred = { as: 'update' }
    } else {
      const as = shows === 'everyone' ? 'everyone' : 'you'
      const data = as === 'you' && { data: { flags: EPHEMERAL } }
      const message = await this.#callback({ type: DeferredChannelMessageWithSource, ...data })
      this.#deferred = { as, message }
    }
  }

  async #update(message: Message, pressed: APIMessage): Promise<void> {
    const { as } = this.#deferred
    if (!as) {
      const { UpdateMessage } = InteractionResponseType
      if (this.#cleared()) this.#desk.drawn(pressed.id)
      const send = (data: object, files: RawFile[]) => this.#callback({ type: UpdateMessage, data }, files)
      return void (await this.#drawn(message, this.#stands, send))
    }
    await this.#makeWay()
    const { id, flags = 0 } = pressed
    const open = (flags & EPHEMERAL) === 0 ? id : undefined
    await this.#redraw(message, as === 'update' ? '@original' : id, open, this.#stands)
  }

  /** Shows something else in the place of a private answer. */
  async instead(message: Message): Promise<void> {
    await this.#redraw(message, '@original', undefined)
  }

  /** After an answer could not be sent: the log, and if Discord still listens, the person, hear of it. */
  async failed(error: unknown, first: First): Promise<void> {
    const trouble = platformError(error, 'take an answer')
    const about = { interaction: this.#raw.id, trouble: trouble.trouble, error: trouble.message }
    this.#desk.log.error(about, 'an answer did not reach its person')
    if (trouble.trouble === 'message-gone') return
    // A thread that was locked or deleted takes no answers, and what was pressed is done.
    const isShut = codeOf(error) === THREAD_ARCHIVED || codeOf(trouble.cause) === THREAD_ARCHIVED
    if (isShut || trouble.trouble === 'place-gone') {
      if ('message' in first)
        await this.#desk.tell(first.message, `locked:${this.#raw.id}`).catch(() => undefined)
      return
    }
    await this.show(this.#sorry).catch(() => undefined)
  }

  get #sorry(): First {
    return { kind: 'reply', to: 'you', message: say(this.#desk.apology) }
  }

  /**
   * Edits a message of this interaction. When its token has run out, the bot's own right does it, for
   * `open`: the id of a message that all can see.
   */
  async #redraw(
    message: Message,
    webhookId: string,
    open: string | undefined,
    stands?: APIMessage,
  ): Promise<void> {
    const { rest, monotonic, log } = this.#desk
    const channel = this.#raw.channel?.id
    // The same edit twice is one.
    const edit = (route: `/${string}`, auth: boolean) =>
      again(async () => {
        try {
          await this.#drawn(message, stands, async (body, files) =>
            withId(await rest.patch(route, { body, files, auth })),
          )
        } catch (error) {
          throw platformError(error, 'edit an answer')
        }
      })
    if (monotonic() - this.#began < TOKEN_LASTS) {
      await edit(this.#webhook(webhookId), false)
    } else if (channel && open) {
      await edit(Routes.channelMessage(channel, open), true)
    } else {
      log.warn({ interaction: this.#raw.id }, 'a private answer came after 15 minutes, too late to show')
    }
  }

  /** Draws a message in the place of the one that was pressed, with the pictures that this has already. */
  #drawn<T>(
    message: Message,
    stands: APIMessage | undefined,
    send: (body: object, files: RawFile[]) => Promise<T>,
  ): Promise<T> {
    const draw = (shown?: Shown) => render(message, this.#desk.pictures, undefined, shown)
    return redraw(draw, stands, ({ body, files }) => send({ ...body, ...this.#cleared() }, files))
  }

  /** Takes away what says that an answer will come. */
  async #makeWay(): Promise<void> {
    const { as } = this.#deferred
    if (as === 'you' || as === 'everyone')
      empty(await this.#desk.rest.delete(this.#webhook('@original'), { auth: false }))
  }

  #callback(body: Response, files?: RawFile[]): Promise<string | undefined> {
    return callback(this.#desk.rest, this.#raw, body, files)
  }

  #webhook(message?: string) {
    const to = [this.#desk.applicationId, this.#raw.token] as const
    return message ? Routes.webhookMessage(...to, message) : Routes.webhook(...to)
  }

  /** A message of a former version, or one that is only begun. */
  #cleared(): typeof CLEARED | undefined {
    const old = this.#pressed && ((this.#pressed.flags ?? 0) & MessageFlags.IsComponentsV2) === 0
    return old ? CLEARED : undefined
  }
}
