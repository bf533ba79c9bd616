import type { Database } from '../../src/storage/database.ts'
import type { GroupRow } from '../../src/storage/schema.ts'
import { nextSlot, type Weekday } from '../../src/training/calendar.ts'

const LEAST_WEEK = 4 * 24 * 60 * 60_000

/** A slot that a group's schedule had; excused when the schedule was changed before its prompt was claimed. */
export interface Slot {
  readonly group: string
  readonly at: number
  excused: boolean
}

/** Keeps its own account of which slots fall due, as schedules stand and time passes. */
export class Slots {
  readonly all: Slot[] = []
  readonly #db: Database
  readonly #groups = new Map<string, GroupRow>()

  constructor(db: Database) {
    this.#db = db
  }

  /** Lets the right time reach an instant. */
  passTo(now: number): void {
    for (const [id, group] of this.#groups) {
      let next = group.next_slot_at
      while (next !== null && next <= now) {
        this.#add(id, next)
        // A week has at least four days, also after a prompt that was promised for a slot of an earlier schedule.
        const from = next + LEAST_WEEK - 1
        next = nextSlot({ weekday: group.weekday as Weekday, time: group.time, zone: group.zone }, from)
      }
      this.#groups.set(id, { ...group, next_slot_at: next })
    }
  }

  /** Somebody has changed a schedule, or may have. What was due by the old one and not begun need not come. */
  async changed(): Promise<void> {
    const prompts = await this.#db
      .selectFrom('deliveries')
      .select(['group_id', 'slot_at'])
      .where('kind', '=', 'prompt')
      .execute()
    const begun = new Set(prompts.map(row => `${row.group_id} ${row.slot_at}`))
    // A clock that is ahead has claimed it before its time.
    for (const [id, { next_slot_at: next }] of this.#groups) {
      if (next !== null && begun.has(`${id} ${next}`)) this.#add(id, next)
    }
    for (const slot of this.all) if (!begun.has(`${slot.group} ${slot.at}`)) slot.excused = true
    for (const group of await this.#db.selectFrom('groups').selectAll().execute()) {
      this.#groups.set(group.id, group)
    }
  }

  /** A slot that a clock which was ahead had planned is planned anew. */
  replanned(id: string, slot: number): void {
    const group = this.#groups.get(id)
    if (group) this.#groups.set(id, { ...group, next_slot_at: slot })
  }

  #add(group: string, at: number): void {
    if (!this.all.some(slot => slot.group === group && slot.at === at))
      this.all.push({ group, at, excused: false })
  }
}
