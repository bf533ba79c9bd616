import { type Kysely, sql } from 'kysely'
import { isPostgres, textType } from '../columns.ts'
import { carryOver } from './0004-weeks-carry.ts'
import type { ProgramFile } from './0004-weeks-judge.ts'

/**
 * What happened becomes a record: the versions of programs, each group's weeks and each member's weeks. What is there
 * is carried over, under the program files as they stand now: they are given, because the database never held them.
 * @param now the time, in epoch milliseconds
 */
export async function up(db: Kysely<unknown>, programs: readonly ProgramFile[], now: number): Promise<void> {
  const text = textType(db)
  await db.schema
    .createTable('program_versions')
    .addColumn('hash', text, c => c.primaryKey())
    .addColumn('program', text, c => c.notNull())
    .addColumn('content', text, c => c.notNull())
    .addColumn('first_used_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema
    .createIndex('program_versions_program')
    .on('program_versions')
    .columns(['program', 'first_used_at'])
    .execute()

  await db.schema
    .createTable('weeks')
    .addColumn('group_id', text, c => c.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('ordinal', 'integer', c => c.notNull())
    .addColumn('version', text, c => c.notNull().references('program_versions.hash'))
    .addColumn('plan_number', 'integer', c => c.notNull())
    .addColumn('slot_at', 'bigint', c => c.notNull())
    .addColumn('opened_at', 'bigint', c => c.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('left_out', text)
    .addColumn('away_before', 'integer', c => c.notNull())
    .addColumn('joined', 'integer', c => c.notNull())
    .addColumn('kept', 'integer', c => c.notNull())
    .addColumn('finished', 'integer', c => c.notNull())
    .addColumn('named', text)
    .addPrimaryKeyConstraint('weeks_key', ['group_id', 'ordinal'])
    .execute()
  // A group has one running week.
  await sql`create unique index weeks_running on weeks (group_id) where closed_at is null`.execute(db)
  // The weeks whose prompt stood, newest last: a long pause costs nothing.
  await sql`create index weeks_prompted on weeks (group_id, ordinal)
    where coalesce(left_out, '') not in ('waiting', 'early', 'none')`.execute(db)

  await db.schema
    .createTable('member_weeks')
    .addColumn('member_id', text, c => c.notNull().references('members.id').onDelete('cascade'))
    .addColumn('week', 'integer', c => c.notNull())
    .addColumn('standing', text, c => c.notNull())
    .addColumn('done', 'integer', c => c.notNull())
    .addColumn('skipped', 'integer', c => c.notNull())
    .addColumn('total', 'integer', c => c.notNull())
    .addColumn('run', 'integer', c => c.notNull())
    .addColumn('best', 'integer', c => c.notNull())
    .addColumn('kept_week', 'integer', c => c.notNull())
    .addColumn('logged', 'integer', c => c.notNull())
    .addColumn('totals', text, c => c.notNull())
    .addColumn('excused', 'integer', c => c.notNull())
    .addColumn('plan', text)
    .addColumn('reason', text)
    .addPrimaryKeyConstraint('member_weeks_key', ['member_id', 'week'])
    .execute()

  await db.schema
    .alterTable('groups')
    .addColumn('week', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('groups').addColumn('skipped_to', 'bigint').execute()
  await db.schema.alterTable('groups').addColumn('undo', text).execute()
  await db.schema
    .alterTable('members')
    .addColumn('last_week', 'integer', c => c.notNull().defaultTo(0))
    .execute()

  await carryOver(db, programs, now)
  await rebuild(db)
  await db.schema.alterTable('groups').dropColumn('first_week').execute()
  await db.schema.alterTable('groups').dropColumn('held').execute()
  await db.schema.createIndex('members_active').on('members').columns(['group_id', 'last_week']).execute()
}

/** Of two prompts of one week in one place, the one that does not stand, or stands no longer: it is of no week now. */
const SECOND = sql`d.kind = 'prompt' and exists (select 1 from deliveries o where o.group_id = d.group_id
  and o.kind = 'prompt' and o.week = d.week and o.target = d.target
  and (case o.state when 'sent' then 0 when 'due' then 1 else 2 end, -o.slot_at)
    < (case d.state when 'sent' then 0 when 'due' then 1 else 2 end, -d.slot_at))`

/** Calendar weeks give way to weeks' ordinals: these tables are written anew. */
async function rebuild(db: Kysely<unknown>): Promise<void> {
  const text = textType(db)
  await db.schema
    .createTable('new_completions')
    .addColumn('member_id', text, c => c.notNull())
    .addColumn('week', 'integer', c => c.notNull())
    .addColumn('program', text, c => c.notNull())
    .addColumn('version', text, c => c.notNull())
    .addColumn('exercise', text, c => c.notNull())
    .addColumn('round', 'integer', c => c.notNull())
    .addColumn('outcome', text, c => c.notNull())
    .addColumn('amount', 'integer')
    .addColumn('grams', 'integer')
    .addColumn('variant', text, c => c.notNull())
    .addColumn('done_at', 'bigint', c => c.notNull())
    .addColumn('logged_at', 'bigint', c => c.notNull())
    .addColumn('batch', text, c => c.notNull())
    .addPrimaryKeyConstraint('completions_key', ['member_id', 'week', 'program', 'exercise', 'round'])
    .addForeignKeyConstraint(
      'completions_week',
      ['member_id', 'week'],
      'member_weeks',
      ['member_id', 'week'],
      c => c.onDelete('cascade'),
    )
    .execute()
  await sql`insert into new_completions (member_id, week, program, version, exercise, round, outcome, amount, grams,
      variant, done_at, logged_at, batch)
    select c.member_id, w.ordinal, c.program, coalesce(v.hash, ''), c.exercise, c.round, c.outcome, c.amount, c.grams,
      c.variant, c.done_at, c.logged_at, c.batch
    from completions c join members m on m.id = c.member_id
      join weeks w on w.group_id = m.group_id and w.named = c.week
      left join program_versions v on v.program = c.program
    order by c.member_id, w.ordinal`.execute(db)
  await replace(db, 'completions')
  await db.schema.createIndex('completions_batch').on('completions').columns(['batch']).execute()

  await db.schema
    .createTable('new_check_ins')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('member_id', text, c => c.notNull().references('members.id').onDelete('cascade'))
    .addColumn('week', 'integer', c => c.notNull())
    .addColumn('moment', text, c => c.notNull())
    .addColumn('answer', text, c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .execute()
  await sql`insert into new_check_ins (id, member_id, week, moment, answer, at)
    select c.id, c.member_id, w.ordinal, c.moment, c.answer, c.at
    from check_ins c join members m on m.id = c.member_id
      join weeks w on w.group_id = m.group_id and w.named = c.week`.execute(db)
  await replace(db, 'check_ins')
  await db.schema.createIndex('check_ins_member').on('check_ins').columns(['member_id', 'at']).execute()

  await db.schema
    .createTable('new_deliveries')
    .addColumn('id', text, c => c.primaryKey())
    .addColumn('group_id', text, c => c.notNull().references('groups.id').onDelete('cascade'))
    .addColumn('kind', text, c => c.notNull())
    .addColumn('slot_at', 'bigint', c => c.notNull())
    .addColumn('week', 'integer')
    .addColumn('target', text, c => c.notNull())
    .addColumn('detail', text)
    .addColumn('due_at', 'bigint', c => c.notNull())
    .addColumn('state', text, c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('leased_until', 'bigint', c => c.notNull())
    .addColumn('reason', text)
    .addColumn('posted', text)
    .addColumn('thread', text)
    .execute()
  // A recap has a slot of its own beside its prompt's, so that a redraw of either names one message.
  await sql`insert into new_deliveries (id, group_id, kind, slot_at, week, target, detail, due_at, state, attempts,
      leased_until, reason, posted, thread)
    select d.id, d.group_id, d.kind, case d.kind when 'recap' then coalesce(w.opened_at + 1, d.slot_at)
        when 'reminders' then coalesce(w.opened_at, d.slot_at) when 'reminder' then coalesce(w.opened_at, d.slot_at)
        else d.slot_at end,
      case when ${SECOND} then null else w.ordinal end, d.target, d.detail, d.due_at, d.state, d.attempts, d.leased_until,
      d.reason, d.posted, d.thread
    from deliveries d left join weeks w on w.group_id = d.group_id and w.named = d.week`.execute(db)
  await replace(db, 'deliveries')
  await db.schema
    .createIndex('deliveries_once')
    .unique()
    .on('deliveries')
    .columns(['group_id', 'kind', 'slot_at', 'target'])
    .execute()
  await sql`create unique index deliveries_prompt on deliveries (group_id, week, target) where kind = 'prompt'`.execute(
    db,
  )
  // As they were.
  await sql`create index deliveries_due on deliveries (due_at, id) where state = 'due'`.execute(db)
  await sql`create index deliveries_line on deliveries (target) where state || '' = 'due'`.execute(db)
  await sql`create index deliveries_old on deliveries (slot_at) where kind <> 'prompt'`.execute(db)
  await sql`create index deliveries_target on deliveries (target) where kind <> 'prompt'`.execute(db)
}

async function replace(db: Kysely<unknown>, table: string): Promise<void> {
  await db.schema.dropTable(table).execute()
  await db.schema.alterTable(`new_${table}`).renameTo(table).execute()
  // Postgres keeps the old statistics of none of them.
  if (isPostgres(db)) await sql`analyze ${sql.table(table)}`.execute(db)
}
