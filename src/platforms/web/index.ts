import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Person, Place, Posted } from '../../chat/address.ts'
import { PlatformError } from '../../chat/errors.ts'
import { literal } from '../../chat/markdown.ts'
import { type Message, say } from '../../chat/message.ts'
import type { Bot, First, Incoming, Platform, Profile } from '../../chat/platform.ts'
import type { Log, Pictures } from '../../chat/services.ts'
import {
  decode,
  type EventRequest,
  eventId,
  placeOf,
  readAsking,
  readClock,
  readEvent,
  seenBy,
} from './decode.ts'
import { type Entry, History, type NewEntry } from './history.ts'
import { type ClockView, Live } from './live.ts'
import { CHANNEL, directOf, ownerOf, placeOn, profileOf, RESIDENTS, residentOf } from './people.ts'
import { Refused } from './refused.ts'
import { download, drawing, listen, pageServer, type Reply, type Routes, STREAM } from './server.ts'
import { type FormView, type MessageView, viewOf } from './view.ts'

/** The bot's clock, which the page shows and may move forward. Instants are epoch milliseconds. */
export interface WebClock {
  now(): number
  /** When the group that meets in the channel gets its next prompt. */
  nextPrompt(): Promise<number | undefined>
  /** Moves the clock forward to an instant; all that falls due on the way happens. */
  travel(to: number): Promise<void>
}

export interface WebOptions {
  /** 0 takes any that is free. */
  readonly port: number
  /** Where `web.db` is kept. */
  readonly dataDir: string
  readonly pictures: Pictures
  readonly log: Log
  readonly clock: WebClock
}

/** What the page gets back when someone did something. */
interface Shown {
  readonly messages: readonly MessageView[]
  readonly form?: FormView
}

/** How many requests are remembered, so that one that is sent again is not handled again. */
const REMEMBERED = 500
/** How often an idle page hears from the server, in milliseconds; proxies cut quiet lines. */
const BEAT = 15_000

/** Makes the platform that needs no tokens: a chat page on this machine. */
export function createWebPlatform(options: WebOptions): WebPlatform {
  return new WebPlatform(options)
}

/** The chat page as a platform. What was said is kept in `dataDir`. */
export class WebPlatform implements Platform {
  readonly name = 'web'
  readonly #options: WebOptions
  readonly #live = new Live()
  readonly #answered = new Map<string, Promise<Shown>>()
  readonly #performing = new Set<Promise<void>>()
  readonly #run = randomUUID()
  #url = ''
  #travelling = false
  #beat: NodeJS.Timeout | undefined
  #on: { bot: Bot; history: History; server: Server } | undefined

  constructor(options: WebOptions) {
    this.#options = options
  }

  /** The channel that all on the page share. */
  get channel(): Place {
    return CHANNEL
  }

  /** The page's address, known once it has started. */
  get url(): string {
    return this.#url
  }

  /** @throws {SetupError} when the port is taken. */
  async start(bot: Bot): Promise<void> {
    const routes: Routes = {
      get: (path, query, request, response) => this.#get(path, query, request, response),
      post: (path, body) => this.#post(path, body),
    }
    const server = pageServer(routes, this.#options.log)
    const history = new History(this.#options.dataDir)
    this.#on = { bot, server, history }
    try {
      this.#url = await listen(server, this.#options.port)
    } catch (error) {
      history.close()
      this.#on = undefined
      throw error
    }
    this.#beat = setInterval(() => void this.#tellTime(), BEAT)
    this.#options.log.info({ url: this.#url }, 'the web page is open')
  }

  /** Answers what is under way, then closes. */
  async stop(): Promise<void> {
    if (!this.#on) return
    clearInterval(this.#beat)
    const { server, history } = this.#on
    const closed = new Promise(done => server.close(done))
    this.#live.close()
    await Promise.allSettled(this.#answered.values())
    await Promise.allSettled(this.#performing)
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
    await closed
    history.close()
    this.#on = undefined
  }

  async post(to: Place, message: Message, once: string): Promise<Posted> {
    const place = to.platform === 'web' && to.tenant === CHANNEL.tenant && placeOn(to.channel, to.thread)
    if (!place) throw new PlatformError('place-gone', `there is no channel ${to.channel} on the page`)
    if (to.thread !== undefined && this.#history.find(to.thread)?.channel !== to.channel) {
      throw new PlatformError('message-gone', 'the thread is not there')
    }
    return posted(this.#keep({ ...botSays(place, message), once: `bot:${once}` }))
  }

  async edit(at: Posted, message: Message): Promise<void> {
    if (!this.#history.find(at.message)) throw new PlatformError('message-gone', 'the message is not there')
    this.#edit(at.message, message)
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    const entry = this.#history.find(on.message)
    if (!entry) throw new PlatformError('message-gone', 'the message is not there')
    if (entry.thread !== undefined) return placeOf(entry)
    if (entry.threadTitle === undefined) this.#push(this.#history.openThread(entry.id, title))
    return { ...placeOf(entry), thread: entry.id }
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    if (person.platform !== 'web' || !residentOf(person.id)) {
      throw new PlatformError('person-unreachable', 'nobody of that name is on the page')
    }
    return this.post(directOf(person.id), message, once)
  }

  async profile(person: Person): Promise<Profile> {
    const resident = person.platform === 'web' ? residentOf(person.id) : undefined
    if (!resident) throw new PlatformError('person-unreachable', 'nobody of that name is on the page')
    return profileOf(resident)
  }

  get #history(): History {
    if (!this.#on) throw new PlatformError('unknown-outcome', 'the page is not open')
    return this.#on.history
  }

  get #bot(): Bot {
    if (!this.#on) throw new PlatformError('unknown-outcome', 'the page is not open')
    return this.#on.bot
  }

  #get(
    path: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Reply | undefined {
    const [, kind, first = '', second = ''] = path.split('/')
    if (kind === 'pictures') {
      const picture = this.#history.picture(first)
      if (!picture) throw new Refused('not-found')
      return drawing(this.#options.pictures.svg(picture, query.get('theme') === 'dark' ? 'dark' : 'light'))
    }
    const person = residentOf(query.get('as') ?? '')?.id
    if (person === undefined) throw new Refused('not-found')
    if (kind === 'files') {
      const block = seenBy(person, first, this.#history).message.blocks[Number(second)]
      if (block?.kind !== 'file') throw new Refused('not-found')
      return download(block.name, block.type, block.text)
    }
    if (path === '/api/state') return { json: this.#state(person) }
    if (path !== '/api/live') throw new Refused('not-found')
    const since = Number(request.headers['last-event-id'] ?? query.get('since') ?? 0)
    const missed = this.#history.since(Number.isSafeInteger(since) ? since : 0, person)
    response.writeHead(200, STREAM)
    this.#live.follow(response, person, this.#run, missed.map(this.#view))
    void this.#tellTime()
    return undefined
  }

  async #post(path: string, body: unknown): Promise<Reply> {
    switch (path) {
      case '/api/events':
        return { json: await this.#once(readEvent(body)) }
      case '/api/suggest':
        return { json: { options: await this.#bot.suggest(readAsking(body, this.#history)) } }
      case '/api/clock':
        await this.#travel(readClock(body))
        return { json: {} }
      default:
        throw new Refused('not-found')
    }
  }

  #state(person: string): object {
    return {
      run: this.#run,
      people: RESIDENTS,
      channel: CHANNEL.channel,
      direct: directOf(person).channel,
      commands: this.#bot.commands,
      // Read before the messages: a change in between is sent again rather than missed.
      version: this.#history.version(),
      messages: this.#history.newest(person).map(this.#view),
      clock: { now: this.#options.clock.now(), travelling: this.#travelling } satisfies ClockView,
    }
  }

  /** A request that is sent again gets the answer that the first one got. */
  #once(request: EventRequest): Promise<Shown> {
    const key = eventId(request)
    const known = this.#answered.get(key)
    if (known) return known
    const shown = this.#handle(request)
    this.#answered.set(key, shown)
    shown.catch(() => this.#answered.delete(key))
    for (const old of [...this.#answered.keys()].slice(0, -REMEMBERED)) this.#answered.delete(old)
    return shown
  }

  async #handle(request: EventRequest): Promise<Shown> {
    const event = decode(request, this.#history)
    const said = request.kind === 'say' ? [this.#keep(this.#said(event, request.text))] : []
    const answer = await this.#bot.handle(event)
    const { form, entry } = this.#show(event, answer.first)
    const performing = this.#bot.perform(answer.after).then(() => this.#tellTime())
    this.#performing.add(performing)
    void performing.finally(() => this.#performing.delete(performing))
    return { messages: [...said, ...(entry ? [entry] : [])].map(this.#view), ...(form && { form }) }
  }

  /** What a person typed: a line that all see, or for a command a trace that only they see. */
  #said(event: Incoming, text: string): Omit<NewEntry, 'postedAt'> {
    const isCommand = event.kind === 'command'
    const owner = isCommand ? event.from.id : ownerOf(event.at.channel)
    return {
      channel: event.at.channel,
      ...(event.at.thread !== undefined && { thread: event.at.thread }),
      kind: isCommand ? 'echo' : 'line',
      author: event.from.id,
      ...(owner !== undefined && { onlyFor: owner }),
      message: say(literal(isCommand ? text.slice(0, 200) : text)),
      once: `said:${event.id}`,
    }
  }

  #show(event: Incoming, first: First): { entry?: Entry; form?: FormView } {
    const on = event.kind === 'press' || event.kind === 'form' ? event.on : undefined
    switch (first.kind) {
      case 'nothing':
        return {}
      case 'form': {
        const { action, ...form } = first.form
        const { channel, thread } = event.at
        this.#history.keepForm(event.id, {
          person: event.from.id,
          channel,
          form: { action, ...form },
          ...(thread !== undefined && { thread }),
          ...(on && { on: on.message }),
        })
        return { form: { id: event.id, ...form } }
      }
      case 'update':
        if (on) return { entry: this.#edit(on.message, first.message) }
        return { entry: this.#reply(event, 'you', first.message) }
      case 'reply':
        return { entry: this.#reply(event, first.to, first.message) }
    }
  }

  #reply(event: Incoming, to: 'you' | 'everyone', message: Message): Entry {
    const entry = botSays(event.at, message)
    const only = to === 'you' ? { onlyFor: event.from.id } : {}
    return this.#keep({ ...entry, ...only, once: `reply:${event.id}` })
  }

  #keep(said: Omit<NewEntry, 'postedAt'>): Entry {
    this.#keepPictures(said.message)
    const { entry, isNew } = this.#history.add({ ...said, postedAt: this.#options.clock.now() })
    if (isNew) this.#push(entry)
    return entry
  }

  #edit(id: string, message: Message): Entry {
    this.#keepPictures(message)
    return this.#push(this.#history.edit(id, message))
  }

  #keepPictures(message: Message): void {
    for (const block of message.blocks) {
      if (block.kind !== 'picture') continue
      this.#history.keepPicture(this.#options.pictures.key(block.picture), block.picture)
    }
  }

  #push(entry: Entry | undefined): Entry {
    if (!entry) throw new PlatformError('message-gone', 'the message is not there')
    this.#live.message(this.#view(entry), entry.onlyFor)
    return entry
  }

  readonly #view = (entry: Entry): MessageView => viewOf(entry, ref => this.#options.pictures.key(ref))

  async #travel(by: 'hour' | 'day' | 'week' | 'prompt'): Promise<void> {
    if (this.#travelling) throw new Refused('clock-moving')
    this.#travelling = true
    try {
      const to =
        by === 'prompt' ? await this.#options.clock.nextPrompt() : later(this.#options.clock.now(), by)
      if (to === undefined) throw new Refused('no-prompt')
      await this.#tellTime()
      await this.#options.clock.travel(to)
    } finally {
      this.#travelling = false
      await this.#tellTime()
    }
  }

  async #tellTime(): Promise<void> {
    try {
      const nextPrompt = await this.#options.clock.nextPrompt()
      this.#live.clock({
        now: this.#options.clock.now(),
        ...(nextPrompt !== undefined && { nextPrompt }),
        travelling: this.#travelling,
      })
    } catch (error) {
      this.#options.log.warn({ error }, 'the page could not be told the time of the next prompt')
    }
  }
}

/** The same time of day on a later day, in the zone of the machine, even where clocks change between. */
function later(now: number, by: 'hour' | 'day' | 'week'): number {
  if (by === 'hour') return now + 3_600_000
  const date = new Date(now)
  date.setDate(date.getDate() + (by === 'day' ? 1 : 7))
  return date.getTime()
}

function botSays(place: Place, message: Message): Omit<NewEntry, 'once' | 'postedAt'> {
  const owner = ownerOf(place.channel)
  return {
    channel: place.channel,
    kind: 'bot',
    message,
    ...(place.thread !== undefined && { thread: place.thread }),
    ...(owner !== undefined && { onlyFor: owner }),
  }
}

function posted(entry: Entry): Posted {
  return { place: placeOf(entry), message: entry.id }
}
