import { type Kysely, sql } from 'kysely'

/**
 * No week counts fewer than nobody, or more who finished it than took part: who had left and then named a sign was taken
 * out of it twice.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update weeks set finished = 0 where finished < 0`.execute(db)
  await sql`update weeks set kept = finished where kept < finished`.execute(db)
  await sql`update weeks set joined = kept where joined < kept`.execute(db)
}
