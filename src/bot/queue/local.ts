import type { Deliveries } from '../deliveries.ts'
import type { Services } from '../services.ts'
import type { Queue } from './queue.ts'

/** Deliveries taken in one look. */
const LOOK = 200

/** Channels posted to at the same time, so that a slow one does not hold up the others. */
const LANES = 8

/** The queue of a single process: it reads the deliveries table, and keeps no list of its own. */
export class LocalQueue implements Queue {
  readonly #services: Services
  readonly #deliveries: Deliveries
  #draining: Promise<void> | undefined
  #again = false
  #stopped = false

  constructor(services: Services, deliveries: Deliveries) {
    this.#services = services
    this.#deliveries = deliveries
  }

  drain(): Promise<void> {
    if (this.#draining) {
      this.#again = true
      return this.#draining
    }
    this.#draining = this.#drain().finally(() => {
      this.#draining = undefined
    })
    return this.#draining
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#draining
  }

  async #drain(): Promise<void> {
    do {
      this.#again = false
      for (;;) {
        const due = await this.#services.store.deliveries.due(this.#services.now(), LOOK)
        if (due.length === 0 || this.#stopped) break
        const lanes = [...Map.groupBy(due, delivery => delivery.target).values()]
        const work = async () => {
          for (let lane = lanes.shift(); lane && !this.#stopped; lane = lanes.shift()) {
            // Within one channel strictly one after the other, so that order is kept.
            for (const delivery of lane) await this.#deliveries.deliver(delivery)
          }
        }
        await Promise.all(Array.from({ length: Math.min(LANES, lanes.length) }, work))
      }
    } while (this.#again && !this.#stopped)
  }
}
