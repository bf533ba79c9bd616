import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerForeign, type Foreign } from '../foreign-answers.ts'
import { latency } from '../latency.ts'
import { checkBody, type Files } from './bodies.ts'
import { Buckets } from './buckets.ts'
import { guildJson } from './gateway.ts'
import type { Interactions } from './interactions.ts'
import { Registry } from './registry.ts'
import { Rooms } from './rooms.ts'
import { type Json, Refusal, unknown, type World } from './world.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly body: unknown
  /** The names of the files that came with it. */
  readonly files: readonly string[]
  /** The bot's token came with it. */
  readonly signed: boolean
  status: number
}

/** Something goes wrong with the next request that this fits. */
export interface Mishap {
  readonly method: string
  readonly path: RegExp
  /** 'lost' never arrives; 'unanswered' is carried out, but the line breaks before the answer. */
  readonly how: 'lost' | 'unanswered' | 'late' | 'held' | number | Foreign
  /** For a late one: it is done, and answered, only then; one that is held is done at once, and answered then. */
  readonly until?: Promise<void>
  /** For a foreign answer: it comes instead of what was asked for, not after it. */
  readonly before?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

interface Call {
  /** What stands for the stars of the path. */
  readonly parts: readonly [string, string, string]
  readonly query: URLSearchParams
  readonly body: Json
  readonly files: Files
}

type Handler = (call: Call) => unknown

/** What needs no bot token, and does not count as the bot's requests. */
const OPEN = /^\/(interactions|webhooks)\//

/** Discord's REST API, as far as a bot like this one uses it. Anything else is a 404. */
export class Rest {
  readonly server: Server
  readonly seen: Seen[] = []
  readonly mishaps: Mishap[] = []
  readonly registry: Registry
  readonly rooms: Rooms
  token: string
  /** Requests of the bot in a second; more are told to wait: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
  limit = Infinity
  readonly buckets: Buckets
  /** What Discord says before a login: how many shards it recommends, how many logins of the day are left. */
  shards = 1
  logins = 999
  /** Whether the Message Content intent is switched on. */
  messageContent = () => true
  #second = { begun: 0, count: 0 }
  readonly #late = latency()
  readonly #world: World
  readonly #interactions: Interactions
  readonly #routes: readonly (readonly [string, RegExp, Handler])[]

  constructor(world: World, interactions: Interactions, token: string) {
    this.#world = world
    this.buckets = new Buckets(() => world.now())
    this.registry = new Registry(world)
    this.rooms = new Rooms(world)
    this.#interactions = interactions
    this.token = token
    this.#routes = this.#table()
    this.server = createServer((request, response) => void this.#serve(request, response))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const path = url.pathname.replace(/^\/api\/v10/, '')
    const method = request.method ?? 'GET'
    const at = this.mishaps.findIndex(m => m.method === method && m.path.test(path))
    const [mishap] = at < 0 ? [] : this.mishaps.splice(at, 1)
    const foreign = typeof mishap?.how === 'object' ? mishap.how : undefined
    if (mishap?.how === 'lost') return void request.socket.destroy()
    const { body, files } = await read(request)
    if (mishap?.how === 'late') await mishap.until
    const entry: Seen = {
      method,
      path,
      body,
      files: [...files.values()],
      signed: request.headers.authorization !== undefined,
      status: 0,
    }
    this.seen.push(entry)
    if (foreign && mishap?.before) return answerForeign(response, foreign)
    const all = OPEN.test(path) ? 0 : this.#wait()
    const bucket = this.buckets.take(method, path)
    const wait = all || bucket.wait
    if (wait > 0) {
      entry.status = 429
      const global = all > 0
      response.writeHead(429, {
        ...bucket.headers,
        'content-type': 'application/json',
        'retry-after': String(Math.ceil(wait)),
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global && { 'x-ratelimit-global': 'true' }),
      })
      const message = 'You are being rate limited.'
      return void response.end(JSON.stringify({ message, retry_after: wait, global }))
    }
    let status = 200
    let answer: unknown
    try {
      if (typeof mishap?.how === 'number') throw new Refusal(mishap.how, 0, 'mishap')
      answer = this.#route(method, path, { query: url.searchParams, body, files }, request)
      if (answer === undefined) status = 204
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      status = error.status
      answer = { message: error.message, code: error.code, ...error.more }
    }
    entry.status = status
    await this.#late()
    if (mishap?.how === 'held') await mishap.until
    if (mishap?.how === 'unanswered') return void request.socket.destroy()
    if (foreign) return answerForeign(response, foreign)
    response.writeHead(status, {
      ...(status !== 204 && { 'content-type': 'application/json' }),
      ...bucket.headers,
      date: new Date(this.#world.now()).toUTCString(),
      ...mishap?.headers,
    })
    response.end(answer === undefined ? '' : JSON.stringify(answer))
  }

  /** Seconds until the next request is taken; 0 when this one is. */
  #wait(): number {
    const now = Date.now()
    if (now - this.#second.begun >= 1000) this.#second = { begun: now, count: 0 }
    return ++this.#second.count > this.limit ? (this.#second.begun + 1000 - now) / 1000 : 0
  }

  #route(method: string, path: string, call: Omit<Call, 'parts'>, request: IncomingMessage): unknown {
    const open = OPEN.test(path)
    if (!open && request.headers.authorization !== `Bot ${this.token}`) {
      throw new Refusal(401, 0, '401: Unauthorized')
    }
    for (const [verb, pattern, handler] of this.#routes) {
      const match = verb === method && pattern.exec(path)
      if (match) {
        const [a = '', b = '', c = ''] = match.slice(1).map(decodeURIComponent)
        return handler({ ...call, parts: [a, b, c] })
      }
    }
    throw new Refusal(404, 0, '404: Not Found')
  }

  #table(): [string, RegExp, Handler][] {
    const { rooms, registry } = this
    const world = this.#world
    const interactions = this.#interactions
    const on = (verb: string, path: string, handler: Handler): [string, RegExp, Handler] => [
      verb,
      new RegExp(`^${path.replaceAll('*', '([^/]+)')}$`),
      handler,
    ]
    return [
      on('GET', '/gateway/bot', () => ({
        url: `ws://127.0.0.1:${(this.server.address() as { port: number }).port}/gateway`,
        shards: this.shards,
        session_start_limit: { total: 1000, remaining: this.logins, reset_after: 0, max_concurrency: 16 },
      })),
      on('GET', '/applications/@me', () => ({
        id: world.applicationId,
        name: world.bot.username,
        // 1 << 19: the Message Content intent of a bot that needs no verification.
        flags: this.messageContent() ? 1 << 19 : 0,
      })),
      on('GET', '/applications/*/commands', () => registry.list('everywhere')),
      on('PUT', '/applications/*/commands', ({ body }) => registry.put('everywhere', body)),
      on('GET', '/applications/*/guilds/*/commands/permissions', ({ parts: [, guild] }) =>
        registry.permissions(guild),
      ),
      on('GET', '/applications/*/guilds/*/commands', ({ parts }) => registry.list(`guild ${parts[1]}`)),
      on('PUT', '/applications/*/guilds/*/commands', ({ parts, body }) =>
        registry.put(`guild ${parts[1]}`, body),
      ),
      on('POST', '/interactions/*/*/callback', ({ parts: [id, token], query, body, files }) => {
        const made = interactions.callback(id, token, body, files)
        return query.get('with_response') === 'true' ? made : undefined
      }),
      on('POST', '/webhooks/*/*', ({ parts, body, files }) => interactions.followup(parts[1], body, files)),
      on('GET', '/webhooks/*/*/messages/*', ({ parts }) => interactions.getOwn(parts[1], parts[2])),
      on('PATCH', '/webhooks/*/*/messages/*', ({ parts, body, files }) => {
        checkBody('edit followup', body)
        return interactions.editOwn(parts[1], parts[2], body, files)
      }),
      on('DELETE', '/webhooks/*/*/messages/*', ({ parts }) => interactions.removeOwn(parts[1], parts[2])),
      on('POST', '/users/@me/channels', ({ body }) => rooms.openDirect(body)),
      on('GET', '/users/@me', () => world.bot),
      on('GET', '/users/@me/guilds', () => [...world.guilds.values()].map(({ id, name }) => ({ id, name }))),
      on('GET', '/guilds/*/channels', ({ parts: [id] }) => rooms.list(id)),
      on('GET', '/users/*', ({ parts: [id] }) => {
        const user = world.users.get(id)
        if (!user) throw unknown('User', 10013)
        return user
      }),
      on('GET', '/guilds/*', ({ parts: [id] }) => {
        const guild = world.guilds.get(id)
        if (!guild) throw new Refusal(404, 10004, 'Unknown Guild')
        return guildJson(world, guild)
      }),
      on('GET', '/guilds/*/members/*', ({ parts: [guild, user] }) => rooms.member(guild, user)),
      on('GET', '/channels/*', ({ parts: [id] }) => rooms.channel(id)),
      on('PATCH', '/channels/*', ({ parts: [id], body }) => rooms.editChannel(id, body)),
      on('GET', '/channels/*/messages', ({ parts: [id], query }) => rooms.messages(id, query)),
      on('GET', '/channels/*/messages/*', ({ parts: [id, message] }) => rooms.message(id, message)),
      on('POST', '/channels/*/typing', ({ parts: [id] }) => rooms.type(id)),
      on('POST', '/channels/*/messages', ({ parts: [id], body, files }) => rooms.post(id, body, files)),
      on('PATCH', '/channels/*/messages/*', ({ parts: [id, message], body, files }) =>
        rooms.edit(id, message, body, files),
      ),
      on('DELETE', '/channels/*/messages/*', ({ parts: [id, message] }) => rooms.remove(id, message)),
      on('POST', '/channels/*/messages/*/threads', ({ parts: [id, message], body }) =>
        rooms.openThread(id, message, body),
      ),
    ]
  }
}

async function read(request: IncomingMessage): Promise<{ body: Json; files: Files }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const files = new Map<string, string>()
  if (!type.startsWith('multipart/')) {
    return { body: raw.length > 0 ? (JSON.parse(raw.toString()) as Json) : {}, files }
  }
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData()
  for (const [key, value] of form) {
    const number = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (number && typeof value !== 'string') files.set(number, value.name)
  }
  return { body: JSON.parse(String(form.get('payload_json'))) as Json, files }
}
