import { type Kysely, sql } from 'kysely'
import { textType } from '../columns.ts'

/**
 * Whether somebody is held back, is away and has passed the gate, and why a week of theirs is excused, says how they
 * feel: it is sealed by whoever has the key, at the start that follows. In clear stands only that they are left alone,
 * whatever for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('members')
    .addColumn('care', textType(db), c => c.notNull().defaultTo(''))
    .execute()
  await db.schema
    .alterTable('members')
    .addColumn('absent', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  const number = (column: string) => sql`coalesce(cast(${sql.ref(column)} as text), 'null')`
  const columns = ['held_at', 'away_from', 'away_until', 'passed_until', 'passed_gently']
  const all = sql.join(columns.map(number), sql` || ',' || `)
  await sql`update members set care = '[' || ${all} || ']',
    absent = case when held_at is null and away_from is null then 0 else 1 end`.execute(db)
  await sql`drop index members_held`.execute(db)
  await sql`drop index members_away`.execute(db)
  for (const column of columns) await db.schema.alterTable('members').dropColumn(column).execute()
  await sql`create index members_absent on members (group_id) where absent = 1`.execute(db)

  await db.schema.alterTable('member_weeks').addColumn('excuses', textType(db)).execute()
  await sql`update member_weeks set excuses = cast(excused as text), excused = 1 where excused <> 0`.execute(
    db,
  )
  // What has been sealed is looked through once more.
  await sql`delete from state where space = 'health'`.execute(db)
  // A reason that a delivery was left out for told it, too.
  await sql`update deliveries set reason = 'away' where reason = 'held'`.execute(db)
}
