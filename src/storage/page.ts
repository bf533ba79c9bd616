import { type RawBuilder, sql } from 'kysely'
import { isPostgres } from './columns.ts'
import type { Database } from './database.ts'
import { forgottenHash, personLock } from './personal.ts'
import { AHEAD } from './postgres.ts'
import { prepared } from './prepared.ts'
import type { Tables } from './schema.ts'
import { columnKey } from './state.ts'

/** Whose page it is: somebody in a group, or who meets in a channel; or a member, whoever asks. */
export type Whose = {
  readonly by: 'group' | 'place' | 'member'
  readonly id: string
  readonly person: string
}

/** All that an event asks of the database about whom it is from, as rows. Those that are left out were written since. */
export interface Page {
  readonly group: Tables['groups']
  /** Whose it is, also where they are no member. */
  readonly person: string
  readonly member: Tables['members'] | undefined
  /**
   * The first week that all of it tells of: the older one of those that are open; of whoever has not begun the running
   * one, that from which its plan is made.
   */
  readonly from: number
  /** The group's weeks. */
  readonly weeks: readonly Tables['weeks'][]
  /** The member's weeks, and the newest one before them; oldest first. */
  readonly own: readonly Tables['member_weeks'][]
  /** What they have logged, in the order in which it was logged. */
  readonly log: readonly Tables['completions'][]
  /** How they felt, sealed; oldest first. */
  readonly answers: readonly Tables['check_ins'][]
  /** What spaces hold of them that every event looks at. */
  readonly state: readonly Tables['state'][]
  /** Whether they were forgotten since the event began. */
  readonly isForgotten: boolean
}

/** Weeks with something done that a plan looks back on. */
export const LOOKS_BACK = 4

/** The weeks of a member who did less in so many are read one by one: a page never grows with years. */
const WITHIN = 16

type Read = 'groups' | 'members' | 'weeks' | 'member_weeks' | 'completions' | 'check_ins' | 'state'
type Columns<Row> = { readonly [Column in keyof Row]: 1 }

/** All columns of each table; the compiler misses one that is left out. */
const COLUMNS: { readonly [Table in Read]: Columns<Tables[Table]> } = {
  groups: {
    ...{ id: 1, program: 1, weekday: 1, time: 1, zone: 1, next_slot_at: 1, status: 1, paused_until: 1 },
    ...{ scheduled_by: 1, trouble: 1, created_at: 1, week: 1, skipped_to: 1, undo: 1 },
  },
  members: {
    ...{ id: 1, group_id: 1, person: 1, joined_at: 1, reminders: 1, last_week: 1, left_at: 1 },
    ...{ care: 1, absent: 1 },
  },
  weeks: {
    ...{ group_id: 1, ordinal: 1, version: 1, plan_number: 1, slot_at: 1, opened_at: 1, closed_at: 1 },
    ...{ left_out: 1, away_before: 1, joined: 1, kept: 1, finished: 1, named: 1 },
  },
  member_weeks: {
    ...{ member_id: 1, week: 1, standing: 1, done: 1, skipped: 1, total: 1, run: 1, best: 1, kept_week: 1 },
    ...{ logged: 1, totals: 1, excused: 1, excuses: 1, plan: 1, reason: 1 },
  },
  completions: {
    ...{ member_id: 1, week: 1, program: 1, version: 1, exercise: 1, round: 1, outcome: 1, amount: 1 },
    ...{ grams: 1, weight: 1, variant: 1, done_at: 1, logged_at: 1, batch: 1 },
  },
  check_ins: { id: 1, member_id: 1, week: 1, moment: 1, answer: 1, at: 1 },
  state: { space: 1, key: 1, value: 1, expires_at: 1 },
}

/** The columns of one of these tables. */
export function columnsOf<Table extends Read>(table: Table): (keyof Tables[Table] & string)[] {
  return Object.keys(COLUMNS[table]) as (keyof Tables[Table] & string)[]
}

/** The tables that a page is read from. */
export const PAGED: ReadonlySet<string> = new Set([...Object.keys(COLUMNS), 'group_places'])

interface Values {
  readonly id: string
  readonly person: string
  readonly key: string
  readonly now: number
  readonly hash: string
  readonly began: number
}

interface Found {
  readonly forgotten: number | null
  readonly page: string
}

/** One statement, for each of the ways to say whose page it is. */
const pageBy = (by: Whose['by']) =>
  prepared<Values, Found>((db, value) => {
    const postgres = isPostgres(db)
    const object = postgres ? sql`json_build_object` : sql`json_object`
    const row = (table: Read) => {
      const pairs = columnsOf(table).map(name => sql`${sql.lit(name)}, ${sql.ref(`${table}.${name}`)}`)
      return sql`${object}(${sql.join(pairs)})`
    }
    const rows = (table: Read, where: RawBuilder<unknown>) => {
      const all = (array: RawBuilder<unknown>) =>
        sql`(select ${array}(${row(table)}) from ${sql.table(table)} where ${where})`
      return postgres ? all(sql`json_agg`) : sql`json(${all(sql`json_group_array`)})`
    }
    const key = by === 'member' ? sql`members.person` : sql`${value('key')}`
    const whose = {
      group: sql`groups left join members on group_id = groups.id and person = ${value('person')} where groups.id = ${value('id')}`,
      place: sql`group_places join groups on groups.id = group_places.group_id
        left join members on members.group_id = groups.id and person = ${value('person')} where place = ${value('id')}`,
      member: sql`members join groups on groups.id = group_id where members.id = ${value('id')}`,
    }[by]
    const walksOf = (week: RawBuilder<unknown>) => {
      const start = sql`members.id || ':' || (${week})`
      return sql`(space = 'walks' and key > ${start} || ':' and key < ${start} || ';')`
    }
    const parts = {
      group: row('groups'),
      member: row('members'),
      from: sql`whose.first`,
      weeks: rows('weeks', sql`weeks.group_id = groups.id and weeks.ordinal >= whose.first`),
      own: rows(
        'member_weeks',
        sql`member_weeks.member_id = members.id and member_weeks.week >= coalesce((select max(week) from member_weeks as before
          where before.member_id = members.id and before.week < whose.first), whose.first)`,
      ),
      log: rows('completions', sql`completions.member_id = members.id and completions.week >= whose.first`),
      answers: rows('check_ins', sql`check_ins.member_id = members.id and check_ins.week >= whose.first`),
      state: rows(
        'state',
        sql`((space in ('preferences', 'people') and key = ${key}) or (space = 'choices' and key = members.id)
          or ${walksOf(sql`groups.week - 1`)} or ${walksOf(sql`groups.week`)})
          and (expires_at is null or expires_at > ${value('now')})`,
      ),
    }
    const pairs = Object.entries(parts).map(([name, part]) => sql`${sql.lit(name)}, ${part}`)
    // It begins as whatever only reads does, by which drivers know that.
    return sql`
      select page, forgotten from (with ids as materialized (
        select groups.id as group_id, members.id as member_id, groups.week as now,
          exists (select 1 from member_weeks where member_id = members.id and week = groups.week) as begun,
          coalesce((select week from member_weeks where member_id = members.id and week < groups.week and standing <> 'none'
            order by week desc limit 1 offset ${sql.lit(LOOKS_BACK - 1)}),
            (select min(week) from member_weeks where member_id = members.id)) as past
        from ${whose}),
      whose as materialized (
        select group_id, member_id, case
          when begun or past is null or past >= now then now - 1
          when past < now - ${sql.lit(WITHIN)} then now - ${sql.lit(WITHIN)}
          else past end as first
        from ids)
      select cast(${object}(${sql.join(pairs)}) as text) as page,
        (select at from forgotten where hash = ${value('hash')} and at > ${value('began')}) as forgotten
      from whose join groups on groups.id = whose.group_id left join members on members.id = whose.member_id) as found`
  })

const BY = { group: pageBy('group'), place: pageBy('place'), member: pageBy('member') }

/**
 * Reads somebody's page.
 * @param began when the event began, as {@link instant}; `now` in epoch milliseconds
 */
export async function readPage(
  db: Database,
  { by, id, person, began, now }: Whose & { readonly began: number; readonly now: number },
): Promise<Page | undefined> {
  const key = columnKey(person)
  const values = { id, person, key, hash: forgottenHash(person), began: Math.round(began * 1000), now }
  const [found] = (await BY[by](db, values)).rows
  if (!found) return undefined
  const page = JSON.parse(found.page) as { [Part in keyof Page]: Page[Part] | null }
  const { group, from, weeks, own, log, answers, state } = page
  if (!group || from === null) return undefined
  const member = page.member?.id ? page.member : undefined
  return {
    group,
    member,
    person: member?.person ?? person,
    from,
    weeks: weeks ?? [],
    own: (own ?? []).toSorted((a, b) => a.week - b.week),
    log: (log ?? []).toSorted(inOrder),
    answers: (answers ?? []).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    state: state ?? [],
    isForgotten: found.forgotten !== null,
  }
}

type Logged = Pick<Tables['completions'], 'logged_at' | 'round' | 'exercise'>

/** As completions are read by week. */
export function inOrder(a: Logged, b: Logged): number {
  return a.logged_at - b.logged_at || a.round - b.round || (a.exercise < b.exercise ? -1 : 1)
}

const locks = prepared<{ id: string; person: string }>(
  (_db, value) => sql`${sql.raw(AHEAD)}
    with person as materialized (select ${personLock(value('person'))})
    select members.id from person, members join groups on groups.id = members.group_id
    where members.id = ${value('id')} for update of members for share of groups`,
)

/**
 * Locks on Postgres whose event it is, by their key, so that they are not forgotten meanwhile; then a member, so that
 * one writes after the other; and then that one's group, so that its weeks stay as they are. All who lock more than one
 * of these do it in this order, else each could wait for what the other has locked. Whatever is read next waits for it.
 */
export async function lockMember(db: Database, id: string, person: string): Promise<void> {
  await locks(db, { id, person })
}

/** A page with a member's week as it is written now. */
export function withWeek(page: Page, row: Tables['member_weeks']): Page {
  if (row.member_id !== page.member?.id) return page
  const own = page.own.filter(({ week }) => week !== row.week)
  return { ...page, own: [...own, row].toSorted((a, b) => a.week - b.week) }
}
