import { type Database, openDatabase } from '../../src/storage/database.ts'

/** The database that the runs of a process share, one after the other. */
export async function openBooks(): Promise<Database> {
  return openDatabase({ file: ':memory:' })
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
