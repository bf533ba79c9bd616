import type { Database } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { localDate } from '../../src/training/calendar.ts'
import type { Program } from '../../src/training/program.ts'
import { quiet, VirtualTime } from '../support/virtual-time.ts'
import { Agenda } from './agenda.ts'
import { Arrivals } from './arrivals.ts'
import { wrongBoards } from './boards.ts'
import { emptyBooks } from './books.ts'
import type { Chat } from './chat.ts'
import type { Surroundings } from './gates.ts'
import { breaches } from './invariants.ts'
import { deedOf, type Member } from './people.ts'
import { Random, realIds, seedIds } from './random.ts'
import { Replica } from './replica.ts'
import { beginningOf, planOf, settle, shareGroup } from './settlement.ts'
import { Slots } from './slots.ts'
import { Traffic } from './traffic.ts'
import { CALM, type Weather, weatherOf } from './weather.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** More turns than any run needs that comes to rest. */
const MAX_TURNS = 50_000

/** What a seed came to. */
export interface Report {
  readonly seed: number
  /** One sentence for each thing that must not happen and did. */
  readonly breaches: readonly string[]
  readonly trace: readonly string[]
  /** Where replicas died. */
  readonly deaths: readonly string[]
  readonly prompts: number
  readonly deeds: number
}

/** One run: groups, people, replicas, and all that goes wrong, from a seed. */
class World implements Surroundings {
  readonly time = new VirtualTime()
  readonly faults: Random
  weather: Weather = CALM
  readonly #seed: number
  readonly #script: Random
  readonly #begin: number
  readonly #db: Database
  readonly #store: Store
  readonly #programs: readonly Program[]
  readonly #chats: Chat[] = []
  readonly #members: Member[] = []
  readonly #replicas: (Replica | undefined)[] = []
  readonly #agenda = new Agenda()
  readonly #traffic: Traffic
  readonly #slots: Slots
  readonly #arrivals: Arrivals
  readonly #breaches: string[] = []
  readonly #trace: string[] = []
  readonly #deaths: string[] = []
  #restarts = true
  /** How far any clock was ever wrong, in milliseconds. */
  #wrongest = 0

  constructor(seed: number, db: Database, programs: readonly Program[]) {
    this.#seed = seed
    this.#script = new Random(seed)
    this.faults = new Random(seed ^ 0x5eed)
    this.#begin = beginningOf(this.#script)
    this.#db = db
    this.#store = new Store(db)
    this.#programs = programs
    const complain = (what: string) => this.#complain(what)
    this.#slots = new Slots(db)
    this.#arrivals = new Arrivals(db, complain)
    this.#traffic = new Traffic({
      around: this,
      script: this.#script,
      db,
      store: this.#store,
      agenda: this.#agenda,
      slots: this.#slots,
      arrivals: this.#arrivals,
      replicas: () => this.#replicas.filter(replica => replica?.alive) as Replica[],
      now: () => this.#now(),
      complain,
    })
  }

  trace(who: string, what: string): void {
    this.#trace.push(`${new Date(this.#now()).toISOString().slice(0, 23)}  ${who.padEnd(10)} ${what}`)
  }

  async run(): Promise<Report> {
    seedIds(new Random(this.#seed ^ 0x1d5))
    try {
      await emptyBooks(this.#db)
      this.#settle()
      const days = this.#script.int(2, 15)
      await this.#open()
      this.weather = weatherOf(this.faults)
      this.#plan(days)
      await this.#runTo(days * DAY)
      await this.#calmDown()
      await this.#check()
    } catch (error) {
      this.#complain(`the simulation itself failed: ${error instanceof Error ? error.stack : error}`)
    } finally {
      realIds()
    }
    const prompts = this.#arrivals.all.filter(({ row }) => row.kind === 'prompt').length
    return {
      seed: this.#seed,
      breaches: this.#breaches,
      trace: this.#trace,
      deaths: this.#deaths,
      prompts,
      deeds: this.#traffic.deeds,
    }
  }

  /** The right time, in epoch milliseconds. */
  #now(): number {
    return this.#begin + this.time.elapsed
  }

  #complain(what: string): void {
    this.trace('BREACH', what)
    this.#breaches.push(what)
  }

  #settle(): void {
    const { chats, members } = settle(this.#script)
    for (const chat of chats) {
      chat.arrived = kept =>
        this.#arrivals.arrived(kept, this.#now(), this.#clocks(), id => chat.zones.get(id))
    }
    this.#chats.push(...chats)
    this.#members.push(...members)
  }

  #clocks(): number[] {
    const clocks = this.#replicas.flatMap(replica => (replica?.alive ? [replica.clock] : []))
    return clocks.length > 0 ? clocks : [this.#now()]
  }

  /** Starts the replicas, and lets managers plan a week in each channel. */
  async #open(): Promise<void> {
    const replicas = this.#script.int(1, 3)
    for (let n = 0; n < replicas; n++) await this.#start(n)
    for (const who of this.#members.filter(({ manages }) => manages)) {
      for (const at of who.channels) {
        const input = planOf(this.#script)
        await this.#traffic.do(who, { kind: 'command', from: who.person, at, name: 'schedule', input })
      }
    }
    const too = await shareGroup(this.#script, this.#db, this.#chats)
    if (too) this.#members.push(too)
    await this.#slots.changed()
  }

  async #start(n: number): Promise<void> {
    this.#replicas[n] = await Replica.start({
      name: `replica ${n + 1}`,
      store: this.#store,
      programs: this.#programs,
      chats: this.#chats,
      around: this,
      now: () => this.#now(),
      died: (replica, where) => this.#died(n, replica, where),
      bug: what => this.#complain(what),
      replanned: (group, slot) => this.#slots.replanned(group, slot),
    })
  }

  #died(n: number, replica: Replica, where: string): void {
    this.#deaths.push(where)
    const cameToPass = this.#traffic.lost(replica)
    const offset = replica.offset
    if (this.#replicas[n] === replica) this.#replicas[n] = undefined
    const wait =
      this.weather === CALM ? 0 : SECOND + this.faults.small(this.faults.chance(0.1) ? 30 * HOUR : HOUR)
    this.#agenda.at(this.time.elapsed + wait, async () => {
      if (!this.#restarts) return
      await this.#start(n)
      const fresh = this.#replicas[n]
      if (fresh && this.weather !== CALM) fresh.offset = offset
    })
    this.#agenda.at(this.time.elapsed, cameToPass)
  }

  /** What people do, and what happens to machines and clocks, in the days of the run. */
  #plan(days: number): void {
    const random = this.#script
    const deeds = random.int(0, 6 + 3 * days)
    for (let n = 0; n < deeds; n++) {
      // Most of it in bouts: someone comes by and does several things.
      const at = random.int(0, days * DAY)
      const who = random.pick(this.#members)
      let moment = at
      for (let m = random.int(1, 6); m > 0; m--) {
        this.#agenda.at(moment, () =>
          this.#traffic.do(who, deedOf(random, who, localDate(this.#now(), 'UTC'))),
        )
        moment += random.int(1, 5 * MINUTE)
      }
    }
    for (let n = random.int(0, 3); n > 0 && random.chance(0.5); n--) {
      this.#agenda.at(random.int(0, days * DAY), () => this.#replicas.find(replica => replica?.alive)?.kill())
    }
    for (let n = random.int(1, 4); n > 0 && random.chance(0.4); n--) {
      const by = random.pick([-1, 1]) * random.small(random.chance(0.2) ? 3 * DAY : 3 * HOUR)
      this.#agenda.at(random.int(0, days * DAY), () => {
        const replica = random.pick(this.#replicas)
        if (!replica?.alive) return
        this.trace(replica.name, `its clock steps by ${by} ms`)
        replica.step(by)
        this.#wrongest = Math.max(this.#wrongest, Math.abs(replica.offset))
      })
    }
  }

  async #runTo(end: number): Promise<void> {
    let turns = 0
    for (;;) {
      const due = await this.#due()
      const beats = this.#replicas.map(one =>
        one?.alive && due !== undefined ? one.nextBeat(due) - this.#begin : Number.POSITIVE_INFINITY,
      )
      const next = Math.min(this.#agenda.next(), this.time.next() ?? Number.POSITIVE_INFINITY, ...beats, end)
      await this.time.passTo(Math.max(next, this.time.elapsed))
      this.#slots.passTo(this.#now())
      await this.#agenda.act(this.time.elapsed)
      for (const [i, at] of beats.entries())
        if (at <= this.time.elapsed) this.#replicas[i]?.alive && this.#replicas[i]?.beat()
      await quiet()
      if (++turns > MAX_TURNS) throw new Error('it never comes to rest')
      if (this.time.elapsed >= end && this.#agenda.next() > end) return
    }
  }

  /** When a beat would find something. */
  async #due(): Promise<number | undefined> {
    const { groups, deliveries, redraws } = this.#store
    const due = [await groups.nextDue(), await deliveries.nextDue(), await redraws.nextDue()]
    const known = due.filter(at => at !== undefined)
    return known.length > 0 ? Math.min(...known) : undefined
  }

  /** The weather ends, clocks are set right, every replica runs again; then time passes until nothing is left to do. */
  async #calmDown(): Promise<void> {
    this.trace('world', 'everything is well again')
    this.weather = CALM
    for (const chat of this.#chats) chat.forbidden.clear()
    for (const replica of this.#replicas) if (replica?.alive) replica.step(-replica.offset)
    for (const [n, replica] of this.#replicas.entries()) if (!replica?.alive) await this.#start(n)
    this.#restarts = false
    for (const replica of this.#replicas) replica?.beat()
    await this.#runTo(this.time.elapsed + 2 * HOUR)
  }

  async #check(): Promise<void> {
    await this.#traffic.settle()
    const found = await breaches({
      db: this.#db,
      programs: this.#programs,
      now: this.#now(),
      slots: this.#slots.all,
      arrivals: this.#arrivals.all,
      chats: this.#chats,
      posted: this.#traffic.posted,
      untold: this.#traffic.untold,
      daysOff: this.#wrongest >= DAY,
    })
    for (const what of found) this.#complain(what)
    const lineOf = (who: Member) => this.#replicas[0]?.lines.get(who.chat.name)
    const boards = await wrongBoards(this.#store, this.#db, this.#programs, this.#members, lineOf)
    for (const what of boards) this.#complain(what)
  }
}

/** Runs a seed, in a database whose contents it deletes. */
export function simulate(seed: number, db: Database, programs: readonly Program[]): Promise<Report> {
  return new World(seed, db, programs).run()
}
