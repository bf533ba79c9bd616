import type { Incoming } from '../../src/chat/exchange.ts'
import { personKey } from '../../src/core/address.ts'
import type { Database } from '../../src/storage/database.ts'
import type { Store } from '../../src/storage/store.ts'
import { quiet } from '../support/virtual-time.ts'
import type { Agenda } from './agenda.ts'
import type { Arrivals } from './arrivals.ts'
import { handling, type Surroundings } from './gates.ts'
import { type Deed, deedText, formOf, type Member } from './people.ts'
import type { Random } from './random.ts'
import type { Replica } from './replica.ts'
import type { Slots } from './slots.ts'
import { CALM } from './weather.ts'
import { type Deal, Witness } from './witness.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Where what people do goes, and who has to know of it. */
interface Ways {
  readonly around: Surroundings
  readonly script: Random
  readonly db: Database
  readonly store: Store
  readonly agenda: Agenda
  readonly slots: Slots
  readonly arrivals: Arrivals
  /** All that run now. */
  readonly replicas: () => readonly Replica[]
  /** The right time, in epoch milliseconds. */
  readonly now: () => number
  readonly complain: (what: string) => void
}

/** What people do on its way to a replica, and its answers on their way back. */
export class Traffic {
  readonly #ways: Ways
  readonly #witness: Witness
  readonly #running = new Map<Replica, Set<Deal>>()
  /** Groups that someone asked for a prompt out of turn. */
  readonly posted = new Set<string>()
  /** Groups that for some time had nobody to be told of trouble. */
  readonly untold = new Set<string>()
  /** How many things were done. */
  deeds = 0

  constructor(ways: Ways) {
    this.#ways = ways
    this.#witness = new Witness(ways.db, ways.complain)
  }

  /** Someone does something, through whichever replica the platform picks. */
  async do(who: Member, deed: Deed): Promise<void> {
    const { around, script, agenda } = this.#ways
    this.deeds++
    const event = { ...deed, id: `event-${this.deeds}` } as Incoming
    around.trace('people', `${event.id}: ${deedText(deed)}`)
    this.#deliver(who, deed, event)
    // Platforms deliver what they got no answer to once more.
    if (around.weather !== CALM && script.chance(0.08)) {
      const again = around.time.elapsed + script.int(500, 20_000)
      agenda.at(again, () => this.#deliver(who, deed, event))
    }
    await quiet()
  }

  #deliver(who: Member, deed: Deed, event: Incoming): void {
    const { around, script, agenda, replicas, complain } = this.#ways
    const alive = replicas()
    const replica = alive.length > 0 ? script.pick(alive) : undefined
    const line = replica?.lines.get(who.chat.name)
    if (!replica || !line) {
      around.trace('people', `${event.id} reaches nobody`)
      return
    }
    const deal = this.#witness.begins(event, around.time.elapsed)
    const running = this.#running.get(replica) ?? new Set()
    this.#running.set(replica, running.add(deal))
    const sent = handling.run(deal.handling, () =>
      line.send(event, async (shown, answer) => {
        running.delete(deal)
        around.trace('people', `${event.id} is answered by ${replica.name}: ${shown.text.split('\n')[0]}`)
        await this.#witness.answered(deal, shown, answer, around.time.elapsed)
        await this.#consequences(event)
        if (shown.form) {
          const form = formOf(script, who, shown, deed)
          agenda.at(around.time.elapsed + script.int(SECOND, MINUTE), () => this.do(who, form))
        }
      }),
    )
    sent.catch(error => complain(`${event.id} threw: ${error instanceof Error ? error.stack : error}`))
  }

  /** What the watchers must know of what somebody may have done. */
  async #consequences(event: Incoming): Promise<void> {
    const { arrivals, slots, store, now } = this.#ways
    await arrivals.chosen(personKey(event.from), now())
    for (const { id } of await store.groups.scheduledBy('')) this.untold.add(id)
    const pressed = event.kind === 'press' && event.action.startsWith('schedule.')
    const typed = event.kind === 'command' && event.name === 'schedule'
    if (pressed || typed) await slots.changed()
    if (!typed || event.input !== 'now') return
    const group = await store.groups.at(event.at)
    if (group) this.posted.add(group.id)
  }

  /** A replica is gone: nobody hears from it, and what it had begun may have come to pass, as is found out later. */
  lost(replica: Replica): () => Promise<void> {
    const running = [...(this.#running.get(replica) ?? [])]
    this.#running.delete(replica)
    return async () => {
      for (const { event } of running) await this.#consequences(event)
    }
  }

  /** At the end: whatever was said must be so, and everybody has heard. */
  async settle(): Promise<void> {
    await this.#witness.settle()
    for (const [replica, deals] of this.#running) {
      for (const deal of deals) this.#ways.complain(`${replica.name} never answered ${deal.event.id}`)
    }
  }
}
