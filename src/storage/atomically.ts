import type { Database } from './database.ts'
import { TransactionGuard } from './guard.ts'

/** Does several statements or none of them: in the transaction that `db` already is, or in one of their own. */
export async function atomically<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db)
  // To begin is no query, so the guard has to be asked.
  for (const plugin of db.getExecutor().plugins) if (plugin instanceof TransactionGuard) plugin.check()
  return db.transaction().execute(work)
}
