import type { Delivery } from '../../storage/deliveries.ts'
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
  /** The channels that are being posted to, by target. */
  readonly #lanes = new Map<string, Promise<void>>()
  #stopped = false

  constructor(services: Services, deliveries: Deliveries) {
    this.#services = services
    this.#deliveries = deliveries
  }

  /** Drains may overlap: a new one works on the channels that an older one is not busy with. */
  async drain(): Promise<void> {
    // What was tried and is still due could not even be put back: it waits for the next drain.
    const tried = new Set<string>()
    while (!this.#stopped) {
      const due = await this.#services.store.deliveries.due(this.#services.now(), LOOK)
      const fresh = due.filter(delivery => !tried.has(delivery.id) && !this.#lanes.has(delivery.target))
      if (fresh.length === 0) break
      for (const delivery of fresh) tried.add(delivery.id)
      await this.#work(fresh)
    }
    await Promise.all(this.#lanes.values())
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#lanes.values())
  }

  async #work(due: readonly Delivery[]): Promise<void> {
    const waiting = [...Map.groupBy(due, delivery => delivery.target)]
    const worker = async () => {
      for (let next = waiting.shift(); next && !this.#stopped; next = waiting.shift()) {
        const [target, deliveries] = next
        if (this.#lanes.has(target)) continue
        const lane = this.#inOrder(deliveries).finally(() => this.#lanes.delete(target))
        this.#lanes.set(target, lane)
        await lane
      }
    }
    await Promise.all(Array.from({ length: Math.min(LANES, waiting.length) }, worker))
  }

  /** Within one channel strictly one after the other. */
  async #inOrder(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      if (this.#stopped) return
      await this.#deliveries.deliver(delivery)
    }
  }
}
