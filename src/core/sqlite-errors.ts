import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite'
import { StorageError } from './errors.ts'
import { checkPlain } from './plain-file.ts'

/**
 * SQLite's result codes (https://sqlite.org/rescode.html) that mean the disk or the file, not the query: extended
 * ones first. Only 11 and 26 say that a file is damaged; that the system failed to read or write says nothing of it.
 */
const REASONS: Readonly<Record<number, StorageError['reason']>> = {
  // The file that readers and writers share could not be made as large as it must be: there is no room for it.
  4874: 'full',
  5: 'busy',
  6: 'busy',
  8: 'read-only',
  10: 'failing',
  11: 'broken',
  13: 'full',
  14: 'unreachable',
  26: 'broken',
}

/** Runs something on node:sqlite; what the disk or the file refused becomes a {@link StorageError}. */
export function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = sqliteCode(error) ?? 0
    const reason = REASONS[code] ?? REASONS[code & 0xff]
    throw reason ? new StorageError(reason, error) : error
  }
}

/** Sees that a database, if there is one, is a file: SQLite makes its journal beside a device, too. @throws {StorageError} */
export function checkSqlite(file: string): void {
  try {
    checkPlain(file)
  } catch (error) {
    throw new StorageError('unreachable', error)
  }
}

/** Opens a SQLite file, or one in memory. @throws {StorageError} also where it is no file */
export function openSqlite(file: string, options: DatabaseSyncOptions): DatabaseSync {
  checkSqlite(file)
  return guarded(() => new DatabaseSync(file, options))
}

/** SQLite's extended result code, if an error has one. */
export function sqliteCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : undefined
}
