import type { App } from '@slack/bolt'
import type { Glimpse, Incoming } from '../../chat/exchange.ts'
import type { Message } from '../../chat/message.ts'
import { plain } from '../../chat/plain.ts'
import type { Log } from '../../core/log.ts'
import { formValues, type State } from './forms.ts'
import { respond } from './response-url.ts'
import { escaped } from './text.ts'

type Event = Parameters<App['processEvent']>[0]

/** What is read of a payload before anybody looks at the rest. */
interface Payload {
  readonly type?: string
  readonly command?: string
  readonly text?: string
  readonly actions?: readonly { readonly action_id?: string; readonly value?: string }[]
  readonly event?: { readonly type?: string; readonly text?: string }
  readonly response_url?: string
  readonly container?: { readonly thread_ts?: string }
  readonly view?: {
    readonly blocks?: readonly { readonly type: string; readonly block_id?: string }[]
    readonly callback_id?: string
    readonly state?: { readonly values?: State }
  }
}

/** Slack tries three times more: https://docs.slack.dev/apis/events-api#retries */
const LAST_TRY = 3

/** Leaves an event to Slack, which sends it again, or shows on the pressed button that it did not work. */
export class LeftToSlack extends Error {}

/** What somebody did, as far as it can be told by the kinds of payload; undefined where nobody did anything. */
export function kindOf({ body }: Event): Incoming['kind'] | undefined {
  const { type, command, event } = body as Payload
  return command === undefined ? KINDS[event?.type ?? type ?? ''] : 'command'
}

const KINDS: Readonly<Record<string, Incoming['kind']>> = {
  block_actions: 'press',
  view_submission: 'form',
  message: 'message',
  app_mention: 'message',
  app_home_opened: 'home',
}

/** What an event tells before it is decoded. */
export function glimpseOf({ body }: Event): Glimpse {
  const { text, actions = [], event, view } = body as Payload
  const [action] = actions
  const typed = Object.values(formValues(view?.state?.values ?? {})).join('\n')
  return {
    isLine: event !== undefined,
    action: action?.value ?? action?.action_id ?? view?.callback_id,
    text: event ? event.text : (text ?? typed),
  }
}

/** Whether the bot may be too busy for an event. What tells of channels and workspaces it always takes. */
export function mayWait(event: Event): boolean {
  return kindOf(event) !== undefined && !('event' in event.body && (event.retryNum ?? 0) >= LAST_TRY)
}

/**
 * Tells that the bot is too busy, without looking at anything but the event.
 * @throws {LeftToSlack} for what was typed, so that Slack sends it again, and where nothing can be said
 */
export async function turnAway({ body, ack }: Event, busy: Message, log: Log): Promise<void> {
  const { type, command, response_url: url, container, view } = body as Payload
  const text = escaped(plain(busy))
  if (command !== undefined) return await ack({ response_type: 'ephemeral', text })
  if (type === 'view_submission') {
    const field = view?.blocks?.find(block => block.type === 'input')?.block_id
    // The form stays open, with all that was filled in.
    if (field) return await ack({ response_action: 'errors', errors: { [field]: text } })
  }
  if (type !== 'block_actions' || !url) throw new LeftToSlack()
  await ack()
  const { thread_ts } = container ?? {}
  const thread = thread_ts ? { thread_ts } : {}
  await respond(url, { response_type: 'ephemeral', replace_original: false, ...thread, text }, log).catch(
    error => log.warn({ err: error }, 'nobody could be told that the bot is too busy'),
  )
}
