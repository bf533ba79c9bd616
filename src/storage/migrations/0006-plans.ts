import type { Kysely } from 'kysely'
import { textType } from '../columns.ts'

/** A weight is kept as it was typed, too. What was logged before has its grams alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('completions').addColumn('weight', textType(db)).execute()
}
