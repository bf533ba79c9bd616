import type { Answer, Incoming } from '../../chat/exchange.ts'
import type { Button, Message } from '../../chat/message.ts'
import { meterBar, plain } from '../../chat/plain.ts'
import type { Bot, Platform, Profile } from '../../chat/platform.ts'
import { type Person, type Place, type Posted, personKey } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'

const WIDTH = 92
const INDENT = '         '

interface Kept {
  readonly place: Place
  readonly once: string | undefined
  message: Message
  meter: string
}

/** A platform that writes down what everyone sees and does, as one reads a chat afterwards. */
export class Transcript implements Platform {
  readonly name = 'web'
  readonly isConnected = true
  readonly #now: () => number
  readonly #zone: string
  readonly #write: (line: string) => void
  readonly #managers: ReadonlySet<string>
  readonly #kept: Kept[] = []
  #bot: Bot | undefined
  #day = ''
  #events = 0
  #quiet = false

  constructor(options: {
    now: () => number
    zone: string
    managers: readonly string[]
    write: (line: string) => void
  }) {
    this.#now = options.now
    this.#zone = options.zone
    this.#managers = new Set(options.managers)
    this.#write = options.write
  }

  async start(bot: Bot): Promise<void> {
    this.#bot = bot
  }

  async stop(): Promise<void> {}

  async isIn(): Promise<boolean> {
    return true
  }

  async forget(): Promise<void> {}

  async post(to: Place, message: Message, once: string): Promise<Posted> {
    const known = this.#kept.findIndex(kept => kept.once === once)
    if (known >= 0) return this.#posted(known)
    this.#say(to.direct ? `to ${to.channel}` : to.thread ? 'in the thread' : 'in #back-club', message)
    return this.#keep(to, message, once)
  }

  async find(_to: Place, once: string): Promise<Posted | undefined> {
    const known = this.#kept.findIndex(kept => kept.once === once)
    return known < 0 ? undefined : this.#posted(known)
  }

  async edit(at: Posted, message: Message): Promise<void> {
    const kept = this.#kept[Number(at.message)]
    if (!kept) throw new PlatformError('message-gone', at.message)
    kept.message = message
    const meter = meterOf(message)
    if (meter && meter !== kept.meter && !kept.place.thread)
      this.#line(`${INDENT}${message.title?.split(' · ')[0]} now shows ${meter}`)
    kept.meter = meter
  }

  async openThread(on: Posted): Promise<Place> {
    return { ...on.place, thread: on.message }
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    return this.post(direct(person), message, once)
  }

  async profile(person: Person): Promise<Profile> {
    return { name: person.id, zone: this.#zone, mayManage: this.#managers.has(person.id) }
  }

  /**
   * Someone does something; `said` is how the transcript tells it. What nobody needs to read again is done
   * without being written down.
   */
  async send(event: Unidentified, said: string | undefined): Promise<Posted | undefined> {
    if (!this.#bot) throw new Error('the bot has not started')
    if (said !== undefined) this.#line(`${clock(this.#now(), this.#zone)}  ${event.from.id} ${said}`)
    this.#quiet = said === undefined
    const answer = await this.#bot.handle({ ...event, id: String(this.#events++) } as Incoming)
    const shown = this.#show(event, answer)
    await this.#bot.perform(answer.after)
    this.#quiet = false
    return shown
  }

  /** Writes down what a message says by now, in one line. */
  headline(on: Posted): void {
    const message = this.#kept[Number(on.message)]?.message
    const block = message?.blocks[0]
    const [text = ''] = block?.kind === 'text' ? block.text.split('\n') : []
    this.#line(`${clock(this.#now(), this.#zone)}  Spotter, in the thread: ${message?.title}. ${text}`)
  }

  /** The newest message in a place whose title starts so. */
  newest(title: string, thread?: string): Posted {
    const at = this.#kept.findLastIndex(
      kept => kept.message.title?.startsWith(title) && kept.place.thread === thread && !kept.place.direct,
    )
    if (at < 0) throw new Error(`no message "${title}"`)
    return this.#posted(at)
  }

  /** A line of a message that follows on a given one; undefined where there is none. */
  lineAfter(on: Posted, line: string): string | undefined {
    const message = this.#kept[Number(on.message)]?.message
    const texts = (message?.blocks ?? []).flatMap(block =>
      block.kind === 'text' ? block.text.split('\n') : [],
    )
    const at = texts.findIndex(text => text.includes(line))
    return at < 0 ? undefined : texts[at + 1]
  }

  /** Whether a message has a button with this label. */
  offers(on: Posted, label: string): boolean {
    return this.#button(on, label) !== undefined
  }

  /** The action behind a label on a message. */
  action(on: Posted, label: string): string {
    const found = this.#button(on, label)
    if (!found || !('action' in found)) throw new Error(`no button "${label}" there`)
    return found.action
  }

  /** Writes down what someone does that nobody needs to read step by step. */
  narrate(text: string): void {
    this.#line(`${clock(this.#now(), this.#zone)}  ${text}`)
  }

  /** A heading. */
  note(text: string): void {
    this.#line(`\n${text}\n`)
  }

  #show(event: Unidentified, { first }: Answer): Posted | undefined {
    if (first.kind === 'reply') {
      this.#say(first.to === 'you' ? `only ${event.from.id} sees` : 'to everyone', first.message)
      return this.#keep(event.at, first.message, undefined)
    }
    if (first.kind !== 'update') return undefined
    const on = 'on' in event ? event.on : undefined
    const kept = on && this.#kept[Number(on.message)]
    this.#say('the message turns into', first.message)
    if (!kept) return this.#keep(event.at, first.message, undefined)
    kept.message = first.message
    return on
  }

  #keep(place: Place, message: Message, once: string | undefined): Posted {
    this.#kept.push({ place, message, once, meter: meterOf(message) })
    return this.#posted(this.#kept.length - 1)
  }

  #posted(index: number): Posted {
    return { place: this.#kept[index]?.place ?? ({} as Place), message: String(index) }
  }

  /** The action of the choice with this placeholder. */
  choice(on: Posted, placeholder: string): string {
    const found = (this.#kept[Number(on.message)]?.message.blocks ?? []).find(
      block => block.kind === 'choice' && block.placeholder === placeholder,
    )
    if (found?.kind !== 'choice') throw new Error(`no choice "${placeholder}" there`)
    return found.action
  }

  #button(on: Posted, label: string): Button | undefined {
    return (this.#kept[Number(on.message)]?.message.blocks ?? [])
      .flatMap((block): readonly Button[] => (block.kind === 'buttons' ? block.buttons : []))
      .find(button => button.label === label)
  }

  #say(where: string, message: Message): void {
    if (this.#quiet) return
    this.#line(`${clock(this.#now(), this.#zone)}  Spotter, ${where}:`)
    const text = plain(message, (at, style) =>
      style === 'time' || style === 'relative' ? clock(at, this.#zone) : full(at, this.#zone),
    )
    for (const line of text.split('\n')) for (const part of wrap(line)) this.#line(`${INDENT}| ${part}`)
  }

  #line(text: string): void {
    const day = date(this.#now(), this.#zone)
    if (day !== this.#day) {
      this.#day = day
      this.#write(`\n── ${day} ${'─'.repeat(Math.max(0, WIDTH - day.length - 4))}\n`)
    }
    // Chats and browsers show the marks around names as nothing, and some terminals as boxes.
    this.#write(text.replace(/[\u2068\u2069]/g, ''))
  }
}

type Omitted<T> = T extends unknown ? Omit<T, 'id'> : never
export type Unidentified = Omitted<Incoming>

function direct(person: Person): Place {
  return { platform: 'web', tenant: 'local', channel: personKey(person).split('/')[2] ?? '', direct: true }
}

function meterOf(message: Message): string {
  const meter = message.blocks.find(block => block.kind === 'meter')
  return meter ? `${meterBar(meter.done, meter.total)} ${meter.label}` : ''
}

function wrap(line: string): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current && current.length + word.length + 1 > WIDTH - INDENT.length - 2) {
      lines.push(current)
      current = ''
    }
    current = current ? `${current} ${word}` : word
  }
  return [...lines, current]
}

function clock(at: number, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit' })
}

function date(at: number, zone: string): string {
  return format(at, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

function full(at: number, zone: string): string {
  const options = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  return format(at, zone, options)
}

function format(at: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(at)
}
