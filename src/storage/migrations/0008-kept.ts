import type { Kysely } from 'kysely'

/**
 * Members can be away for a while, and leave without losing anything. Answers about health go after a year; they are
 * sealed by whoever has the key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['left_at', 'away_from', 'away_until'])
    await db.schema.alterTable('members').addColumn(column, 'bigint').execute()
  await db.schema.createIndex('check_ins_at').on('check_ins').columns(['at']).execute()
}
