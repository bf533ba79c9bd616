import type { PlatformName } from '../../chat/address.ts'
import type { Delivery } from '../../storage/deliveries.ts'
import type { Services } from '../services.ts'
import type { Pacer } from './pacer.ts'
import type { Worker } from './queue.ts'
import { steady } from './steady.ts'

/** Deliveries taken in one look. */
const LOOK = 200

/**
 * Channels posted to at the same time: enough that the pace is the platform's and not the line's (at 48 a
 * second, answers may take two thirds of a second), few enough that a press waits for less than a second.
 */
const AT_ONCE = 32

/** A wait up to this, in milliseconds, is kept to the second; a longer one ends with the minute's beat. */
const SOON = 60_000

/** One platform's deliveries: many channels at a time, and within one channel strictly one after the other. */
export class Lanes {
  readonly #platform: PlatformName
  readonly #services: Services
  readonly #worker: Worker
  readonly #pacer: Pacer
  readonly #clock: () => number
  /** The channels that are being posted to, by target. */
  readonly #busy = new Map<string, Promise<void>>()
  /** Until when a channel waits because its first delivery was put back: the next must not overtake it. */
  readonly #waiting = new Map<string, number>()
  /** What could not even be put back: left alone until the next beat, or it would go round for ever. */
  readonly #stuck = new Set<string>()
  readonly #timers = new Set<{ cancel(): void }>()
  #running: Promise<void> | undefined
  #asked = false
  #wake = Promise.withResolvers<void>()
  #stopped = false

  constructor(platform: PlatformName, services: Services, worker: Worker, pacer: Pacer) {
    this.#platform = platform
    this.#services = services
    this.#worker = worker
    this.#pacer = pacer
    this.#clock = steady(services.now)
  }

  /** Rejects when what is due could not be read. A call during another joins it. */
  drain(): Promise<void> {
    this.#stuck.clear()
    this.#asked = true
    this.#wake.resolve()
    this.#running ??= this.#run()
    return this.#running
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake.resolve()
    for (const timer of this.#timers) timer.cancel()
    await Promise.allSettled([this.#running, ...this.#busy.values()])
  }

  async #run(): Promise<void> {
    try {
      while (!this.#stopped) {
        this.#asked = false
        this.#wake = Promise.withResolvers()
        const lanes = await this.#look()
        for (const [target, deliveries] of lanes) {
          while (this.#busy.size >= AT_ONCE) await Promise.race(this.#busy.values())
          if (this.#stopped) return
          this.#begin(target, deliveries)
        }
        if (lanes.length > 0 || this.#asked) continue
        if (this.#busy.size === 0) return
        // Each that ends makes room, and may have left more to do; and a beat may have brought more.
        await Promise.race([this.#wake.promise, ...this.#busy.values()])
      }
    } finally {
      // When nothing is busy this must not wait: who calls in between would join a run that has ended.
      if (this.#busy.size > 0) await Promise.allSettled(this.#busy.values())
      this.#running = undefined
    }
  }

  /** What can be begun now, by channel. */
  async #look(): Promise<[string, Delivery[]][]> {
    const held = this.#pacer.heldFor({ platform: this.#platform })
    if (held > 0) {
      this.#again(held)
      return []
    }
    const now = this.#clock()
    for (const [target, until] of this.#waiting) if (until <= now) this.#waiting.delete(target)
    const { store } = this.#services
    const limit = LOOK + this.#busy.size + this.#waiting.size + this.#stuck.size
    const due = await store.deliveries.due(this.#services.now(), limit, this.#platform)
    const free = due.filter(
      ({ id, target }) => !this.#stuck.has(id) && !this.#busy.has(target) && !this.#waiting.has(target),
    )
    return [...Map.groupBy(free, delivery => delivery.target)]
  }

  #begin(target: string, deliveries: readonly Delivery[]): void {
    const lane = this.#inOrder(target, deliveries).finally(() => this.#busy.delete(target))
    this.#busy.set(target, lane)
  }

  async #inOrder(target: string, deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      if (this.#stopped) return
      const outcome = await this.#worker.deliver(delivery)
      if (outcome === 'stuck') this.#stuck.add(delivery.id)
      else if (outcome !== 'ended') {
        this.#waiting.set(target, this.#clock() + outcome.again)
        this.#again(outcome.again)
        return
      }
    }
  }

  /** Looks again after a while. */
  #again(ms: number): void {
    if (ms > SOON || this.#stopped) return
    const timer = this.#services.timers.after(ms, () => {
      this.#timers.delete(timer)
      this.drain().catch(error => this.#services.log.error({ err: error }, 'the queue could not be read'))
    })
    this.#timers.add(timer)
  }
}
