import { randomUUID } from 'node:crypto'
import type { Room } from '../../chat/inspection.ts'
import type { Message } from '../../chat/message.ts'
import type { Place } from '../../core/address.ts'
import { PlatformError } from '../../core/errors.ts'
import type { Log } from '../../core/log.ts'
import { memoryPersonal } from '../../core/memory-space.ts'
import { whyUnreachable } from '../../core/unreachable.ts'
import { createPictures } from '../../pictures/index.ts'

/** What is set already, in the environment or in .env. */
export type Given = Readonly<Record<string, string | undefined>>

/** Where a trial can be posted. */
export interface Trial {
  readonly rooms: () => Promise<Room[]>
  /** Posts something in a channel, without hearing anything. @throws {PlatformError} */
  readonly post: (to: Place, message: Message) => Promise<unknown>
}

/** A platform that was set up. */
export interface Ready {
  /** What goes into .env; an empty one is not set any more. */
  readonly settings: Readonly<Record<string, string>>
  /** Absent where the bot must run before it is let in anywhere. */
  readonly trial?: Trial
  /** What to do so that there is a channel to post in. */
  readonly letIn: string
  /** Done once the settings are kept. */
  readonly finish: () => Promise<void>
}

/** Each trial is one of its own. */
export const fresh = () => `trial ${randomUUID()}`

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What an adapter keeps while a trial is posted: nothing that lasts. */
export const passing = () => {
  const kept = new Map<string, unknown>()
  return { kept, personal: memoryPersonal(kept), pictures: createPictures(), log: SILENT, apology: '' }
}

/**
 * What keeps a token from being used, as a sentence; undefined when it works.
 * @param isRefused whether the platform does not take it, which is to be copied again
 */
export async function refusal(
  title: string,
  setting: string,
  work: () => Promise<unknown>,
  isRefused = ({ trouble }: PlatformError) => trouble === 'token-revoked',
): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error
    if (isRefused(error)) return `${title} does not take this ${wordOf(setting)} (${setting}). Copy it again.`
    const known = whyUnreachable(error)
    return known
      ? `${title} cannot be reached: ${known.why}. ${known.mend}`
      : `${title} would not say whether it takes this ${wordOf(setting)} (${setting}): ${error.message}.`
  }
}

function wordOf(setting: string): string {
  return setting.endsWith('_ID') ? 'id' : setting.endsWith('_SECRET') ? 'secret' : 'token'
}
