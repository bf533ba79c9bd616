import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { SetupError, StorageError } from '../core/errors.ts'
import { openingError } from './opening.ts'
import { SqliteFile } from './sqlite-file.ts'

/** What this process holds, for as long as it lives. */
const held = new Set<SqliteFile>()

/**
 * Takes a SQLite database for this process alone: two bots on one would each post what is due. It is a lock of the
 * operating system on a file beside it, which goes with the process, however that ends. Tools may still read, and
 * write, the database itself.
 * @throws {SetupError} when another process has taken it, or the file cannot be made
 */
export function holdDatabase(file: string): void {
  let lock: SqliteFile | undefined
  try {
    lock = new SqliteFile(`${file}.lock`)
    lock.exec('begin immediate')
    lock.exec('create table if not exists holder (pid, host)')
    lock.exec('delete from holder')
    lock.run({ sql: 'insert into holder values (?, ?)', parameters: [process.pid, hostname()] })
    lock.exec('commit')
    // Whoever reads it still can; nobody else can write it until this process ends.
    lock.exec('begin immediate')
    held.add(lock)
  } catch (error) {
    const holder = error instanceof StorageError && error.reason === 'busy' ? holderOf(lock) : undefined
    lock?.close()
    throw holder ? new SetupError([taken(file, holder)]) : openingError({ file: `${file}.lock` }, error)
  }
}

/** Whether a process has taken a database. Nothing is written. */
export function isHeld(file: string): boolean {
  if (!existsSync(`${file}.lock`)) return false
  const lock = new SqliteFile(`${file}.lock`)
  try {
    lock.exec('begin immediate')
    lock.exec('rollback')
    return false
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'busy') return true
    throw openingError({ file: `${file}.lock` }, error)
  } finally {
    lock.close()
  }
}

interface Holder {
  readonly pid?: number
  readonly host?: string
}

/** Who has taken it, if that can be read yet. */
function holderOf(lock: SqliteFile | undefined): Holder {
  try {
    const found = lock?.run<Holder>({ sql: 'select pid, host from holder', parameters: [] })
    return found?.rows[0] ?? {}
  } catch {
    return {}
  }
}

function taken(file: string, { pid, host }: Holder): string {
  const who = pid === undefined ? '' : ` (process ${pid} on ${host})`
  return (
    `Another Spotter already runs on ${file}${who}. Two on one file would post everything twice: stop that one ` +
    'first, or give this one a DATA_DIR of its own.'
  )
}
