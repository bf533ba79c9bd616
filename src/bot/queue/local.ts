import type { PlatformName } from '../../core/address.ts'
import type { Services } from '../services.ts'
import { KeyedQueue, type Lane, type Source } from './keyed-queue.ts'
import type { Pacer } from './pacer.ts'
import type { Outcome, Queue, Work, Worker } from './queue.ts'

/** Deliveries taken in one look. */
const LOOK = 200

/** The queue of a single process: it reads the deliveries table, and keeps no list of its own. */
export class LocalQueue implements Queue {
  readonly #services: Services
  readonly #worker: Worker
  readonly #pacer: Pacer
  /** Each platform on its own, so that a slow one does not hold up the others. */
  readonly #platforms = new Map<PlatformName, { table: Table; lanes: KeyedQueue }>()
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
      if (this.#platforms.has(name)) continue
      const table = new Table(name, this.#services)
      const lanes = new KeyedQueue(name, this.#services, table, this.#worker, this.#pacer)
      this.#platforms.set(name, { table, lanes })
    }
    const all = [...this.#platforms.values()]
    for (const { table } of all) table.retry()
    const drained = await Promise.allSettled(all.map(({ lanes }) => lanes.drain()))
    for (const one of drained) if (one.status === 'rejected') throw one.reason
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#platforms.values()].map(({ lanes }) => lanes.stop()))
  }

  async close(): Promise<void> {}

  async forget(): Promise<void> {}
}

/** Lanes straight from the deliveries table. */
class Table implements Source {
  readonly #platform: PlatformName
  readonly #services: Services
  /** Where something could not even be put back: left alone until the next beat, or it would go round for ever. */
  readonly #stuck = new Set<string>()

  constructor(platform: PlatformName, services: Services) {
    this.#platform = platform
    this.#services = services
  }

  retry(): void {
    this.#stuck.clear()
  }

  async take(busy: ReadonlyMap<string, unknown>): Promise<readonly Lane[]> {
    const { store, now } = this.#services
    const limit = LOOK + busy.size + this.#stuck.size
    const due: Work[] = await store.deliveries.due(now(), limit, this.#platform)
    due.push(...(await store.redraws.due(now(), limit, this.#platform)))
    const free = due.filter(({ target }) => !this.#stuck.has(target) && !busy.has(target))
    return [...Map.groupBy(free, one => one.target)].map(([target, work]) => ({ target, work }))
  }

  left({ target }: Lane, outcome: Outcome): void {
    if (outcome === 'stuck') this.#stuck.add(target)
  }

  async renew(): Promise<void> {}
}
