import { type Kysely, sql } from 'kysely'
import { textType } from '../columns.ts'

/** Redraws are no deliveries any more: each belongs to the prompt or recap that says something else than it should. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('redraws')
    .addColumn('delivery_id', textType(db), c =>
      c.primaryKey().references('deliveries.id').onDelete('cascade'),
    )
    .addColumn('target', textType(db), c => c.notNull())
    .addColumn('mark', 'text', c => c.notNull())
    .addColumn('due_at', 'bigint', c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('leased_until', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('redraws_due').on('redraws').columns(['due_at', 'delivery_id']).execute()
  await db.schema.createIndex('redraws_target').on('redraws').columns(['target', 'due_at']).execute()
  // Those that wait are carried over; what was given up, or has no message any more, is over.
  await sql`
    insert into redraws (delivery_id, target, mark, due_at, attempts, leased_until)
    select message.id, message.target, coalesce(redraw.detail, ''), redraw.due_at, redraw.attempts, redraw.leased_until
    from deliveries as redraw
      join deliveries as message on message.group_id = redraw.group_id and message.target = redraw.target
        and message.slot_at = redraw.slot_at and message.kind in ('prompt', 'recap')
    where redraw.kind = 'redraw' and redraw.state = 'due'`.execute(db)
  await sql`delete from deliveries where kind = 'redraw'`.execute(db)
}
