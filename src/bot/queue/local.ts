import type { PlatformName } from '../../chat/address.ts'
import type { Services } from '../services.ts'
import { Lanes } from './lanes.ts'
import type { Pacer } from './pacer.ts'
import type { Queue, Worker } from './queue.ts'

/** The queue of a single process: it reads the deliveries table, and keeps no list of its own. */
export class LocalQueue implements Queue {
  readonly #services: Services
  readonly #worker: Worker
  readonly #pacer: Pacer
  /** Each platform on its own, so that a slow one does not hold up the others. */
  readonly #lanes = new Map<PlatformName, Lanes>()
  #stopped = false

  constructor(services: Services, worker: Worker, pacer: Pacer) {
    this.#services = services
    this.#worker = worker
    this.#pacer = pacer
  }

  async drain(): Promise<void> {
    if (this.#stopped) return
    // Only what this process can post: another may hold the token of another platform.
    for (const name of this.#services.platforms.keys()) {
      if (!this.#lanes.has(name)) {
        this.#lanes.set(name, new Lanes(name, this.#services, this.#worker, this.#pacer))
      }
    }
    const drained = await Promise.allSettled([...this.#lanes.values()].map(lanes => lanes.drain()))
    for (const one of drained) if (one.status === 'rejected') throw one.reason
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#lanes.values()].map(lanes => lanes.stop()))
  }
}
