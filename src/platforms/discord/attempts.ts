import { type Client, Routes } from 'discord.js'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { PermissionName } from './connect.ts'
import { codeOf, platformError, THREAD_ARCHIVED } from './errors.ts'
import { explain } from './permissions.ts'

const POST: readonly PermissionName[] = ['View Channels', 'Send Messages', 'Attach Files']
const POST_IN_THREAD: readonly PermissionName[] = [
  'View Channels',
  'Send Messages in Threads',
  'Attach Files',
]

/** What the bot does in a channel or thread: wakes a thread that sleeps, and explains what failed. */
export class Attempts {
  readonly #client: Client
  readonly #revoked: (error: PlatformError) => void

  constructor(client: Client, revoked: (error: PlatformError) => void) {
    this.#client = client
    this.#revoked = revoked
  }

  /** Does something, once more if the thread slept, and says what went wrong in the bot's terms. */
  async run<T>(
    doing: string,
    place: Place,
    needs: readonly PermissionName[],
    act: () => Promise<T>,
  ): Promise<T> {
    try {
      return await act().catch(async (error: unknown) => {
        if (codeOf(error) !== THREAD_ARCHIVED || !place.thread) throw error
        await this.wake(place.thread)
        return await act()
      })
    } catch (error) {
      throw await this.#trouble(error, doing, place, needs)
    }
  }

  /** Takes a thread out of the archive. */
  async wake(thread: string): Promise<void> {
    await this.#client.rest.patch(Routes.channel(thread), { body: { archived: false } })
  }

  async #trouble(error: unknown, doing: string, place: Place, needs: readonly PermissionName[]) {
    const trouble = platformError(error, `${doing} in ${roomOf(place)}`)
    if (trouble.trouble === 'token-revoked') this.#revoked(trouble)
    if (trouble.trouble === 'place-gone' && place.thread) {
      // The group's channel may well be there; that it is gone Discord says by itself.
      return new PlatformError('message-gone', trouble.message, { cause: trouble.cause })
    }
    const known = this.#client.isReady() && !place.direct
    return known ? await explain(trouble, this.#client, place, needs) : trouble
  }
}

/** The permissions that posting at a place takes. */
export function needsOf({ thread }: Place): readonly PermissionName[] {
  return thread ? POST_IN_THREAD : POST
}

/** The channel that Discord's API calls a place: a thread is one of its own. */
export function roomOf(place: Place): string {
  return place.thread ?? place.channel
}
