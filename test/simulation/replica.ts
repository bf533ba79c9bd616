import { App } from '../../src/app.ts'
import type { PlatformName } from '../../src/core/address.ts'
import { PlatformError, StorageError } from '../../src/core/errors.ts'
import type { Log } from '../../src/core/log.ts'
import type { Store } from '../../src/storage/store.ts'
import type { Program } from '../../src/training/program.ts'
import { type Chat, Line } from './chat.ts'
import { Gates, type Surroundings } from './gates.ts'
import { wrappedStore } from './wrapped-store.ts'

const MINUTE = 60_000

/** What a replica runs with. */
export interface Machine {
  readonly name: string
  readonly store: Store
  readonly programs: readonly Program[]
  readonly chats: readonly Chat[]
  readonly around: Surroundings
  /** The right time, in epoch milliseconds. */
  readonly now: () => number
  readonly died: (replica: Replica, where: string) => void
  /** Told of errors that no fault explains. */
  readonly bug: (what: string) => void
  /** Told of a slot that a process whose clock is right has planned anew, in epoch milliseconds. */
  readonly replanned: (group: string, slot: number) => void
}

/** One process of the bot, from its start to its death. Its clock may be wrong. */
export class Replica {
  readonly name: string
  readonly lines = new Map<PlatformName, Line>()
  /** How far its clock is ahead of the right time, in milliseconds. */
  offset = 0
  readonly #app: App
  readonly #gates: Gates
  readonly #machine: Machine
  /** When it beat last, by the right time. */
  #beat: number

  private constructor(machine: Machine) {
    const { name, around, store, programs } = machine
    this.name = name
    this.#machine = machine
    this.#gates = new Gates(name, around, where => machine.died(this, where))
    this.#beat = machine.now() - 1
    this.#app = new App({
      store: wrappedStore(store, this.#gates),
      programs,
      log: this.#log(),
      now: () => machine.now() + this.offset,
      timers: this.#gates,
    })
  }

  static async start(machine: Machine): Promise<Replica> {
    const replica = new Replica(machine)
    for (const chat of machine.chats) {
      const line = new Line(chat, replica.#gates, machine.around)
      replica.lines.set(chat.name, line)
      await replica.#app.join(line)
    }
    replica.beat()
    return replica
  }

  get alive(): boolean {
    return !this.#gates.dead
  }

  kill(): void {
    this.#gates.trace('is killed')
    this.#gates.dead = true
    this.#machine.died(this, 'from outside')
  }

  /** What its clock shows, in epoch milliseconds. */
  get clock(): number {
    return this.#machine.now() + this.offset
  }

  /**
   * The right time of its first beat, at a full minute by its own clock, that finds what is due at an instant.
   * Beats that find nothing are left out.
   */
  nextBeat(due: number): number {
    const earliest = Math.max(due, this.#beat + 1 + this.offset)
    return Math.ceil(earliest / MINUTE) * MINUTE - this.offset
  }

  beat(stepped = false): void {
    this.#beat = this.#machine.now()
    void this.#app.scheduler.beat(stepped)
  }

  /** Sets its clock, and lets its watch see it. */
  step(by: number): void {
    this.offset += by
    this.beat(true)
  }

  #log(): Log {
    const write = (level: string) => (data: object, message: string) => {
      const { err, group, is } = data as { err?: unknown; group?: string; is?: string }
      if (group && is && this.offset === 0) this.#machine.replanned(group, Date.parse(is))
      this.#gates.trace(`${level}: ${message}${err instanceof Error ? ` (${err.message})` : ''}`)
      if (level !== 'error' || err instanceof StorageError || err instanceof PlatformError) return
      // Who deletes everything in the middle of logging is told that it was not recorded, and so it is.
      if (err instanceof Error && err.message.startsWith('FOREIGN KEY')) return
      this.#machine.bug(`${message}: ${err instanceof Error ? err.stack : String(err)}`)
    }
    return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') }
  }
}
