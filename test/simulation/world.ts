import type { Incoming } from '../../src/chat/exchange.ts'
import { personKey } from '../../src/core/address.ts'
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
import { handling, type Surroundings } from './gates.ts'
import { breaches } from './invariants.ts'
import { type Deed, deedOf, deedText, formOf, type Member } from './people.ts'
import { Random, realIds, seedIds } from './random.ts'
import { Replica } from './replica.ts'
import { beginningOf, planOf, settle, shareGroup } from './settlement.ts'
import { Slots } from './slots.ts'
import { CALM, type Weather, weatherOf } from './weather.ts'
import { type Deal, Witness } from './witness.ts'

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
  readonly #witness: Witness
  readonly #slots: Slots
  readonly #arrivals: Arrivals
  readonly #running = new Map<Replica, Set<Deal>>()
  readonly #breaches: string[] = []
  readonly #trace: string[] = []
  readonly #deaths: string[] = []
  readonly #posted = new Set<string>()
  readonly #untold = new Set<string>()
  #deeds = 0
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
    this.#witness = new Witness(db, complain)
    this.#slots = new Slots(db)
    this.#arrivals = new Arrivals(db, complain)
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
      deeds: this.#deeds,
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
        await this.#do(who, { kind: 'command', from: who.person, at, name: 'schedule', input })
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
    const running = [...(this.#running.get(replica) ?? [])]
    this.#running.delete(replica)
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
    // What it had begun may have come to pass.
    this.#agenda.at(this.time.elapsed, async () => {
      for (const deal of running) await this.#consequences(deal.event)
    })
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
        this.#agenda.at(moment, () => this.#do(who, deedOf(random, who, localDate(this.#now(), 'UTC'))))
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

  /** Someone does something, through whichever replica the platform picks. */
  async #do(who: Member, deed: Deed): Promise<void> {
    this.#deeds++
    const event = { ...deed, id: `event-${this.#deeds}` } as Incoming
    this.trace('people', `${event.id}: ${deedText(deed)}`)
    this.#deliver(who, deed, event)
    // Platforms deliver what they got no answer to once more.
    if (this.weather !== CALM && this.#script.chance(0.08)) {
      const again = this.time.elapsed + this.#script.int(500, 20_000)
      this.#agenda.at(again, () => this.#deliver(who, deed, event))
    }
    await quiet()
  }

  #deliver(who: Member, deed: Deed, event: Incoming): void {
    const alive = this.#replicas.filter(replica => replica?.alive)
    const replica = alive.length > 0 ? this.#script.pick(alive) : undefined
    const line = replica?.lines.get(who.chat.name)
    if (!replica || !line) {
      this.trace('people', `${event.id} reaches nobody`)
      return
    }
    const deal = this.#witness.begins(event, this.time.elapsed)
    const running = this.#running.get(replica) ?? new Set()
    this.#running.set(replica, running.add(deal))
    const sent = handling.run(deal.handling, () =>
      line.send(event, async (shown, answer) => {
        running.delete(deal)
        this.trace('people', `${event.id} is answered by ${replica.name}: ${shown.text.split('\n')[0]}`)
        await this.#witness.answered(deal, shown, answer, this.time.elapsed)
        await this.#consequences(event)
        if (shown.form) {
          const form = formOf(this.#script, who, shown, deed)
          this.#agenda.at(this.time.elapsed + this.#script.int(SECOND, MINUTE), () => this.#do(who, form))
        }
      }),
    )
    sent.catch(error => this.#complain(`${event.id} threw: ${error instanceof Error ? error.stack : error}`))
  }

  /** What the watchers must know of what somebody may have done. */
  async #consequences(event: Incoming): Promise<void> {
    await this.#arrivals.chosen(personKey(event.from), this.#now())
    for (const { id } of await this.#store.groups.scheduledBy('')) this.#untold.add(id)
    const pressed = event.kind === 'press' && event.action.startsWith('schedule.')
    const typed = event.kind === 'command' && event.name === 'schedule'
    if (pressed || typed) await this.#slots.changed()
    if (!typed || event.input !== 'now') return
    const group = await this.#store.groups.at(event.at)
    if (group) this.#posted.add(group.id)
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
    await this.#witness.settle()
    for (const [replica, deals] of this.#running) {
      for (const deal of deals) this.#complain(`${replica.name} never answered ${deal.event.id}`)
    }
    const found = await breaches({
      db: this.#db,
      programs: this.#programs,
      now: this.#now(),
      slots: this.#slots.all,
      arrivals: this.#arrivals.all,
      chats: this.#chats,
      posted: this.#posted,
      untold: this.#untold,
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
