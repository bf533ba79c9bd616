import { checkCommand } from './bodies.ts'
import { type Json, Refusal, type World } from './world.ts'

/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const CREATES_A_DAY = 200
/** In one server, or everywhere. */
const AT_MOST = 100

/** The commands that the bot registered, by where: `guild <id>`, or `everywhere`. */
export class Registry {
  readonly commands = new Map<string, Json[]>()
  readonly #world: World
  #created = 0

  constructor(world: World) {
    this.#world = world
  }

  list(where: string): Json[] {
    return this.commands.get(where) ?? []
  }

  /** What a server's admins say of commands: https://docs.discord.com/developers/interactions/application-commands#permissions */
  permissions(guild: string): Json[] {
    const { rules, granted, applicationId } = this.#world
    const all = [...this.list('everywhere'), ...this.list(`guild ${guild}`)]
    const said = [
      ...rules.filter(rule => rule.guild === guild),
      ...[...granted].map(([of, may]) => ({ command: of.split(' ')[0], user: of.split(' ')[1], may })),
    ]
    const idOf = (name?: string) =>
      name === undefined ? applicationId : all.find(command => command.name === name)?.id
    const about = Map.groupBy(said, one => idOf(one.command))
    return [...about].map(([id, some]) => ({
      id,
      application_id: applicationId,
      guild_id: guild,
      permissions: some.map(one =>
        'user' in one
          ? { id: one.user, type: 2, permission: one.may }
          : { id: one.channel, type: 3, permission: one.may },
      ),
    }))
  }

  /** Replaces all commands. One that was there under its name is changed; any other counts as created. */
  put(where: string, body: unknown): Json[] {
    const list = Array.isArray(body) ? (body as Json[]) : []
    const old = this.list(where)
    if (list.length > AT_MOST) throw new Refusal(400, 30032, 'Maximum number of application commands reached')
    for (const command of list) checkCommand(command)
    const names = list.map(command => command.name)
    if (new Set(names).size < names.length) {
      throw new Refusal(400, 50035, 'Invalid Form Body', { errors: 'names repeat' })
    }
    this.#created += names.filter(name => !old.some(command => command.name === name)).length
    if (this.#created > CREATES_A_DAY) {
      throw new Refusal(429, 30034, 'Max number of daily application command creates has been reached (200)')
    }
    const put = list.map(command => ({
      nsfw: false,
      dm_permission: true,
      ...(where === 'everywhere' && { contexts: null, integration_types: [0] }),
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
