import type { Answer, First, Incoming } from '../../chat/exchange.ts'
import { literal } from '../../chat/markdown.ts'
import { type Form, type Message, say } from '../../chat/message.ts'
import { plain } from '../../chat/plain.ts'
import type { Bot } from '../../chat/platform.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { again } from '../shared/again.ts'
import { DEFER_AFTER, within } from '../shared/within.ts'
import { type Arrived, originOf } from './decode.ts'
import { modal } from './forms.ts'
import type { HomePages } from './home.ts'
import type { Messages } from './messages.ts'
import type { Posts } from './once.ts'
import type { ChannelQueue } from './queue.ts'
import { respond } from './response-url.ts'
import type { Seen } from './seen.ts'
import type { Web } from './web.ts'

/** What Slack says to a trigger that has opened a form (https://docs.slack.dev/reference/methods/views.open). */
const USED = 'exchanged_trigger_id'

type Body = Readonly<Record<string, unknown>>
/** An answer, what of it is to be shown, and the body with which an acknowledgement can show it. */
interface Ready {
  readonly answer: Answer
  readonly show?: First & { readonly kind: 'reply' }
  readonly body?: Body
}

/** Takes events to the bot and its answers back, by the shortest way that Slack has for each. */
export class Answers {
  readonly #bot: Bot
  readonly #web: Web
  readonly #messages: Messages
  readonly #once: Posts
  readonly #queue: ChannelQueue
  readonly #seen: Seen
  readonly #apology: string
  readonly #homes: HomePages
  readonly #log: Log

  constructor(parts: {
    bot: Bot
    web: Web
    messages: Messages
    once: Posts
    queue: ChannelQueue
    seen: Seen
    apology: string
    homes: HomePages
    log: Log
  }) {
    this.#bot = parts.bot
    this.#web = parts.web
    this.#messages = parts.messages
    this.#once = parts.once
    this.#queue = parts.queue
    this.#seen = parts.seen
    this.#apology = parts.apology
    this.#homes = parts.homes
    this.#log = parts.log
  }

  /** A slash command: the acknowledgement carries the answer, unless it takes too long. */
  async command(arrived: Arrived, ack: (body?: Body) => Promise<void>): Promise<void> {
    const { again, answer } = this.#seen.once(arrived.event.id, false, () => this.#ready(arrived))
    const carried = (await within(DEFER_AFTER, answer))?.body
    const isAcked = await ack(carried).then(
      () => true,
      // The line dropped: the answer has to find another way.
      () => false,
    )
    const ready = await answer
    if (again || !ready) return
    const { show } = ready
    if (show && carried && isAcked) {
      const audience = show.to === 'everyone' ? arrived.event.at : arrived.event.from
      await this.#try(arrived, () => this.#messages.sendFiles(audience, show.message))
    } else if (show) {
      await this.#try(arrived, () => this.#show(show, arrived))
    }
    await this.#after(arrived, ready.answer)
  }

  /** A form that was sent: it stays open when it was filled in wrongly, and says so under the field. */
  async form(arrived: Arrived, ack: (errors?: Record<string, string>) => Promise<void>): Promise<void> {
    const { event, when } = arrived
    const { again, answer } = this.#seen.once(event.id, false, () => this.#bot.handle(event, when))
    const first = (await within(DEFER_AFTER, answer))?.first
    const errors =
      event.kind === 'form' &&
      first?.kind === 'reply' &&
      first.refused &&
      errorsIn(event.values, first.message)
    const isShown = await ack(errors || undefined).then(
      () => Boolean(errors),
      () => false,
    )
    const carried = await answer
    if (again || !carried) return
    if (!isShown) await this.#try(arrived, () => this.#show(carried.first, arrived))
    await this.#after(arrived, carried)
  }

  /** Any other event; Slack was told already that it arrived. */
  async carry(arrived: Arrived): Promise<void> {
    // What people press Slack tells once; what is said to the bot it tells again when it hears nothing.
    const retried = arrived.event.kind === 'message' || arrived.event.kind === 'home'
    const { again, answer } = this.#seen.once(arrived.event.id, retried, async () => {
      const answer = await this.#bot.handle(arrived.event, arrived.when)
      await this.#try(arrived, () => this.#show(answer.first, arrived))
      return answer
    })
    const carried = await answer
    if (carried && !again) await this.#after(arrived, carried)
  }

  async #after(arrived: Arrived, answer: Answer): Promise<void> {
    const instead = await this.#bot.perform(answer.after)
    if (instead)
      await this.#try(arrived, () => this.#show({ kind: 'reply', to: 'you', message: instead }, arrived))
    if (answer.after.length > 0) await this.#refreshHome(arrived)
    await this.#seen.done(arrived.event.id)
  }

  async #ready(arrived: Arrived): Promise<Ready> {
    const answer = await this.#bot.handle(arrived.event, arrived.when)
    const { first } = answer
    try {
      if (first.kind === 'form') await this.#open(first.form, arrived)
      if (first.kind !== 'reply' && first.kind !== 'update') return { answer }
      const to = first.kind === 'reply' ? first.to : 'you'
      const show = { kind: 'reply', to, message: first.message } as const
      // Slack refuses a picture that somebody deleted, and tells nobody what it refuses of an acknowledgement.
      if (first.message.blocks.some(block => block.kind === 'picture')) return { answer, show }
      const body = await this.#messages.prepare(arrived.event.at.tenant, first.message)
      const response_type = to === 'everyone' ? 'in_channel' : 'ephemeral'
      return { answer, show, body: { response_type, ...body } }
    } catch (error) {
      this.#log.error({ err: error, kind: arrived.event.kind }, 'an answer could not be shown')
      const sorry = this.#sorry()
      const body = await this.#messages.prepare(arrived.event.at.tenant, sorry)
      return {
        answer,
        show: { kind: 'reply', to: 'you', message: sorry },
        body: { response_type: 'ephemeral', ...body },
      }
    }
  }

  async #show(first: First, arrived: Arrived): Promise<void> {
    if (arrived.home && 'message' in first) return await this.#homes.show(first.message, arrived.event)
    switch (first.kind) {
      case 'nothing':
        return
      case 'form':
        return await this.#open(first.form, arrived)
      case 'update':
        return await this.#update(first.message, arrived)
      case 'reply':
        if (first.to === 'everyone') return await this.#announce(first.message, arrived)
        return await this.#whisper(first.message, arrived)
    }
  }

  async #open(form: Form, arrived: Arrived): Promise<void> {
    if (!arrived.trigger) throw new PlatformError('refused', 'a form needs a press or a command to open from')
    const view = modal(form, originOf(arrived))
    await again(async isAgain => {
      try {
        await this.#web.call(arrived.event.at.tenant, 'views.open', { trigger_id: arrived.trigger, view })
      } catch (error) {
        // A press opens one form: this one is open, and only the answer got lost.
        if (!isAgain || !(error instanceof PlatformError) || error.detail !== USED) throw error
      }
    })
  }

  async #update(message: Message, arrived: Arrived): Promise<void> {
    const { event } = arrived
    if (event.kind === 'message') return await this.#announce(message, arrived)
    const on = event.kind === 'press' || event.kind === 'form' ? event.on : undefined
    if (!on) return await this.#whisper(message, arrived)
    await this.#queue.run(`${on.place.tenant}/${on.place.channel}/${on.message}`, async () => {
      if (await this.#respond(arrived, message, { replace_original: true })) return
      // A private message can be redrawn in no other way, so it is said anew.
      if (arrived.ephemeral) await this.#messages.whisper(event.at, event.from, message)
      else await again(() => this.#messages.edit(on, message))
    })
  }

  /** Draws a home page that may still be open anew, after something its person did elsewhere. */
  async #refreshHome({ event, home }: Arrived): Promise<void> {
    const at = home ? undefined : this.#homes.openOf(event.from)
    if (!at) return
    const again: Incoming = { kind: 'home', id: `${event.id}/home`, at, from: event.from }
    const arrived: Arrived = { event: again, home: event.from.id }
    await this.#try(arrived, async () => this.#show((await this.#bot.handle(again)).first, arrived))
  }

  async #whisper(message: Message, arrived: Arrived): Promise<void> {
    const { event, home } = arrived
    if (home) return await this.#homes.show(message, event)
    if (event.kind === 'message' && event.at.direct) {
      await this.#post(event, message)
      return await this.#messages.sendFiles(event.at, message)
    }
    const privately = { response_type: 'ephemeral', replace_original: false }
    // What is answered through `response_url` shows in the channel, so a thread is whispered in directly.
    const isDone = !event.at.thread && (await this.#respond(arrived, message, privately))
    if (!isDone) {
      await this.#messages.whisper(event.at, event.from, message).catch(async error => {
        if (!event.at.thread || !(await this.#respond(arrived, message, privately))) throw error
      })
    }
    await this.#messages.sendFiles(event.from, message)
  }

  async #announce(message: Message, arrived: Arrived): Promise<void> {
    const { at } = arrived.event
    const thread = at.thread ? { thread_ts: at.thread } : {}
    const publicly = { response_type: 'in_channel', replace_original: false, ...thread }
    const began = this.#once.now()
    const isDone = await this.#respond(arrived, message, publicly)
    // All see it, so it is not said twice: whoever cannot look whether it stands leaves it.
    const stands = isDone ?? (await this.#stands(arrived.event, message, began).catch(() => true))
    if (!stands) {
      await this.#queue.run(`${at.tenant}/${at.channel}`, () => this.#post(arrived.event, message))
    }
    await this.#messages.sendFiles(at, message)
  }

  /** Posts an answer where its event came from, once: a try whose outcome is unknown is looked for. */
  async #post({ at, id }: Incoming, message: Message): Promise<void> {
    await this.#once.answer(at, id, metadata => this.#messages.post(at, message, metadata))
  }

  async #stands({ at }: Incoming, message: Message, since: number): Promise<boolean> {
    const { text } = await this.#messages.prepare(at.tenant, message)
    return await this.#once.isSaid(at, text, since)
  }

  /** Answers through `response_url`: undefined when the outcome is unknown, false when it cannot be done. */
  async #respond(arrived: Arrived, message: Message, how: Body): Promise<boolean | undefined> {
    if (!arrived.url) return false
    const { url } = arrived
    return await this.#messages
      .sent(arrived.event.at.tenant, message, body => respond(url, { ...how, ...body }, this.#log))
      .catch(refused)
  }

  /** Does what shows an answer; when that fails, the person is told so if it can be done at all. */
  async #try(arrived: Arrived, show: () => Promise<void>): Promise<void> {
    try {
      await show()
    } catch (error) {
      this.#log.error({ err: error, kind: arrived.event.kind }, 'an answer could not be shown')
      if (arrived.event.kind === 'home') return
      await this.#whisper(this.#sorry(), arrived).catch(() => {})
    }
  }

  #sorry(): Message {
    return say(literal(this.#apology))
  }
}

/** What is wrong, by the name of the field that it is about: the one whose value it quotes, else the first. */
function errorsIn(values: Readonly<Record<string, string>>, wrong: Message): Record<string, string> | false {
  const text = plain(wrong)
  const fields = Object.entries(values)
  const [field] = fields.find(([, value]) => value !== '' && text.includes(`“${value}`)) ?? fields[0] ?? []
  return field === undefined ? false : { [field]: text }
}

function refused(error: unknown): false {
  if (error instanceof PlatformError) return false
  throw error
}
