import type { Server } from 'node:http'
import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { type WebSocket, WebSocketServer } from 'ws'
import { botRoles, type Channel, type Guild, isThread, type Json, type World } from './world.ts'

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [number, number]
  /** All that was dispatched, so that a resume can replay what was missed. */
  readonly log: { s: number; t: string; d: unknown }[]
  socket: WebSocket | undefined
}

/** What the gateway allows; tests change it to see it refused. */
export interface GatewayRules {
  token: string
  /** Privileged intents that are switched on in the portal. */
  messageContent: boolean
}

const INTENTS: Readonly<Record<string, number>> = {
  CHANNEL_DELETE: GatewayIntentBits.Guilds,
  GUILD_DELETE: GatewayIntentBits.Guilds,
  GUILD_ROLE_UPDATE: GatewayIntentBits.Guilds,
  THREAD_DELETE: GatewayIntentBits.Guilds,
  THREAD_UPDATE: GatewayIntentBits.Guilds,
  GUILD_CREATE: GatewayIntentBits.Guilds,
}

/** Discord's gateway: hello, identify, heartbeats, resume. It drops lines when a test says so. */
export class Gateway {
  readonly sessions = new Map<string, Session>()
  readonly identifies: Json[] = []
  resumes = 0
  readonly #world: World
  readonly #rules: GatewayRules
  readonly #server: WebSocketServer
  readonly #http: Server
  #invalid = false

  constructor(world: World, rules: GatewayRules, server: Server) {
    this.#world = world
    this.#rules = rules
    this.#http = server
    this.#server = new WebSocketServer({ server, path: '/gateway' })
    this.#server.on('connection', socket => this.#greet(socket))
  }

  #greet(socket: WebSocket): void {
    send(socket, { op: 10, d: { heartbeat_interval: 41_250 } })
    socket.on('message', data => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: Json }
      if (op === 1) send(socket, { op: 11 })
      else if (op === 2) this.#identify(socket, d)
      else if (op === 6) this.#resume(socket, d)
      else refuse(socket, 4001, 'Unknown opcode')
    })
  }

  #identify(socket: WebSocket, d: Json): void {
    this.identifies.push(d)
    const intents = Number(d.intents)
    const [shard, total] = (d.shard ?? [0, 1]) as [number, number]
    if (d.token !== this.#rules.token) {
      refuse(socket, 4004, 'Authentication failed')
      return
    }
    if (shard >= total) {
      refuse(socket, 4010, 'Invalid shard')
      return
    }
    const privileged = intents & (GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences)
    const content = intents & GatewayIntentBits.MessageContent
    if (privileged || (content && !this.#rules.messageContent)) {
      refuse(socket, 4014, 'Disallowed intents')
      return
    }
    const id = `session-${this.sessions.size + 1}`
    const session: Session = { id, intents, shard: [shard, total], log: [], socket }
    this.sessions.set(id, session)
    const guilds = [...this.#world.guilds.values()].filter(guild => shardOf(guild.id, total) === shard)
    const { port } = this.#http.address() as { port: number }
    this.#dispatch(session, 'READY', {
      v: 10,
      user: this.#world.bot,
      guilds: guilds.map(guild => ({ id: guild.id, unavailable: true })),
      session_id: id,
      resume_gateway_url: `ws://127.0.0.1:${port}/gateway`,
      shard: session.shard,
      application: { id: this.#world.applicationId, flags: 0 },
    })
    const rooms = Map.groupBy(this.#world.channels.values(), channel => channel.guild_id)
    for (const guild of guilds) {
      this.#dispatch(session, 'GUILD_CREATE', guildJson(this.#world, guild, rooms.get(guild.id)))
    }
  }

  #resume(socket: WebSocket, d: Json): void {
    const session = this.sessions.get(String(d.session_id))
    if (d.token !== this.#rules.token) {
      refuse(socket, 4004, 'Authentication failed')
      return
    }
    if (!session || this.#invalid) {
      this.#invalid = false
      send(socket, { op: 9, d: false })
      return
    }
    this.resumes++
    session.socket = socket
    for (const missed of session.log.filter(one => one.s > Number(d.seq))) send(socket, { op: 0, ...missed })
    this.#dispatch(session, 'RESUMED', {})
  }

  #dispatch(session: Session, t: string, d: unknown): void {
    const event = { s: session.log.length + 1, t, d }
    session.log.push(event)
    if (session.socket?.readyState === 1) send(session.socket, { op: 0, ...event })
  }

  /** Sends an event to the shard of its server, when its intent was asked for. */
  emit(t: string, d: Json, guildId?: string, intent = INTENTS[t] ?? 0): void {
    for (const session of this.sessions.values()) {
      const mine = shardOf(guildId ?? '0', session.shard[1]) === session.shard[0]
      if (mine && (intent === 0 || (session.intents & intent) !== 0)) this.#dispatch(session, t, d)
    }
  }

  /** Sends the last event once more, as can happen around a dropped line. */
  repeat(): void {
    for (const session of this.sessions.values()) {
      const last = session.log.at(-1)
      if (last) this.#dispatch(session, last.t, last.d)
    }
  }

  /** Whether a session that serves this server asked for an intent. */
  wants(intent: number): boolean {
    return [...this.sessions.values()].some(session => (session.intents & intent) !== 0)
  }

  /** Cuts all lines, as Discord does when it restarts a gateway. With `code`, says why. */
  drop(code?: number): void {
    for (const client of this.#server.clients) {
      if (code === undefined) client.terminate()
      else client.close(code)
    }
  }

  /** The next resume is refused: the client must begin anew. */
  invalidate(): void {
    this.#invalid = true
  }

  /** Resolves when a line is up again. */
  async back(): Promise<void> {
    while (![...this.sessions.values()].some(session => session.socket?.readyState === 1)) {
      await new Promise(done => setTimeout(done, 20))
    }
  }

  close(): void {
    this.drop()
    this.#server.close()
  }
}

function refuse(socket: WebSocket, code: number, why: string): void {
  socket.close(code, why)
}

function send(socket: WebSocket, payload: Json): void {
  socket.send(JSON.stringify(payload))
}

function shardOf(guildId: string, total: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(total))
}

/** A channel as the gateway and the REST API show it. */
export function channelJson(channel: Channel, botId: string): Json {
  const { id, type, guild_id, name, parent_id, recipients, archived, locked, denied, overwrites } = channel
  const thread = isThread(channel)
  const all = overwrites.map(one => ({ id: one.id, type: 0, allow: `${one.allow}`, deny: `${one.deny}` }))
  if (denied) all.push({ id: botId, type: 1, allow: '0', deny: String(denied) })
  return {
    id,
    type,
    ...(guild_id && { guild_id, name, position: 0, permission_overwrites: all }),
    ...(parent_id && { parent_id }),
    ...(recipients && { recipients }),
    ...(thread && {
      owner_id: botId,
      thread_metadata: { archived, locked, auto_archive_duration: 10080 },
    }),
  }
}

/** A server as GUILD_CREATE shows it: the bot's role, and the bot as its only member. */
export function guildJson(world: World, guild: Guild, channels: readonly Channel[] = []): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner_id,
    joined_at: guild.joined_at,
    system_channel_id: null,
    roles: [
      role(guild.id, '@everyone', guild.everyone, 0),
      { ...role(`${guild.id}1`, 'Spotter', guild.botPermissions, 1), tags: { bot_id: world.bot.id } },
      role(`${guild.id}2`, 'coach', PermissionFlagsBits.ManageGuild, 2),
      ...guild.roles.map((one, i) => role(one.id, one.name, one.permissions, 3 + i)),
    ],
    channels: channels.filter(c => !isThread(c)).map(c => channelJson(c, world.bot.id)),
    threads: channels.filter(isThread).map(c => channelJson(c, world.bot.id)),
    members: [botMember(world, guild)],
    member_count: guild.members.size + 1,
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: 'en-US',
    unavailable: false,
  }
}

/** The bot as a member of a server. */
export function botMember(world: World, guild: Guild): Json {
  const muted = guild.timeout ? { communication_disabled_until: new Date(guild.timeout).toISOString() } : {}
  const roles = [`${guild.id}1`, ...botRoles(guild).map(({ id }) => id)]
  return { user: world.bot, roles, joined_at: guild.joined_at, flags: 0, ...muted }
}

function role(id: string, name: string, permissions: bigint, position: number): Json {
  return { id, name, permissions: String(permissions), position, color: 0, flags: 0, managed: false }
}
