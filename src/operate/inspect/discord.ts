import {
  type APIApplication,
  type APIChannel,
  type APIGuild,
  ApplicationFlags,
  ChannelType,
  type Client,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js'
import type { CommandSpec } from '../../chat/command.ts'
import type { Inspection, Room } from '../../chat/inspection.ts'
import type { Place } from '../../core/address.ts'
import type { Finding } from '../../core/finding.ts'
import { readableName } from '../../core/text.ts'
import {
  createClient,
  inviteLink,
  PERMISSIONS,
  type PermissionName,
} from '../../platforms/discord/connect.ts'
import { codeOf, MISSING_ACCESS, platformError, UNKNOWN_CHANNEL } from '../../platforms/discord/errors.ts'
import { isInServer, missing } from '../../platforms/discord/permissions.ts'
import { difference } from '../../platforms/discord/register.ts'
import { listed, withId } from '../../platforms/discord/rest.ts'
import { PlatformClock } from '../../platforms/shared/platform-clock.ts'

export interface DiscordInspected {
  readonly token: string
  readonly commands: readonly CommandSpec[]
  readonly guildId?: string
  readonly readMessages?: boolean
  readonly shards?: { readonly total: number }
  readonly api?: string
}

const NEEDS = Object.keys(PERMISSIONS) as readonly PermissionName[]
/** So few logins left of the day's thousand are worth a word. */
const FEW_LOGINS = 50
const PORTAL = 'https://discord.com/developers/applications'
const GRANT = 'Grant it to the bot’s role in the channel’s settings, under Permissions.'

/** Looks at Discord through the bot's token. It does not log in: logins are counted. */
export class DiscordInspection implements Inspection {
  readonly #options: DiscordInspected
  readonly #client: Client
  readonly #clock = new PlatformClock()

  constructor(options: DiscordInspected) {
    this.#options = options
    this.#client = createClient({ ...(options.api && { api: options.api }) }, this.#clock)
    this.#client.rest.setToken(options.token)
  }

  ahead(): number {
    return Date.now() - this.#clock.now()
  }

  /** Who the bot is. @throws {PlatformError} with 'token-revoked' when Discord does not take the token. */
  async application(): Promise<{ id: string; name: string; invite: string; reads: boolean }> {
    const { id, name, flags = 0 } = withId<APIApplication>(await this.#get(Routes.currentApplication()))
    const reads = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited
    return { id, name: readableName(name) || id, invite: inviteLink(id), reads: (flags & reads) !== 0 }
  }

  async rooms(): Promise<Room[]> {
    const me = await this.#me()
    const found: Room[] = []
    for (const { id, name } of listed<APIGuild>(await this.#get(Routes.userGuilds()))) {
      const server = readableName(name) || id
      const channels = listed<APIChannel & { name: string }>(await this.#get(Routes.guildChannels(id)))
      for (const channel of channels) {
        if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement) continue
        const place: Place = { platform: 'discord', tenant: id, channel: channel.id }
        const lacks = await missing(this.#client, me, place, NEEDS).catch(() => NEEDS)
        if (lacks.length === 0)
          found.push({ place, name: `${server} #${readableName(channel.name) || channel.id}` })
      }
    }
    return found
  }

  async examine(places: readonly Place[]): Promise<Finding[]> {
    const { readMessages, guildId } = this.#options
    const { id, reads, invite } = await this.application()
    const found: Finding[] = []
    if (readMessages && !reads)
      found.push({
        code: 'discord.intent',
        level: 'fault',
        what: 'DISCORD_READ_MESSAGES is true, but the Message Content intent is off.',
        mend: `Switch it on under Bot at ${PORTAL}, or set DISCORD_READ_MESSAGES=false.`,
      })
    found.push(...(await this.#gateway()))
    const out = new Set<string>()
    for (const tenant of new Set([...(guildId ? [guildId] : []), ...places.map(place => place.tenant)])) {
      if (await isInServer(this.#client.rest, tenant)) continue
      out.add(tenant)
      const named = tenant === guildId ? ', which DISCORD_GUILD_ID names' : ', where a group meets'
      found.push({
        code: 'discord.server',
        level: 'fault',
        what: `The bot is not in the server ${tenant}${named}.`,
        mend: `Let it in with ${invite}`,
      })
    }
    if (!guildId || !out.has(guildId)) found.push(...(await this.#commands(id)))
    const me = await this.#me()
    const rooms = places.filter(({ tenant }) => !out.has(tenant)).map(place => this.#room(me, place))
    found.push(...(await Promise.all(rooms)).flat())
    return found
  }

  async #gateway(): Promise<Finding[]> {
    const told = (await this.#get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult
    const { shards, session_start_limit: limit } = told
    const total = this.#options.shards?.total ?? shards
    const found: Finding[] = []
    if (total < shards)
      found.push({
        code: 'discord.shards',
        level: 'warning',
        what: `DISCORD_SHARDS counts ${total} shards, and Discord recommends ${shards} by now.`,
        mend: `Start every process with its part of ${shards}, as in DISCORD_SHARDS=0-${shards - 1}/${shards}.`,
      })
    if (limit.remaining < FEW_LOGINS)
      found.push({
        code: 'discord.logins',
        level: 'warning',
        what: `Only ${limit.remaining} of today’s ${limit.total} logins are left; after the last one Discord resets the token.`,
        mend: 'Find out what starts the bot again and again, and let it wait between starts (RestartSec=30 in systemd).',
      })
    return found
  }

  async #commands(applicationId: string): Promise<Finding[]> {
    const { commands, guildId } = this.#options
    const { rest } = this.#client
    const found: Finding[] = []
    const where = { rest, applicationId, commands, ...(guildId && { guildId }) }
    const { added, changed, removed } = await difference(where).catch((error: unknown) => {
      throw platformError(error, 'tell its commands')
    })
    const names = [...added, ...changed, ...removed].map(name => `/${name}`)
    if (names.length > 0)
      found.push({
        code: 'discord.commands',
        level: 'fault',
        what: `Discord shows other commands than this version has: ${names.join(', ')}.`,
        mend: 'Run npm run register, or start the bot anew.',
      })
    if (guildId && listed(await this.#get(Routes.applicationCommands(applicationId))).length > 0)
      found.push({
        code: 'discord.commands-twice',
        level: 'warning',
        what: `Commands are registered everywhere and in the server ${guildId}: people there see each of them twice.`,
        mend: 'Take DISCORD_GUILD_ID out of .env, and start the bot anew.',
      })
    return found
  }

  async #room(me: string, place: Place): Promise<Finding[]> {
    const where = `The channel ${place.channel} of the server ${place.tenant}, where a group meets,`
    const level = 'fault' as const
    try {
      const lacks = await missing(this.#client, me, place, NEEDS)
      if (lacks.length === 0) return []
      const what = `${where} does not let the bot: ${lacks.join(', ')}.`
      return [{ code: 'discord.permissions', level, what, mend: GRANT }]
    } catch (error) {
      if (codeOf(error) === MISSING_ACCESS)
        return [
          {
            code: 'discord.permissions',
            level,
            what: `${where} hides from the bot: View Channels.`,
            mend: GRANT,
          },
        ]
      if (codeOf(error) !== UNKNOWN_CHANNEL) throw platformError(error, 'tell of a channel')
      const mend = 'Plan the week in another channel, with /schedule set.'
      return [{ code: 'discord.channel', level, what: `${where} is gone.`, mend }]
    }
  }

  async #me(): Promise<string> {
    return withId(await this.#get(Routes.user())).id
  }

  async #get(route: `/${string}`): Promise<unknown> {
    try {
      return await this.#client.rest.get(route)
    } catch (error) {
      throw platformError(error, 'tell of itself')
    }
  }
}
