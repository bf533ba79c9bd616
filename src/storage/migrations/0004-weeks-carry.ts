import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import {
  type CarriedWeek,
  type Folded,
  fold,
  judge,
  NOTHING,
  type ProgramFile,
  type Step,
} from './0004-weeks-judge.ts'

/*
 * What 0004-weeks carries over, judged once as it was judged until then. Nothing here may change or import what
 * changes: a database from before must come out the same whenever it is opened.
 */

interface Group {
  readonly id: string
  readonly program: string
  readonly weekday: number
  readonly time: string
  readonly zone: string
  readonly first_week: string
  readonly held: string | null
}

const WEEK = 7 * 24 * 60 * 60 * 1000
/** Rows a statement: Postgres takes 65,535 values. */
const BATCH = 500

/** @param time the time, in epoch milliseconds */
export async function carryOver(
  db: Kysely<unknown>,
  files: readonly ProgramFile[],
  time: number,
): Promise<void> {
  const groups = await rows<Group>(db, sql`select * from groups order by id`)
  if (groups.length === 0) return
  if (files.length === 0) throw new Error('the program files are needed to carry a database over')
  const programs = files.toSorted((a, b) => Number(a.kind === 'gentle') - Number(b.kind === 'gentle'))
  const now = await clock(db, time)
  const versions = new Map(programs.map(program => [program.id, hashOf(program)]))
  for (const program of programs) {
    await sql`insert into program_versions (hash, program, content, first_used_at)
      values (${versions.get(program.id)}, ${program.id}, ${canonical(program)}, ${now})`.execute(db)
  }
  for (const group of groups) await carryGroup(db, group, programs, versions, now)
  await renameWalks(db)
}

async function carryGroup(
  db: Kysely<unknown>,
  group: Group,
  programs: readonly ProgramFile[],
  versions: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  const weeks = await weeksOf(db, group, now)
  const last = weeks.at(-1)
  if (!last) return
  const program = programs.find(one => one.id === group.program) ?? programs[0]
  if (!program) return
  const byKey = new Map(weeks.map(week => [week.key, week]))
  const counts = new Map<number, { joined: number; kept: number; finished: number }>()
  for (const { ordinal } of weeks) counts.set(ordinal, { joined: 0, kept: 0, finished: 0 })
  const members = await rows<{ id: string; joined_at: number }>(
    db,
    sql`select id, joined_at from members where group_id = ${group.id} order by id`,
  )
  for (const member of members) {
    const log = await rows<Step>(
      db,
      sql`select week, program, exercise, round, outcome, amount, grams, logged_at from completions
        where member_id = ${member.id} order by week, logged_at, round, exercise`,
    )
    const joined = weeks.findLast(({ opened }) => opened <= member.joined_at) ?? (weeks[0] as CarriedWeek)
    const byWeek = Map.groupBy(log, step => step.week)
    const newest = Math.max(joined.ordinal, ...[...byWeek.keys()].map(key => byKey.get(key)?.ordinal ?? 0))
    let folded: Folded = NOTHING
    const kept: object[] = []
    for (const week of weeks) {
      const own = byWeek.get(week.key) ?? []
      const away = joined.ordinal > week.ordinal || newest <= week.ordinal - 4
      const count = counts.get(week.ordinal)
      if (count && (own.length > 0 || !away)) count.joined++
      if (own.length === 0 && week !== joined) continue
      const judged = judge(programs, program, week.number, own)
      const keeps = judged.standing === 'kept' || judged.standing === 'finished'
      if (count && keeps) count.kept++
      if (count && judged.standing === 'finished') count.finished++
      folded = fold(folded, week, keeps, own, weeks, versions)
      kept.push({
        member_id: member.id,
        week: week.ordinal,
        ...judged,
        ...folded,
        totals: JSON.stringify(folded.totals),
        excused: 0,
      })
    }
    await insert(db, 'member_weeks', kept)
    await sql`update members set last_week = ${newest} where id = ${member.id}`.execute(db)
  }
  const version = versions.get(program.id) ?? ''
  const weekRows = weeks.map((week, i) => ({
    group_id: group.id,
    ordinal: week.ordinal,
    version,
    plan_number: week.number,
    slot_at: week.opened,
    opened_at: week.opened,
    closed_at: weeks[i + 1]?.opened ?? null,
    left_out: week.leftOut,
    away_before: week.ordinal - 3,
    ...(counts.get(week.ordinal) ?? { joined: 0, kept: 0, finished: 0 }),
    named: week.key,
  }))
  await insert(db, 'weeks', weekRows)
  await sql`update groups set week = ${last.ordinal} where id = ${group.id}`.execute(db)
}

/** Every calendar week from the first one in which anything was to the running one, with its prompt if it had one. */
async function weeksOf(db: Kysely<unknown>, group: Group, now: number): Promise<CarriedWeek[]> {
  const prompts = await rows<{ week: string; state: string; slot: number }>(
    db,
    sql`select week, state, min(slot_at) as slot from deliveries where group_id = ${group.id} and kind = 'prompt'
      group by week, state`,
  )
  const used = await rows<{ week: string }>(
    db,
    sql`select distinct week from completions where member_id in (select id from members where group_id = ${group.id})
      union select distinct week from check_ins where member_id in (select id from members where group_id = ${group.id})`,
  )
  const [anyone] = await rows<object>(db, sql`select id from members where group_id = ${group.id} limit 1`)
  const current = runningKey(group, now)
  const known = [...prompts, ...used].map(({ week }) => week).sort()
  // Whoever has joined counts in the first week, which is still to come.
  const keys = known.length === 0 && anyone ? [current] : known
  const [first, newest] = [keys[0], keys.at(-1)]
  if (first === undefined || newest === undefined) return []
  const end = current > newest ? current : newest
  const everPrompted = prompts.some(({ state }) => state === 'sent' || state === 'due')
  const weeks: CarriedWeek[] = []
  let opened = Number.NEGATIVE_INFINITY
  for (let key = first; key <= end; key = addWeeks(key, 1)) {
    const own = prompts.filter(({ week }) => week === key)
    const sent = own.find(({ state }) => state === 'sent')
    const due = own.find(({ state }) => state === 'due')
    const slot = (sent ?? due ?? own[0])?.slot ?? slotIn(group, key)
    opened = Math.max(opened + 1, slot)
    const early = !everPrompted && key === end
    weeks.push({
      key,
      ordinal: weeks.length + 1,
      number: Math.max(1, Math.round((Date.parse(key) - Date.parse(group.first_week)) / WEEK) + 1),
      opened,
      leftOut: sent ? null : due ? 'waiting' : early ? 'early' : 'none',
    })
  }
  return weeks
}

/** Walkthroughs' messages are remembered under their week's ordinal from now on. */
async function renameWalks(db: Kysely<unknown>): Promise<void> {
  const walks = await rows<{ key: string }>(db, sql`select key from state where space = 'walks'`)
  for (const { key } of walks) {
    const [member = '', compact = '', program = ''] = key.split(':')
    const named = compact.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
    const [week] = await rows<{ ordinal: number }>(
      db,
      sql`select w.ordinal from weeks w join members m on m.group_id = w.group_id
        where m.id = ${member} and w.named = ${named}`,
    )
    if (!week) continue
    await sql`update state set key = ${`${member}:${week.ordinal}:${program}`}
      where space = 'walks' and key = ${key}`.execute(db)
  }
}

/** The time, and no earlier than the newest of what was written: a clock may have run ahead, or be wrong now. */
async function clock(db: Kysely<unknown>, now: number): Promise<number> {
  const [newest] = await rows<Record<string, number | null>>(
    db,
    sql`select (select max(logged_at) from completions) as logged, (select max(joined_at) from members) as joined,
      (select max(slot_at) from deliveries where kind = 'prompt' and state = 'sent') as posted`,
  )
  return Math.max(now, ...Object.values(newest ?? {}).map(at => at ?? 0))
}

/** The calendar week that ran by the slot; or the one that was held when the slot was moved. */
function runningKey(group: Group, now: number): string {
  const today = dateAt(now, group.zone).add({ days: 1 })
  let date = today.subtract({ days: (today.dayOfWeek - group.weekday + 7) % 7 })
  while (instant(date, group) > now) date = date.subtract({ days: 7 })
  const key = date.subtract({ days: date.dayOfWeek - 1 }).toString()
  const held = group.held ? (JSON.parse(group.held) as { week: string; from: number }) : undefined
  return held && held.from <= now && held.week > key ? held.week : key
}

function slotIn(group: Group, key: string): number {
  return instant(Temporal.PlainDate.from(key).add({ days: group.weekday - 1 }), group)
}

function instant(date: Temporal.PlainDate, { time, zone }: Group): number {
  return date.toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds
}

function dateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

function addWeeks(key: string, n: number): string {
  return new Date(Date.parse(key) + n * WEEK).toISOString().slice(0, 10)
}

function hashOf(program: object): string {
  return createHash('sha256').update(canonical(program)).digest('hex').slice(0, 24)
}

/** JSON with keys in order, so that the same content is the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

async function insert(db: Kysely<unknown>, table: string, list: readonly object[]): Promise<void> {
  for (let i = 0; i < list.length; i += BATCH) {
    const some = list.slice(i, i + BATCH)
    const columns = Object.keys(some[0] ?? {})
    const values = some.map(row => sql`(${sql.join(Object.values(row))})`)
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map(column => sql.ref(column)))})
      values ${sql.join(values)}`.execute(db)
  }
}

async function rows<T>(db: Kysely<unknown>, query: ReturnType<typeof sql>): Promise<readonly T[]> {
  return (await query.execute(db)).rows as T[]
}
