import type { Platform } from '../../../src/chat/platform.ts'
import type { Person, Place, Posted } from '../../../src/core/address.ts'
import type { PeopleMishaps } from './people.ts'
import type { RoomMishaps } from './rooms.ts'

/** A message as one person sees it on the platform. */
export interface Seen {
  /** Everything readable in it, Markdown resolved. */
  readonly text: string
  readonly buttons: readonly { readonly label: string; readonly action?: string }[]
  readonly choices: readonly { readonly action: string; readonly values: readonly string[] }[]
  readonly alts: readonly string[]
  /** Only this person sees it. */
  readonly onlyYou: boolean
  /** Ids of the people it pings. */
  readonly pings: readonly string[]
  readonly posted: Posted
}

/** A platform on a stage: real adapter, and hands and eyes of people on the other side of it. */
export interface Stage {
  readonly platform: Platform
  readonly channel: Place
  /** May manage the channel. */
  readonly coach: Person
  readonly member: Person
  command(who: Person, at: Place, name: string, line: string): Promise<void>
  /** Presses the button with this label on a message that the person sees. */
  press(who: Person, on: Seen, label: string): Promise<void>
  choose(who: Person, on: Seen, action: string, value: string): Promise<void>
  /** The form now open for this person. */
  form(who: Person): Promise<{ readonly title: string; readonly fields: readonly string[] } | undefined>
  submit(who: Person, values: Readonly<Record<string, string>>): Promise<void>
  type(who: Person, at: Place, text: string): Promise<void>
  /** What this person sees in a place, oldest first. */
  seen(who: Person, at: Place): Promise<readonly Seen[]>
  /** What this person sees in their direct conversation with the bot. */
  seenDirectly(who: Person): Promise<readonly Seen[]>
  /** What goes wrong on the other side, where it can. */
  readonly mishaps?: PeopleMishaps & RoomMishaps
  close(): Promise<void>
}
