import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import type { CommandSpec, OptionSpec, Options } from '../../chat/command.ts'
import { MAX_LINE } from '../../chat/options.ts'
import { SetupError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import type { Space } from '../../core/spaces.ts'
import { shorten } from '../../core/text.ts'
import { again } from '../shared/again.ts'
import { platformError, WRONG_TOKEN } from './errors.ts'
import { LIMITS } from './limits.ts'
import { listed, restOptions, withId } from './rest.ts'

/** Where it is kept in which server commands were registered last, or true where they are everywhere. */
const STAND = 'commands stand'

const TEXT = ApplicationCommandOptionType.String

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody

export interface Registration {
  readonly rest: REST
  readonly applicationId: string
  readonly commands: readonly CommandSpec[]
  /** Only in this server, where changes show at once; else everywhere. */
  readonly guildId?: string
}

export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Registers the commands if they differ from what Discord has: another tool may have taken some away. It allows 200
 * creations a day (https://discord.com/developers/docs/interactions/application-commands#registering-a-command), and a
 * bot under development starts more often than that.
 * @throws {PlatformError}
 */
export function register(what: Registration): Promise<Changes> {
  // The whole list is put at once, so a try whose outcome is unknown can be made again.
  return again(() => bring(what.rest, routeOf(what), bodiesOf(what)))
}

/** What registering would change: nothing is written. Fails as Discord's client does. */
export function difference(what: Registration): Promise<Changes> {
  return there(what.rest, routeOf(what), bodiesOf(what))
}

function bodiesOf({ commands, guildId }: Registration): Body[] {
  return commands.map(command => toBody(command, guildId !== undefined))
}

function routeOf({ applicationId, guildId }: Pick<Registration, 'applicationId' | 'guildId'>): `/${string}` {
  return guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
}

async function there(rest: REST, route: `/${string}`, wanted: readonly Body[]): Promise<Changes> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  return compare(wanted, listed<Body>(await rest.get(route, { query })))
}

async function bring(rest: REST, route: `/${string}`, wanted: readonly Body[]): Promise<Changes> {
  try {
    const changes = await there(rest, route, wanted)
    const isNew = Object.values(changes).some(names => names.length > 0)
    if (isNew) listed(await rest.put(route, { body: wanted }))
    return changes
  } catch (error) {
    throw platformError(error, 'register the commands')
  }
}

type ByHand = Omit<Registration, 'rest' | 'applicationId'> & { readonly token: string; readonly api?: string }

/**
 * Registers the commands by hand, with nothing but the bot's token, and takes away those that were registered elsewhere:
 * a server shows both (https://github.com/discord/discord-api-docs/issues/3885).
 * @param formerly the server in which they were registered before, if it is known
 * @throws {SetupError} when Discord does not take the token; {@link PlatformError} for anything else.
 */
export async function registerByHand(what: ByHand, formerly?: string): Promise<Changes> {
  const { token, api, ...rest } = what
  const client = new REST(restOptions(api)).setToken(token)
  try {
    const { id } = withId(await client.get(Routes.currentApplication()))
    const changes = await register({ ...rest, rest: client, applicationId: id })
    if (rest.guildId) await again(() => bring(client, routeOf({ applicationId: id }), []))
    // A server that the bot is in no more shows nothing of it.
    if (formerly && formerly !== rest.guildId)
      await bring(client, routeOf({ applicationId: id, guildId: formerly }), []).catch(() => {})
    return changes
  } catch (error) {
    const trouble = platformError(error, 'register the commands')
    throw trouble.trouble === 'token-revoked' ? new SetupError([WRONG_TOKEN]) : trouble
  }
}

/**
 * Registers the commands before the bot logs in: logins are counted, and one that ends in a failure is used up all the
 * same (https://discord.com/developers/docs/events/gateway#session-start-limit-object). Where commands stand from an
 * earlier start, it goes on with those.
 * @throws {SetupError} and {@link PlatformError}, as by hand.
 */
export async function registerBefore(
  what: ByHand & { readonly log: Log; readonly space: Space },
): Promise<void> {
  const { log, space, ...given } = what
  const stand = await space.get(STAND)
  try {
    const changes = await registerByHand(given, typeof stand === 'string' ? stand : undefined)
    log.info({ ...changes }, 'Discord has the commands')
    await space.set(STAND, given.guildId ?? true)
  } catch (error) {
    if (error instanceof SetupError || !stand) throw error
    log.warn({ err: error }, 'the commands could not be registered: people see those of an earlier start')
  }
}

function compare(wanted: readonly Body[], there: readonly Body[]): Changes {
  const old = new Map(there.map(command => [command.name, command]))
  const names = new Set(wanted.map(command => command.name))
  const known = wanted.filter(command => old.has(command.name))
  return {
    added: wanted.filter(command => !old.has(command.name)).map(command => command.name),
    changed: known
      .filter(command => essence(command) !== essence(old.get(command.name)))
      .map(command => command.name),
    removed: [...old.keys()].filter(name => !names.has(name)),
  }
}

/** The keys that {@link toBody} writes, and those that another tool may have written. */
const KEYS =
  `type name name_localizations description description_localizations options choices value required autocomplete
  max_length default_member_permissions contexts integration_types`.split(/\s+/)

/** A command in one form: without what Discord adds to it, and without what means the same when left out. */
function essence(command: Body | undefined): string {
  const isNothing = (one: unknown) =>
    one === null || one === false || (Array.isArray(one) && one.length === 0)
  const bare = JSON.stringify(command, (_, value) => (isNothing(value) ? undefined : value))
  return JSON.stringify(JSON.parse(bare), KEYS)
}

/** A command as Discord registers it. */
export function toBody(command: CommandSpec, inGuild: boolean): Body {
  const { Guild, BotDM } = InteractionContextType
  const manage = command.needs === 'manage'
  const subs = Object.entries(command.subs ?? {})
  const options: APIApplicationCommandOption[] = command.subs
    ? subs.map(([name, sub]) => ({
        type: ApplicationCommandOptionType.Subcommand,
        ...named(name, sub.summary),
        options: toOptions(sub.options),
      }))
    : toOptions(command.options)
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(command.name, command.summary),
    options,
    default_member_permissions: manage ? String(PermissionFlagsBits.ManageGuild) : null,
    // A command of one server has no other context to appear in.
    ...(!inGuild && {
      contexts: manage ? [Guild] : [Guild, BotDM],
      integration_types: [ApplicationIntegrationType.GuildInstall],
    }),
  }
}

function named(name: string, summary: string) {
  return { name: name.toLowerCase(), description: shorten(summary, LIMITS.optionText) }
}

/** Discord wants the required options first. */
function toOptions(options: Options): APIApplicationCommandBasicOption[] {
  const entries = Object.entries(options)
  const ordered = [...entries.filter(([, o]) => o.required), ...entries.filter(([, o]) => !o.required)]
  return ordered.map(([name, option]) => {
    return {
      ...named(name, option.summary),
      required: option.required ?? false,
      ...typed(option),
    } as APIApplicationCommandBasicOption
  })
}

function typed(option: OptionSpec) {
  if (option.type === 'text') {
    return { type: TEXT, max_length: MAX_LINE, ...(option.suggests && { autocomplete: true as const }) }
  }
  // More choices than a list can hold are typed instead, and read by the same parser.
  if (option.choices.length > LIMITS.options) return { type: TEXT, max_length: MAX_LINE }
  const choices = option.choices.map(({ label, value }) => ({
    name: shorten(label, LIMITS.optionText),
    value,
  }))
  return { type: TEXT, choices }
}
