import type { PlatformName } from '../core/address.ts'
import type { Tenant } from '../storage/tenants.ts'
import { markLost } from './deliveries/lost.ts'
import type { DailyWork } from './deliveries/scheduler.ts'
import { greetBack } from './places.ts'
import { hasBot } from './removed.ts'
import type { Services } from './services.ts'

const DAY = 24 * 60 * 60 * 1000

/** Between two questions to a platform, in milliseconds: nobody waits for these, and members' answers come first. */
const PAUSE = 250

/**
 * Finds out which servers and workspaces removed the bot, or took it back, while it was down: each that has groups is
 * asked about once a day (UTC), by one of the processes that hold its platform's token.
 */
export class Presence implements DailyWork {
  readonly name = 'presence'
  readonly #services: Services

  constructor(services: Services) {
    this.#services = services
  }

  async run(stop: AbortSignal): Promise<void> {
    const { platforms, spaces, now } = this.#services
    const day = new Date(now()).toISOString().slice(0, 10)
    const ahead = Math.max(0, now() - Date.now())
    for (const platform of platforms.keys()) {
      const mark = `${day}/${platform}`
      if (!(await spaces.days.claim(mark, true, ahead + 2 * DAY))) continue
      try {
        await this.#check(platform, day, stop)
      } catch (error) {
        await spaces.days.delete(mark)
        throw error
      }
    }
  }

  async #check(platform: PlatformName, day: string, stop: AbortSignal): Promise<void> {
    const { store, timers } = this.#services
    for (let one = await store.tenants.next(platform); one && !stop.aborted; ) {
      await this.#ask(one, day)
      one = await store.tenants.next(platform, one.tenant)
      if (one) await timers.sleep(PAUSE)
    }
  }

  /** A platform that does not answer has not removed the bot. */
  async #ask(tenant: Tenant, day: string): Promise<void> {
    const { store } = this.#services
    const isIn = await hasBot(this.#services, tenant)
    if (isIn === undefined) return
    const isNoted = await store.tenants.isRemoved(tenant)
    // Noted again, it would have its thirty days again each day.
    if (!isIn && !isNoted) await markLost(this.#services, tenant, 'the bot is not in it any more')
    if (!isIn || !isNoted) return
    await store.tenants.settled(tenant)
    await greetBack(this.#services, tenant, day)
  }
}
