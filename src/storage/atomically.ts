import type { Database } from './database.ts'
import { checkGuard } from './guard.ts'

/** Does several statements or none of them: in the transaction that `db` already is, or in one of their own. */
export async function atomically<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db)
  checkGuard(db)
  return db.transaction().execute(work)
}
