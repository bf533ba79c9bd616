import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type Person, personKey, personOf } from '../core/address.ts'
import { SetupError, StorageError } from '../core/errors.ts'
import { fileCause } from '../core/file-cause.ts'
import { guarded, openSqlite } from '../core/sqlite-errors.ts'
import { wordsOf } from '../core/thrown.ts'
import { systemNow } from '../core/timers.ts'
import type { Vault } from '../core/vault.ts'
import { type Database, openDatabase, type Stand } from './database.ts'
import type { DatabaseConfig } from './database-config.ts'
import { type Deletion, Deletions } from './deletions.ts'
import { Groups } from './groups.ts'
import { type Member, Members } from './members.ts'
import { nameOf, openingError } from './opening.ts'
import { scrub } from './scrub.ts'
import { Tables } from './store.ts'

export interface Backup {
  readonly file: string
  readonly bytes: number
}

/**
 * Copies a SQLite file as it is at one moment, while the bot may go on writing to it. The copy is checked, and
 * on the disk, before it gets its name; only its owner may read it.
 * @throws {SetupError} when the target exists, or either file cannot be used. Then there is no new file.
 */
export function backup(source: string, target: string): Backup {
  if (!existsSync(source)) throw new SetupError([`There is no database file ${source}.`])
  if (existsSync(target))
    throw new SetupError([`${target} exists already, and is left as it is. Name another file.`])
  const partial = `${target}.partial-${process.pid}`
  try {
    // VACUUM INTO takes a file that is empty; made here, nobody else may read it for a moment.
    closeSync(openSync(partial, 'wx', 0o600))
    copy(source, partial)
    const bytes = statSync(partial).size
    // A link, not a rename: it fails when someone has made the target meanwhile.
    linkSync(partial, target)
    sync(dirname(resolve(target)))
    return { file: target, bytes }
  } catch (error) {
    const cause = error instanceof StorageError && WRITING.has(error.reason) ? fileCause(partial) : undefined
    if (cause) throw new SetupError([`The backup ${target} cannot be written. ${cause}`])
    if (error instanceof Error && 'syscall' in error)
      throw targetError(target, String((error as NodeJS.ErrnoException).code))
    throw openingError({ file: source }, error)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** What may be the target's trouble as well as the source's. */
const WRITING: ReadonlySet<StorageError['reason']> = new Set(['full', 'failing'])

/** Takes a membership out of what its group's open weeks count. */
type Leave = (tables: Tables, member: Member) => Promise<unknown>

/**
 * Deletes a person from a copy, and what is left of them in its file; the copy is brought up to this version.
 * @param stand what a copy that an older version made may need to be brought up to date
 * @returns whether anything of them was in it.
 * @throws {SetupError} when the file is not there, or cannot be used.
 */
export async function forgetIn(file: string, person: Person, leave: Leave, stand?: Stand): Promise<boolean> {
  if (!existsSync(file)) throw new SetupError([`There is no database file ${file}.`])
  return await changing({ file }, stand, db => forget(db, person, leave))
}

/**
 * Deletes those again from a database that is an older one again who have deleted what was kept of them since.
 * @param health opens why weeks were excused: what they counted is taken out
 * @returns how many there were
 * @throws {SetupError} when it cannot be used.
 */
export async function forgetAgain(
  config: DatabaseConfig,
  deletions: readonly Deletion[],
  leave: Leave,
  stand?: Stand,
  health?: Vault,
): Promise<number> {
  return await changing(config, stand, async db => {
    const people = await new Deletions(db, systemNow).undone(deletions)
    for (const key of people) await forget(db, personOf(key), leave, health)
    return people.length
  })
}

async function changing<T>(
  config: DatabaseConfig,
  stand: Stand | undefined,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(config, stand)
  try {
    const done = await work(db)
    // Nothing is under way in a copy.
    await db.deleteFrom('forgotten').execute()
    if (!(await scrub(db)))
      throw new SetupError([`Something else has ${nameOf(config)} open. Close it, and try again.`])
    return done
  } catch (error) {
    throw openingError(config, error)
  } finally {
    await db.destroy()
  }
}

/** @returns whether anything of them was in it. */
async function forget(db: Database, person: Person, leave: Leave, health?: Vault): Promise<boolean> {
  const members = new Members(db, systemNow)
  const groups = await new Groups(db).scheduledBy(personKey(person))
  const memberships = await members.ofPerson(person)
  const kept = [...memberships, ...(await members.held(person)), ...groups]
  await db.transaction().execute(async tx => {
    for (const member of memberships) await leave(new Tables(tx, { health }), member)
    await new Members(tx, systemNow).forget(person)
  })
  return kept.length > 0
}

function copy(source: string, partial: string): void {
  const from = openSqlite(source, { readOnly: true, timeout: 5000 })
  try {
    guarded(() => {
      if (!isOurs(from)) throw new StorageError('broken', new Error('not a database of Spotter'))
      from.prepare('vacuum into ?').run(partial)
    })
  } finally {
    from.close()
  }
  const damage = damageOf(partial)
  if (damage.length > 0) throw new StorageError('broken', new Error(damage.join('; ')))
  sync(partial)
}

/** What is wrong inside a database file, as SQLite says it; it is only read. @throws {StorageError} where it cannot be */
export function damageOf(file: string): string[] {
  let database: DatabaseSync | undefined
  try {
    return guarded(() => {
      database = openSqlite(file, { readOnly: true, timeout: 5000 })
      const said = database.prepare('pragma integrity_check').all()
      const damage = said.map(row => String(Object.values(row)[0])).filter(line => line !== 'ok')
      if (damage.length > 0) return damage
      const orphans = database.prepare('pragma foreign_key_check').all()
      return orphans.length > 0 ? ['rows without the rows they belong to'] : []
    })
  } catch (error) {
    if (!(error instanceof StorageError) || error.reason !== 'broken') throw error
    return [wordsOf(error.cause)]
  } finally {
    database?.close()
  }
}

function isOurs(database: DatabaseSync): boolean {
  return database.prepare("select 1 from sqlite_schema where name = 'kysely_migration'").get() !== undefined
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder is not there.',
  EACCES: 'This user may not write there.',
  EROFS: 'This user may not write there.',
  EEXIST: 'It exists already.',
  ENOSPC: 'The disk is full.',
}

function targetError(target: string, code: string): SetupError {
  return new SetupError([`The backup ${target} cannot be written. ${FILE_ERRORS[code] ?? `(${code})`}`])
}
