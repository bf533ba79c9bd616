import type { Person, Place, PlatformName, Posted } from './address.ts'
import type { ActionSpec, CommandSpec, Shows } from './command.ts'
import type { Form, Message, Option } from './message.ts'

/**
 * Something a person did. `id` is the platform's own id of the event: the same id twice is the same
 * event, delivered again. `from` is always checked by the platform, never taken from a button.
 */
export type Incoming = { readonly id: string; readonly at: Place; readonly from: Person } & (
  | {
      readonly kind: 'command'
      readonly name: string
      /** A line of text (Slack, the web page), or typed options by name (Discord). */
      readonly input: string | Readonly<Record<string, unknown>>
      /** Set when the platform has subcommands of its own; a line of text carries it as its first word. */
      readonly sub?: string
    }
  | {
      readonly kind: 'press'
      readonly action: string
      readonly on: Posted
      /** What was chosen, when it was a `choice` block. */
      readonly chosen?: readonly string[]
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
      /** The message that the thread hangs on, when it was typed in a thread. */
      readonly inThreadOf?: Posted
    }
  /** Someone opened the bot's home page, where the platform has one. */
  | { readonly kind: 'home' }
)

/** What goes out in the platform's own acknowledgement. */
export type First =
  | { readonly kind: 'reply'; readonly to: 'you' | 'everyone'; readonly message: Message }
  /** Redraws the message whose button was pressed, or whose form was sent. */
  | { readonly kind: 'update'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'nothing' }

/** What happens afterwards, as data. The platform hands it back through {@link Bot.perform}. */
export type Effect =
  | { readonly kind: 'post'; readonly to: Place; readonly message: Message; readonly once: string }
  | { readonly kind: 'edit'; readonly at: Posted; readonly message: Message }
  | { readonly kind: 'tell'; readonly person: Person; readonly message: Message; readonly once: string }
  /** Redraw the prompts of a group's week. */
  | { readonly kind: 'redraw-prompt'; readonly group: string; readonly week: string }
  /** Redraw a member's walkthrough, wherever it stands in a thread. */
  | {
      readonly kind: 'redraw-walk'
      readonly key: string
      /** Post it when it is not there yet. */
      readonly open?: boolean
      /** The message that has been redrawn already, in the answer. */
      readonly except?: string
    }
  /** Work off the deliveries that are due now instead of at the next beat. */
  | { readonly kind: 'deliver' }

export interface Answer {
  readonly first: First
  readonly after: readonly Effect[]
}

/** What a platform asks while someone is still typing an option. */
export interface Asking {
  readonly at: Place
  readonly from: Person
  readonly command: string
  readonly sub?: string
  readonly option: string
  readonly typed: string
}

/** The bot, as a platform sees it. */
export interface Bot {
  readonly commands: readonly CommandSpec[]
  readonly actions: readonly ActionSpec[]
  /** Never rejects: what goes wrong becomes a private reply. */
  handle(event: Incoming): Promise<Answer>
  /** What an event will show, known before it is handled, so that a platform can defer rightly. */
  shows(event: Incoming): Shows
  /** At most 25 suggestions, best first. */
  suggest(asking: Asking): Promise<readonly Option[]>
  /** Carries out what comes after the answer. Never rejects; failures are retried or logged. */
  perform(effects: readonly Effect[]): Promise<void>
  /** A channel or a whole tenant can no longer be reached (deleted, archived, bot removed). */
  lost(
    where: Place | { readonly platform: PlatformName; readonly tenant: string },
    why: string,
  ): Promise<void>
}

export interface Profile {
  readonly name: string
  /** IANA zone, when the platform tells. */
  readonly zone?: string
  /** BCP 47, when the platform tells. */
  readonly locale?: string
  /** May they manage the place that was asked about? */
  readonly mayManage: boolean
  /** What to type in that place so that the bot joins it; absent when the bot is there. */
  readonly invite?: string
}

/** What every platform does. None of it is optional. Failures are {@link PlatformError}s. */
export interface Platform {
  readonly name: PlatformName
  /** Connects, and hands every event to the bot. Resolves when events can arrive. */
  start(bot: Bot): Promise<void>
  stop(): Promise<void>
  /** Posts a message that all in the place can see. The same `once` never shows twice. */
  post(to: Place, message: Message, once: string): Promise<Posted>
  edit(at: Posted, message: Message): Promise<void>
  /** Opens the thread that hangs on a message, or finds it; unarchives it if it must. */
  openThread(on: Posted, title: string): Promise<Place>
  /** A direct message. The same `once` never shows twice. */
  tell(person: Person, message: Message, once: string): Promise<Posted>
  profile(person: Person, at?: Place): Promise<Profile>
}
