import { type Kysely, sql } from 'kysely'
import { isPostgres, textType } from '../columns.ts'

/**
 * Gives the first tables what 0001 gained after it had run on some databases: a column, and other indexes of
 * deliveries. Where they are there already, only the indexes are made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!(await hasHeld(db))) await db.schema.alterTable('groups').addColumn('held', textType(db)).execute()
  for (const name of ['week', 'due', 'line', 'old', 'target']) {
    await db.schema.dropIndex(`deliveries_${name}`).ifExists().execute()
  }
  await sql`create index deliveries_due on deliveries (due_at, id) where state = 'due'`.execute(db)
  await sql`create index deliveries_line on deliveries (target) where state || '' = 'due'`.execute(db)
  await sql`create index deliveries_old on deliveries (slot_at) where kind <> 'prompt'`.execute(db)
  await sql`create index deliveries_target on deliveries (target) where kind <> 'prompt'`.execute(db)
}

async function hasHeld(db: Kysely<unknown>): Promise<boolean> {
  const query = isPostgres(db)
    ? sql`select 1 from information_schema.columns
        where table_schema = current_schema() and table_name = 'groups' and column_name = 'held'`
    : sql`select 1 from pragma_table_info('groups') where name = 'held'`
  return (await query.execute(db)).rows.length > 0
}
