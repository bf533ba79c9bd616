import type { First, Incoming } from '../../chat/exchange.ts'
import { literal } from '../../chat/markdown.ts'
import { type Message, say } from '../../chat/message.ts'
import type { Bot } from '../../chat/platform.ts'
import { shorten } from '../../core/text.ts'
import { acknowledged, asEvent } from '../../core/under-way.ts'
import { decode, type EventRequest, eventId } from './decode.ts'
import type { Entry } from './history.ts'
import { ownerOf } from './people.ts'
import type { Room } from './room.ts'
import type { FormView, MessageView } from './view.ts'

/** What the page gets back when someone did something. */
export interface Shown {
  readonly messages: readonly MessageView[]
  readonly form?: FormView
}

/** How many requests are remembered, so that one that is sent again is not handled again. */
const REMEMBERED = 500
/** How long closing waits for an answer, in milliseconds. */
const PATIENCE = 5000
/** How much of a command its sender sees again. */
const ECHO = 200

/** What people do on the page, and what the bot answers. */
export class Conversation {
  readonly #room: Room
  readonly #bot: Bot
  readonly #performed: () => Promise<void>
  readonly #answered = new Map<string, Promise<Shown>>()
  readonly #performing = new Set<Promise<void>>()

  /** `performed` is called whenever all that follows an answer has been done. */
  constructor(room: Room, bot: Bot, performed: () => Promise<void>) {
    this.#room = room
    this.#bot = bot
    this.#performed = performed
  }

  /** Handles a request once: one that is sent again gets the answer that the first one got. */
  receive(request: EventRequest): Promise<Shown> {
    const key = eventId(request)
    const known = this.#answered.get(key)
    if (known) return known
    const shown = asEvent('web', performance.now(), () => this.#handle(request))
    this.#answered.set(key, shown)
    shown.catch(() => this.#answered.delete(key))
    for (const old of [...this.#answered.keys()].slice(0, -REMEMBERED)) this.#answered.delete(old)
    return shown
  }

  /** Resolves when nothing is under way any more, or has been for too long. */
  async settled(): Promise<void> {
    const patience = new Promise(done => setTimeout(done, PATIENCE).unref())
    await Promise.race([patience, Promise.allSettled(this.#answered.values())])
    await Promise.race([patience, Promise.allSettled(this.#performing)])
  }

  async #handle(request: EventRequest): Promise<Shown> {
    const event = decode(request, this.#room.history)
    const said = request.kind === 'say' ? [this.#said(event, request.text)] : []
    const { first, after } = await this.#bot.handle(event)
    const { entry, form } = this.#show(event, first)
    acknowledged()
    const performing = this.#bot
      .perform(after)
      .then(instead => void (instead && this.#reply(event, 'you', instead, 'instead')))
      .then(this.#performed)
    this.#performing.add(performing)
    void performing.finally(() => this.#performing.delete(performing))
    return { messages: [...said, ...(entry ? [entry] : [])].map(this.#room.view), ...(form && { form }) }
  }

  /** What a person typed: a line that all see, or for a command a trace that only they see. */
  #said(event: Incoming, text: string): Entry {
    const isCommand = event.kind === 'command'
    const onlyFor = isCommand ? event.from.id : ownerOf(event.at.channel)
    return this.#room.say({
      channel: event.at.channel,
      ...(event.at.thread !== undefined && { thread: event.at.thread }),
      kind: isCommand ? 'echo' : 'line',
      author: event.from.id,
      ...(onlyFor !== undefined && { onlyFor }),
      message: say(literal(isCommand ? shorten(text, ECHO) : text)),
      once: `said:${event.id}`,
    })
  }

  #show(event: Incoming, first: First): { entry?: Entry; form?: FormView } {
    const on = event.kind === 'press' || event.kind === 'form' ? event.on?.message : undefined
    switch (first.kind) {
      case 'nothing':
        return {}
      case 'reply':
        return { entry: this.#reply(event, first.to, first.message) }
      case 'update': {
        const redrawn = on === undefined ? undefined : this.#room.edit(on, first.message)
        return { entry: redrawn ?? this.#reply(event, 'you', first.message) }
      }
      case 'form': {
        const { id, from, at } = event
        const { action: _, ...form } = first.form
        this.#room.history.keepForm(id, {
          person: from.id,
          channel: at.channel,
          ...(at.thread !== undefined && { thread: at.thread }),
          form: first.form,
          ...(on !== undefined && { on }),
        })
        return { form: { id, ...form } }
      }
    }
  }

  #reply(event: Incoming, to: 'you' | 'everyone', message: Message, as = 'reply'): Entry {
    const onlyFor = to === 'you' ? event.from.id : undefined
    return this.#room.sayAsBot(event.at, message, `${as}:${event.id}`, onlyFor)
  }
}
