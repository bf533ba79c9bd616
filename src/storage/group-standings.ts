import { sql } from 'kysely'
import type { Standing } from '../training/progress.ts'
import type { Database } from './database.ts'
import { type Excuse, excusesOf, FLAG } from './member-week.ts'
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

  constructor(db: Database) {
    this.#db = db
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
    const rows = await this.#standings(groupId, week)
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
    return rows.map(standingsOf)
  }

  /** Whose week holds the streak, in the order in which they joined; nobody who flagged something in it. */
  async keeping(
    groupId: string,
    week: number,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<Standings[]> {
    const rows = await this.#standings(groupId, week)
      .where('own.standing', 'in', ['kept', 'finished'])
      .where(isUnflagged)
      .orderBy('members.joined_at')
      .orderBy('members.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
    return rows.map(standingsOf)
  }

  /** Whether anybody of whom may be spoken has done a step of a week. */
  async anyDone(groupId: string, week: number): Promise<boolean> {
    const row = await this.#standings(groupId, week)
      .where('own.standing', '<>', 'none')
      .where(isUnflagged)
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  #standings(groupId: string, week: number) {
    return this.#db
      .selectFrom('members')
      .leftJoin('member_weeks as own', join =>
        join.onRef('own.member_id', '=', 'members.id').on('own.week', '=', week),
      )
      .selectAll('members')
      .select(['own.standing', 'own.run', 'own.excused'])
      .where('members.group_id', '=', groupId)
      .where('members.left_at', 'is', null)
  }
}

const isUnflagged = sql<boolean>`coalesce(own.excused, 0) & ${sql.lit(FLAG)} = 0`

function standingsOf({
  standing,
  run,
  excused,
  ...member
}: MemberRow & {
  readonly standing: Standing | null
  readonly run: number | null
  readonly excused: number | null
}): Standings {
  return {
    member: memberOf(member),
    standing: standing ?? 'none',
    run: run ?? 0,
    excused: excusesOf(excused ?? 0),
  }
}
