import { PermissionFlagsBits } from 'discord.js'

export type Json = Record<string, unknown>

export interface User {
  readonly id: string
  readonly username: string
  readonly global_name: string | null
  readonly bot?: boolean
}

export interface Channel {
  readonly id: string
  /** 0 text, 1 direct, 2 voice, 5 announcements, 10 thread in those, 11 public thread, 12 private thread, 15 forum. */
  readonly type: number
  readonly guild_id?: string
  readonly name?: string
  readonly parent_id?: string
  readonly recipients?: readonly User[]
  /** What the bot itself may not do here. */
  denied: bigint
  /** What roles may or may not do here; that of everyone has the server's id. */
  overwrites: { readonly id: string; readonly allow: bigint; readonly deny: bigint }[]
  archived: boolean
  locked: boolean
}

export interface Message {
  readonly id: string
  readonly channel_id: string
  readonly author: User
  readonly timestamp: string
  readonly nonce?: string
  /** Only this person sees it. */
  readonly onlyFor?: string
  content: string
  flags: number
  components: Json[]
  mentions: string[]
  /** The interaction that it answers: what kind it was, and whose. */
  readonly answers?: { readonly id: string; readonly type: number; readonly user: User }
  /** Deferred and not filled in yet. */
  thinking?: boolean
  reference?: string
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly owner_id: string
  readonly members: Map<string, { nick: string | null; permissions: bigint }>
  /** Besides the bot's own and that of those who manage, the lowest first. */
  readonly roles: {
    readonly id: string
    readonly name: string
    readonly permissions: bigint
    /** Whether the bot has it, too. */
    readonly isBots?: boolean
  }[]
  /** What everybody may. */
  everyone: bigint
  /** What the bot's role allows. */
  botPermissions: bigint
  /** Until when a moderator lets the bot say nothing, in epoch milliseconds. */
  timeout?: number
  /** When the bot was let in. */
  joined_at: string
}

export const isThread = (channel: Channel) => channel.type >= 10 && channel.type <= 12

/** The roles that somebody has given the bot, besides its own. */
export const botRoles = (guild: Guild) => guild.roles.filter(role => role.isBots)

/** Refused, as Discord says it. */
export class Refusal extends Error {
  readonly status: number
  readonly code: number
  readonly more: Json

  constructor(status: number, code: number, message: string, more: Json = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }
}

export const unknown = (what: string, code: number) => new Refusal(404, code, `Unknown ${what}`)

/** "the past few minutes" for which a nonce is checked. */
const NONCE_HOLDS = 5 * 60_000
const DISCORD_EPOCH = 1_420_070_400_000

/** What Discord knows: servers, channels, messages, people. The clock can be moved. */
export class World {
  readonly bot: User = { id: '900000000000000900', username: 'Spotter', global_name: null, bot: true }
  readonly applicationId = '900000000000000900'
  readonly users = new Map<string, User>()
  readonly guilds = new Map<string, Guild>()
  readonly channels = new Map<string, Channel>()
  readonly messages = new Map<string, Message[]>()
  /** What lock screens showed of the bot's messages: the content with which one was made, and nothing of components. */
  readonly pushes: { readonly channel: string; readonly text: string; readonly pings: readonly string[] }[] =
    []
  /** Messages whose thread was deleted and that get no other; whether Discord refuses it, it says nowhere. */
  readonly threadless = new Set<string>()
  /** Who may use a command, or not, by the server's own settings, as `command user`. */
  readonly granted = new Map<string, boolean>()
  /** In which channels commands may be used, or not, by the server's own settings: of one command, or of all the bot's. */
  readonly rules: {
    readonly guild: string
    readonly command?: string
    readonly channel: string
    readonly may: boolean
  }[] = []
  /** So many edits of messages that are older than an hour are taken; how many those are, Discord says nowhere. */
  oldEdits = Number.POSITIVE_INFINITY
  /** People who take no direct messages from the bot. */
  readonly closed = new Set<string>()
  now: () => number = Date.now
  #count = 0

  constructor() {
    this.users.set(this.bot.id, this.bot)
  }

  snowflake(): string {
    this.#count = (this.#count + 1) % 4096
    return String((BigInt(this.now() - DISCORD_EPOCH) << 22n) | BigInt(this.#count))
  }

  addUser(name: string): User {
    const user = { id: this.snowflake(), username: name, global_name: name.toUpperCase() }
    this.users.set(user.id, user)
    return user
  }

  addGuild(name: string, owner: User): Guild {
    const { ViewChannel, SendMessages, CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits
    const { AttachFiles, ReadMessageHistory } = PermissionFlagsBits
    const guild: Guild = {
      id: this.snowflake(),
      name,
      owner_id: owner.id,
      members: new Map(),
      roles: [],
      everyone: 0n,
      joined_at: '2026-01-01T00:00:00Z',
      botPermissions:
        ViewChannel |
        SendMessages |
        CreatePublicThreads |
        SendMessagesInThreads |
        AttachFiles |
        ReadMessageHistory,
    }
    this.guilds.set(guild.id, guild)
    return guild
  }

  join(guild: Guild, user: User, permissions = PermissionFlagsBits.SendMessages as bigint): void {
    guild.members.set(user.id, { nick: null, permissions })
  }

  addChannel(guild: Guild, name: string, type = 0): Channel {
    return this.#add({ id: this.snowflake(), type, guild_id: guild.id, name })
  }

  addThread(parent: Channel, id: string, name: string, type = parent.type === 5 ? 10 : 11): Channel {
    return this.#add({ id, type, guild_id: parent.guild_id ?? '', name, parent_id: parent.id })
  }

  directChannel(user: User): Channel {
    for (const channel of this.channels.values()) {
      if (channel.type === 1 && channel.recipients?.[0]?.id === user.id) return channel
    }
    return this.#add({ id: this.snowflake(), type: 1, recipients: [user] })
  }

  #add(channel: Omit<Channel, 'denied' | 'overwrites' | 'archived' | 'locked'>): Channel {
    const added = { ...channel, denied: 0n, overwrites: [], archived: false, locked: false }
    this.channels.set(added.id, added)
    this.messages.set(added.id, [])
    return added
  }

  channel(id: string): Channel {
    const channel = this.channels.get(id)
    if (!channel) throw unknown('Channel', 10003)
    return channel
  }

  message(channelId: string, id: string): Message {
    const found = this.messages.get(channelId)?.find(message => message.id === id)
    if (!found) throw unknown('Message', 10008)
    return found
  }

  /** What the bot may do in a channel. */
  botMay(channel: Channel): bigint {
    if (channel.type === 1) return ~0n
    const guild = this.guilds.get(channel.guild_id ?? '')
    const home = channel.parent_id ? this.channel(channel.parent_id) : channel
    if (!guild) return 0n
    const { ViewChannel, ReadMessageHistory, Administrator } = PermissionFlagsBits
    // https://docs.discord.com/developers/topics/permissions#permission-overwrites
    const all = [guild.botPermissions, ...botRoles(guild).map(role => role.permissions)]
    let may = all.reduce((sum, one) => sum | one, guild.everyone)
    if ((may & Administrator) !== 0n) return ~0n
    // Everybody's first, then those of all roles together, whatever their order: one that allows beats one that denies.
    const mine = [`${guild.id}1`, ...botRoles(guild).map(({ id }) => id)]
    for (const ids of [[guild.id], mine]) {
      const some = home.overwrites.filter(one => ids.includes(one.id))
      for (const { deny } of some) may &= ~deny
      for (const { allow } of some) may |= allow
    }
    may &= ~home.denied
    // Who cannot see a channel can do nothing in it.
    if ((may & ViewChannel) === 0n) return 0n
    // https://docs.discord.com/developers/topics/permissions#permissions-for-timed-out-members
    const isMuted = (guild.timeout ?? 0) > this.now()
    return may & (isMuted ? ViewChannel | ReadMessageHistory : ~0n)
  }

  /** @throws {Refusal} as Discord does for a channel that is hidden, or an act that is not allowed. */
  need(channel: Channel, bit: bigint): void {
    const may = this.botMay(channel)
    if ((may & PermissionFlagsBits.ViewChannel) === 0n) throw new Refusal(403, 50001, 'Missing Access')
    if ((may & bit) === 0n) throw new Refusal(403, 50013, 'Missing Permissions')
  }

  /** The bot's message with this nonce, if it was posted in the past few minutes. */
  sameNonce(channel: Channel, nonce: string): Message | undefined {
    const list = this.messages.get(channel.id) ?? []
    return list.find(m => m.nonce === nonce && this.now() - Date.parse(m.timestamp) < NONCE_HOLDS)
  }

  put(message: Omit<Message, 'id' | 'timestamp'> & { id?: string }): Message {
    const id = message.id ?? this.snowflake()
    const put = { ...message, id, timestamp: new Date(this.now()).toISOString() }
    this.messages.get(message.channel_id)?.push(put)
    return put
  }

  remove(message: Message): void {
    const list = this.messages.get(message.channel_id) ?? []
    list.splice(list.indexOf(message), 1)
  }
}
