import type { DailyWork } from './deliveries/scheduler.ts'
import { forgetRemoved } from './removed.ts'
import type { Services } from './services.ts'

const DAY = 24 * 60 * 60 * 1000

/** Deletes what nobody will ask for again: once a day (UTC, by the bot's clock), by one of all processes. */
export class Housekeeping implements DailyWork {
  readonly name = 'housekeeping'
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  async run(stop: AbortSignal): Promise<void> {
    const { store, spaces, now, log } = this.#services
    const day = new Date(now()).toISOString().slice(0, 10)
    // Whoever is first has the day. The mark expires by the real clock, and is swept by the bot's, which may be ahead.
    const ahead = Math.max(0, now() - Date.now())
    if (!(await spaces.days.claim(day, true, ahead + 2 * DAY))) return
    try {
      const rows = await store.sweep(now(), stop)
      await forgetRemoved(this.#services, stop)
      await store.scrub()
      log.info({ day, rows }, 'housekeeping is done: what had expired is deleted')
    } catch (error) {
      await spaces.days.delete(day)
      throw error
    }
  }
}
