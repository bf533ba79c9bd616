import { setTimeout as sleep } from 'node:timers/promises'
import { en } from '../../../src/bot/wording/en.ts'

/** A platform's pace may hold up what many groups wait for at once, so many milliseconds. */
const [EVERY, FOR] = [20, 180_000]

/** Looks until something is there. @throws {Error} when it does not come */
export async function eventually<T>(look: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < FOR; waited += EVERY) {
    const found = look()
    if (found) return found
    await sleep(EVERY)
  }
  throw new Error('it did not come')
}

/** Whoever is told that the bot is busy, or nothing, tries again after a second. @param say gives what was answered */
export async function untilHeard(say: () => Promise<string | undefined>): Promise<void> {
  for (;;) {
    const answer = await say().catch(() => undefined)
    if (answer && !answer.includes(en.trouble.busy)) return
    await sleep(1000)
  }
}
