import { QUIET, type Quiet, USUAL_QUIET } from '../../src/bot/quiet.ts'
import type { Preferences } from '../../src/bot/services.ts'
import { personOf } from '../../src/core/address.ts'
import type { Database } from '../../src/storage/database.ts'
import type { DeliveryRow } from '../../src/storage/schema.ts'
import type { Kept } from '../support/memory-platform.ts'

const MINUTE = 60_000

/**
 * Between the decision to write and the message's arrival lies a lease at most, and what a stopped machine adds
 * to it. Milliseconds.
 */
const TOLERANCE = 6 * MINUTE

/** Who picked a time themselves is written to at it, even at night, if it is no more than this late. */
const ON_TIME = 15 * MINUTE

/** A scheduled message, as it stood in the books when it came to stand in a place. */
export interface Arrival {
  readonly kept: Kept
  readonly row: DeliveryRow
  readonly at: number
}

/** What someone chose, from some moment on. */
interface Choice {
  readonly from: number
  readonly quiet: Quiet
  readonly zone: string
  readonly reminders: boolean
}

/** Watches the scheduled messages as they arrive. */
export class Arrivals {
  readonly all: Arrival[] = []
  readonly #db: Database
  readonly #complain: (what: string) => void
  readonly #choices = new Map<string, Choice[]>()

  constructor(db: Database, complain: (what: string) => void) {
    this.#db = db
    this.#complain = complain
  }

  /**
   * @param now the right time
   * @param clocks what the replicas' clocks show
   */
  async arrived(
    kept: Kept,
    now: number,
    clocks: readonly number[],
    zoneOf: (id: string) => string | undefined,
  ) {
    const row = await this.#rowOf(kept.once ?? '')
    if (!row) return
    this.all.push({ kept, row, at: now })
    const group = await this.#db
      .selectFrom('groups')
      .selectAll()
      .where('id', '=', row.group_id)
      .executeTakeFirst()
    if (!group || row.kind === 'prompt') return
    const zone = group.zone
    if (row.kind === 'recap') {
      if (clocks.every(clock => within(USUAL_QUIET, zone, clock)))
        this.#complain(`a recap of ${row.week} in ${row.target} at night`)
      return
    }
    const known = this.#choices.get(row.target) ?? []
    const choices = known.filter(
      (_, i) => (known[i + 1]?.from ?? Number.POSITIVE_INFINITY) >= now - TOLERANCE,
    )
    const told = zoneOf(personOf(row.target).id) ?? zone
    const recent =
      choices.length > 0 ? choices : [{ from: 0, quiet: USUAL_QUIET, zone: told, reminders: true }]
    const picked = row.kind === 'later' && clocks.some(clock => clock <= row.slot_at + ON_TIME + TOLERANCE)
    // The group's zone stands in where the platform does not tell, or is not to be reached.
    const atNight = recent.every(({ quiet, zone: own }) =>
      (own ? [own] : [told, zone]).every(one => clocks.every(clock => within(quiet, one, clock))),
    )
    if (!picked && atNight) this.#complain(`${row.target} is written to in their quiet hours (${row.kind})`)
    if (row.kind === 'reminder' && recent.every(one => !one.reminders)) {
      this.#complain(`${row.target} is reminded and does not want to be`)
    }
    if (row.kind === 'reminder') {
      const member = await this.#db
        .selectFrom('members')
        .select('id')
        .where('group_id', '=', group.id)
        .where('person', '=', row.target)
        .executeTakeFirst()
      if (!member) this.#complain(`${row.target} is reminded and is no member`)
    }
  }

  /** The delivery that is posted under a key. */
  async #rowOf(once: string): Promise<DeliveryRow | undefined> {
    const [name, kind, group, slot, target] = once.split(':')
    if (name !== 'delivery' || kind === undefined) return undefined
    const rows = this.#db.selectFrom('deliveries').selectAll()
    if (group === undefined || (kind !== 'prompt' && kind !== 'recap')) {
      return rows.where('id', '=', kind).executeTakeFirst()
    }
    return rows
      .where('kind', '=', kind)
      .where('group_id', '=', group)
      .where('week', 'in', within =>
        within
          .selectFrom('weeks')
          .select('ordinal')
          .where('group_id', '=', group)
          .where('slot_at', '=', Number(slot)),
      )
      .where('target', '=', target ?? '')
      .executeTakeFirst()
  }

  /** Someone has changed their settings, or may have. */
  async chosen(person: string, now: number): Promise<void> {
    const stored = await this.#db
      .selectFrom('state')
      .select('value')
      .where('space', '=', 'preferences')
      .where('key', '=', person)
      .executeTakeFirst()
    const { value = {} } = stored ? (JSON.parse(stored.value) as { value?: Preferences }) : {}
    const { quiet = USUAL_QUIET, zone = '', reminders = true } = value
    const list = this.#choices.get(person) ?? []
    list.push({ from: now, quiet, zone, reminders })
    this.#choices.set(person, list)
  }
}

/** Whether an instant lies in quiet hours, and not only just. By Intl alone, not by the code that is tested. */
function within(quiet: Quiet, zone: string, at: number): boolean {
  const hours = QUIET[quiet]
  if (!hours) return false
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  return [at, at - TOLERANCE].every(moment => {
    const shown = format.format(moment)
    // They begin in the evening and end in the morning.
    return shown >= hours[0] || shown < hours[1]
  })
}
