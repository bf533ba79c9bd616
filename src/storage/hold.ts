import { existsSync, lstatSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import { SetupError, StorageError } from '../core/errors.ts'
import { fileSentence } from '../core/file-cause.ts'
import { checkSqlite } from '../core/sqlite-errors.ts'
import { openingError } from './opening.ts'
import { SqliteFile } from './sqlite-file.ts'

/** What this process holds, for as long as it lives. */
const held = new Set<SqliteFile>()

/**
 * Takes a SQLite database for this process alone: two bots on one would each post what is due. It is a lock of the
 * operating system on a file beside it, which goes with the process, however that ends. Tools may still read, and
 * write, the database itself.
 * @throws {SetupError} when another process has taken it, it is no file, or the one beside it cannot be made
 */
export function holdDatabase(file: string): void {
  try {
    checkSqlite(file)
  } catch (error) {
    throw openingError({ file }, error)
  }
  const lockFile = lockOf(file)
  let lock: SqliteFile | undefined
  try {
    lock = new SqliteFile(lockFile)
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
    throw holder ? new SetupError([taken(file, holder)]) : unusable(lockFile, error)
  }
}

/** Whether a process has taken a database. Nothing is written. */
export function isHeld(file: string): boolean {
  const lockFile = lockOf(file)
  if (!existsSync(lockFile)) return false
  const lock = new SqliteFile(lockFile)
  try {
    lock.exec('begin immediate')
    lock.exec('rollback')
    return false
  } catch (error) {
    if (error instanceof StorageError && error.reason === 'busy') return true
    throw unusable(lockFile, error)
  } finally {
    lock.close()
  }
}

/** As many links as Linux follows. */
const LINKS = 40

/** The file whose lock stands for a database: beside what a link leads to, so that all who get there meet at one. */
function lockOf(file: string, links = LINKS): string {
  const isLink = links > 0 && lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()
  return isLink ? lockOf(resolve(dirname(file), readlinkSync(file)), links - 1) : `${file}.lock`
}

function unusable(lockFile: string, error: unknown): unknown {
  if (!(error instanceof StorageError)) return error
  const damaged =
    'It is damaged: delete it. It only says which process runs on the database, which is not touched.'
  return new SetupError([`${lockFile} cannot be used. ${fileSentence(lockFile, error, damaged)}`])
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
