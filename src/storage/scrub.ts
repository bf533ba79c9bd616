import { type Kysely, sql } from 'kysely'
import { StorageError } from '../core/errors.ts'
import { isPostgres } from './columns.ts'
import type { Tables } from './schema.ts'

/**
 * Sees that what was deleted is not kept in the database's files either. SQLite writes zeros over it
 * (`secure_delete`), into the write-ahead log at first; this brings those into the file and empties the log. On
 * Postgres it frees the rows; their room on the disk is written over with time.
 * @returns whether it is done: not as long as somebody reads what was there before.
 * @throws {StorageError}
 */
export async function scrub(db: Kysely<Tables>): Promise<boolean> {
  try {
    return isPostgres(db) ? await vacuum(db) : await emptyLog(db)
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'busy') return false
    throw error
  }
}

/** Where it takes longer than a statement may, Postgres does it by itself in time. */
async function vacuum(db: Kysely<Tables>): Promise<true> {
  await sql`vacuum groups, members, member_weeks, completions, check_ins, deliveries, state`.execute(db)
  return true
}

async function emptyLog(db: Kysely<Tables>): Promise<boolean> {
  const result = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  return result.rows[0]?.busy !== 1
}

/** `user_version` of a file of which everything was written with `secure_delete`. */
const SCRUBBED = 1

/**
 * Writes a SQLite file anew, once, if it is from a version that left what was deleted in it. Where there is no room
 * for a second copy, the next start tries again.
 * @throws {StorageError}
 */
export async function scrubOldFile(db: Kysely<Tables>): Promise<void> {
  if (isPostgres(db)) return
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  if ((rows[0]?.user_version ?? 0) >= SCRUBBED) return
  try {
    await sql`vacuum`.execute(db)
    await sql`pragma user_version = ${sql.lit(SCRUBBED)}`.execute(db)
    await scrub(db)
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'full') throw error
  }
}
