import type { BlockAction, SlashCommand, ViewSubmitAction } from '@slack/bolt'
import type { AppHomeOpenedEvent, AppMentionEvent, MessageEvent } from '@slack/types'
import type { CommandSpec } from '../../chat/command.ts'
import type { Incoming, When } from '../../chat/exchange.ts'
import type { Person, Place, Posted } from '../../core/address.ts'
import { formValues, type Origin, readOrigin } from './forms.ts'
import { commandOf } from './names.ts'
import { HOME_AGAIN, JUMP } from './render.ts'
import { type TypedText, typedText } from './typed.ts'

/**
 * When a request came in, and when Slack sent it; its clock tells whole seconds
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack). A repeat has a time of its own.
 */
export function whenOf(headers: Readonly<Record<string, unknown>>): When {
  const seconds = Number(headers['x-slack-request-timestamp'])
  const sent = Number.isSafeInteger(seconds) && seconds > 0 ? { at: seconds * 1000, within: 1000 } : undefined
  return { arrived: performance.now(), ...(sent ? { sent } : {}) }
}

/** An event with the ways in which it can be answered. */
export interface Arrived {
  readonly event: Incoming
  readonly when?: When
  /** Takes five answers in 30 minutes. */
  readonly url?: string
  /** Opens a modal within three seconds. */
  readonly trigger?: string
  /** Only the person sees the message that was pressed. */
  readonly ephemeral?: boolean
  /** The person whose home page this came from. */
  readonly home?: string
}

/** The message id under which a person's home page goes; not a message that Slack knows. */
const HOME = 'home:'

/** Whose home page this is, if it is one. */
export function homeOf(posted: Posted): string | undefined {
  return posted.message.startsWith(HOME) ? posted.message.slice(HOME.length) : undefined
}

/** A slash command: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function decodeCommand(
  team: string,
  body: SlashCommand,
  commands: readonly CommandSpec[],
  prefix: string,
): Arrived | undefined {
  const meant = commandOf(commands, prefix, body.command, typedText(body, undefined))
  return (
    meant && {
      event: {
        kind: 'command',
        id: body.trigger_id,
        at: placeOf(team, body.channel_id),
        from: personOf(team, body.user_id),
        ...meant,
      },
      url: body.response_url,
      trigger: body.trigger_id,
    }
  )
}

/** A press or a choice: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function decodeAction(team: string, body: BlockAction): Arrived | undefined {
  const [action] = body.actions
  if (!action || action.action_id.startsWith(JUMP)) return undefined
  const isChoice = action.type === 'static_select'
  if (!isChoice && action.type !== 'button') return undefined
  const name = isChoice ? action.action_id : (action.value ?? action.action_id)
  const chosen = isChoice ? [action.selected_option?.value].filter(v => v !== undefined) : undefined
  const where = body.view ? onHome(team, body) : onMessage(team, body)
  if (!where) return undefined
  const { on, ...reach } = where
  const who = { id: body.trigger_id, at: on.place, from: personOf(team, body.user.id) }
  const press = { kind: 'press', action: name, on, ...(chosen ? { chosen } : {}) } as const
  return {
    event: { ...who, ...(reach.home && name === HOME_AGAIN ? { kind: 'home' } : press) },
    trigger: body.trigger_id,
    ...reach,
  }
}

function onMessage(team: string, body: BlockAction): (Omit<Arrived, 'event'> & { on: Posted }) | undefined {
  const { channel_id, message_ts, thread_ts, is_ephemeral } = body.container as Record<string, unknown>
  const channel = body.channel?.id ?? channel_id
  const message = body.message?.ts ?? message_ts
  if (typeof channel !== 'string' || typeof message !== 'string') return undefined
  const thread = thread_ts ?? body.message?.thread_ts
  return {
    on: { place: placeOf(team, channel, typeof thread === 'string' ? thread : undefined, message), message },
    url: body.response_url,
    ephemeral: is_ephemeral === true,
  }
}

function onHome(team: string, body: BlockAction): (Omit<Arrived, 'event'> & { on: Posted }) | undefined {
  if (body.view?.type !== 'home') return undefined
  const channel = readOrigin(body.view.private_metadata)?.channel ?? ''
  const home = body.user.id
  return { on: { place: { ...placeOf(team, channel), direct: true }, message: HOME + home }, home }
}

/** A modal that was sent: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function decodeView(team: string, body: ViewSubmitAction): Arrived | undefined {
  const origin = readOrigin(body.view.private_metadata)
  if (!origin) return undefined
  const at = placeOf(team, origin.channel, origin.thread)
  const message = origin.home ? HOME + origin.home : origin.message
  return {
    event: {
      kind: 'form',
      id: body.trigger_id || body.view.id,
      at: origin.home ? { ...at, direct: true } : at,
      from: personOf(team, body.user.id),
      action: body.view.callback_id,
      values: formValues(body.view.state.values),
      ...(message ? { on: { place: at, message } } : {}),
    },
    ...(origin.url ? { url: origin.url } : {}),
    ...(origin.home ? { home: origin.home } : {}),
    ...(body.trigger_id ? { trigger: body.trigger_id } : {}),
    ephemeral: origin.ephemeral === true,
  }
}

/** Where a form opened from this event belongs. */
export function originOf({ event, url, ephemeral, home }: Arrived): Origin {
  const message = event.kind === 'press' && !home ? event.on.message : undefined
  return {
    channel: event.at.channel,
    ...(event.at.thread ? { thread: event.at.thread } : {}),
    ...(message ? { message } : {}),
    ...(ephemeral ? { ephemeral } : {}),
    ...(home ? { home } : {}),
    ...(url ? { url } : {}),
  }
}

/**
 * A line that someone typed to the bot: in a thread that hangs on one of its messages, in a direct
 * conversation, or with a mention. What people say to each other is none of its business. A mention
 * arrives twice, as `app_mention` and as `message`; both decode to the same id.
 */
export function decodeMessage(
  team: string,
  said: MessageEvent | AppMentionEvent,
  self: string | undefined,
): Arrived | undefined {
  const subtype = 'subtype' in said ? said.subtype : undefined
  const changed = subtype === 'message_changed' ? changedIn(said as Changed) : undefined
  const isPlain = subtype === undefined || subtype === 'file_share' || subtype === 'thread_broadcast'
  if (!isPlain && !changed) return undefined
  const typed = changed ?? (said as Typed)
  const { user, text = '', channel, ts, thread_ts, bot_id, parent_user_id } = typed
  if (!user || bot_id || user === self) return undefined
  const mention = self ? `<@${self}>` : undefined
  const addressed = said.type === 'app_mention' || (mention !== undefined && text.includes(mention))
  const thread = thread_ts && thread_ts !== ts ? thread_ts : undefined
  const at = placeOf(team, channel, thread)
  const isOurThread = thread !== undefined && (parent_user_id === undefined || parent_user_id === self)
  if (!addressed && !at.direct && !isOurThread) return undefined
  const { thread: _, ...parent } = at
  return {
    event: {
      kind: 'message',
      id: [team, channel, ts, ...(changed ? [changed.edited] : [])].join('/'),
      at,
      from: personOf(team, user),
      ...(changed ? { edits: `${team}/${channel}/${ts}` } : {}),
      text: typedText(typed, self),
      ...(addressed ? { addressed } : {}),
      ...(thread ? { inThreadOf: { place: parent, message: thread } } : {}),
    },
  }
}

/**
 * One of the bot's messages that somebody deleted. Where somebody has answered, a mark stands in its place, and Slack
 * tells of it as of a change (https://docs.slack.dev/reference/events/message/message_deleted).
 */
export function deletedIn(
  said: MessageEvent,
  self: string | undefined,
): { readonly channel: string; readonly ts: string; readonly hasThread: boolean } | undefined {
  const { subtype } = said
  if (subtype !== 'message_deleted' && subtype !== 'message_changed') return undefined
  const { channel, message, previous_message: before } = said as Changed
  const hasThread = message?.subtype === 'tombstone'
  if (before?.user !== self || !before?.ts || (subtype === 'message_changed' && !hasThread)) return undefined
  return { channel, ts: before.ts, hasThread }
}

/** https://docs.slack.dev/reference/events/message/message_changed */
interface Changed {
  readonly channel: string
  readonly message?: Omit<Typed, 'channel'> & {
    readonly subtype?: string
    readonly edited?: { readonly ts: string }
  }
  readonly previous_message?: { readonly text?: string; readonly user?: string; readonly ts?: string }
}

/** A line that its author changed. A preview that Slack adds to it, or an answer under it, changes no word. */
function changedIn({
  channel,
  message,
  previous_message,
}: Changed): (Typed & { edited: string }) | undefined {
  if (!message?.edited || message.text === previous_message?.text) return undefined
  return { ...message, channel, edited: message.edited.ts }
}

interface Typed extends TypedText {
  readonly user?: string
  readonly channel: string
  readonly ts: string
  readonly thread_ts?: string
  readonly bot_id?: string
  readonly parent_user_id?: string
}

export function decodeHome(team: string, event: AppHomeOpenedEvent, id: string): Arrived | undefined {
  if (event.tab !== 'home') return undefined
  const at = { ...placeOf(team, event.channel), direct: true }
  return { event: { kind: 'home', id, at, from: personOf(team, event.user) }, home: event.user }
}

export function personOf(tenant: string, id: string): Person {
  return { platform: 'slack', tenant, id }
}

/** Ids of direct conversations begin with D. A message that starts a thread is not inside of it. */
export function placeOf(tenant: string, channel: string, thread?: string, message?: string): Place {
  return {
    platform: 'slack',
    tenant,
    channel,
    ...(thread && thread !== message ? { thread } : {}),
    ...(channel.startsWith('D') ? { direct: true } : {}),
  }
}
