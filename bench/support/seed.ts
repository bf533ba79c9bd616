import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { NOW } from './bot.ts'
import { runSql } from './databases.ts'

/** The Monday of {@link NOW}'s week. */
export const WEEK = '2026-11-23'

const DAY = 24 * 60 * 60 * 1000
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
 * and waits for next week's. The members are m1 ..., people person1 ... of the web platform.
 */
export async function seed(
  config: DatabaseConfig,
  { groups, members = 0, history = 0 }: Seed,
): Promise<void> {
  const place = `'{"platform":"web","tenant":"local","channel":"c' || i || '"`
  const since = SLOT - 7 * history * DAY
  const statements = [
    insert(
      'groups',
      groups,
      `'g' || i, 'low-back-strength', 1, '09:00', 'Europe/Berlin', ${SLOT + 7 * DAY}, 'on',
      null, '${WEEK}', 'web/local/Ana', null, ${since}, null`,
    ),
    insert('group_places', groups, `'web/local/c' || i, 'g' || i`),
    insert(
      'deliveries',
      groups,
      `'d' || i, 'g' || i, 'prompt', ${SLOT}, '${WEEK}', 'web/local/c' || i, null, ${SLOT},
      'sent', 1, 0, null, '{"place":' || ${place}},"message":"p' || i || '"}', ${place},"thread":"p' || i || '"}'`,
    ),
  ]
  if (members > 0) {
    const columns = `'m' || i, 'g' || ((i - 1) % ${groups} + 1), 'web/local/person' || i, ${since}, 1`
    statements.push(insert('members', members, columns))
  }
  for (let week = history; week > 0; week--) statements.push(weekOf(members, SLOT - 7 * week * DAY))
  await runSql(config, statements)
}

function insert(table: string, count: number, columns: string): string {
  return `insert into ${table} ${upTo(count)} select ${columns} from n`
}

/** A week that began at an instant, with all nine steps of everybody. */
function weekOf(members: number, at: number): string {
  const week = new Date(at).toISOString().slice(0, 10)
  // As different from each other as the ids that the bot makes.
  const batch = `(i * 9 + s + ${(at / DAY) % 1000}) * 7919 % 1000003 || '-' || i`
  return `insert into completions ${upTo(members)}, step(s) as (select 0 union all select s + 1 from step where s < 8)
    select 'm' || i, '${week}', 'low-back-strength',
      case s % 3 when 0 then 'bridge' when 1 then 'romanian-deadlift' else 'goblet-squat' end, s / 3 + 1, 'done',
      12, case s % 3 when 0 then null else 12000 end, 'standard', ${at}, ${at}, ${batch} from n, step`
}

function upTo(count: number): string {
  return `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`
}
