import { loadPrograms } from '../../src/programs/load.ts'
import { canonical, hashOf } from '../../src/programs/versions.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { runSql } from './databases.ts'

const DAY = 24 * 60 * 60 * 1000
const PROGRAM = 'low-back-strength'
/** This week's slot of every group, in epoch milliseconds. */
export const SLOT = Date.parse('2026-11-23T08:00:00Z')

export interface Seed {
  readonly groups: number
  /** In all; they are dealt out to the groups in turn. */
  readonly members?: number
  /** Weeks before this one in which every member did all nine steps. */
  readonly history?: number
}

/**
 * Fills a store's tables with groups g1, g2 ..., in statements that SQLite and Postgres both take: a hundred thousand
 * in a second or a few. Each meets in a channel of its own (c1 ...), got this week's prompt (p1 ...) with a thread,
 * and waits for next week's. Without a history this week is the first. The members are m1 ..., people person1 ... of the web platform.
 */
export async function seed(
  config: DatabaseConfig,
  { groups, members = 0, history = 0 }: Seed,
): Promise<void> {
  const place = `'{"platform":"web","tenant":"local","channel":"c' || i || '"`
  const since = SLOT - 7 * history * DAY
  const running = history + 1
  const program = (await loadPrograms('programs')).find(({ id }) => id === PROGRAM)
  const content = canonical(program)
  const version = hashOf(content)
  const statements = [
    `insert into program_versions values ('${version}', '${PROGRAM}', '${content.replaceAll("'", "''")}', ${since})`,
    insert(
      'groups',
      groups,
      `'g' || i, 'low-back-strength', 1, '09:00', 'Europe/Berlin', ${SLOT + 7 * DAY}, 'on',
      null, 'web/local/Ana', null, ${since}, ${running}, null, null`,
    ),
    insert('group_places', groups, `'web/local/c' || i, 'g' || i`),
    insert(
      'deliveries',
      groups,
      `'d' || i, 'g' || i, 'prompt', ${SLOT}, ${running}, 'web/local/c' || i, null, ${SLOT},
      'sent', 1, 0, null, '{"place":' || ${place}},"message":"p' || i || '"}', ${place},"thread":"p' || i || '"}'`,
    ),
  ]
  if (members > 0) {
    const columns = `'m' || i, 'g' || ((i - 1) % ${groups} + 1), 'web/local/person' || i, ${since}, 1, ${running}`
    statements.push(
      insert('members (id, group_id, person, joined_at, reminders, last_week)', members, columns),
    )
  }
  for (let week = 1; week <= running; week++) {
    const at = SLOT - 7 * (running - week) * DAY
    const closed = week === running ? 'null' : at + 7 * DAY
    const count = Math.ceil(members / groups)
    const done = week === running ? 0 : count
    const columns = `'g' || i, ${week}, '${version}', ${week}, ${at}, ${at}, ${closed}, null, ${Math.max(1, week - 3)}`
    statements.push(insert('weeks', groups, `${columns}, ${count}, ${done}, ${done}, null`))
    statements.push(...memberWeeksOf(members, week, week < running ? 9 : 0, version))
    if (week < running) statements.push(logOf(members, week, at, version))
  }
  await runSql(config, statements)
}

function insert(table: string, count: number, columns: string): string {
  return `insert into ${table} ${upTo(count)} select ${columns} from n`
}

/** Everybody's week, with so many steps done. */
function memberWeeksOf(members: number, week: number, done: number, version: string): string[] {
  if (members === 0) return []
  const kept = done > 0 ? week : week - 1
  const total = (load: number | null) => [36 * kept, load, SLOT, version]
  const totals = {
    [`${PROGRAM}/bridge`]: total(null),
    [`${PROGRAM}/romanian-deadlift`]: total(12_000),
    [`${PROGRAM}/goblet-squat`]: total(12_000),
  }
  const standing = done > 0 ? 'finished' : 'none'
  const course = `${kept}, ${kept}, ${kept}, ${kept}, '${JSON.stringify(totals)}', 0, null, null`
  const columns =
    'member_id, week, standing, done, skipped, total, run, best, kept_week, logged, totals, excused, plan, reason'
  return [
    insert(
      `member_weeks (${columns})`,
      members,
      `'m' || i, ${week}, '${standing}', ${done}, 0, 9, ${course}`,
    ),
  ]
}

/** A week that began at an instant, with all nine steps of everybody. */
function logOf(members: number, week: number, at: number, version: string): string {
  // As different from each other as the ids that the bot makes.
  const batch = `(i * 9 + s + ${(at / DAY) % 1000}) * 7919 % 1000003 || '-' || i`
  const columns =
    'member_id, week, program, version, exercise, round, outcome, amount, grams, variant, done_at, logged_at, batch'
  return `insert into completions (${columns}) ${upTo(members)}, step(s) as (select 0 union all select s + 1 from step where s < 8)
    select 'm' || i, ${week}, '${PROGRAM}', '${version}',
      case s % 3 when 0 then 'bridge' when 1 then 'romanian-deadlift' else 'goblet-squat' end, s / 3 + 1, 'done',
      12, case s % 3 when 0 then null else 12000 end, 'standard', ${at}, ${at}, ${batch} from n, step`
}

function upTo(count: number): string {
  return `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`
}
