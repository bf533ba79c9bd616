import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { checkBody, type Files } from './bodies.ts'
import { botMember, channelJson, type Gateway } from './gateway.ts'
import { contentsOf, messageJson } from './posts.ts'
import { type Channel, isThread, type Json, Refusal, unknown, type World } from './world.ts'

const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles } = PermissionFlagsBits
const { ReadMessageHistory, CreatePublicThreads, ManageThreads } = PermissionFlagsBits

/** What the REST API does with channels, their messages and threads. */
export class Rooms {
  readonly #world: World
  gateway!: Gateway

  constructor(world: World) {
    this.#world = world
  }

  #json(channel: Channel): Json {
    return channelJson(channel, this.#world.bot.id)
  }

  channel(id: string): Json {
    const channel = this.#world.channel(id)
    this.#world.need(channel, ViewChannel)
    return this.#json(channel)
  }

  /** A server's channels, without threads; also those that the bot may not see. */
  list(guild: string): Json[] {
    if (!this.#world.guilds.has(guild)) throw unknown('Guild', 10004)
    const all = [...this.#world.channels.values()]
    return all
      .filter(channel => channel.guild_id === guild && !isThread(channel))
      .map(channel => this.#json(channel))
  }

  editChannel(id: string, body: Json): Json {
    checkBody('edit thread', body)
    const channel = this.#world.channel(id)
    this.#world.need(channel, channel.locked ? ManageThreads : SendMessages)
    if (typeof body.archived === 'boolean') channel.archived = body.archived
    return this.#json(channel)
  }

  openDirect(body: Json): Json {
    checkBody('create direct channel', body)
    const user = this.#world.users.get(String(body.recipient_id))
    if (!user) throw unknown('User', 10013)
    return this.#json(this.#world.directChannel(user))
  }

  /**
   * Newest first; none at all for who may not read them. The nonce is told only where a message is made: to find
   * one later it is of no use.
   */
  messages(id: string, query: URLSearchParams): Json[] {
    const channel = this.#world.channel(id)
    this.#world.need(channel, ViewChannel)
    if ((this.#world.botMay(channel) & ReadMessageHistory) === 0n) return []
    const limit = Number(query.get('limit') ?? 50)
    if (limit < 1 || limit > 100) throw new Refusal(400, 50035, 'Invalid Form Body', { errors: 'limit' })
    const after = BigInt(query.get('after') ?? 0)
    const all = this.#world.messages.get(channel.id) ?? []
    return all
      .filter(m => !m.onlyFor && BigInt(m.id) > after)
      .slice(0, limit)
      .toReversed()
      .map(m => ({ ...messageJson(this.#world, m), nonce: undefined }))
  }

  message(id: string, messageId: string): Json {
    const channel = this.#world.channel(id)
    this.#world.need(channel, ReadMessageHistory)
    return messageJson(this.#world, this.#world.message(channel.id, messageId))
  }

  /** Shows the bot typing for ten seconds: https://discord.com/developers/docs/resources/channel#trigger-typing-indicator */
  type(id: string): void {
    const channel = this.#world.channel(id)
    this.#world.need(channel, isThread(channel) ? SendMessagesInThreads : SendMessages)
  }

  post(id: string, body: Json, files: Files): Json {
    const world = this.#world
    checkBody('create message', body)
    const channel = world.channel(id)
    if (channel.type === 15) throw new Refusal(400, 50008, 'Cannot send messages in a non-text channel')
    world.need(channel, isThread(channel) ? SendMessagesInThreads : SendMessages)
    if (files.size > 0) world.need(channel, AttachFiles)
    this.#unlocked(channel)
    if (channel.recipients?.some(user => world.closed.has(user.id))) {
      throw new Refusal(403, 50007, 'Cannot send messages to this user')
    }
    const nonce = body.nonce === undefined ? undefined : String(body.nonce)
    const same = body.enforce_nonce && nonce ? world.sameNonce(channel, nonce) : undefined
    if (same) return messageJson(world, same)
    const reference = (body.message_reference as Json | undefined)?.message_id
    if (reference) world.need(channel, ReadMessageHistory)
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
    world.pushes.push({ channel: channel.id, text: message.content, pings: message.mentions })
    const json = messageJson(world, message)
    const guild = channel.guild_id
    const intent = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages
    this.gateway.emit('MESSAGE_CREATE', { ...json, ...(guild && { guild_id: guild }) }, guild, intent)
    return json
  }

  edit(id: string, messageId: string, body: Json, files: Files): Json {
    const world = this.#world
    checkBody('edit message', body)
    const channel = world.channel(id)
    world.need(channel, ViewChannel)
    if (files.size > 0) world.need(channel, AttachFiles)
    const message = world.message(channel.id, messageId)
    if (message.onlyFor) throw unknown('Message', 10008)
    if (message.author.id !== world.bot.id) {
      throw new Refusal(403, 50005, 'Cannot edit a message authored by another user')
    }
    if (channel.archived) throw new Refusal(400, 50083, 'Thread is archived')
    this.#unlocked(channel)
    if (world.now() - Date.parse(message.timestamp) > 3_600_000 && --world.oldEdits < 0)
      throw new Refusal(429, 30046, 'Maximum number of edits to messages older than 1 hour reached')
    Object.assign(message, contentsOf(body, files, message), { thinking: false })
    return messageJson(world, message)
  }

  /** In a thread that is locked only those who manage threads write: https://docs.discord.com/developers/topics/threads#permissions */
  #unlocked(channel: Channel): void {
    if (channel.locked && (this.#world.botMay(channel) & ManageThreads) === 0n)
      throw new Refusal(400, 160005, 'Thread is locked')
  }

  /** The bot's own; those of others it may not. */
  remove(id: string, messageId: string): void {
    const message = this.#world.message(this.#world.channel(id).id, messageId)
    if (message.author.id !== this.#world.bot.id) throw new Refusal(403, 50013, 'Missing Permissions')
    this.#world.remove(message)
  }

  openThread(id: string, messageId: string, body: Json): Json {
    const world = this.#world
    checkBody('create thread', body)
    const channel = world.channel(id)
    if (channel.type !== 0 && channel.type !== 5)
      throw new Refusal(400, 50024, 'Cannot execute action on this channel type')
    world.need(channel, CreatePublicThreads)
    const message = world.message(channel.id, messageId)
    if (world.channels.has(message.id) || world.threadless.has(message.id)) {
      throw new Refusal(400, 160004, 'A thread has already been created for this message')
    }
    return this.#json(world.addThread(channel, message.id, String(body.name)))
  }

  member(guildId: string, userId: string): Json {
    const guild = this.#world.guilds.get(guildId)
    if (!guild) throw new Refusal(404, 10004, 'Unknown Guild')
    if (userId === this.#world.bot.id) return botMember(this.#world, guild)
    const member = guild.members.get(userId)
    const user = this.#world.users.get(userId)
    if (!member || !user) throw new Refusal(404, 10007, 'Unknown Member')
    const coach = (member.permissions & PermissionFlagsBits.ManageGuild) !== 0n
    const joined_at = '2026-01-01T00:00:00Z'
    return { user, nick: member.nick, roles: coach ? [`${guildId}2`] : [], joined_at, flags: 0 }
  }
}
