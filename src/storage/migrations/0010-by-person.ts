import type { Kysely } from 'kysely'

/** All that is kept of a person is found, and forgotten, without looking at what is kept of everybody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('groups_scheduled_by').on('groups').column('scheduled_by').execute()
  await db.schema.createIndex('state_by_key').on('state').column('key').execute()
}
