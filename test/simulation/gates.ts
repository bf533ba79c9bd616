import { AsyncLocalStorage } from 'node:async_hooks'
import { StorageError } from '../../src/core/errors.ts'
import type { Timers } from '../../src/core/timers.ts'
import type { VirtualTime } from '../support/virtual-time.ts'
import type { Random } from './random.ts'
import type { Weather } from './weather.ts'

/** Thrown inside a transaction of a replica that has died, so that the database rolls it back. */
class Died extends Error {}

/** What happened to the database while something was being handled. */
export interface Handling {
  /** A line broke after a commit: nobody can know whether it was kept. */
  unsure: boolean
}

/** Whatever a replica is doing for whom. */
export const handling = new AsyncLocalStorage<Handling>()

export interface Surroundings {
  readonly time: VirtualTime
  readonly faults: Random
  /** As it is now: it calms down at the end. */
  readonly weather: Weather
  trace(who: string, what: string): void
}

/**
 * All calls of one replica go through here: before and after each it may die, be slow, or find the database busy.
 * What a dead replica is in the middle of never goes on.
 */
export class Gates implements Timers {
  readonly #around: Surroundings
  readonly #name: string
  readonly #died: (where: string) => void
  dead = false

  constructor(name: string, around: Surroundings, died: (where: string) => void) {
    this.#name = name
    this.#around = around
    this.#died = died
  }

  /** A call to the database. Those of a transaction do not wait: the others would wait for it. */
  async query<T>(name: string, within: boolean, work: () => Promise<T>): Promise<T> {
    await this.#pass(`before ${name}`, within)
    if (this.#strikes('busy')) {
      this.trace(`${name}: the database is busy`)
      throw new StorageError('busy', new Error('simulated'))
    }
    const result = await work()
    await this.#pass(`after ${name}`, within)
    if (!within) this.#breaksLine(name)
    return result
  }

  async transaction<T>(begin: (commit: () => void) => Promise<T>): Promise<T> {
    await this.#pass('before begin', false)
    if (this.#strikes('busy')) throw new StorageError('busy', new Error('simulated'))
    let result: T
    try {
      result = await begin(() => {
        if (this.dead) throw new Died()
        if (!this.#strikes('busy')) return
        this.trace('the commit fails')
        throw new StorageError('busy', new Error('simulated'))
      })
    } catch (error) {
      if (this.dead) return never()
      throw error
    }
    await this.#pass('after commit', false)
    this.#breaksLine('commit')
    return result
  }

  /** A call to a platform, or any other await of the replica's own. */
  async call<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.#pass(`before ${name}`, false)
    const result = await work()
    await this.#pass(`after ${name}`, false)
    return result
  }

  async sleep(ms: number): Promise<void> {
    await this.#around.time.sleep(ms)
    if (this.dead) await never()
  }

  after(ms: number, run: () => void): { cancel(): void } {
    return this.#around.time.after(ms, () => {
      if (!this.dead) run()
    })
  }

  soon(run: () => void): void {
    this.after(0, run)
  }

  monotonic(): number {
    return this.#around.time.elapsed
  }

  trace(what: string): void {
    this.#around.trace(this.#name, what)
  }

  /** Whether a fault strikes now. */
  #strikes(fault: keyof Weather): boolean {
    const rate = this.#around.weather[fault]
    return rate > 0 && this.#around.faults.chance(rate)
  }

  async #pass(where: string, within: boolean): Promise<void> {
    if (!this.dead && this.#strikes('death')) {
      this.trace(`dies ${where}`)
      this.dead = true
      this.#died(where)
    }
    if (this.dead) {
      if (within) throw new Died()
      return never()
    }
    if (within) return
    const { faults } = this.#around
    if (this.#strikes('slow')) await this.sleep(faults.small(10_000))
    if (this.#strikes('stall')) {
      this.trace(`is stopped for a while ${where}`)
      await this.sleep(faults.int(30_000, 150_000))
    }
  }

  #breaksLine(name: string): void {
    if (!this.#strikes('brokenLine')) return
    this.trace(`${name}: the line to the database breaks`)
    const state = handling.getStore()
    if (state) state.unsure = true
    throw new StorageError('unreachable', new Error('simulated'))
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}
