import type { PlatformTrouble } from '../core/errors.ts'

/** Why something could not be posted. */
export type Reason = PlatformTrouble | 'outage' | 'broken'

/** What went wrong in a group and has not passed. */
export interface Trouble {
  readonly why: Reason
  /** Set when the prompt stands: its thread is missing, or walkthroughs cannot be shown in it. */
  readonly what?: 'thread' | 'walkthrough'
  /** The key of the place that has it: only a post there shows that it has passed. */
  readonly where?: string
  readonly detail?: string
}

/** What a group's scheduler is told. */
export type Notice =
  | { readonly code: 'skipped'; readonly weeks: number }
  /** The file of a program (its id) is not there any more. */
  | { readonly code: 'gone'; readonly program: string }
  | {
      readonly code: 'failed' | 'lost'
      /** What could not be posted; the prompt, unless it is said. */
      readonly what?: 'prompt' | 'recap' | 'thread' | 'walkthrough'
      /** The place's key. */
      readonly where: string
      readonly why: Reason
      /** The permission that is missing, or the platform's own word for it. */
      readonly detail?: string
    }
