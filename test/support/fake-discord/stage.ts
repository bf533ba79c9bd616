import { PermissionFlagsBits } from 'discord.js'
import type { Pictures } from '../../../src/chat/pictures.ts'
import type { Bot, Platform } from '../../../src/chat/platform.ts'
import type { Person, Place } from '../../../src/core/address.ts'
import type { Log } from '../../../src/core/log.ts'
import { memoryPersonal, memorySpace } from '../../../src/core/memory-space.ts'
import type { Space } from '../../../src/core/spaces.ts'
import { createDiscordPlatform, type DiscordOptions } from '../../../src/platforms/discord/index.ts'
import { asRead } from '../as-read.ts'
import type { Seen, Stage } from '../contract/stage.ts'
import { asDatabase, asDatabaseOf } from '../slow-space.ts'
import { FakeDiscord, TOKEN } from './index.ts'
import { readMarkdown } from './markdown.ts'
import { textsOf } from './posts.ts'
import type { Channel, Guild, Json, Message, User } from './world.ts'

/** A fake Discord with one server, one channel and two people, and their hands and eyes. */
export interface Server extends Omit<Stage, 'platform'> {
  readonly fake: FakeDiscord
  readonly guild: Guild
  readonly text: Channel
  readonly users: { readonly coach: User; readonly member: User }
}

/** The real adapter, logged in to a fake Discord. */
export interface DiscordStage extends Server {
  readonly platform: Platform
  readonly logged: readonly { level: string; data: object; message: string }[]
  readonly space: Space & { readonly kept: Map<string, unknown> }
}

/** A picture is a few bytes here; the adapter never looks inside. */
export const PICTURES: Pictures = {
  svg: () => '<svg/>',
  bytes: async () => new Uint8Array([137, 80, 78, 71]),
  key: picture => `figure-${picture.name}-1`,
}

export async function discordStage(
  bot: Bot,
  options: Partial<DiscordOptions> = {},
  prepare: (fake: FakeDiscord) => void = () => undefined,
): Promise<DiscordStage> {
  const server = await openServer()
  prepare(server.fake)
  const logged: { level: string; data: object; message: string }[] = []
  const space = memorySpace()
  const platform = platformOn(server, {
    space: asDatabase(space),
    personal: asDatabaseOf(memoryPersonal(space.kept)),
    log: logInto(logged),
    readMessages: true,
    ...options,
  })
  await platform.start(bot)
  return {
    ...server,
    platform,
    logged,
    space,
    async close() {
      await platform.stop()
      await server.close()
    },
  }
}

/** The real adapter for a fake Discord, not logged in yet. */
export function platformOn({ fake }: Server, options: Partial<DiscordOptions>): Platform {
  return createDiscordPlatform({
    token: TOKEN,
    pictures: PICTURES,
    log: logInto([]),
    space: asDatabase(memorySpace()),
    personal: asDatabaseOf(memoryPersonal()),
    apology: 'That took too long. Please try again.',
    api: fake.api,
    monotonic: fake.now,
    ...options,
  })
}

export async function openServer(): Promise<Server> {
  const fake = await new FakeDiscord().listen()
  const { world, people } = fake
  const coach = world.addUser('coach')
  const member = world.addUser('member')
  const guild = world.addGuild('Lifters', world.addUser('owner'))
  world.join(guild, coach, PermissionFlagsBits.ManageGuild | PermissionFlagsBits.SendMessages)
  world.join(guild, member)
  const text = world.addChannel(guild, 'general')
  const person = (user: User): Person => ({ platform: 'discord', tenant: guild.id, id: user.id })
  const userOf = (who: Person) => {
    const user = world.users.get(who.id)
    if (!user) throw new Error(`nobody is ${who.id}`)
    return user
  }
  const channelOf = (at: Place) => world.channel(at.thread ?? at.channel)
  const messageOf = (seen: Seen) => world.message(channelOf(seen.posted.place).id, seen.posted.message)
  const look = (user: User, channel: Channel, at: Place): Seen[] =>
    fake
      .seenBy(user, channel)
      .filter(message => !message.thinking)
      .map(message => seen(message, at))
  return {
    fake,
    guild,
    text,
    users: { coach, member },
    channel: { platform: 'discord', tenant: guild.id, channel: text.id },
    coach: person(coach),
    member: person(member),
    async command(who, at, name, line) {
      const channel = channelOf(at)
      const { values, sub } = people.spread(channel, name, line)
      await people.command(userOf(who), channel, name, values, sub)
    },
    async press(who, on, label) {
      const button = on.buttons.find(one => one.label === label)
      if (!button?.action) throw new Error(`no button ${label}`)
      await people.press(userOf(who), messageOf(on), button.action)
    },
    async choose(who, on, action, value) {
      await people.choose(userOf(who), messageOf(on), action, [value])
    },
    async form(who) {
      const data = fake.interactions.modals.get(who.id)?.data
      if (!data) return undefined
      const labels = data.components as { component: Json }[]
      return { title: String(data.title), fields: labels.map(label => String(label.component.custom_id)) }
    },
    async submit(who, values) {
      await people.submit(userOf(who), values)
    },
    async type(who, at, line) {
      people.type(userOf(who), channelOf(at), line)
    },
    mishaps: {
      unreachable: async () => {
        const closed = world.addUser('closed')
        world.join(guild, closed)
        world.closed.add(closed.id)
        return person(closed)
      },
      gone: async () => {
        const gone = world.addUser('gone')
        world.join(guild, gone)
        guild.members.delete(gone.id)
        return person(gone)
      },
      move: async () => {
        const renamed = world.addChannel(guild, 'before')
        Object.assign(renamed, { name: 'after' })
        const place: Place = { platform: 'discord', tenant: guild.id, channel: renamed.id }
        return { from: place, to: place }
      },
      endPlace: async () => {
        const ended = world.addChannel(guild, 'ended')
        people.deleteChannel(ended)
        return { platform: 'discord', tenant: guild.id, channel: ended.id }
      },
      deleteThread: async thread => people.deleteThread(channelOf(thread)),
      lockThread: async thread => people.lock(channelOf(thread)),
      mute: () => {
        text.overwrites = [{ id: guild.id, allow: 0n, deny: PermissionFlagsBits.SendMessages }]
        return () => {
          text.overwrites = []
        }
      },
      deleteMessage: async ({ place, message }) => {
        const room = channelOf(place)
        people.deleteMessage(room, world.message(room.id, message))
      },
      loseAnswer: () => fake.rest.mishaps.push({ method: 'POST', path: /messages$/, how: 'unanswered' }),
    },
    async seen(who, at) {
      return look(userOf(who), channelOf(at), at)
    },
    async seenDirectly(who) {
      const channel = world.directChannel(userOf(who))
      return look(userOf(who), channel, {
        platform: 'discord',
        tenant: guild.id,
        channel: channel.id,
        direct: true,
      })
    },
    close: () => fake.close(),
  }
}

/** A message as a reader sees it. */
export function seen(message: Message, place: Place): Seen {
  const all = flat(message.components)
  const text = [message.content, ...textsOf(message.components)].map(one => readMarkdown(one).text)
  return {
    text: asRead(text.filter(Boolean).join('\n')),
    buttons: all
      // Nobody can press one that is disabled.
      .filter(c => c.type === 2 && !c.disabled)
      .map(c => ({
        label: String(c.label),
        ...(c.custom_id !== undefined && { action: String(c.custom_id) }),
      })),
    choices: all
      .filter(c => c.type === 3)
      .map(c => ({ action: String(c.custom_id), values: (c.options as Json[]).map(o => String(o.value)) })),
    alts: all.flatMap(c => ((c.items as Json[] | undefined) ?? []).map(item => String(item.description))),
    onlyYou: message.onlyFor !== undefined,
    pings: message.mentions,
    posted: { place, message: message.id },
  }
}

function flat(components: readonly Json[]): Json[] {
  return components.flatMap(c => [c, ...flat((c.components as Json[] | undefined) ?? [])])
}

function logInto(lines: { level: string; data: object; message: string }[]): Log {
  const level = (name: string) => (data: object, message: string) =>
    void lines.push({ level: name, data, message })
  return { debug: level('debug'), info: level('info'), warn: level('warn'), error: level('error') }
}
