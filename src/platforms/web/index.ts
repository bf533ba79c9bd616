import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Message } from '../../chat/message.ts'
import type { Pictures } from '../../chat/pictures.ts'
import type { Bot, Platform, Profile } from '../../chat/platform.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { Conversation } from './conversation.ts'
import { readAsking, readClock, readEvent, seenBy } from './decode.ts'
import { type Entry, History } from './history.ts'
import { Live } from './live.ts'
import { CHANNEL, directOf, placeOn, profileOf, RESIDENTS, residentOf } from './people.ts'
import { Refused } from './refused.ts'
import { postedOf, Room } from './room.ts'
import { download, drawing, listen, ownPage, pageServer, type Reply, STREAM } from './server.ts'
import { Timekeeper, type WebClock } from './timekeeper.ts'

export type { WebClock } from './timekeeper.ts'

export interface WebOptions {
  /** 0 takes any that is free. */
  readonly port: number
  /** Where `web.db` is kept. */
  readonly dataDir: string
  readonly pictures: Pictures
  readonly log: Log
  readonly clock: WebClock
}

/** How often an idle page hears from the server, in milliseconds; proxies cut quiet lines. */
const BEAT = 15_000

interface Open {
  readonly bot: Bot
  readonly room: Room
  readonly conversation: Conversation
  readonly server: Server
  readonly beat: NodeJS.Timeout
}

/** Makes the platform that needs no tokens: a chat page on this machine. */
export function createWebPlatform(options: WebOptions): WebPlatform {
  return new WebPlatform(options)
}

/** The chat page as a platform. What was said is kept in `dataDir`. */
export class WebPlatform implements Platform {
  readonly name = 'web'
  /** The channel that all on the page share. */
  readonly channel = CHANNEL
  readonly #options: WebOptions
  readonly #live = new Live()
  readonly #time: Timekeeper
  readonly #run = randomUUID()
  #url = ''
  #open: Open | undefined

  constructor(options: WebOptions) {
    this.#options = options
    this.#time = new Timekeeper(options.clock, this.#live, options.log)
  }

  /** The page's address, known once it has started. */
  get url(): string {
    return this.#url
  }

  /** @throws {SetupError} when the port is taken. */
  async start(bot: Bot): Promise<void> {
    const { port, dataDir, pictures, clock, log } = this.#options
    const history = new History(dataDir)
    const room = new Room(history, this.#live, pictures, () => clock.now())
    const server = pageServer({ get: this.#get, post: this.#post }, log)
    const beat = setInterval(this.#time.tell, BEAT)
    this.#open = { bot, room, conversation: new Conversation(room, bot, this.#time.tell), server, beat }
    try {
      this.#url = await listen(server, port)
    } catch (error) {
      clearInterval(beat)
      history.close()
      this.#open = undefined
      throw error
    }
    log.info({ url: this.#url }, 'the web page is open')
  }

  get isConnected(): boolean {
    return this.#open !== undefined
  }

  /** Answers what is under way, then closes. */
  async stop(): Promise<void> {
    if (!this.#open) return
    const { server, conversation, room, beat } = this.#open
    clearInterval(beat)
    const closed = new Promise(done => server.close(done))
    await conversation.settled()
    this.#live.close()
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1000).unref()
    await closed
    room.history.close()
    this.#open = undefined
  }

  async post(to: Place, message: Message, once: string): Promise<Posted> {
    const isHere = to.platform === 'web' && to.tenant === CHANNEL.tenant
    const place = isHere ? placeOn(to.channel, to.thread) : undefined
    if (!place) throw new PlatformError('place-gone', `there is no channel ${to.channel} on the page`)
    if (to.thread !== undefined && this.#found(to.thread).channel !== to.channel) throw gone()
    return postedOf(this.#here.room.sayAsBot(place, message, `bot:${once}`))
  }

  async find(_to: Place, once: string): Promise<Posted | undefined> {
    const found = this.#here.room.history.said(`bot:${once}`)
    return found && postedOf(found)
  }

  async edit(at: Posted, message: Message): Promise<void> {
    if (!this.#here.room.edit(this.#found(at.message).id, message)) throw gone()
  }

  async openThread(on: Posted, title: string): Promise<Place> {
    return this.#here.room.openThread(this.#found(on.message), title)
  }

  async tell(person: Person, message: Message, once: string): Promise<Posted> {
    await this.profile(person)
    return this.post(directOf(person.id), message, once)
  }

  async profile(person: Person): Promise<Profile> {
    const resident = person.platform === 'web' ? residentOf(person.id) : undefined
    if (!resident) throw new PlatformError('person-unreachable', 'nobody of that name is on the page')
    return profileOf(resident)
  }

  async isIn(): Promise<boolean> {
    return true
  }

  async forget(person: Person): Promise<void> {
    const resident = residentOf(person.id)
    if (resident) this.#here.room.history.forget(person.id, resident.name)
  }

  get #here(): Open {
    if (!this.#open) throw new PlatformError('unknown-outcome', 'the page is not open')
    return this.#open
  }

  #found(id: string): Entry {
    const entry = this.#here.room.history.find(id)
    if (!entry) throw gone()
    return entry
  }

  readonly #get = async (
    url: URL,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<Reply | undefined> => {
    const { room } = this.#here
    const [, kind, first = '', second = ''] = url.pathname.split('/')
    if (kind === 'pictures') return drawing(await room.draw(first, url.searchParams.has('moving')))
    const asked = residentOf(url.searchParams.get('as') ?? '')
    if (url.pathname === '/api/state') return { json: this.#state((asked ?? RESIDENTS[0]).id) }
    if (!asked) throw new Refused('not-found')
    const person = asked.id
    if (kind === 'files') {
      const block = seenBy(person, first, room.history).message.blocks[Number(second)]
      if (block?.kind === 'file' && block.type.startsWith('text/html')) return ownPage(block.type, block.text)
      if (block?.kind === 'file') return download(block.name, block.type, block.text)
    }
    if (url.pathname !== '/api/live') throw new Refused('not-found')
    const since = Number(request.headers['last-event-id'] ?? url.searchParams.get('since'))
    const missed = room.history.since(Number.isSafeInteger(since) ? since : 0, person)
    response.writeHead(200, STREAM)
    this.#live.follow(response, person, this.#run, missed.map(room.view))
    void this.#time.tell()
    return undefined
  }

  readonly #post = async (path: string, body: unknown): Promise<Reply> => {
    const { bot, room, conversation } = this.#here
    switch (path) {
      case '/api/events':
        return { json: await conversation.receive(readEvent(body)) }
      case '/api/suggest':
        return { json: { options: await bot.suggest(readAsking(body, room.history)) } }
      case '/api/clock':
        await this.#time.travel(readClock(body))
        return { json: {} }
      default:
        throw new Refused('not-found')
    }
  }

  #state(person: string): object {
    const { bot, room } = this.#here
    return {
      run: this.#run,
      as: person,
      people: RESIDENTS,
      channel: CHANNEL.channel,
      direct: directOf(person).channel,
      commands: bot.commands,
      version: room.history.version(),
      messages: room.history.newest(person).map(room.view),
      clock: this.#time.view,
    }
  }
}

function gone(): PlatformError {
  return new PlatformError('message-gone', 'the message is not there')
}
