import { sql } from 'kysely'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import { type ReadAhead, through } from './read-ahead.ts'
import type { WeekRow } from './schema.ts'
import { asRow, asValue } from './values.ts'

/** Why a week breaks no streak. */
export type LeftOut = NonNullable<WeekRow['left_out']>

/** A group's week: from the moment its prompt is claimed until the next one's is. Instants are epoch milliseconds. */
export interface Week {
  readonly groupId: string
  /** Counts the group's weeks from 1, without a gap. */
  readonly ordinal: number
  /** The hash of the program's content that the week is done by. */
  readonly version: string
  /** Counts the program's weeks from 1. */
  readonly planNumber: number
  readonly slotAt: number
  readonly openedAt: number
  readonly closedAt: number | undefined
  readonly leftOut: LeftOut | undefined
  /** A member who last took part before this week does not count in it. */
  readonly awayBefore: number
  /** Members who count in it; of those, whose week holds the streak; and of those, who have finished. */
  readonly joined: number
  readonly kept: number
  readonly finished: number
}

/** What a group's weeks have come to, for the next one to go on from. */
export interface Course {
  readonly groupId: string
  /** The running week; 0 where there is none yet. */
  readonly week: number
  /** When it was opened, in epoch milliseconds. */
  readonly openedAt: number | undefined
  /** Whether what runs is a week whose prompt is still to come, because someone logged before it. */
  readonly early: boolean
  /** The program (its id) and plan number of the newest week whose prompt stood. */
  readonly last: { readonly program: string; readonly planNumber: number } | undefined
  /** The third week before the next whose prompt stood: who has done nothing since is away. */
  readonly awayBefore: number
  /** Members who have taken part since. */
  readonly expected: number
}

type Named = Pick<Week, 'groupId' | 'ordinal'>

export type Counts = Pick<Week, 'joined' | 'kept' | 'finished'>

/** A week whose prompt stood, said as its index says it. */
const STOOD = sql`coalesce(left_out, '') not in ('waiting', 'early', 'none')`

const finding = prepared<Named, WeekRow>((db, value) =>
  db
    .selectFrom('weeks')
    .selectAll()
    .where('group_id', '=', value('groupId'))
    .where('ordinal', '=', value('ordinal')),
)

const counting = prepared<Named & Counts>((db, value) =>
  db
    .updateTable('weeks')
    .set(set => ({
      joined: set('joined', '+', value('joined')),
      kept: set('kept', '+', value('kept')),
      finished: set('finished', '+', value('finished')),
    }))
    .where('group_id', '=', value('groupId'))
    .where('ordinal', '=', value('ordinal')),
)

/** Groups' weeks. */
export class Weeks {
  readonly #db: Database
  readonly #ahead: ReadAhead | undefined

  constructor(db: Database, ahead?: ReadAhead) {
    this.#db = db
    this.#ahead = ahead
  }

  async find(groupId: string, ordinal: number): Promise<Week | undefined> {
    const known = (await this.#ahead?.known(groupId))?.weeks.find(week => week.ordinal === ordinal)
    if (known) return weekOf(known)
    const [row] = (await finding(this.#db, { groupId, ordinal })).rows
    return row && weekOf(row)
  }

  /** Some of a group's weeks, by their ordinals. */
  async some(groupId: string, ordinals: readonly number[]): Promise<ReadonlyMap<number, Week>> {
    if (ordinals.length === 0) return new Map()
    const page = await this.#ahead?.known(groupId)
    const known = page?.weeks.filter(({ ordinal }) => ordinals.includes(ordinal)) ?? []
    if (known.length === ordinals.length) return new Map(known.map(row => [row.ordinal, weekOf(row)]))
    const rows = await this.#db
      .selectFrom('weeks')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('ordinal', 'in', ordinals)
      .execute()
    return new Map(rows.map(row => [row.ordinal, weekOf(row)]))
  }

  /** The week that buttons from before weeks were kept name by the Monday of its calendar week. */
  async named(groupId: string, monday: string): Promise<Week | undefined> {
    const row = await this.#db
      .selectFrom('weeks')
      .selectAll()
      .where('group_id', '=', groupId)
      .where('named', '=', monday)
      .executeTakeFirst()
    return row && weekOf(row)
  }

  /** A group's newest weeks, oldest first. */
  async newest(groupId: string, limit: number): Promise<Week[]> {
    const rows = await this.#db
      .selectFrom('weeks')
      .selectAll()
      .where('group_id', '=', groupId)
      .orderBy('ordinal', 'desc')
      .limit(limit)
      .execute()
    return rows.map(weekOf).reverse()
  }

  /** What the next weeks of groups go on from. One statement, whose cost does not grow with their weeks. */
  async courses(ids: readonly string[]): Promise<Course[]> {
    if (ids.length === 0) return []
    const { rows } = await sql<{
      id: string
      week: number
      left_out: string | null
      opened_at: number | null
      stood: number | null
      away: number | null
      program: string | null
      plan_number: number | null
      expected: number
    }>`
      with course as (
        select id, week,
          (select ordinal from weeks where group_id = groups.id and ${STOOD} order by ordinal desc limit 1) as stood,
          coalesce((select ordinal from weeks where group_id = groups.id and ${STOOD}
            order by ordinal desc limit 1 offset 2), 1) as away
        from groups where id in (${sql.join(ids)}))
      select course.id, course.week, course.stood, course.away, running.left_out, running.opened_at, program_versions.program, last.plan_number,
        (select count(*) from members where group_id = course.id and last_week >= course.away and left_at is null) as expected
      from course
        left join weeks as running on running.group_id = course.id and running.ordinal = course.week
        left join weeks as last on last.group_id = course.id and last.ordinal = course.stood
        left join program_versions on program_versions.hash = last.version`.execute(this.#db)
    return rows.map(row => ({
      groupId: row.id,
      week: row.week,
      openedAt: row.opened_at ?? undefined,
      early: row.left_out === 'early',
      last:
        row.program === null || row.plan_number === null
          ? undefined
          : { program: row.program, planNumber: row.plan_number },
      awayBefore: row.away ?? 1,
      expected: row.expected,
    }))
  }

  /**
   * Opens groups' next weeks, each of which closes the one before: of a group that has one still to come, that one.
   * Belongs into the transaction that claims their prompts.
   */
  async open(weeks: readonly Week[]): Promise<void> {
    if (weeks.length === 0) return
    const ids = weeks.map(week => week.groupId)
    // Each closes at the instant at which the next one opens.
    for (const [at, some] of Map.groupBy(weeks, week => week.openedAt)) {
      await this.#db
        .updateTable('weeks')
        .set({ closed_at: at })
        .where('closed_at', 'is', null)
        .where(where =>
          where(
            where.refTuple('group_id', 'ordinal'),
            'in',
            some.map(week => where.tuple(week.groupId, week.ordinal - 1)),
          ),
        )
        .execute()
    }
    await this.#db
      .insertInto('weeks')
      .values(weeks.map(rowOfWeek))
      .onConflict(conflict =>
        conflict.columns(['group_id', 'ordinal']).doUpdateSet(update => ({
          version: update.ref('excluded.version'),
          slot_at: update.ref('excluded.slot_at'),
          opened_at: update.ref('excluded.opened_at'),
          left_out: update.ref('excluded.left_out'),
        })),
      )
      .execute()
    await this.#db
      .updateTable('groups')
      .set({ week: sql`(select max(ordinal) from weeks where group_id = groups.id)` })
      .where('id', 'in', ids)
      .execute()
  }

  /** Makes a group's first week before its prompt has come, unless there is a week already. */
  async openEarly(week: Week): Promise<void> {
    // The group first, as whoever claims its slot does: else each could wait for what the other has locked.
    const { numUpdatedRows } = await this.#db
      .updateTable('groups')
      .set({ week: week.ordinal })
      .where('id', '=', week.groupId)
      .where('week', '=', 0)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await this.#db.insertInto('weeks').values(rowOfWeek(week)).execute()
  }

  /** Leaves out a week whose prompt stands. One whose prompt does not breaks no streak anyway. */
  async leaveOut(week: Named, why: LeftOut): Promise<void> {
    await this.#of(week).set({ left_out: why }).where('left_out', 'is', null).execute()
  }

  /** The prompt of a week stands: it may break a streak, unless its group was paused or removed while that was posted. */
  async stands(week: Named): Promise<void> {
    const status = sql<LeftOut | null>`(select nullif(status, 'on') from groups where id = weeks.group_id)`
    await this.#of(week).set({ left_out: status }).where('left_out', '=', 'waiting').execute()
  }

  /** Changes why a week breaks no streak, or to null where it may, if it is left out for another reason now. */
  async restore(week: Named, from: LeftOut, to: LeftOut | null): Promise<void> {
    await this.#of(week).set({ left_out: to }).where('left_out', '=', from).execute()
  }

  #of({ groupId, ordinal }: Named) {
    return this.#db.updateTable('weeks').where('group_id', '=', groupId).where('ordinal', '=', ordinal)
  }

  /** Changes what a week counts. */
  async count(week: Named, by: Counts): Promise<void> {
    // Its own week is known better than the page tells from now on.
    await through(
      this.#ahead,
      () => counting(this.#db, { ...week, ...by }),
      page => ({ ...page, weeks: page.weeks.filter(({ ordinal }) => ordinal !== week.ordinal) }),
    )
  }

  /** Whether a week between two others, which are not looked at, breaks a member's run. */
  async breaks(groupId: string, memberId: string, after: number, before: number): Promise<boolean> {
    if (before - after < 2) return false
    const row = await this.#db
      .selectFrom('weeks')
      .select('ordinal')
      .where('group_id', '=', groupId)
      .where('ordinal', '>', after)
      .where('ordinal', '<', before)
      .where('left_out', 'is', null)
      .where(where =>
        where.not(
          where.exists(
            where
              .selectFrom('member_weeks')
              .select('week')
              .where('member_id', '=', memberId)
              .whereRef('week', '=', 'weeks.ordinal')
              .where('excused', '<>', 0),
          ),
        ),
      )
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }
}

function weekOf({ named: _named, ...row }: WeekRow): Week {
  const week = asValue(row)
  return { ...week, closedAt: week.closedAt ?? undefined, leftOut: week.leftOut ?? undefined }
}

function rowOfWeek({ closedAt, leftOut, ...week }: Week): WeekRow {
  return asRow({ ...week, closedAt: closedAt ?? null, leftOut: leftOut ?? null, named: null })
}
