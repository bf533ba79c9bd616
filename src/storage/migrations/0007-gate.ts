import { type Kysely, sql } from 'kysely'

/** Until when a member has passed the gate, for what, and since when they are held back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('members')
    .addColumn('passed_until', 'bigint', c => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .alterTable('members')
    .addColumn('passed_gently', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('members').addColumn('held_at', 'bigint').execute()
  await sql`create index members_held on members (group_id) where held_at is not null`.execute(db)
}
