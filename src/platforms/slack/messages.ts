import type { Message, PictureRef } from '../../chat/message.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import { Directs } from '../shared/directs.ts'
import type { Files } from './files.ts'
import { originText } from './forms.ts'
import { LIMITS } from './limits.ts'
import { render, type SlackMessage } from './render.ts'
import type { Web } from './web.ts'

/** How Slack refuses a message, and a home page, that shows a file which is not there. */
const REFUSED = /^(?:invalid_(?:blocks|arguments)|file_(?:not_found|deleted))$/

/** Messages on their way to Slack: prepared, posted, edited. */
export class Messages {
  readonly #web: Web
  readonly #files: Files
  readonly #directs = new Directs(person => this.#openDirect(person))
  /** How the bot's own words are changed before they are shown. */
  rewrite = (message: Message): Message => message

  constructor(web: Web, files: Files) {
    this.#web = web
    this.#files = files
  }

  /** A message as Slack takes it: with its pictures, and with the addresses to which its buttons lead. */
  async prepare(tenant: string, message: Message, maxBlocks?: number): Promise<SlackMessage> {
    const jumps = message.blocks.some(b => b.kind === 'buttons' && b.buttons.some(button => 'to' in button))
    const images = await this.#files.imagesOf(tenant, message)
    const base = jumps ? (await this.#web.self(tenant)).url : ''
    const link = (to: Posted | Place) => linkTo(base, to)
    const picture = (ref: PictureRef) => images.get(this.#files.nameOf(ref))
    return render(this.rewrite(message), { picture, link, tenant }, maxBlocks)
  }

  /** Posts a message that all in the place see, and gives its `ts`. */
  async post(to: Place, message: Message, metadata?: object): Promise<string> {
    const thread = to.thread ? { thread_ts: to.thread } : {}
    const { ts } = await this.sent(to.tenant, message, body =>
      this.#web.call<{ ts: string }>(to.tenant, 'chat.postMessage', {
        channel: to.channel,
        ...thread,
        ...body,
        ...(metadata ? { metadata } : {}),
        unfurl_links: false,
        unfurl_media: false,
      }),
    )
    return ts
  }

  /** Posts a message that one person sees. In a thread it shows in the thread. */
  async whisper(at: Place, to: Person, message: Message): Promise<void> {
    const thread = at.thread ? { thread_ts: at.thread } : {}
    await this.sent(at.tenant, message, body =>
      this.#web.call(at.tenant, 'chat.postEphemeral', {
        channel: at.channel,
        user: to.id,
        ...thread,
        ...body,
      }),
    )
  }

  async edit({ place, message: ts }: Posted, message: Message): Promise<void> {
    await this.sent(place.tenant, message, body =>
      // Unlike chat.postMessage, chat.update looks for names and links in text unless told not to.
      this.#web.call(place.tenant, 'chat.update', { channel: place.channel, ts, parse: 'none', ...body }),
    )
  }

  /** Shows a message as someone's home page: https://docs.slack.dev/surfaces/app-home */
  async publish(at: Place, user: string, message: Message): Promise<void> {
    const private_metadata = originText({ channel: at.channel, home: user })
    const publish = ({ blocks }: SlackMessage) =>
      this.#web.call(at.tenant, 'views.publish', {
        user_id: user,
        view: { type: 'home', private_metadata, blocks },
      })
    await this.sent(at.tenant, message, publish, LIMITS.viewBlocks)
  }

  /** Sends a message. A picture that is not there any more makes Slack refuse it: then it is uploaded anew, once. */
  async sent<T>(
    tenant: string,
    message: Message,
    send: (body: SlackMessage) => Promise<T>,
    maxBlocks?: number,
  ): Promise<T> {
    try {
      return await send(await this.prepare(tenant, message, maxBlocks))
    } catch (error) {
      const isRefused = error instanceof PlatformError && REFUSED.test(error.detail ?? '')
      if (!isRefused || !(await this.#files.forget(tenant, message))) throw error
      return await send(await this.prepare(tenant, message, maxBlocks))
    }
  }

  /** The direct conversation with someone. */
  async direct(person: Person): Promise<Place> {
    return { platform: 'slack', tenant: person.tenant, channel: await this.#directs.of(person), direct: true }
  }

  /** Drops what is in memory of someone. */
  forget(person: Person): void {
    this.#directs.forget(person)
  }

  /**
   * Uploads the files that a message speaks of to where it shows. Those of a private message go to the
   * person's direct conversation: in a channel, a file is for everyone.
   */
  async sendFiles(to: Person | Place, message: Message): Promise<void> {
    if (!message.blocks.some(b => b.kind === 'file')) return
    await this.#files.send('channel' in to ? to : await this.direct(to), message)
  }

  async #openDirect(person: Person): Promise<string> {
    const opened = await this.#web.call<{ channel: { id: string } }>(person.tenant, 'conversations.open', {
      users: person.id,
    })
    return opened.channel.id
  }
}

/** A message's address, of the form that https://docs.slack.dev/reference/methods/chat.getPermalink shows. */
function linkTo(base: string, to: Posted | Place): string {
  const place = 'message' in to ? to.place : to
  const ts = 'message' in to ? to.message : place.thread
  const channel = `${base}archives/${place.channel}`
  if (!ts) return channel
  const inThread = place.thread ? `?thread_ts=${place.thread}&cid=${place.channel}` : ''
  return `${channel}/p${ts.replace('.', '')}${inThread}`
}
