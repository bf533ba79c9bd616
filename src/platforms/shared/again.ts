import { setTimeout as sleep } from 'node:timers/promises'
import { PlatformError } from '../../core/errors.ts'

/** Before the second and the third try, in milliseconds: whoever waits for an answer still does. */
const PAUSES = [200, 800]

/**
 * Does something whose outcome is unknown again, twice at most. It must be something that may be done twice.
 * @param work throws {@link PlatformError}s; it is told whether it was tried before
 */
export async function again<T>(work: (isAgain: boolean) => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await work(tried > 0)
    } catch (error) {
      const pause = PAUSES[tried]
      const isUnknown = error instanceof PlatformError && error.trouble === 'unknown-outcome'
      if (!isUnknown || pause === undefined) throw error
      await sleep(pause)
    }
  }
}
