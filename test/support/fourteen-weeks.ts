import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { connect, type Database } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import * as start from '../../src/storage/migrations/0001-start.ts'
import { temporaryFolder } from './folder.ts'
import type { Make } from './postgres.ts'
import type { Sayings } from './sayings.ts'

const FILE = 'test/fixtures/fourteen-weeks.db'

/** The tables as they were, each after those that it refers to. */
const TABLES = [
  'groups',
  'group_places',
  'members',
  'deliveries',
  'completions',
  'check_ins',
  'state',
] as const

/** What is in the database of fourteen weeks, and what was said of it: see test/fixtures/README.md. */
export interface FourteenWeeks extends Holdings {
  /** When it was looked at, in epoch milliseconds. */
  readonly at: number
  /** What opens its Slack installations. */
  readonly installationKeys: string
  readonly said: Sayings
}

/** What a database holds; each entry is its keys in words, and then its counts and sums. */
export interface Holdings {
  readonly rows: Readonly<Record<string, number>>
  readonly deliveries: readonly string[]
  readonly spaces: readonly string[]
  readonly completions: readonly string[]
  readonly checkIns: readonly string[]
}

export function fourteenWeeks(): FourteenWeeks {
  const read = JSON.parse(readFileSync('test/fixtures/fourteen-weeks.json', 'utf8'))
  return { ...read, at: Date.parse(read.at) }
}

/** A copy of the file, as the commit that made it left it. For the top of a test file or suite. */
export function copyOfFourteenWeeks(): DatabaseConfig & { file: string } {
  const file = join(temporaryFolder(), 'spotter.db')
  copyFileSync(FILE, file)
  return { file }
}

/** Puts it into an empty Postgres database, with the tables of the commit that made it. */
export const fourteenWeeksInPostgres: Make = async url => {
  const from = connect(copyOfFourteenWeeks())
  const into = connect({ url, connections: 1 })
  try {
    const provider = { getMigrations: async () => ({ '0001-start': start }) }
    const { error } = await new Migrator({ db: into, provider }).migrateToLatest()
    if (error) throw error
    for (const table of TABLES) {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(from)
      for (let i = 0; i < rows.length; i += 500) {
        await into
          .insertInto(table)
          .values(rows.slice(i, i + 500) as never)
          .execute()
      }
    }
  } finally {
    await from.destroy()
    await into.destroy()
  }
}

const PLACE = sql`(select min(place) from group_places where group_id = members.group_id)`

/** What the week was called then. */
const MONDAY = sql.ref('named')

/** What a database holds now. */
export async function holdings(db: Database): Promise<Holdings> {
  const rows: Record<string, number> = {}
  for (const table of TABLES) {
    const [row] = (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows
    rows[table] = row?.n ?? 0
  }
  // Redraws were deliveries then.
  const redraws = (await sql<{ n: number }>`select count(*) as n from redraws`.execute(db)).rows[0]?.n ?? 0
  rows.deliveries = (rows.deliveries ?? 0) + redraws
  const words = async (query: ReturnType<typeof sql>) =>
    (await query.execute(db)).rows.map(row => Object.values(row as object).join(' ')).sort()
  return {
    rows,
    deliveries: await words(sql`select kind, state, count(*) as n
      from (select kind, state from deliveries union all select 'redraw', 'due' from redraws) as each_one
      group by kind, state`),
    spaces: await words(sql`select space, count(*) as n from state group by space`),
    completions: await words(
      sql`select person, ${PLACE} as place, ${MONDAY} as week, program, exercise,
        sum(case when outcome = 'done' then 1 else 0 end) as done,
        sum(case when outcome = 'skipped' then 1 else 0 end) as skipped,
        coalesce(sum(amount), 0) as amount, coalesce(sum(grams), 0) as grams
        from completions join members on members.id = member_id
        join weeks on weeks.group_id = members.group_id and ordinal = completions.week
        group by person, members.group_id, named, program, exercise`,
    ),
    checkIns: await words(
      sql`select person, ${PLACE} as place, ${MONDAY} as week, moment, answer, count(*) as n
        from check_ins join members on members.id = member_id
        join weeks on weeks.group_id = members.group_id and ordinal = check_ins.week
        group by person, members.group_id, named, moment, answer`,
    ),
  }
}
