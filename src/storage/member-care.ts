import { setImmediate } from 'node:timers/promises'
import type { Vault } from '../core/vault.ts'
import { BATCH, SAMPLE } from './batches.ts'
import { beginsWith } from './columns.ts'
import type { Database } from './database.ts'
import type { MemberRow } from './schema.ts'

/** How a member stands with training: all of it may say how they feel. Instants are epoch milliseconds. */
export interface Care {
  /** Since when nothing is sent to them and no step shown, until they say that they may train; null where that is not so. */
  readonly heldAt: number | null
  /** From when until when they are away, as they said; no end is open, and null is not away. */
  readonly awayFrom: number | null
  readonly awayUntil: number | null
  /** Until when they have passed the gate: the end of their own day; 0 where they have not. */
  readonly passedUntil: number
  /** Whether they passed it for a gentle workout alone. */
  readonly passedGently: boolean
}

const BLANK: Care = { heldAt: null, awayFrom: null, awayUntil: null, passedUntil: 0, passedGently: false }

/** Sealed texts are filled up to so many characters, so that their length does not tell what they say. */
const PADDED = 80

type Kept = readonly [number | null, number | null, number | null, number, number]

/** A member's care as a row holds it, and back. */
export class CareForm {
  readonly #vault: Vault

  constructor(health: Vault) {
    this.#vault = health
  }

  /**
   * What a row says. Where no key opens it, somebody who is left alone may be so for a sign: they are asked before they
   * train, and nothing is sent to them.
   */
  open({ id, care, absent }: Pick<MemberRow, 'id' | 'care' | 'absent'>): Care {
    return this.#read(care, id) ?? (absent === 1 ? { ...BLANK, heldAt: 0 } : BLANK)
  }

  columns(id: string, care: Care): Pick<MemberRow, 'care' | 'absent'> {
    return { care: this.#seal(care, id), absent: care.heldAt === null && care.awayFrom === null ? 0 : 1 }
  }

  /** Of whoever has just joined. */
  blank(id: string): Pick<MemberRow, 'care' | 'absent'> {
    return this.columns(id, BLANK)
  }

  /** What everything begins with that the newest key has sealed. */
  get mark(): string {
    return this.#vault.mark
  }

  /** A row's care under the newest key; undefined where no key opens it. */
  sealedAnew({ id, care }: Pick<MemberRow, 'id' | 'care'>): string | undefined {
    const open = this.#read(care, id)
    return open && this.#seal(open, id)
  }

  #seal({ heldAt, awayFrom, awayUntil, passedUntil, passedGently }: Care, id: string): string {
    const kept: Kept = [heldAt, awayFrom, awayUntil, passedUntil, passedGently ? 1 : 0]
    return this.#vault.seal(JSON.stringify(kept).padEnd(PADDED), aboutOf(id))
  }

  /** Undefined where no key opens it. Older versions kept it in clear, or nothing. */
  #read(care: string, id: string): Care | undefined {
    if (care === '') return BLANK
    try {
      const text = this.#vault.isSealed(care) ? this.#vault.open(care, aboutOf(id)) : care
      const [heldAt, awayFrom, awayUntil, passedUntil, gently] = JSON.parse(text) as Kept
      return { heldAt, awayFrom, awayUntil, passedUntil, passedGently: gently === 1 }
    } catch {
      return undefined
    }
  }
}

function aboutOf(id: string): string {
  return `care ${id}`
}

/** Of some members whom a key of the newest one's name has sealed: whether the newest opens them. */
export async function careOpened(db: Database, form: CareForm): Promise<boolean[]> {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'care'])
    .where(beginsWith('care', form.mark))
    .limit(SAMPLE)
    .execute()
  return rows.map(row => form.sealedAnew(row) !== undefined)
}

/**
 * Seals how members stand with training, where another key than the newest did, or an older version kept it in clear.
 * @returns how many were sealed.
 */
export async function sealCare(db: Database, form: CareForm): Promise<number> {
  let sealed = 0
  for (let after = '', more = true; more; await setImmediate()) {
    const rows = await db
      .selectFrom('members')
      .select(['id', 'care', 'absent'])
      .where('id', '>', after)
      .where(where => where.not(beginsWith('care', form.mark)))
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const row of rows) {
      const care = form.sealedAnew(row)
      if (care === undefined) continue
      // It may have changed meanwhile.
      await db
        .updateTable('members')
        .set({ care })
        .where('id', '=', row.id)
        .where('care', '=', row.care)
        .execute()
      sealed++
    }
    after = rows.at(-1)?.id ?? after
    more = rows.length === BATCH
  }
  return sealed
}
