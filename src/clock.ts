import type { App } from './app.ts'
import type { Space } from './core/spaces.ts'

const MINUTE = 60_000

/** A clock that can run ahead of the real one: for the page without tokens, the demo and tests. */
export class Clock {
  #ahead: number
  readonly #kept: Space<number> | undefined

  private constructor(ahead: number, kept: Space<number> | undefined) {
    this.#ahead = ahead
    this.#kept = kept
  }

  /** A clock that shows the given instant, in epoch milliseconds. */
  static at(instant: number): Clock {
    return new Clock(instant - Date.now(), undefined)
  }

  /** The real time. */
  static real(): Clock {
    return new Clock(0, undefined)
  }

  /** A clock that goes on from where it was when the bot last ran. */
  static async kept(space: Space<number>): Promise<Clock> {
    return new Clock((await space.get('ahead')) ?? 0, space)
  }

  /** Epoch milliseconds. */
  readonly now = (): number => Date.now() + this.#ahead

  /**
   * Moves forward to an instant. All that falls due on the way happens at its own time, one after the other,
   * as if one had waited.
   */
  async travel(app: App, to: number): Promise<void> {
    for (let next = await nextDue(app); next !== undefined && next <= to; ) {
      await this.#set(Math.max(next, this.now()))
      await settle(app)
      const following = await nextDue(app)
      // What could not be worked off stays due; then time goes on without it.
      next = following === next ? next + MINUTE : following
    }
    await this.#set(Math.max(to, this.now()))
    await settle(app)
  }

  async #set(instant: number): Promise<void> {
    this.#ahead = instant - Date.now()
    await this.#kept?.set('ahead', this.#ahead)
  }
}

/** The next instant at which the bot has something to do by itself. */
async function nextDue(app: App): Promise<number | undefined> {
  const { groups, deliveries, redraws } = app.services.store
  const all = [await groups.nextDue(), await deliveries.nextDue(), await redraws.nextDue()]
  const due = all.filter(at => at !== undefined)
  return due.length > 0 ? Math.min(...due) : undefined
}

/** Beats twice: the first may be one that began before the clock moved. */
async function settle(app: App): Promise<void> {
  await app.scheduler.beat()
  await app.scheduler.beat()
}
