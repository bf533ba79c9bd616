import { type RawBuilder, sql } from 'kysely'
import type { Standing } from '../training/progress.ts'
import type { Database } from './database.ts'
import type { CareForm } from './member-care.ts'
import type { Excuse, MemberWeekForm } from './member-week.ts'
import { type Member, memberOf } from './members.ts'
import type { MemberRow } from './schema.ts'

/** A member with how their week stands. */
export interface Standings {
  readonly member: Member
  readonly standing: Standing
  readonly run: number
  readonly excused: readonly Excuse[]
}

/** How the members of a group stand in a week. */
export class GroupStandings {
  readonly #db: Database
  readonly #weeks: MemberWeekForm
  readonly #care: CareForm

  constructor(db: Database, weeks: MemberWeekForm, care: CareForm) {
    this.#db = db
    this.#weeks = weeks
    this.#care = care
  }

  /**
   * The members who count in a week, by their standing and then by when they joined: those who touched it or were not
   * away when it began. An excused member counts if they kept it all the same and flagged nothing.
   */
  async counting(
    groupId: string,
    week: number,
    awayBefore: number,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Standings[]> {
    const ask = (isUnflagged: RawBuilder<boolean>) =>
      this.#standings(groupId, week)
        .where(where =>
          where.and([
            where.or([where('own.week', 'is not', null), where('members.last_week', '>=', awayBefore)]),
            where.or([
              where(sql`coalesce(own.excused, 0)`, '=', 0),
              where.and([where('own.standing', 'in', ['kept', 'finished']), isUnflagged]),
            ]),
          ]),
        )
        .orderBy(
          sql`case coalesce(own.standing, 'none') when 'finished' then 0 when 'kept' then 1 when 'started' then 2 else 3 end`,
        )
        .orderBy('members.joined_at')
        .orderBy('members.id')
        .limit(page.limit)
        .offset(page.offset)
        .execute()
    return this.#withoutFlagged(groupId, week, page.offset, ask)
  }

  /** Whose week holds the streak, in the order in which they joined; nobody who flagged something in it. */
  async keeping(
    groupId: string,
    week: number,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Standings[]> {
    const ask = (isUnflagged: RawBuilder<boolean>) =>
      this.#standings(groupId, week)
        .where('own.standing', 'in', ['kept', 'finished'])
        .where(isUnflagged)
        .orderBy('members.joined_at')
        .orderBy('members.id')
        .limit(page.limit)
        .offset(page.offset)
        .execute()
    return this.#withoutFlagged(groupId, week, page.offset, ask)
  }

  /** Whether anybody of whom may be spoken has done a step of a week. */
  async anyDone(groupId: string, week: number): Promise<boolean> {
    const ask = (isUnflagged: RawBuilder<boolean>) =>
      this.#standings(groupId, week).where('own.standing', '<>', 'none').where(isUnflagged).limit(1).execute()
    return (await this.#withoutFlagged(groupId, week, 0, ask)).length > 0
  }

  #standings(groupId: string, week: number) {
    return this.#db
      .selectFrom('members')
      .leftJoin('member_weeks as own', join =>
        join.onRef('own.member_id', '=', 'members.id').on('own.week', '=', week),
      )
      .selectAll('members')
      .select(['own.standing', 'own.run', 'own.excused', 'own.excuses'])
      .where('members.group_id', '=', groupId)
      .where('members.left_at', 'is', null)
  }

  /** What is asked of a week without those who flagged something in it: where there is none, which is usual, in one statement. */
  async #withoutFlagged(
    groupId: string,
    week: number,
    offset: number,
    ask: (isUnflagged: RawBuilder<boolean>) => Promise<StandingRow[]>,
  ): Promise<Standings[]> {
    const standings = (rows: readonly StandingRow[]) => rows.map(row => this.#standingsOf(row, week))
    const all = offset === 0 ? standings(await ask(sql`1 = 1`)) : undefined
    if (all && !all.some(({ excused }) => excused.includes('flag'))) return all
    return standings(await ask(await this.#unflagged(groupId, week)))
  }

  /** Whether a member flagged nothing in a week: why one is excused is sealed, so those few are asked for before. */
  async #unflagged(groupId: string, week: number): Promise<RawBuilder<boolean>> {
    const excused = await this.#standings(groupId, week)
      .where('own.excused', '=', 1)
      .where('own.standing', '<>', 'none')
      .execute()
    const flagged = excused.filter(row => this.#standingsOf(row, week).excused.includes('flag'))
    const ids = flagged.map(({ id }) => id)
    return ids.length === 0 ? sql`1 = 1` : sql`members.id not in (${sql.join(ids)})`
  }

  #standingsOf({ standing, run, excused, excuses, ...member }: StandingRow, week: number): Standings {
    return {
      member: memberOf(member, this.#care),
      standing: standing ?? 'none',
      run: run ?? 0,
      excused: this.#weeks.excusesOf({ member_id: member.id, week, excused: excused ?? 0, excuses }),
    }
  }
}

interface StandingRow extends MemberRow {
  readonly standing: Standing | null
  readonly run: number | null
  readonly excused: number | null
  readonly excuses: string | null
}
