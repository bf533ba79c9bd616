import type { Database } from '../../src/storage/database.ts'
import { memoryDatabase } from '../support/memory-store.ts'

/** The database that the runs of a process share, one after the other. */
export async function openBooks(): Promise<Database> {
  return memoryDatabase()
}

/** Deletes all that the run before has left. */
export async function emptyBooks(db: Database): Promise<void> {
  for (const table of [
    'state',
    'check_ins',
    'completions',
    'member_weeks',
    'deliveries',
    'members',
    'group_places',
    'weeks',
    'groups',
    'program_versions',
  ] as const) {
    await db.deleteFrom(table).execute()
  }
}
