import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { checkBody, checkCommand, type Files } from './bodies.ts'
import { channelJson, type Gateway, guildJson } from './gateway.ts'
import type { Interactions } from './interactions.ts'
import { contentsOf, messageJson } from './posts.ts'
import { type Channel, type Json, Refusal, unknown, type World } from './world.ts'

export interface Seen {
  readonly method: string
  readonly path: string
  readonly body: unknown
  status: number
}

/** Something goes wrong with the next request that this fits. */
export interface Mishap {
  readonly method: string
  readonly path: RegExp
  /** 'lost' never arrives; 'unanswered' is carried out, but the line breaks before the answer. */
  readonly how: 'lost' | 'unanswered' | number
  readonly headers?: Readonly<Record<string, string>>
}

interface Call {
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  readonly body: Json
  readonly files: Files
}

type Handler = (call: Call) => unknown

/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const CREATES_A_DAY = 200

/** Discord's REST API, as far as a bot like this one uses it. Anything else is a 404. */
export class Rest {
  readonly server: Server
  readonly seen: Seen[] = []
  readonly mishaps: Mishap[] = []
  /** Registered commands, by where they are registered. */
  readonly commands = new Map<string, Json[]>()
  token: string
  gateway!: Gateway
  #created = 0
  readonly #world: World
  readonly #interactions: Interactions
  readonly #routes: readonly (readonly [string, RegExp, Handler])[]

  constructor(world: World, interactions: Interactions, token: string) {
    this.#world = world
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
    if (mishap?.how === 'lost') return void request.socket.destroy()
    const { body, files } = await read(request)
    const entry: Seen = { method, path, body, status: 0 }
    this.seen.push(entry)
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
    if (mishap?.how === 'unanswered') return void request.socket.destroy()
    response.writeHead(status, { 'content-type': 'application/json', ...mishap?.headers })
    response.end(answer === undefined ? '' : JSON.stringify(answer))
  }

  #route(method: string, path: string, call: Omit<Call, 'parts'>, request: IncomingMessage): unknown {
    const open = /^\/(interactions|webhooks)\//.test(path)
    if (!open && request.headers.authorization !== `Bot ${this.token}`) {
      throw new Refusal(401, 0, '401: Unauthorized')
    }
    for (const [verb, pattern, handler] of this.#routes) {
      const match = verb === method && pattern.exec(path)
      if (match) return handler({ ...call, parts: match.slice(1).map(decodeURIComponent) })
    }
    throw new Refusal(404, 0, '404: Not Found')
  }

  #table(): [string, RegExp, Handler][] {
    const world = this.#world
    const interactions = this.#interactions
    const on = (verb: string, path: string, handler: Handler): [string, RegExp, Handler] => [
      verb,
      new RegExp(`^${path.replaceAll('*', '([^/]+)')}$`),
      handler,
    ]
    const json = (channel: Channel) => channelJson(channel, world.bot.id)
    return [
      on('GET', '/gateway/bot', () => ({
        url: `ws://127.0.0.1:${(this.server.address() as { port: number }).port}/gateway`,
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 },
      })),
      on('GET', '/applications/*/commands', ({ parts }) => this.#listCommands(`everywhere ${parts[0]}`)),
      on('PUT', '/applications/*/commands', ({ parts, body }) =>
        this.#putCommands(`everywhere ${parts[0]}`, body, true),
      ),
      on('GET', '/applications/*/guilds/*/commands', ({ parts }) => this.#listCommands(`guild ${parts[1]}`)),
      on('PUT', '/applications/*/guilds/*/commands', ({ parts, body }) =>
        this.#putCommands(`guild ${parts[1]}`, body, false),
      ),
      on('POST', '/interactions/*/*/callback', ({ parts, query, body, files }) => {
        const [id = '', token = ''] = parts
        const made = interactions.callback(id, token, body, files)
        return query.get('with_response') === 'true' ? made : undefined
      }),
      on('POST', '/webhooks/*/*', ({ parts, body, files }) =>
        interactions.followup(parts[1] ?? '', body, files),
      ),
      on('GET', '/webhooks/*/*/messages/*', ({ parts }) =>
        interactions.getOwn(parts[1] ?? '', parts[2] ?? ''),
      ),
      on('PATCH', '/webhooks/*/*/messages/*', ({ parts, body, files }) => {
        checkBody('edit followup', body)
        return interactions.editOwn(parts[1] ?? '', parts[2] ?? '', body, files)
      }),
      on('DELETE', '/webhooks/*/*/messages/*', ({ parts }) =>
        interactions.removeOwn(parts[1] ?? '', parts[2] ?? ''),
      ),
      on('POST', '/users/@me/channels', ({ body }) => {
        checkBody('create direct channel', body)
        const user = world.users.get(String(body.recipient_id))
        if (!user) throw unknown('User', 10013)
        return json(world.directChannel(user))
      }),
      on('GET', '/users/*', ({ parts }) => {
        const user = world.users.get(parts[0] ?? '')
        if (!user) throw unknown('User', 10013)
        return user
      }),
      on('GET', '/guilds/*', ({ parts }) => {
        const guild = world.guilds.get(parts[0] ?? '')
        if (!guild) throw new Refusal(404, 10004, 'Unknown Guild')
        return guildJson(world, guild)
      }),
      on('GET', '/guilds/*/members/*', ({ parts }) => this.#member(parts[0] ?? '', parts[1] ?? '')),
      on('GET', '/channels/*', ({ parts }) => {
        const channel = world.channel(parts[0] ?? '')
        world.need(channel, PermissionFlagsBits.ViewChannel)
        return json(channel)
      }),
      on('PATCH', '/channels/*', ({ parts, body }) => {
        checkBody('edit thread', body)
        const channel = world.channel(parts[0] ?? '')
        world.need(
          channel,
          channel.locked ? PermissionFlagsBits.ManageThreads : PermissionFlagsBits.SendMessages,
        )
        if (typeof body.archived === 'boolean') channel.archived = body.archived
        return json(channel)
      }),
      on('GET', '/channels/*/messages', ({ parts, query }) => {
        const channel = world.channel(parts[0] ?? '')
        world.need(channel, PermissionFlagsBits.ReadMessageHistory)
        const after = BigInt(query.get('after') ?? 0)
        const all = world.messages.get(channel.id) ?? []
        const open = all.filter(m => !m.onlyFor && BigInt(m.id) > after)
        return open
          .slice(0, Number(query.get('limit') ?? 50))
          .map(m => ({ ...messageJson(world, m), nonce: undefined }))
      }),
      on('GET', '/channels/*/messages/*', ({ parts }) => {
        const channel = world.channel(parts[0] ?? '')
        world.need(channel, PermissionFlagsBits.ReadMessageHistory)
        return messageJson(world, world.message(channel.id, parts[1] ?? ''))
      }),
      on('POST', '/channels/*/messages', ({ parts, body, files }) => this.#post(parts[0] ?? '', body, files)),
      on('PATCH', '/channels/*/messages/*', ({ parts, body, files }) => {
        checkBody('edit message', body)
        const channel = world.channel(parts[0] ?? '')
        world.need(channel, PermissionFlagsBits.ViewChannel)
        const message = world.message(channel.id, parts[1] ?? '')
        if (message.onlyFor) throw unknown('Message', 10008)
        if (message.author.id !== world.bot.id) {
          throw new Refusal(403, 50005, 'Cannot edit a message authored by another user')
        }
        if (channel.archived) throw new Refusal(400, 50083, 'Thread is archived')
        Object.assign(message, contentsOf(body, files, message))
        return messageJson(world, message)
      }),
      on('POST', '/channels/*/messages/*/threads', ({ parts, body }) => {
        checkBody('create thread', body)
        const channel = world.channel(parts[0] ?? '')
        if (channel.type !== 0) throw new Refusal(400, 50024, 'Cannot execute action on this channel type')
        world.need(channel, PermissionFlagsBits.CreatePublicThreads)
        const message = world.message(channel.id, parts[1] ?? '')
        if (world.channels.has(message.id)) {
          throw new Refusal(400, 160004, 'A thread has already been created for this message')
        }
        return json(world.addThread(channel, message.id, String(body.name)))
      }),
    ]
  }

  #post(channelId: string, body: Json, files: Files): unknown {
    const world = this.#world
    checkBody('create message', body)
    const channel = world.channel(channelId)
    const thread = channel.type === 11
    world.need(channel, thread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages)
    if (files.size > 0) world.need(channel, PermissionFlagsBits.AttachFiles)
    if (channel.locked) throw new Refusal(400, 160005, 'Thread is locked')
    if (channel.recipients?.some(user => world.closed.has(user.id))) {
      throw new Refusal(403, 50007, 'Cannot send messages to this user')
    }
    const nonce = body.nonce === undefined ? undefined : String(body.nonce)
    const same = body.enforce_nonce && nonce ? world.sameNonce(channel, nonce) : undefined
    if (same) return messageJson(world, same)
    const reference = (body.message_reference as Json | undefined)?.message_id
    if (reference) world.need(channel, PermissionFlagsBits.ReadMessageHistory)
    const contents = contentsOf(body, files)
    // Sending wakes a thread that sleeps: https://discord.com/developers/docs/topics/threads
    channel.archived = false
    const message = world.put({
      ...contents,
      channel_id: channel.id,
      author: world.bot,
      ...(nonce && { nonce }),
      ...(reference !== undefined && { reference: String(reference) }),
    })
    const { GuildMessages, DirectMessages } = GatewayIntentBits
    const json = messageJson(world, message)
    const event = { ...json, ...(channel.guild_id && { guild_id: channel.guild_id }) }
    this.gateway.emit(
      'MESSAGE_CREATE',
      event,
      channel.guild_id,
      channel.guild_id ? GuildMessages : DirectMessages,
    )
    return json
  }

  #member(guildId: string, userId: string): Json {
    const guild = this.#world.guilds.get(guildId)
    if (!guild) throw new Refusal(404, 10004, 'Unknown Guild')
    const member = guild.members.get(userId)
    const user = this.#world.users.get(userId)
    if (!member || !user) throw new Refusal(404, 10007, 'Unknown Member')
    const coach = (member.permissions & PermissionFlagsBits.ManageGuild) !== 0n
    const roles = coach ? [`${guildId}2`] : []
    return {
      user,
      nick: member.nick,
      roles,
      joined_at: '2026-01-01T00:00:00Z',
      flags: 0,
      deaf: false,
      mute: false,
    }
  }

  #listCommands(where: string): Json[] {
    return this.commands.get(where) ?? []
  }

  #putCommands(where: string, body: unknown, global: boolean): Json[] {
    const list = Array.isArray(body) ? (body as Json[]) : []
    const old = this.#listCommands(where)
    for (const command of list) {
      checkCommand(command)
    }
    const names = list.map(command => command.name)
    if (new Set(names).size < names.length)
      throw new Refusal(400, 50035, 'Invalid Form Body', { errors: 'names repeat' })
    this.#created += names.filter(name => !old.some(command => command.name === name)).length
    if (this.#created > CREATES_A_DAY) {
      throw new Refusal(429, 30034, 'Max number of daily application command creates has been reached (200)')
    }
    const put = list.map(command => ({
      nsfw: false,
      dm_permission: true,
      ...(global && { contexts: null, integration_types: [0] }),
      ...shown(command),
      id: old.find(other => other.name === command.name)?.id ?? this.#world.snowflake(),
      application_id: this.#world.applicationId,
      version: this.#world.snowflake(),
    }))
    this.commands.set(where, put)
    return put
  }
}

/** Discord leaves out what is false or empty when it shows options again. */
function shown(command: Json): Json {
  const options = (command.options as Json[] | undefined) ?? []
  const { required, ...rest } = command
  return {
    name_localizations: null,
    description_localizations: null,
    ...rest,
    ...(required ? { required } : {}),
    ...(options.length > 0 && { options: options.map(shown) }),
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
