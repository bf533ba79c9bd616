import type { First, Incoming } from '../../chat/exchange.ts'
import { literal } from '../../chat/markdown.ts'
import { type Form, type Message, say } from '../../chat/message.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { again } from '../shared/again.ts'
import { type Arrived, originOf } from './decode.ts'
import { modal } from './forms.ts'
import type { HomePages } from './home.ts'
import type { Messages } from './messages.ts'
import type { Posts } from './once.ts'
import { type ChannelQueue, laneOf, patiently } from './queue.ts'
import { respond } from './response-url.ts'
import type { Web } from './web.ts'

/** What Slack says to a trigger that has opened a form (https://docs.slack.dev/reference/methods/views.open). */
const USED = 'exchanged_trigger_id'

type Body = Readonly<Record<string, unknown>>

/** What answers are shown by. */
export interface Ways {
  readonly web: Web
  readonly messages: Messages
  readonly once: Posts
  readonly queue: ChannelQueue
  readonly homes: HomePages
  readonly apology: string
  readonly twice: string
  readonly log: Log
}

/** Shows what the bot answers, by the shortest way that Slack has for each kind of it. */
export class Showing {
  readonly #ways: Ways

  constructor(ways: Ways) {
    this.#ways = ways
  }

  /** @param isAlone whether nobody else draws into the message that it is about meanwhile */
  async show(first: First, arrived: Arrived, isAlone = false): Promise<void> {
    if (arrived.home && 'message' in first) return await this.#ways.homes.show(first.message, arrived.event)
    switch (first.kind) {
      case 'nothing':
        return
      case 'form':
        return await this.#open(first.form, arrived)
      case 'update':
        return await this.#update(first.message, arrived, isAlone)
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
        await this.#ways.web.call(arrived.event.at.tenant, 'views.open', {
          trigger_id: arrived.trigger,
          view,
        })
      } catch (error) {
        // A press opens one form: this one is open, and only the answer got lost.
        if (!isAgain || !(error instanceof PlatformError) || error.detail !== USED) throw error
      }
    })
  }

  async #update(message: Message, arrived: Arrived, isAlone: boolean): Promise<void> {
    const { event } = arrived
    if (event.kind === 'message') return await this.#announce(message, arrived)
    const on = event.kind === 'press' || event.kind === 'form' ? event.on : undefined
    if (!on) return await this.#whisper(message, arrived)
    const draw = async () => {
      if (!arrived.ephemeral) {
        const isDone = await this.#respond(arrived, message, { replace_original: true })
        return isDone ? undefined : await again(() => this.#ways.messages.edit(on, message))
      }
      // Redrawn twice it is the same, and said anew it would stand there twice.
      let isUnknown = false
      const isDone = await again(async () => {
        const done = await this.#respond(arrived, message, { replace_original: true })
        if (done !== undefined) return done
        isUnknown = true
        throw new PlatformError('unknown-outcome', 'response_url')
      }).catch(refused)
      if (isDone) return
      await this.#ways.messages.whisper(event.at, event.from, isUnknown ? this.#twice(message) : message)
    }
    await (isAlone ? patiently(draw) : this.#ways.queue.run(laneOf(on), draw))
  }

  async #whisper(message: Message, arrived: Arrived): Promise<void> {
    const { event, home } = arrived
    if (home) return await this.#ways.homes.show(message, event)
    if (event.kind === 'message' && event.at.direct) {
      await this.#post(event, message)
      return await this.#ways.messages.sendFiles(event.at, message)
    }
    const privately = { response_type: 'ephemeral', replace_original: false }
    // What is answered through `response_url` shows in the channel, so a thread is whispered in directly.
    const isDone = !event.at.thread && (await this.#respond(arrived, message, privately))
    if (!isDone) {
      const whispered = isDone === undefined ? this.#twice(message) : message
      await this.#ways.messages.whisper(event.at, event.from, whispered).catch(async error => {
        const isUnknown = error instanceof PlatformError && error.trouble === 'unknown-outcome'
        const again = isUnknown ? this.#twice(message) : message
        if (!event.at.thread || !(await this.#respond(arrived, again, privately))) throw error
      })
    }
    await this.#ways.messages.sendFiles(event.from, message)
  }

  /**
   * A private answer once more. Nobody can look whether it stands, and a command's `response_url` replaces nothing
   * (https://github.com/slackapi/bolt-js/issues/2287): so it comes rather twice than never, and says so.
   */
  #twice(message: Message): Message {
    return { ...message, blocks: [...message.blocks, { kind: 'note', text: literal(this.#ways.twice) }] }
  }

  async #announce(message: Message, arrived: Arrived): Promise<void> {
    const { at } = arrived.event
    const thread = at.thread ? { thread_ts: at.thread } : {}
    const publicly = { response_type: 'in_channel', replace_original: false, ...thread }
    const began = this.#ways.once.now()
    const isDone = await this.#respond(arrived, message, publicly)
    // All see it, so it is not said twice: whoever cannot look whether it stands leaves it.
    const stands = isDone ?? (await this.#stands(arrived.event, message, began).catch(() => true))
    if (!stands) {
      await this.#ways.queue.run(laneOf(at), () => this.#post(arrived.event, message))
    }
    await this.#ways.messages.sendFiles(at, message)
  }

  /** Posts an answer where its event came from, once: a try whose outcome is unknown is looked for. */
  async #post({ at, id }: Incoming, message: Message): Promise<void> {
    await this.#ways.once.answer(at, id, metadata => this.#ways.messages.post(at, message, metadata))
  }

  async #stands({ at }: Incoming, message: Message, since: number): Promise<boolean> {
    const { text } = await this.#ways.messages.prepare(at.tenant, message)
    return await this.#ways.once.isSaid(at, text, since)
  }

  /** Answers through `response_url`: undefined when the outcome is unknown, false when it cannot be done. */
  async #respond(arrived: Arrived, message: Message, how: Body): Promise<boolean | undefined> {
    if (!arrived.url) return false
    const { url } = arrived
    return await this.#ways.messages
      .sent(arrived.event.at.tenant, message, body => respond(url, { ...how, ...body }, this.#ways.log))
      .catch(refused)
  }

  /** Does what shows an answer; when that fails, the person is told so if it can be done at all. */
  async tried(arrived: Arrived, show: () => Promise<void>): Promise<void> {
    try {
      await show()
    } catch (error) {
      this.#ways.log.error({ err: error, kind: arrived.event.kind }, 'an answer could not be shown')
      if (arrived.event.kind === 'home') return
      await this.#whisper(this.sorry, arrived).catch(() => {})
    }
  }

  get sorry(): Message {
    return say(literal(this.#ways.apology))
  }
}

function refused(error: unknown): false {
  if (error instanceof PlatformError) return false
  throw error
}
