import { GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { afterOwn } from '../stolen.ts'
import { channelJson, type Gateway, guildJson } from './gateway.ts'
import type { Interaction, Interactions } from './interactions.ts'
import { messageJson } from './posts.ts'
import type { Registry } from './registry.ts'
import type { Channel, Guild, Json, Message, User, World } from './world.ts'

/** A client shows for 3 s that the bot thinks, and then "The application did not respond"; a busy machine gets longer. */
const GIVES_UP = 20_000

/** The hands of people: what they type, press and choose in their own Discord. */
export class People {
  readonly #world: World
  readonly #gateway: Gateway
  readonly #interactions: Interactions
  readonly #registry: Registry

  constructor(world: World, gateway: Gateway, interactions: Interactions, registry: Registry) {
    this.#world = world
    this.#gateway = gateway
    this.#interactions = interactions
    this.#registry = registry
  }

  /** Runs a registered command; the options must be as they were registered, unless `force`. */
  async command(user: User, channel: Channel, name: string, values: Json, sub?: string, force = false) {
    const known = this.#command(channel, name)
    if (!known && !force) throw new Error(`no command /${name} here`)
    const needs = BigInt(String(known?.default_member_permissions ?? 0))
    const may = (this.#permissions(user, channel) & needs) === needs
    if (!force && !(this.#world.granted.get(`${name} ${user.id}`) ?? may))
      throw new Error(`${user.username} may not use /${name}`)
    const defined = this.#options(known, sub)
    const options = Object.entries(values).map(([key, value]) => {
      const option = defined.find(one => one.name === key)
      if (!option && !force) throw new Error(`/${name} has no option ${key}`)
      return { name: key, type: Number(option?.type ?? 3), value }
    })
    const missing = defined.find(one => one.required && !(String(one.name) in values))
    if (missing && !force) throw new Error(`/${name} needs ${missing.name}`)
    const data = { id: '1', type: 1, name, options: sub ? [{ type: 1, name: sub, options }] : options }
    return await this.#send('command', 2, user, channel, data)
  }

  /** Types into an option and waits for what is suggested. */
  async suggestions(user: User, channel: Channel, name: string, option: string, typed: string, sub?: string) {
    const options = [{ name: option, type: 3, value: typed, focused: true }]
    const data = { id: '1', type: 1, name, options: sub ? [{ type: 1, name: sub, options }] : options }
    const done = await this.#send('autocomplete', 4, user, channel, data)
    return done.answered?.data.choices as { name: string; value: string }[]
  }

  async press(user: User, message: Message, customId: string) {
    const data = { component_type: 2, custom_id: customId, id: 1 }
    return await this.#component(user, message, data)
  }

  async choose(user: User, message: Message, customId: string, values: string[]) {
    const data = { component_type: 3, custom_id: customId, values, id: 1 }
    return await this.#component(user, message, data)
  }

  async #component(user: User, message: Message, data: Json) {
    const channel = this.#world.channel(message.channel_id)
    return await this.#send('component', 3, user, channel, data, message)
  }

  /** Sends the modal that is open for this person. */
  async submit(user: User, values: Readonly<Record<string, string>>) {
    const open = this.#interactions.modals.get(user.id)
    if (!open) throw new Error(`no modal is open for ${user.username}`)
    this.#interactions.modals.delete(user.id)
    const components = (open.data.components as Json[]).map(label => {
      const input = label.component as Json
      const value = values[String(input.custom_id)] ?? ''
      const filled = input.type === 4 ? { value } : { values: value ? [value] : [] }
      return {
        type: 18,
        id: 1,
        component: { type: input.type, id: 2, custom_id: input.custom_id, ...filled },
      }
    })
    const data = { custom_id: open.data.custom_id, components }
    const { source, channel } = open.from
    return await this.#send(source ? 'modal on a message' : 'modal', 5, user, channel, data, source)
  }

  /** Types an ordinary message. The gateway keeps its text back from bots that may not read it. */
  type(user: User, channel: Channel, content: string, reference?: string): Message {
    const named = [...content.matchAll(/<@!?(\d+)>/g)].map(match => match[1] ?? '')
    // A reply pings whom it answers, unless one switches that off.
    const answered = reference ? [this.#world.message(channel.id, reference).author.id] : []
    const mentions = [...new Set([...named, ...answered])]
    const message = this.#world.put({
      channel_id: channel.id,
      author: user,
      content,
      flags: 0,
      components: [],
      mentions,
      ...(reference && { reference }),
    })
    const { GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits
    const direct = channel.type === 1
    const readable = direct || mentions.includes(this.#world.bot.id) || this.#gateway.wants(MessageContent)
    const guild = channel.guild_id
    const event = {
      ...messageJson(this.#world, message),
      ...(guild && { guild_id: guild }),
      ...(!readable && { content: '' }),
    }
    this.#gateway.emit('MESSAGE_CREATE', event, guild, direct ? DirectMessages : GuildMessages)
    return message
  }

  /** Changes what somebody typed; without other words it is only pinned, or gets a preview. */
  edit(channel: Channel, message: Message, content = message.content, at = new Date()): void {
    const { GuildMessages, DirectMessages } = GatewayIntentBits
    message.content = content
    const guild = channel.guild_id
    const event = {
      ...messageJson(this.#world, message),
      ...(guild && { guild_id: guild }),
      edited_timestamp: at.toISOString(),
    }
    this.#gateway.emit('MESSAGE_UPDATE', event, guild, channel.type === 1 ? DirectMessages : GuildMessages)
  }

  deleteChannel(channel: Channel): void {
    this.#world.channels.delete(channel.id)
    const event = { id: channel.id, type: channel.type, guild_id: channel.guild_id }
    this.#gateway.emit('CHANNEL_DELETE', event, channel.guild_id)
  }

  deleteThread(thread: Channel): void {
    this.#world.channels.delete(thread.id)
    const { id, type, guild_id, parent_id } = thread
    this.#gateway.emit('THREAD_DELETE', { id, type, guild_id, parent_id }, guild_id)
  }

  /** Locks a thread, or opens it again; a lock that archives as well is what moderators' clients make. */
  lock(thread: Channel, locked = true): void {
    this.change(thread, { locked, archived: locked })
  }

  /** Renames a thread, archives it, or locks it. */
  change(thread: Channel, how: Partial<Pick<Channel, 'name' | 'archived' | 'locked'>>): void {
    Object.assign(thread, how)
    this.#gateway.emit('THREAD_UPDATE', channelJson(thread, this.#world.bot.id), thread.guild_id)
  }

  /** Deletes somebody's message, as a moderator may. */
  deleteMessage(channel: Channel, message: Message): void {
    this.#world.remove(message)
    const { id, channel_id } = message
    const event = { id, channel_id, ...(channel.guild_id && { guild_id: channel.guild_id }) }
    this.#gateway.emit('MESSAGE_DELETE', event, channel.guild_id, GatewayIntentBits.GuildMessages)
  }

  /** Deletes many messages at once, as moderating bots do. */
  deleteMessages(channel: Channel, messages: readonly Message[]): void {
    for (const message of messages) this.#world.remove(message)
    const event = { ids: messages.map(one => one.id), channel_id: channel.id, guild_id: channel.guild_id }
    this.#gateway.emit('MESSAGE_DELETE_BULK', event, channel.guild_id, GatewayIntentBits.GuildMessages)
  }

  /** Lets the bot into a server, or in again. */
  invite(guild: Guild): void {
    guild.joined_at = new Date(this.#world.now()).toISOString()
    this.#world.guilds.set(guild.id, guild)
    const rooms = [...this.#world.channels.values()].filter(channel => channel.guild_id === guild.id)
    this.#gateway.emit('GUILD_CREATE', guildJson(this.#world, guild, rooms), guild.id)
  }

  /** Changes what the bot's own role allows. */
  allow(guild: Guild, permissions: bigint): void {
    guild.botPermissions = permissions
    const [, role] = guildJson(this.#world, guild).roles as Json[]
    this.#gateway.emit('GUILD_ROLE_UPDATE', { guild_id: guild.id, role }, guild.id)
  }

  /** Puts the bot out of a server. */
  kick(guildId: string): void {
    this.#world.guilds.delete(guildId)
    this.#gateway.emit('GUILD_DELETE', { id: guildId }, guildId)
  }

  async #send(
    kind: Interaction['kind'],
    type: number,
    user: User,
    channel: Channel,
    data: Json,
    source?: Message,
  ): Promise<Interaction> {
    const begun = this.#interactions.begin({ kind, user, channel, ...(source && { source }) })
    const guild = channel.guild_id
    const member = guild && this.#world.guilds.get(guild)?.members.get(user.id)
    const permissions = String(this.#permissions(user, channel))
    const event: Json = {
      id: begun.id,
      application_id: this.#world.applicationId,
      type,
      token: begun.token,
      version: 1,
      data,
      channel_id: channel.id,
      channel: {
        id: channel.id,
        type: channel.type,
        ...(channel.name && { name: channel.name }),
        ...(channel.parent_id && { parent_id: channel.parent_id }),
      },
      locale: 'en-GB',
      app_permissions: String(this.#world.botMay(channel)),
      authorizing_integration_owners: {},
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...(guild
        ? {
            guild_id: guild,
            guild_locale: 'en-US',
            member: { user, roles: [], permissions, nick: member ? member.nick : null },
          }
        : { user }),
      ...(source && { message: messageJson(this.#world, source) }),
    }
    this.#gateway.emit('INTERACTION_CREATE', event, guild)
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = afterOwn(GIVES_UP, () => reject(new Error('The application did not respond')))
    await Promise.race([begun.responded, late]).finally(timer.cancel)
    return begun
  }

  #permissions(user: User, channel: Channel): bigint {
    const member = this.#world.guilds.get(channel.guild_id ?? '')?.members.get(user.id)
    return member ? member.permissions : PermissionFlagsBits.SendMessages
  }

  #command(channel: Channel, name: string): Json | undefined {
    const lists = [`guild ${channel.guild_id}`, 'everywhere']
    return lists.flatMap(list => this.#registry.list(list)).find(one => one.name === name)
  }

  #options(command: Json | undefined, sub?: string): Json[] {
    const options = (command?.options as Json[] | undefined) ?? []
    if (!sub) return options.filter(option => option.type !== 1)
    const found = options.find(option => option.name === sub)
    return (found?.options as Json[] | undefined) ?? []
  }

  /** A line as someone would spread it over a command's fields: word by word, the last takes the rest. */
  spread(channel: Channel, name: string, line: string): { values: Json; sub?: string } {
    const command = this.#command(channel, name)
    const words = line.split(' ').filter(Boolean)
    const subs = ((command?.options as Json[] | undefined) ?? []).filter(option => option.type === 1)
    const sub = subs.length > 0 ? words.shift() : undefined
    const values: Json = {}
    const options = this.#options(command, sub)
    for (const [i, option] of options.entries()) {
      const word = i === options.length - 1 ? words.splice(0).join(' ') : words.shift()
      if (word) values[String(option.name)] = option.type === 4 ? Number(word) : word
    }
    return sub === undefined ? { values } : { values, sub }
  }
}
