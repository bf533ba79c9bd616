import type { Person, Place, Posted } from '../core/address.ts'
import type { Form, Message } from './message.ts'

/**
 * Something a person did. `id` is the platform's own id of the event: the same id twice is the same
 * event, delivered again. `from` is always checked by the platform, never taken from a button.
 */
export type Incoming = {
  readonly id: string
  readonly at: Place
  readonly from: Person
  /** They have just typed something there whose text the platform keeps back. */
  readonly unheard?: true
} & (
  | {
      readonly kind: 'command'
      readonly name: string
      /** A line of text (Slack, the web page), or typed options by name (Discord). */
      readonly input: string | Readonly<Record<string, unknown>>
      /** Set when the platform has subcommands of its own; a line of text carries it as its first word. */
      readonly sub?: string
      /** The platform's own admins say who may use it, and they let this person. */
      readonly granted?: true
    }
  | {
      readonly kind: 'press'
      readonly action: string
      readonly on: Posted
      /** What was chosen, when it was a `choice` block. */
      readonly chosen?: readonly string[]
      /** It is on a private answer to a command that the platform's own admins let this person use. */
      readonly granted?: true
    }
  | {
      readonly kind: 'form'
      readonly action: string
      readonly values: Readonly<Record<string, string>>
      /** The message whose button opened the form. */
      readonly on?: Posted
    }
  | {
      readonly kind: 'message'
      readonly text: string
      /** True when the bot was mentioned; the mention itself is cut out of `text`. */
      readonly addressed?: boolean
      /** It was meant for the bot, but the platform keeps its text back: what mentions the bot's role, not the bot. */
      readonly untold?: true
      /** The id of the event with which this line was first said, when it was changed since. */
      readonly edits?: string
      /** The message that the thread hangs on, when it was typed in a thread. */
      readonly inThreadOf?: Posted
    }
  /** Someone opened the bot's home page, where the platform has one. */
  | { readonly kind: 'home' }
)

/** What people say to each other, and not to the bot. */
export function isAside(event: Incoming): boolean {
  return event.kind === 'message' && !event.addressed && !event.at.direct && !event.inThreadOf
}

/** What of an event can be told before anything is looked up. */
export interface Glimpse {
  /** It was typed: no platform gives up waiting for what comes of it. */
  readonly isLine?: boolean
  /** The action of its button or form. */
  readonly action?: string | undefined
  readonly text?: string | undefined
}

/** How old an event is. */
export interface When {
  /** When it came in at the socket, by `performance.now()`. */
  readonly arrived: number
  /** When the platform sent it by its own clock, in epoch milliseconds, and how exactly that is known. */
  readonly sent?: { readonly at: number; readonly within: number }
}

/** What goes out in the platform's own acknowledgement. */
export type First =
  | {
      readonly kind: 'reply'
      readonly to: 'you' | 'everyone'
      readonly message: Message
      /** A form was filled in so that nothing could be done: where a platform can, it stays open and says so. */
      readonly refused?: true
    }
  /** Redraws the message whose button was pressed, or whose form was sent. */
  | { readonly kind: 'update'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'nothing' }

/** What happens afterwards, as data. The platform hands it back through the bot's `perform`. */
export type Effect =
  | { readonly kind: 'post'; readonly to: Place; readonly message: Message; readonly once: string }
  | { readonly kind: 'edit'; readonly at: Posted; readonly message: Message }
  /** Redraw what is posted of a group's week (its ordinal), and of the weeks after it. */
  | { readonly kind: 'redraw-prompt'; readonly group: string; readonly week: number }
  /** Redraw a member's walkthrough, wherever it stands in a thread. */
  | {
      readonly kind: 'redraw-walk'
      readonly key: string
      /** Post it when it is not there yet. */
      readonly open?: boolean
      /** They were told that it stands there: where it cannot, they are shown it in private instead. */
      readonly promised?: boolean
      /** The message that has been redrawn already, in the answer. */
      readonly except?: Posted
    }
  /** Take names out of messages that must not name someone any more. */
  | { readonly kind: 'erase' }
  /** Work off the deliveries that are due now, or at an instant (epoch milliseconds), instead of at the next beat. */
  | { readonly kind: 'deliver'; readonly at?: number }

export interface Answer {
  readonly first: First
  readonly after: readonly Effect[]
}
