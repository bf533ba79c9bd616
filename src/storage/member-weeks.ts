import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Vault } from '../core/vault.ts'
import { BATCH } from './batches.ts'
import { HEALTH_KEPT } from './check-ins.ts'
import { beginsWith } from './columns.ts'
import type { Database } from './database.ts'
import { GroupStandings } from './group-standings.ts'
import { CareForm } from './member-care.ts'
import { type MemberWeek, MemberWeekForm } from './member-week.ts'
import { OWN } from './own-vault.ts'
import { columnsOf, withWeek } from './page.ts'
import { prepared } from './prepared.ts'
import { type ReadAhead, through } from './read-ahead.ts'
import type { MemberWeekRow } from './schema.ts'

const changing = prepared<MemberWeekRow>((db, value) => {
  const changed = columnsOf('member_weeks').filter(column => column !== 'member_id' && column !== 'week')
  return db
    .updateTable('member_weeks')
    .set(Object.fromEntries(changed.map(column => [column, value(column)])))
    .where('member_id', '=', value('member_id'))
    .where('week', '=', value('week'))
})

/** Members' weeks. */
export class MemberWeeks extends GroupStandings {
  readonly #db: Database
  readonly #form: MemberWeekForm
  readonly #ahead: ReadAhead | undefined

  /** @param health what seals why a plan is as it is, and why a week is excused: it says how somebody felt */
  constructor(db: Database, health: Vault = OWN, ahead?: ReadAhead) {
    const form = new MemberWeekForm(health)
    super(db, form, new CareForm(health))
    this.#db = db
    this.#ahead = ahead
    this.#form = form
  }

  async find(memberId: string, week: number): Promise<MemberWeek | undefined> {
    const page = await this.#ahead?.week(memberId, week)
    const known = page?.own.find(row => row.week === week)
    if (page) return known && this.#form.value(known)
    const row = await this.#db
      .selectFrom('member_weeks')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '=', week)
      .executeTakeFirst()
    return row && this.#form.value(row)
  }

  /** A member's newest week before another. */
  async before(memberId: string, week: number): Promise<MemberWeek | undefined> {
    const page = await this.#ahead?.week(memberId, week)
    const known = page?.own.findLast(row => row.week < week)
    if (page) return known && this.#form.value(known)
    const row = await this.#db
      .selectFrom('member_weeks')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '<', week)
      .orderBy('week', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && this.#form.value(row)
  }

  /** A member's weeks from one on, oldest first. */
  async from(memberId: string, week: number): Promise<MemberWeek[]> {
    const page = await this.#ahead?.week(memberId, week)
    if (page) return page.own.filter(row => row.week >= week).map(row => this.#form.value(row))
    const rows = await this.#db
      .selectFrom('member_weeks')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '>=', week)
      .orderBy('week')
      .execute()
    return rows.map(row => this.#form.value(row))
  }

  /** The same with the newest one before it, as that goes on in it: oldest first. */
  async fromBefore(memberId: string, week: number): Promise<MemberWeek[]> {
    const page = await this.#ahead?.week(memberId, week)
    if (page) {
      const first = page.own.findLast(row => row.week < week)?.week ?? week
      return page.own.filter(row => row.week >= first).map(row => this.#form.value(row))
    }
    const rows = await this.#db
      .selectFrom('member_weeks')
      .selectAll()
      .where('member_id', '=', memberId)
      .where(
        'week',
        '>=',
        sql<number>`coalesce((select max(week) from member_weeks where member_id = ${memberId} and week < ${week}), ${week})`,
      )
      .orderBy('week')
      .execute()
    return rows.map(row => this.#form.value(row))
  }

  /** A member's weeks before another, from the newest so many on in which they did anything: oldest first. */
  async lookBack(memberId: string, week: number, active: number): Promise<MemberWeek[]> {
    const page = await this.#ahead?.week(memberId, week)
    const past = page?.own.filter(row => row.week < week && row.week >= page.from) ?? []
    const first = past.filter(({ standing }) => standing !== 'none').at(-active)?.week
    if (page && (first !== undefined || !page.own.some(row => row.week < page.from)))
      return past.filter(row => row.week >= (first ?? 0)).map(row => this.#form.value(row))
    const rows = await this.#db
      .selectFrom('member_weeks')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('week', '<', week)
      .where(
        'week',
        '>=',
        sql<number>`coalesce((select week from member_weeks where member_id = ${memberId} and week < ${week} and standing <> 'none' order by week desc limit 1 offset ${active - 1}), 0)`,
      )
      .orderBy('week')
      .execute()
    return rows.map(row => this.#form.value(row))
  }

  /** Forgets why a member's plans before a week were as they were: that says how they felt, and nobody needs it again. */
  async forgetReasons(memberId: string, week: number): Promise<void> {
    const forgets = this.#db
      .updateTable('member_weeks')
      .set({ reason: null })
      .where('member_id', '=', memberId)
      .where('week', '<', week)
      .where('reason', 'is not', null)
    await through(
      this.#ahead,
      () => forgets.execute(),
      page => ({ ...page, own: page.own.map(row => (row.week < week ? { ...row, reason: null } : row)) }),
    )
  }

  /**
   * Forgets the reasons of whoever has done nothing for a year, as long as answers about health are kept: nothing that
   * they do later makes their weeks forget them. @param now epoch milliseconds @returns how many were forgotten.
   */
  async sweep(now: number, stop?: AbortSignal): Promise<number> {
    let forgotten = 0
    for (let after = '', more = true; more && !stop?.aborted; await setImmediate()) {
      const gone = await this.#db
        .selectFrom('members')
        .innerJoin('weeks', on =>
          on
            .onRef('weeks.group_id', '=', 'members.group_id')
            .onRef('weeks.ordinal', '=', 'members.last_week'),
        )
        .select('members.id')
        .where('members.id', '>', after)
        .where('weeks.opened_at', '<', now - HEALTH_KEPT)
        .orderBy('members.id')
        .limit(BATCH)
        .execute()
      const ids = gone.map(({ id }) => id)
      after = ids.at(-1) ?? after
      more = ids.length === BATCH
      if (ids.length === 0) continue
      const { numUpdatedRows } = await this.#db
        .updateTable('member_weeks')
        .set({ reason: null })
        .where('member_id', 'in', ids)
        .where('reason', 'is not', null)
        .executeTakeFirstOrThrow()
      forgotten += Number(numUpdatedRows)
    }
    return forgotten
  }

  /**
   * Seals anew the reasons and excuses that another key than the newest has sealed, or an older version kept in clear,
   * and can be opened. @returns how many weeks.
   */
  async sealAnew(): Promise<number> {
    const { mark } = this.#form
    const rows = await this.#db
      .selectFrom('member_weeks')
      .select(['member_id', 'week', 'reason', 'excuses'])
      .where(where =>
        where.or([where.not(beginsWith('reason', mark)), where.not(beginsWith('excuses', mark))]),
      )
      .execute()
    let sealed = 0
    for (const row of rows) {
      const fresh = this.#form.sealedAnew(row)
      if (Object.keys(fresh).length === 0) continue
      const same = (column: 'reason' | 'excuses') =>
        sql<boolean>`${sql.ref(column)} is not distinct from ${row[column]}`
      await this.#db
        .updateTable('member_weeks')
        .set(fresh)
        .where('member_id', '=', row.member_id)
        .where('week', '=', row.week)
        .where(same('reason'))
        .where(same('excuses'))
        .execute()
      sealed++
    }
    return sealed
  }

  /** The first week that a member touched. */
  async first(memberId: string): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('member_weeks')
      .select(fn => fn.fn.min('week').as('week'))
      .where('member_id', '=', memberId)
      .executeTakeFirst()
    return row?.week ?? undefined
  }

  /** Adds a week that has been touched. @returns whether it was the first touch. */
  async touch(week: MemberWeek): Promise<boolean> {
    const row = this.#form.row(week)
    const insert = async () => {
      const result = await this.#db
        .insertInto('member_weeks')
        .values(row)
        .onConflict(conflict => conflict.columns(['member_id', 'week']).doNothing())
        .executeTakeFirst()
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
    }
    return through(this.#ahead, insert, (page, isNew) => (isNew ? withWeek(page, row) : undefined))
  }

  async change(week: MemberWeek): Promise<void> {
    const row = this.#form.row(week)
    await through(
      this.#ahead,
      () => changing(this.#db, row),
      page => withWeek(page, row),
    )
  }

  /** Whether a member has finished a week before another. */
  async anyFinished(memberId: string, before: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('member_weeks')
      .select('week')
      .where('member_id', '=', memberId)
      .where('week', '<', before)
      .where('standing', '=', 'finished')
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }
}
