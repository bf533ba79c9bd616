import type { Units } from '../weight.ts'
import type { Entry } from './entries.ts'
import type { EntryProblem, Open, Part } from './problems.ts'
import type { CardWord, Topic } from './sayings.ts'

/** What a line means. */
export type Meaning =
  /** What was done, on one day or several. */
  | { readonly kind: 'log'; readonly entries: readonly Entry[] }
  /** It leaves something open. Each choice says all that would be logged; there may be none but to say it again. */
  | {
      readonly kind: 'ask'
      readonly about: Open
      readonly choices: readonly (readonly Entry[])[]
      readonly problems: readonly EntryProblem[]
    }
  /** It is about training, and cannot be logged. */
  | { readonly kind: 'no'; readonly problems: readonly EntryProblem[] }
  /** It is about the open card of whoever said it; without one, it means something else. */
  | {
      readonly kind: 'card'
      readonly word: CardWord | 'done'
      /** How much, as it would be of each exercise. */
      readonly sets?: readonly Part[]
      readonly otherwise: Meaning
    }
  /** What was logged last is taken back: all of it, its last set, or some exercises. */
  | { readonly kind: 'undo'; readonly of: 'all' | 'set' | readonly string[] }
  /** The same as last time. */
  | { readonly kind: 'again'; readonly daysAgo?: number }
  /**
   * What was logged last was something else, see {@link readCorrection}: all of it, its last set, or one exercise that
   * is named, if it was logged then.
   */
  | {
      readonly kind: 'correct'
      readonly rest: string
      readonly of?: 'set' | 'named'
      readonly otherwise: Meaning
    }
  | { readonly kind: 'talk'; readonly topic: Topic }
  /** People talk to each other, or say what we do not know. */
  | { readonly kind: 'chatter' }

/** When and where a line is said. */
export interface Moment {
  /** The weight unit where the line names none. */
  readonly units: Units
  /** The local date, 'YYYY-MM-DD', from which "yesterday" and weekdays count, and the minute of that day. */
  readonly today: string
  readonly minute?: number
  /** Whether it can hardly be anything but a log, is said to the bot, or stands where people talk to each other. */
  readonly place: 'command' | 'direct' | 'thread'
  /** Whoever says it takes part in this week. */
  readonly inWeek?: boolean
}

export const CHATTER: Meaning = { kind: 'chatter' }

/** A question, with what may have been meant. */
export function asking(about: Open, choices: readonly (readonly Entry[])[]): Meaning {
  return { kind: 'ask', about, choices, problems: [] }
}
