import { batchOf } from '../../src/bot/logbook.ts'
import { en } from '../../src/bot/wording/en.ts'
import type { Answer, Incoming } from '../../src/chat/exchange.ts'
import { readActionId } from '../../src/chat/message.ts'
import { personKey } from '../../src/core/address.ts'
import type { Database } from '../../src/storage/database.ts'
import type { CompletionRow } from '../../src/storage/schema.ts'
import type { Shown } from '../support/memory-platform.ts'
import type { Handling } from './gates.ts'

/** Something that someone did, and what came of it as far as they could see. */
export interface Deal {
  readonly event: Incoming
  readonly began: number
  readonly handling: Handling
  /** When an answer was seen. */
  ended?: number
  outcome?: 'done' | 'refused'
}

/** Remembers what people were told, and holds the bot to it. */
export class Witness {
  readonly #db: Database
  readonly #complain: (what: string) => void
  readonly #deals: Deal[] = []
  /** Steps of which someone was told that they are logged. */
  readonly #facts: { readonly row: CompletionRow; readonly person: string; readonly at: number }[] = []

  constructor(db: Database, complain: (what: string) => void) {
    this.#db = db
    this.#complain = complain
  }

  begins(event: Incoming, now: number): Deal {
    const deal: Deal = { event, began: now, handling: { unsure: false } }
    this.#deals.push(deal)
    return deal
  }

  /** The person sees an answer. What it says must be so already. */
  async answered(deal: Deal, shown: Shown, answer: Answer, now: number): Promise<void> {
    deal.ended = now
    // Nobody can say then whether it is done.
    if (shown.text.includes(en.trouble.unfinished)) return
    deal.outcome = refuses(shown, answer) ? 'refused' : 'done'
    if (deal.outcome === 'refused') return
    const { event } = deal
    const person = personKey(event.from)
    // Two things at once: either may come second.
    if (this.#deals.some(other => other !== deal && isOf(other, person) && overlaps(other, deal))) return
    if (shown.message?.title === en.done.logged) await this.#logged(deal, person, now)
    const { name, args } = 'action' in event ? readActionId(event.action) : { name: '', args: [] }
    if (name === 'walk.done' || name === 'walk.skip' || name === 'walk.set') {
      await this.#walked(deal, shown, args, now)
    }
    if (name === 'done.undo' && (await this.#batch(args[1] ?? '')).length > 0) {
      this.#complain(`${event.id}: taken back, it is said, and still there`)
    }
    if (name === 'mydata.sure') await this.#forgotten(person, event.id)
  }

  async #logged(deal: Deal, person: string, now: number): Promise<void> {
    const rows = await this.#batch(pickedFor(deal.event) ?? batchOf(deal.event))
    const said = deal.event.kind === 'command' ? deal.event.input : ''
    const expected = said === 'bridges 3x12' || said === 'goblet 15,12,10' ? 3 : undefined
    if (rows.length === 0 || (expected !== undefined && rows.length !== expected)) {
      this.#complain(`${deal.event.id}: “Logged” was said with ${rows.length} steps kept`)
    }
    for (const row of rows) this.#facts.push({ row, person, at: now })
  }

  /** After a press in a walkthrough: a step that lies before the one that is shown now has been kept. */
  async #walked(deal: Deal, shown: Shown, args: readonly string[], now: number): Promise<void> {
    const [memberId = '', week = '', program = '', step = ''] = args
    const [round = '', exercise = ''] = step.split('.')
    const rows = await this.#db
      .selectFrom('completions')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '=', Number(week))
      .where('program', '=', program)
      .where('round', '=', Number(round))
      .where('exercise', '=', exercise)
      .execute()
    for (const row of rows) this.#facts.push({ row, person: personKey(deal.event.from), at: now })
    const own = rows.find(row => row.batch === batchOf(deal.event))
    if (own && deal.event.kind === 'form' && !isAsTyped(own, deal.event.values)) {
      this.#complain(
        `${deal.event.id}: ${JSON.stringify(deal.event.values)} is kept as ${JSON.stringify(own)}`,
      )
    }
    const next = nextRound(shown)
    if (rows.length === 0 && (next === undefined || next > Number(round))) {
      this.#complain(`${deal.event.id}: the walkthrough went on past ${step}, which is not kept`)
    }
  }

  async #forgotten(person: string, event: string): Promise<void> {
    const left = await leftOf(this.#db, person)
    if (left.length > 0) this.#complain(`${event}: deleted, it is said, and still there: ${left.join(', ')}`)
  }

  /** What must hold in the end. */
  async settle(): Promise<void> {
    for (const { row, person, at } of this.#facts) {
      if (await this.#isKept(row)) continue
      const own = this.#deals.filter(
        deal => isOf(deal, person) && deal.outcome !== 'refused' && endOf(deal) >= at,
      )
      const takenBack = own.some(({ event }) => actionOf(event) === `done.undo:${row.member_id}:${row.batch}`)
      if (
        takenBack ||
        this.#unsurely(person, row) ||
        own.some(({ event }) => actionOf(event) === 'mydata.sure')
      ) {
        continue
      }
      this.#complain(
        `${person} was told that ${row.round}.${row.exercise} of ${row.week} is logged; it is gone`,
      )
    }
    const refused = Map.groupBy(this.#deals, deal => `${personKey(deal.event.from)} ${deal.event.id}`)
    for (const deals of refused.values()) {
      if (deals.some(deal => deal.outcome !== 'refused' || deal.handling.unsure)) continue
      const [first] = deals
      // What was asked first is kept under the line that it was asked about.
      const isPicked = first && this.#deals.some(({ event }) => pickedFor(event) === batchOf(first.event))
      if (first && !isPicked && (await this.#batch(batchOf(first.event))).length > 0) {
        this.#complain(`${first.event.id} was refused, and is recorded`)
      }
    }
    await this.#silence()
  }

  /** Nothing is kept of people who deleted everything and have done nothing since. */
  async #silence(): Promise<void> {
    const last = new Map(this.#deals.map(deal => [personKey(deal.event.from), deal]))
    for (const [person, deal] of last) {
      if (actionOf(deal.event) !== 'mydata.sure' || deal.outcome !== 'done') continue
      const alone = this.#deals.every(
        other => other === deal || !isOf(other, person) || !overlaps(other, deal),
      )
      if (alone) await this.#forgotten(person, `after ${deal.event.id}`)
    }
  }

  /** A press to take back, or to delete, whose answer said no while the line broke: it may have happened. */
  #unsurely(person: string, row: CompletionRow): boolean {
    return this.#deals.some(deal => {
      const action = actionOf(deal.event)
      const about = action === 'mydata.sure' || action === `done.undo:${row.member_id}:${row.batch}`
      return about && isOf(deal, person) && deal.handling.unsure
    })
  }

  async #isKept(row: CompletionRow): Promise<boolean> {
    const rows = await this.#batch(row.batch)
    return rows.some(
      other =>
        other.member_id === row.member_id && other.round === row.round && other.exercise === row.exercise,
    )
  }

  #batch(batch: string): Promise<CompletionRow[]> {
    return this.#db.selectFrom('completions').selectAll().where('batch', '=', batch).execute()
  }
}

/** Where something of a person is still kept. */
async function leftOf(db: Database, person: string): Promise<string[]> {
  const left: string[] = []
  const members = await db.selectFrom('members').select('id').where('person', '=', person).execute()
  if (members.length > 0) left.push('members')
  const told = await db.selectFrom('deliveries').select('kind').where('target', '=', person).execute()
  left.push(...told.map(({ kind }) => `a ${kind}`))
  const state = await db.selectFrom('state').select('space').where('key', '=', person).execute()
  left.push(...state.map(({ space }) => `their ${space}`))
  return left
}

/** Whether an answer says that nothing was done: what is done is drawn where it was pressed, or “Logged”. */
function refuses(shown: Shown, answer: Answer): boolean {
  return answer.first.kind !== 'update' && shown.message?.title !== en.done.logged
}

/** Whether a step is kept as someone typed it into the form; what a weight comes to in grams their units decide. */
function isAsTyped(row: CompletionRow, { amount, load, way }: Readonly<Record<string, string>>): boolean {
  return (
    row.amount === Number(amount) &&
    (row.grams !== null) === Boolean(load) &&
    row.variant === (way ?? row.variant)
  )
}

/** The round of the step that a walkthrough shows; none when it has ended. */
function nextRound(shown: Shown): number | undefined {
  for (const block of shown.message?.blocks ?? []) {
    if (block.kind !== 'buttons') continue
    for (const button of block.buttons) {
      if (!('action' in button) || !button.action.startsWith('walk.done:')) continue
      return Number(button.action.split(':')[4]?.split('.')[0])
    }
  }
  return undefined
}

/** The batch of the line about which a press answers what the bot asked; undefined for any other event. */
function pickedFor(event: Incoming): string | undefined {
  const { name, args } = 'action' in event ? readActionId(event.action) : { name: '', args: [] }
  return name === 'done.pick' ? args[0] : undefined
}

function actionOf(event: Incoming): string {
  return 'action' in event ? event.action : ''
}

function isOf(deal: Deal, person: string): boolean {
  return personKey(deal.event.from) === person
}

function endOf(deal: Deal): number {
  return deal.ended ?? Number.POSITIVE_INFINITY
}

function overlaps(a: Deal, b: Deal): boolean {
  return a.began <= endOf(b) && b.began <= endOf(a)
}
