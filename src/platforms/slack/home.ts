import type { Incoming } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import { type Person, type Place, personKey } from '../../core/address.ts'
import { Cache } from '../../core/cache.ts'
import type { Messages } from './messages.ts'
import { ChannelQueue } from './queue.ts'
import { HOME_AGAIN } from './render.ts'

/**
 * A page is kept up to date for so long after it was opened, in milliseconds: Slack tells when a home page is
 * opened and not when it is closed. Opening it again draws it anew in any case.
 */
const OPEN_FOR = 30 * 60_000
const REMEMBERED = 1000

/** People's home pages. What a press on one leads to shows in its place, with a way back. */
export class HomePages {
  readonly #messages: Messages
  readonly #back: string
  readonly #queue = new ChannelQueue()
  readonly #opened = new Cache<Place>(REMEMBERED, OPEN_FOR)

  /** @param back what the button says that leads back */
  constructor(messages: Messages, back: string) {
    this.#messages = messages
    this.#back = back
  }

  /** Shows an event's answer on its person's page. */
  async show(message: Message, { kind, at, from }: Incoming): Promise<void> {
    const back = { kind: 'buttons', buttons: [{ label: this.#back, action: HOME_AGAIN }] } as const
    const page = kind === 'home' ? message : { ...message, blocks: [...message.blocks, back] }
    const key = personKey(from)
    // Noted first: what its person does before Slack has answered changes the page too.
    if (kind === 'home') this.#opened.set(key, at)
    else this.#opened.delete(key)
    // One after the other, or an older page could come last.
    await this.#queue.run(key, () => this.#messages.publish(at, from.id, page))
    await this.#messages.sendFiles(from, message)
  }

  /** Where someone's home page is that may still be open. */
  openOf(person: Person): Place | undefined {
    return this.#opened.get(personKey(person))
  }
}
