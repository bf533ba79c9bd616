import type { PlatformName } from '../../core/address.ts'
import type { Services } from '../services.ts'
import type { Pacer } from './pacer.ts'
import type { Outcome, Work, Worker } from './queue.ts'

/**
 * Channels posted to at the same time: enough that the pace is the platform's and not the line's (at 48 a
 * second, answers may take two thirds of a second), few enough that a press waits for less than a second.
 */
export const AT_ONCE = 32

/** A wait up to this, in milliseconds, is kept to the second; a longer one ends with the minute's beat. */
const SOON = 60_000

/** What is to be posted to one channel, or told to one person, one after the other. */
export interface Lane {
  readonly target: string
  readonly work: readonly Work[]
  /** For how many milliseconds the lane waits for what another process has begun; then there is nothing to do. */
  readonly heldFor?: number
}

/** Where the lanes of a platform come from. */
export interface Source {
  /** Lanes that can be begun now; one to a channel that is busy waits for it. */
  take(busy: ReadonlyMap<string, unknown>): Promise<readonly Lane[]>
  /** A lane has come to its end, or was left after a delivery with another outcome than 'ended'. */
  left(lane: Lane, outcome: Outcome): void
  /** What was put back in a channel a while ago is due again. */
  renew(target: string): Promise<void>
}

/** One platform's deliveries: many channels at a time, and within one channel strictly one after the other. */
export class KeyedQueue {
  readonly #platform: PlatformName
  readonly #services: Services
  readonly #source: Source
  readonly #worker: Worker
  readonly #pacer: Pacer
  /** The channels that are being posted to, by target. */
  readonly #busy = new Map<string, Promise<void>>()
  readonly #timers = new Set<{ cancel(): void }>()
  #running: Promise<void> | undefined
  #asked = false
  #wake = Promise.withResolvers<void>()
  #stopped = false

  constructor(platform: PlatformName, services: Services, source: Source, worker: Worker, pacer: Pacer) {
    this.#platform = platform
    this.#services = services
    this.#source = source
    this.#worker = worker
    this.#pacer = pacer
  }

  /** Rejects when what is due could not be read. A call during another joins it. */
  drain(): Promise<void> {
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
        for (const lane of lanes) {
          while (this.#busy.size >= AT_ONCE) await Promise.race(this.#busy.values())
          this.#begin(lane)
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

  async #look(): Promise<readonly Lane[]> {
    const held = this.#pacer.heldFor({ platform: this.#platform })
    if (held === 0) return this.#source.take(this.#busy)
    this.#after(held, () => this.drain())
    return []
  }

  #begin(lane: Lane): void {
    const { target } = lane
    const before = this.#busy.get(target)
    const work = (before ? before.then(() => this.#inOrder(lane)) : this.#inOrder(lane)).finally(() => {
      // Even when it ends in the middle of a look: what has come up behind it is not in that one.
      this.#asked = true
      if (this.#busy.get(target) === work) this.#busy.delete(target)
    })
    this.#busy.set(target, work)
  }

  async #inOrder(lane: Lane): Promise<void> {
    let outcome: Outcome = lane.heldFor === undefined ? 'ended' : { again: lane.heldFor }
    for (const one of lane.work) {
      if (this.#stopped || outcome !== 'ended') break
      outcome = await this.#worker.deliver(one)
    }
    this.#source.left(lane, outcome)
    if (typeof outcome === 'object') this.#again(lane.target, outcome.again)
  }

  /** Sees to it that what waits in a channel is looked at again after a while. */
  #again(target: string, ms: number): void {
    this.#after(ms, async () => {
      await this.#source.renew(target)
      await this.drain()
    })
  }

  #after(ms: number, work: () => Promise<void>): void {
    if (ms > SOON || this.#stopped) return
    const timer = this.#services.timers.after(ms, () => {
      this.#timers.delete(timer)
      work().catch(error => this.#services.log.error({ err: error }, 'the queue could not be read'))
    })
    this.#timers.add(timer)
  }
}
