import type { GatewayGuildCreateDispatchData } from 'discord.js'
import type { Pictures } from '../../chat/pictures.ts'
import type { Bot, Platform } from '../../chat/platform.ts'
import type { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Personal, Space } from '../../core/spaces.ts'
import { PlatformClock } from '../shared/platform-clock.ts'
import { Turns } from '../shared/turns.ts'
import { UnderWay } from '../shared/under-way.ts'
import { createClient, inviteLink, login } from './connect.ts'
import { mayUse } from './grants.ts'
import { greetIn } from './greeting.ts'
import { isLineUp, watchLine } from './line.ts'
import { listen } from './listen.ts'
import { createPeople } from './people.ts'
import { isInServer } from './permissions.ts'
import { watchPlaces } from './places.ts'
import { registerBefore } from './register.ts'
import { Sender } from './sender.ts'
import { Typing } from './typed.ts'

export { registerByHand } from './register.ts'

export interface DiscordOptions {
  readonly token: string
  readonly pictures: Pictures
  readonly log: Log
  /** Keeps what was posted in channels under which `once`, and what was registered. */
  readonly space: Space
  /** Keeps what is of one person: what they were told, and which server they have to do with. */
  readonly personal: Personal
  /** Said privately when an answer came too late to be shown. */
  readonly apology: string
  /** Commands are registered in this server only. */
  readonly guildId?: string
  /** Also read what people type in the bot's threads; needs the privileged Message Content intent. */
  readonly readMessages?: boolean
  readonly shards?: { readonly first: number; readonly last: number; readonly total: number }
  /** Called once when Discord lets the bot in no more: nothing works until the operator mends what it says. */
  readonly ended?: (why: PlatformError) => void
  /** The REST API's address, for tests. */
  readonly api?: string
  /** Milliseconds that never step, for tests. */
  readonly monotonic?: () => number
}

/** Milliseconds that a stop waits for the answers under way. */
const STOP_WITHIN = 3_000

/** Spotter in Discord. */
export function createDiscordPlatform(options: DiscordOptions): Platform {
  const { token, log, readMessages = false, monotonic = () => performance.now() } = options
  const clock = new PlatformClock()
  const underWay = new UnderWay()
  const edits = new Turns()
  let bot: Bot | undefined
  let hasEnded = false
  const end = (why: PlatformError) => {
    if (!hasEnded) options.ended?.(why)
    hasEnded = true
  }
  /** Nothing that an event leads to may end the process, and a stop waits for it. */
  const track = (work: Promise<void> | undefined) => {
    const failed = (err: unknown) => log.error({ err }, 'an event from Discord could not be handled')
    if (work) void underWay.add(work.catch(failed))
  }
  const joined = async (guild: GatewayGuildCreateDispatchData) => {
    const channel = await greetIn(client, guild, clock.now())
    if (!channel) return
    const place = { platform: 'discord', tenant: guild.id, channel } as const
    await bot?.invited(place, undefined, `${guild.id}/${guild.joined_at}`, 'all')
  }
  const client = createClient(options, clock, guild => track(joined(guild)))
  // What is posted before the bot has logged in needs it, too.
  client.rest.setToken(token)
  const typing = new Typing(client, readMessages, monotonic)
  const people = createPeople(client, monotonic, person => track(bot?.left(person)))
  const sender = new Sender(client, { ...options, monotonic, clock, edits, revoked: end })

  return {
    name: 'discord',
    hidesZones: true,
    async start(to) {
      bot = to
      listen({ ...options, client, bot, sender, people, typing, clock, edits, monotonic, track })
      watchPlaces(client, bot, track)
      watchLine(client, log, end)
      await registerBefore({ ...options, commands: bot.commands })
      const { application } = await login(client, token)
      log.info({ invite: inviteLink(application.id) }, 'let the bot into a server with this link')
    },
    async stop() {
      await underWay.settle(STOP_WITHIN)
      await client.destroy()
    },
    get isConnected() {
      return isLineUp(client)
    },
    post: (to, message, once, about) => sender.post(to, message, once, about),
    find: (to, once, from, until) => sender.find(to, once, from, until),
    edit: (at, message, once) => sender.edit(at, message, once),
    async openThread(on, title) {
      const thread = await sender.openThread(on, title)
      typing.opened(thread)
      return thread
    },
    tell: (person, message, once) => sender.tell(person, message, once),
    async profile(person, at, granted) {
      const profile = await people.profile(person, at)
      const isGranted = !profile.mayManage && at && granted && (await mayUse(client, granted, person, at))
      const told = { ...profile, ...(isGranted && { mayManage: true }) }
      return readMessages ? told : { ...told, mentionsOnly: true }
    },
    isIn: tenant => isInServer(client.rest, tenant),
    async forget(person) {
      people.forget(person)
      sender.forget(person)
    },
  }
}
