import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIMessage,
  type APIModalSubmissionComponent,
  type APIUser,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  MessageFlags,
  SnowflakeUtil,
} from 'discord.js'
import type { Incoming, When } from '../../chat/exchange.ts'
import type { Asking } from '../../chat/platform.ts'
import { NOWHERE, type Person, type Place, type Posted } from '../../core/address.ts'

/** The tenant of a direct conversation with someone whom the bot knows from no server. */
export const NO_SERVER = NOWHERE

const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]

interface Channel {
  readonly id: string
  readonly type: number
  readonly parent_id?: string | null
}

/** A channel as a place. `tenant` is the server, or the one that stands for it in a direct conversation. */
export function placeIn(tenant: string, channel: Channel): Place {
  const here = { platform: 'discord', tenant } as const
  if (channel.type === ChannelType.DM || channel.type === ChannelType.GroupDM) {
    return { ...here, channel: channel.id, direct: true }
  }
  if (!THREADS.includes(channel.type)) return { ...here, channel: channel.id }
  return { ...here, channel: channel.parent_id ?? channel.id, thread: channel.id }
}

/** Whoever caused an interaction or wrote a message; Discord vouches for it. */
export function userOf(raw: APIInteraction) {
  return raw.member?.user ?? raw.user
}

/**
 * When an interaction has just come in, and when it was made: its id tells to the millisecond
 * (https://discord.com/developers/docs/reference#snowflakes).
 */
export function whenOf({ id }: APIInteraction): When {
  return { arrived: performance.now(), sent: { at: SnowflakeUtil.timestampFrom(id), within: 1 } }
}

/**
 * What is common to all that one person does in one place: only a ping comes from nobody and nowhere. Of a form and of
 * what is being typed Discord promises only the channel's id.
 */
function base(raw: APIInteraction, tenant: string) {
  const { id } = userOf(raw) as APIUser
  const from: Person = { platform: 'discord', tenant, id }
  const type = raw.guild_id ? ChannelType.GuildText : ChannelType.DM
  const channel = raw.channel ?? { id: raw.channel_id, type }
  return { id: raw.id, at: placeIn(tenant, channel as Channel), from }
}

/** An interaction as an event; undefined when it is none of ours (a ping, another kind of command). */
export function decode(raw: APIInteraction, tenant: string): Incoming | undefined {
  switch (raw.type) {
    case InteractionType.ApplicationCommand: {
      if (raw.data.type !== ApplicationCommandType.ChatInput) return undefined
      const { sub, options } = read(raw.data.options)
      const input = Object.fromEntries(options.map(option => [option.name, given(option)]))
      // Discord asks its own admins who may use a command: https://docs.discord.com/developers/interactions/application-commands#permissions
      const granted = raw.guild_id ? { granted: true as const } : {}
      const event = { ...base(raw, tenant), kind: 'command', name: raw.data.name, input, ...granted } as const
      return sub === undefined ? event : { ...event, sub }
    }
    case InteractionType.MessageComponent: {
      const common = base(raw, tenant)
      const on = posted(common.at, raw.message)
      const granted = raw.guild_id && isPrivateAnswer(raw.message) ? { granted: true as const } : {}
      const event = { ...common, kind: 'press', action: raw.data.custom_id, on, ...granted } as const
      return raw.data.component_type === ComponentType.StringSelect
        ? { ...event, chosen: raw.data.values }
        : event
    }
    case InteractionType.ModalSubmit: {
      const common = base(raw, tenant)
      const values = Object.fromEntries(raw.data.components.flatMap(fields))
      const event = { ...common, kind: 'form', action: raw.data.custom_id, values } as const
      return raw.message ? { ...event, on: posted(common.at, raw.message) } : event
    }
    default:
      return undefined
  }
}

/** Whether it answers a command, for nobody but whom Discord let use it. */
function isPrivateAnswer({ flags, interaction_metadata: of }: APIMessage): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0 && of?.type === InteractionType.ApplicationCommand
}

/** What is being typed into which option. */
export function decodeAsking(raw: APIInteraction, tenant: string): Asking | undefined {
  if (raw.type !== InteractionType.ApplicationCommandAutocomplete) return undefined
  const { sub, options } = read(raw.data.options)
  const focused = options.find(option => 'focused' in option && option.focused)
  if (!focused) return undefined
  const { at, from } = base(raw, tenant)
  const asking = {
    at,
    from,
    command: raw.data.name,
    option: focused.name,
    typed: String(given(focused) ?? ''),
  }
  return sub === undefined ? asking : { ...asking, sub }
}

export function posted(place: Place, message: Pick<APIMessage, 'id'>): Posted {
  return { place, message: message.id }
}

function read(options: readonly APIApplicationCommandInteractionDataOption[] = []): {
  sub?: string
  options: readonly APIApplicationCommandInteractionDataOption[]
} {
  const [first] = options
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { options }
  return { sub: first.name, options: first.options ?? [] }
}

function given(option: APIApplicationCommandInteractionDataOption) {
  return 'value' in option ? String(option.value) : undefined
}

/** A modal's fields by name; a select gives its first value, and nothing chosen gives the empty text. */
function fields(component: APIModalSubmissionComponent): [string, string][] {
  const inputs =
    component.type === ComponentType.Label
      ? [component.component]
      : component.type === ComponentType.ActionRow
        ? component.components
        : []
  return inputs.flatMap((input): [string, string][] => {
    if ('value' in input) return [[input.custom_id, String(input.value ?? '')]]
    return 'values' in input ? [[input.custom_id, input.values[0] ?? '']] : []
  })
}

/** What mentions the bot, or the role that Discord gave it. */
export function mentionOf(me: string, role = me): RegExp {
  return new RegExp(`<@(?:!?${me}|&${role})>`, 'g')
}

/** The text of a message that mentions the bot, or its role, without the mention. */
export function withoutMention(content: string, me: string, role?: string): string {
  return content
    .replaceAll(mentionOf(me, role), ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
