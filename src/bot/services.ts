import type { Platform } from '../chat/platform.ts'
import type { Person, PlatformName, Posted } from '../core/address.ts'
import type { Log } from '../core/log.ts'
import type { Space } from '../core/spaces.ts'
import type { Timers } from '../core/timers.ts'
import type { Completion } from '../storage/completions.ts'
import type { Store } from '../storage/store.ts'
import type { Entry } from '../training/entry/index.ts'
import type { Program, VariantName } from '../training/program.ts'
import type { Units } from '../training/weight.ts'
import type { LastBeat } from './deliveries/last-beat.ts'
import type { Quiet } from './quiet.ts'
import type { Showing } from './showing.ts'
import type { Versions } from './versions.ts'
import type { Wording } from './wording/en.ts'

/** What someone chose for themselves. What is absent follows their profile, or the group. */
export interface Preferences {
  readonly units?: Units
  /** IANA zone. */
  readonly zone?: string
  /** Not named on the board, and walkthroughs are private. */
  readonly hidden?: boolean
  /** Whether they want to be reminded, in whatever group. */
  readonly reminders?: boolean
  /** When they are left in peace. */
  readonly quiet?: Quiet
  /** Whether they are asked how a workout was, and what they answer is kept; 'morning' is asked the next day, too. */
  readonly checkIns?: 'on' | 'morning' | 'off'
  /** Whether they are told when a rest is over. */
  readonly rests?: boolean
  /** How exercises are shown. */
  readonly pictures?: Showing
  /** Which of their groups they mean in a direct conversation, by its id. */
  readonly group?: string
  /** Where they are reminded: among all in the week's thread, if they said so. */
  readonly remindIn?: 'message' | 'thread'
  /** They could not be written to; whether they know it. */
  readonly unreachable?: 'untold' | 'told'
  /** The groups whose schedule they may change, by their ids, although they do not manage the channel. */
  readonly coachOf?: readonly string[]
}

/** What a platform said of someone. */
export interface Acquaintance {
  readonly name?: string
  /** IANA zone. */
  readonly zone?: string
  /** When it said so, in epoch milliseconds. */
  readonly at: number
}

/** The way in which a member does each exercise, by exercise id. */
export type Choices = Readonly<Record<string, VariantName>>

/** A question about a line: what each answer would record. */
export interface Asked {
  readonly group: string
  readonly choices: readonly (readonly Entry[])[]
  /** When it was said, in epoch milliseconds. */
  readonly saidAt: number
  /** What the answer stands in for. */
  readonly instead?: readonly Completion[]
  /** What was added to the line and may be kept, sealed. */
  readonly note?: string
}

/** What somebody added to a line: sealed while it is only offered; once it is kept, the instant it is kept under. */
export type Noted = string | { readonly at: number }

/** What the engine works with. start.ts puts it together; tests put in what they like. */
export interface Services {
  readonly store: Store
  /** The programs, the default one first. */
  readonly programs: readonly Program[]
  /** The same and all that were ever used, as they were. */
  readonly versions: Versions
  /** The time, in epoch milliseconds. */
  readonly now: () => number
  readonly lastBeat: LastBeat
  readonly platforms: ReadonlyMap<PlatformName, Platform>
  readonly timers: Timers
  readonly words: Wording
  readonly log: Log
  readonly spaces: Spaces
}

export interface Spaces {
  /** By person. */
  readonly preferences: Space<Preferences>
  /** By member. */
  readonly choices: Space<Choices>
  /** The message that shows a walkthrough in a thread, by walk key. */
  readonly walks: Space<Posted>
  /** What platforms say of people, by person. */
  readonly people: Space<Acquaintance>
  /** What somebody was asked about a line, by person and batch. */
  readonly asked: Space<Asked>
  /** What somebody added to a line, by person and batch. */
  readonly notes: Space<Noted>
  /** What somebody took back, by member and batch. */
  readonly undone: Space<readonly Completion[]>
  /** The days on which housekeeping was begun, as 'YYYY-MM-DD'. */
  readonly days: Space<true>
}

/** The same services for one piece of work: what it asks of somebody's session is read in one statement. */
export function reading(
  services: Services,
  by?: { readonly person: Person; readonly began: number },
): Services {
  const store = services.store.reading(by?.person, by?.began)
  return { ...services, store, spaces: openSpaces(store) }
}

/** Opens the engine's namespaces. */
export function openSpaces(store: Store): Spaces {
  return {
    preferences: store.space('preferences'),
    choices: store.space('choices'),
    walks: store.space('walks'),
    people: store.space('people'),
    asked: store.space('asked'),
    notes: store.space('notes'),
    undone: store.space('undone'),
    days: store.space('days'),
  }
}
