import type { Vault } from '../core/vault.ts'
import type { Plan, Reason } from '../training/plan-values.ts'
import type { Standing } from '../training/progress.ts'
import type { Workout } from '../training/walkthrough.ts'
import { keptWeight, shownWeight, type Weight } from '../training/weight.ts'
import { OWN } from './own-vault.ts'
import type { MemberWeekRow } from './schema.ts'
import { asRow, asValue } from './values.ts'

/** What a member has done of an exercise up to a week. */
export interface Total {
  /** In the exercise's measure. */
  readonly amount: number
  /** The weight that was held last, if ever, and when it was logged (epoch milliseconds). */
  readonly grams: number | undefined
  /** The same as it was typed. */
  readonly weight?: Weight
  readonly at: number
  /** The hash of the program's content by which it was last done. */
  readonly version: string
}

/** What a member's weeks have come to, up to one of them. */
export interface Course {
  /** Weeks in a row up to the newest that was kept, … */
  readonly run: number
  /** … the longest such run ever, … */
  readonly best: number
  /** … and that week's ordinal; 0 where none was kept. */
  readonly keptWeek: number
  /** Weeks with anything logged. */
  readonly logged: number
  /** By `<program>/<exercise>`; what a file counts otherwise than it once did, by `<program>/<exercise>/<measure>`. */
  readonly totals: Readonly<Record<string, Total>>
}

/** How far one member's week has come. */
export interface Judgement {
  readonly standing: Standing
  readonly done: number
  readonly skipped: number
  readonly total: number
}

/**
 * Why a week breaks no streak of a member's, and is not expected of them. 'away': they said so. 'flag': a sign that
 * needs a doctor stands. 'back': they came back in it after one. Never more of it than this is kept.
 */
export type Excuse = (typeof EXCUSES)[number]

/** Each is a bit of a number, in this order: the number is sealed, since a flag says how somebody feels. */
const EXCUSES = ['away', 'flag', 'back'] as const

/** One member's week: there from their first touch of it on. */
export interface MemberWeek extends Judgement, Course {
  readonly memberId: string
  /** The ordinal of the group's week. */
  readonly week: number
  /** Empty where it may break a streak of theirs. */
  readonly excused: readonly Excuse[]
  /** The plans that were made for them, by program; left out where the program's own holds. */
  readonly plans?: Readonly<Record<string, OwnPlan>>
  /** Why the plan by the group's program is as it is. Private, as what they answered. */
  readonly reason?: Reason
}

/** A plan, and the workouts of the week that go by it. */
export interface OwnPlan {
  readonly plan: Plan
  /** Oldest first; the last one runs. */
  readonly workouts: readonly Workout[]
}

/** Reasons are filled up to so many characters. */
const PADDED = 160

/** A member's week as a row, and back. */
export class MemberWeekForm {
  readonly #vault: Vault
  /** Rows that have been read already, and reasons with what they are sealed as: to open and seal takes its time. */
  readonly #values = new WeakMap<MemberWeekRow, MemberWeek>()
  readonly #texts = new WeakMap<Reason, string>()

  /** @param health what seals why a plan is as it is: it says how somebody felt */
  constructor(health: Vault = OWN) {
    this.#vault = health
  }

  value(row: MemberWeekRow): MemberWeek {
    const known = this.#values.get(row) ?? this.#valueOf(row)
    this.#values.set(row, known)
    return known
  }

  #valueOf({ plan, reason, excused, excuses, ...row }: MemberWeekRow): MemberWeek {
    return {
      ...asValue(row),
      totals: totalsOf(row.totals),
      excused: this.excusesOf({ ...row, excused, excuses }),
      ...(plan !== null && { plans: JSON.parse(plan) as Record<string, OwnPlan> }),
      ...this.#reasonOf(reason, row),
    }
  }

  row({ plans, reason, excused, ...week }: MemberWeek): MemberWeekRow {
    const row = asRow({ ...week, totals: totalsText(week.totals) })
    const said = reason && (this.#texts.get(reason) ?? this.#sealed(reason, row))
    const bits = excused.reduce((sum, why) => sum | (1 << EXCUSES.indexOf(why)), 0)
    return {
      ...row,
      excused: bits === 0 ? 0 : 1,
      excuses: bits === 0 ? null : this.#vault.seal(String(bits), excuseOf(row)),
      plan: plans ? JSON.stringify(plans) : null,
      reason: said ?? null,
    }
  }

  /**
   * Why a week is excused. Where no key opens it, they were away, as far as anybody knows: it breaks no streak, and says
   * nothing of how they felt.
   */
  excusesOf(row: Pick<MemberWeekRow, 'member_id' | 'week' | 'excused' | 'excuses'>): readonly Excuse[] {
    if (row.excused === 0) return []
    const bits = row.excuses === null ? undefined : this.#bitsOf(row.excuses, row)
    return bits === undefined ? ['away'] : EXCUSES.filter((_, i) => bits & (1 << i))
  }

  /** Undefined where no key opens it. Older versions kept it in clear. */
  #bitsOf(excuses: string, row: Pick<MemberWeekRow, 'member_id' | 'week'>): number | undefined {
    try {
      return Number(this.#vault.isSealed(excuses) ? this.#vault.open(excuses, excuseOf(row)) : excuses)
    } catch {
      return undefined
    }
  }

  /** What every reason begins with that the newest key has sealed. */
  get mark(): string {
    return this.#vault.mark
  }

  /** What of a row the newest key has not sealed, sealed by it; left out what no key opens. */
  sealedAnew(
    row: Pick<MemberWeekRow, 'member_id' | 'week' | 'reason' | 'excuses'>,
  ): Partial<Pick<MemberWeekRow, 'reason' | 'excuses'>> {
    const isOld = (text: string | null): text is string => text !== null && !text.startsWith(this.mark)
    const { reason } = isOld(row.reason) ? this.#reasonOf(row.reason, row) : {}
    const bits = isOld(row.excuses) ? this.#bitsOf(row.excuses, row) : undefined
    return {
      ...(reason && { reason: this.#sealed(reason, row) }),
      ...(bits !== undefined && { excuses: this.#vault.seal(String(bits), excuseOf(row)) }),
    }
  }

  /** Filled up, so that its length does not tell it. */
  #sealed(reason: Reason, row: Pick<MemberWeekRow, 'member_id' | 'week'>): string {
    return this.#vault.seal(JSON.stringify(reason).padEnd(PADDED), aboutOf(row))
  }

  /** A reason whose key is gone is not known any more; the plan stands. */
  #reasonOf(sealed: string | null, row: Pick<MemberWeekRow, 'member_id' | 'week'>): { reason?: Reason } {
    if (sealed === null) return {}
    try {
      const reason = JSON.parse(this.#vault.open(sealed, aboutOf(row))) as Reason
      this.#texts.set(reason, sealed)
      return { reason }
    } catch {
      return {}
    }
  }
}

function aboutOf(row: Pick<MemberWeekRow, 'member_id' | 'week'>): string {
  return `plan ${row.member_id} ${row.week}`
}

function excuseOf(row: Pick<MemberWeekRow, 'member_id' | 'week'>): string {
  return `excuse ${row.member_id} ${row.week}`
}

type Kept = readonly [amount: number, grams: number | null, at: number, version: string, weight?: string]

function totalsOf(text: string): MemberWeek['totals'] {
  const totals = Object.entries(JSON.parse(text) as Record<string, Kept>).map(
    ([key, [amount, grams, at, version, typed]]) => {
      const weight = typed === undefined ? undefined : keptWeight(typed)
      return [key, { amount, grams: grams ?? undefined, at, version, ...(weight && { weight }) }] as const
    },
  )
  return Object.fromEntries(totals)
}

function totalsText(totals: MemberWeek['totals']): string {
  const kept = Object.entries(totals).map(([key, { amount, grams, at, version, weight }]): [string, Kept] => [
    key,
    weight ? [amount, grams ?? null, at, version, shownWeight(weight)] : [amount, grams ?? null, at, version],
  ])
  return JSON.stringify(Object.fromEntries(kept))
}
