import type { Place } from '../core/address.ts'
import type { Finding } from '../core/finding.ts'

/** A channel in which a group could meet. */
export interface Room {
  readonly place: Place
  /** As people know it: the server's name and the channel's, fit for a terminal. */
  readonly name: string
}

/** What can be found out of a platform by its tokens alone, without serving anybody. Failures are {@link PlatformError}s. */
export interface Inspection {
  /** What keeps the bot from serving the groups in some places. Nothing is written. */
  examine(places: readonly Place[]): Promise<Finding[]>
  /** The channels where it may post. */
  rooms(): Promise<Room[]>
  /** By how many milliseconds this machine's clock is ahead of the platform's; a second is no error. */
  ahead(): number
}
