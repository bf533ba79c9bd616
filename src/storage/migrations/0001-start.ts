import { type Kysely, sql } from 'kysely'
import { textType } from '../columns.ts'

/** The first tables. `bigint` holds epoch milliseconds on Postgres; SQLite's integers always do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db)
  await db.schema
    .createTable('groups')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('program', text, c => c.notNull())
    .addColumn('weekday', 'integer', c => c.notNull())
    .addColumn('time', text, c => c.notNull())
    .addColumn('zone', text, c => c.notNull())
    .addColumn('next_slot_at', 'bigint')
    .addColumn('status', text, c => c.notNull())
    .addColumn('paused_until', text)
    .addColumn('first_week', text, c => c.notNull())
    .addColumn('scheduled_by', text, c => c.notNull())
    .addColumn('trouble', text)
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('held', text)
    .execute()
  await db.schema.createIndex('groups_due').on('groups').column('next_slot_at').execute()

  await db.schema
    .createTable('group_places')
    .addColumn('place', text, c => c.primaryKey())
    .addColumn('group_id', text, c => c.notNull().references('groups.id').onDelete('cascade'))
    .execute()
  await db.schema.createIndex('group_places_group').on('group_places').column('group_id').execute()

  await db.schema
    .createTable('members')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('group_id', text, c => c.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('person', text, c => c.notNull())
    .addColumn('joined_at', 'bigint', c => c.notNull())
    .addColumn('reminders', 'integer', c => c.notNull())
    .addUniqueConstraint('members_once', ['group_id', 'person'])
    .execute()
  await db.schema.createIndex('members_person').on('members').column('person').execute()

  await db.schema
    .createTable('deliveries')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('group_id', text, c => c.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('kind', text, c => c.notNull())
    .addColumn('slot_at', 'bigint', c => c.notNull())
    .addColumn('week', text, c => c.notNull())
    .addColumn('target', text, c => c.notNull())
    .addColumn('detail', text)
    .addColumn('due_at', 'bigint', c => c.notNull())
    .addColumn('state', text, c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('leased_until', 'bigint', c => c.notNull())
    .addColumn('reason', text)
    .addColumn('posted', text)
    .addColumn('thread', text)
    .addUniqueConstraint('deliveries_once', ['group_id', 'kind', 'slot_at', 'target'])
    .execute()
  // Only what is still due, so that years of sent deliveries cost the beat nothing.
  await sql`create index deliveries_due on deliveries (due_at, id) where state = 'due'`.execute(db)
  // What waits in one channel, for queries that say it as this does.
  await sql`create index deliveries_line on deliveries (target) where state || '' = 'due'`.execute(db)
  // What the sweep may delete; prompts stay.
  await sql`create index deliveries_old on deliveries (slot_at) where kind <> 'prompt'`.execute(db)
  // To forget a person; prompts go to places.
  await sql`create index deliveries_target on deliveries (target) where kind <> 'prompt'`.execute(db)

  await db.schema
    .createTable('completions')
    .addColumn('member_id', text, c => c.notNull().references('members.id').onDelete('cascade'))
    .addColumn('week', text, c => c.notNull())
    .addColumn('program', text, c => c.notNull())
    .addColumn('exercise', text, c => c.notNull())
    .addColumn('round', 'integer', c => c.notNull())
    .addColumn('outcome', text, c => c.notNull())
    .addColumn('amount', 'integer')
    .addColumn('grams', 'integer')
    .addColumn('variant', text, c => c.notNull())
    .addColumn('done_at', 'bigint', c => c.notNull())
    .addColumn('logged_at', 'bigint', c => c.notNull())
    .addColumn('batch', text, c => c.notNull())
    .addPrimaryKeyConstraint('completions_once', ['member_id', 'week', 'program', 'exercise', 'round'])
    .execute()
  await db.schema.createIndex('completions_batch').on('completions').columns(['batch']).execute()

  await db.schema
    .createTable('check_ins')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('member_id', text, c => c.notNull().references('members.id').onDelete('cascade'))
    .addColumn('week', text, c => c.notNull())
    .addColumn('moment', text, c => c.notNull())
    .addColumn('answer', text, c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('check_ins_member').on('check_ins').columns(['member_id', 'at']).execute()

  await db.schema
    .createTable('state')
    .addColumn('space', text, c => c.notNull())
    .addColumn('key', text, c => c.notNull())
    .addColumn('value', text, c => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('state_key', ['space', 'key'])
    .execute()
  await db.schema.createIndex('state_expiry').on('state').column('expires_at').execute()
}
