import { type Kysely, sql } from 'kysely'

/** With each week that opens those are looked for who are away: a handful of many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index members_away on members (group_id) where away_from is not null`.execute(db)
}
