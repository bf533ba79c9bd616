import { setTimeout as sleep } from 'node:timers/promises'
import { ownTime } from './stolen.ts'

/** Looks again until it does not throw, for at most twenty seconds that were not stolen. */
export async function waitFor<T>(look: () => Promise<T>, milliseconds = 20_000): Promise<T> {
  const end = ownTime() + milliseconds
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (ownTime() > end) throw error
      await sleep(25)
    }
  }
}
