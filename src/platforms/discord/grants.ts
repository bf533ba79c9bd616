import {
  type APIApplicationCommand,
  type APIGuildApplicationCommandPermissions,
  type Client,
  PermissionFlagsBits,
  Routes,
} from 'discord.js'
import type { Person, Place } from '../../core/address.ts'
import { platformError } from './errors.ts'
import { roomAt } from './permissions.ts'
import { listed } from './rest.ts'

const NEEDED = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.UseApplicationCommands

/**
 * Whether somebody whom a server's admins let use a command may use it in a channel. Whom they let they say for the whole
 * server, so only the channel is looked at.
 * @throws {PlatformError}
 */
export async function mayUse(client: Client, command: string, who: Person, at: Place): Promise<boolean> {
  try {
    const room = await roomAt(client, who.id, at)
    return ((room?.may ?? 0n) & NEEDED) === NEEDED && !room?.isMuted && (await isOpen(client, command, at))
  } catch (error) {
    throw platformError(error, 'tell who may use a command')
  }
}

/**
 * What admins say of one command goes before what they say of all of the bot's, and of one channel before all of them
 * (https://support.discord.com/hc/en-us/articles/10952896421783-Updates-to-Command-Permissions); all channels have the
 * server's id less one (https://docs.discord.com/developers/interactions/application-commands#permissions).
 */
async function isOpen({ rest, application }: Client, command: string, at: Place): Promise<boolean> {
  const bot = application?.id ?? ''
  const lists = [Routes.applicationCommands(bot), Routes.applicationGuildCommands(bot, at.tenant)] as const
  const [commands, said] = await Promise.all([
    Promise.all(lists.map(async list => listed<APIApplicationCommand>(await rest.get(list)))),
    rest.get(Routes.guildApplicationCommandsPermissions(bot, at.tenant)),
  ])
  const own = commands.flat().find(({ name }) => name === command)?.id
  const channels = [at.channel, String(BigInt(at.tenant) - 1n)]
  const rules = [own, bot].flatMap(of => {
    const about = listed<APIGuildApplicationCommandPermissions>(said).find(({ id }) => id === of)
    return channels.flatMap(channel => about?.permissions.find(({ id }) => id === channel) ?? [])
  })
  return rules[0]?.permission ?? true
}
