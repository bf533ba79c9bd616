import type { Person, Place, PlatformName, Posted } from '../core/address.ts'
import type { ActionSpec, CommandSpec, Shows } from './command.ts'
import type { Answer, Effect, Glimpse, Incoming, When } from './exchange.ts'
import type { Message, Option } from './message.ts'

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
  /**
   * Never rejects: what goes wrong becomes a private reply. So does an event that is too old to be answered in time:
   * nothing of it is begun.
   */
  handle(event: Incoming, when?: When): Promise<Answer>
  /**
   * Waits until an event may be begun; before that an adapter reads and keeps nothing for it. Who is let in with `when`
   * goes out at the end of {@link handle} with the same `when`, or by {@link leave}.
   * @returns false when it is too old to be answered in time: {@link unable} is told, and nothing is done
   */
  admit(platform: PlatformName, when: When, glimpse: Glimpse): Promise<boolean>
  /** Makes room for the next. Does nothing for who has gone out already. */
  leave(when: When): void
  /**
   * What is told to whoever cannot be answered: that the bot is too busy, or `why`. Who tells of a sign reads whom to
   * call, whatever else cannot be done.
   */
  unable(glimpse: Glimpse, why?: string): Message
  /** What an event will show, known before it is handled, so that a platform can defer rightly. */
  shows(event: Incoming): Shows
  /** At most 25 suggestions, best first. */
  suggest(asking: Asking): Promise<readonly Option[]>
  /**
   * Carries out what comes after the answer. Never rejects; failures are retried or logged.
   * @returns what the person is to see instead of the answer, where that promised what could not be done
   */
  perform(effects: readonly Effect[]): Promise<Message | undefined>
  /** Whether anything is kept of someone: else an adapter has no reason to keep anything either. */
  knows(person: Person): Promise<boolean>
  /** A channel has got another id. */
  moved(from: Place, to: Place): Promise<void>
  /**
   * The bot was let into a channel.
   * @param id the platform's own id of that event
   * @param all it was let into the whole server, of which this channel is one: where groups meet already is greeted instead
   */
  invited(to: Place, by: Person | undefined, id: string, all?: 'all'): Promise<void>
  /** Someone has left a channel, or was put out of it; or the whole server or workspace that they are known in. */
  left(person: Person, from?: Place): Promise<void>
  /** Messages of a channel were deleted, by their ids; platforms tell that of everybody's. */
  deleted(at: Place, messages: readonly string[]): Promise<void>
  /** A thread was deleted; or the bot cannot write in it any more because somebody locked it, or can again. */
  thread(at: Place, is: ThreadIs): Promise<void>
  /** A channel or a whole tenant can no longer be reached (deleted, archived, bot removed). */
  lost(
    where: Place | { readonly platform: PlatformName; readonly tenant: string },
    why: string,
  ): Promise<void>
}

export type ThreadIs = 'gone' | 'locked' | 'open'

export interface Profile {
  readonly name: string
  /** IANA zone, when the platform tells. */
  readonly zone?: string
  /** May they manage the place that was asked about? */
  readonly mayManage: boolean
  /** Who else may, where those who may not can ask them. */
  readonly managers?: 'admins' | 'server'
  /** They are of another workspace, with which a channel is shared. */
  readonly outside?: true
  /** What the place is called there, where the platform tells. */
  readonly place?: string
  /** The place is a channel of that server or workspace, as the platform itself says. */
  readonly found?: true
  /** No week can be kept there: a group message, a forum's post, a private thread. */
  readonly closed?: true
  /** What to type in that place so that the bot joins it; absent when the bot is there. */
  readonly invite?: string
  /** What the bot is missing there, so that it could not post a week: rights by their names. */
  readonly lacks?: string
  /** In a channel and its threads the bot hears only what mentions it. */
  readonly mentionsOnly?: boolean
}

/** What every platform does. None of it is optional. Failures are {@link PlatformError}s. */
export interface Platform {
  readonly name: PlatformName
  /** Connects, and hands every event to the bot. Resolves when events can arrive. */
  start(bot: Bot): Promise<void>
  stop(): Promise<void>
  /** Whether events can arrive now; false also while the line is sought anew. */
  readonly isConnected: boolean
  /** It never tells where somebody lives: nobody asks it for that. */
  readonly hidesZones?: true
  /**
   * Posts a message that all in the place can see. The same `once` never shows twice.
   * @param about whose message it is, if it is someone's: what is kept of it is kept with what is theirs
   */
  post(to: Place, message: Message, once: string, about?: Person): Promise<Posted>
  /**
   * Finds what was posted in a place under a `once`, also where the store does not know of it any more: it was posted
   * after the backup that has been put back.
   * @param from when it can have been posted at the earliest, and `until` at the latest, in epoch milliseconds
   */
  find(to: Place, once: string, from: number, until: number): Promise<Posted | undefined>
  /** @param once under which it was posted: so that it is still found by it */
  edit(at: Posted, message: Message, once?: string): Promise<void>
  /** Opens the thread that hangs on a message, or finds it; unarchives it if it must. */
  openThread(on: Posted, title: string): Promise<Place>
  /** A direct message. The same `once` never shows twice. */
  tell(person: Person, message: Message, once: string): Promise<Posted>
  /**
   * @param granted a command that the platform's own admins let them use elsewhere: whoever may use it in that place, too,
   * may manage it
   */
  profile(person: Person, at?: Place, granted?: string): Promise<Profile>
  /**
   * Whether the bot is in a server or workspace at all, as the platform itself says now.
   * @throws {PlatformError} when it does not tell.
   */
  isIn(tenant: string): Promise<boolean>
  /**
   * Drops what it holds in memory of someone who was forgotten, and, where it keeps the chat itself, what they said
   * and what was said to them alone. What it keeps in the store is gone by then.
   */
  forget(person: Person): Promise<void>
}
