import { existsSync, renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { leave } from '../bot/leaving.ts'
import type { Config } from '../config.ts'
import { SetupError } from '../core/errors.ts'
import { deletionsFile } from '../data.ts'
import { backup, damageOf, forgetAgain } from '../storage/backup.ts'
import type { DatabaseConfig } from '../storage/database-config.ts'
import { readDeletions } from '../storage/deletions.ts'
import { lookInto } from '../storage/look.ts'
import type { Program } from '../training/program.ts'

export interface Restored {
  /** Where the database stands now that was replaced; undefined where there was none. */
  readonly replaced: string | undefined
  /** How many had deleted what was kept of them since the backup was made: they are deleted again. */
  readonly forgotten: number
  /** How many weekly prompts went out since; undefined where the replaced database cannot be read. */
  readonly posted: number | undefined
}

/**
 * Puts a backup in the place of a SQLite database: it is checked first, and whoever has deleted what was kept of them is
 * deleted from it. What was there stays under another name. The caller holds the database, so that no bot runs on it.
 * @param now epoch milliseconds
 * @throws {SetupError} Then all is as it was.
 */
export async function restore(
  file: string,
  from: string,
  { config, programs, now }: { config: Config; programs: readonly Program[]; now: number },
): Promise<Restored> {
  if (!existsSync(from)) throw new SetupError([`There is no file ${from}.`])
  const [damage] = damageOf(from)
  if (damage !== undefined) throw new SetupError([`${from} is damaged: ${damage}. Nothing was changed.`])
  if ((await lookInto({ file: from }, async () => 'ours')) === 'new')
    throw new SetupError([`There is nothing of Spotter’s in ${from}. Nothing was changed.`])
  const copy = `${file}.restoring`
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  try {
    backup(from, copy)
    const before = existsSync(file) ? await factsOf(file) : undefined
    const deletions = [...readDeletions(deletionsFile(config)), ...(before?.deletions ?? [])]
    const forgotten = await forgetAgain({ file: copy }, deletions, leave, { programs, now })
    const after = await factsOf(copy)
    const replaced = existsSync(file) ? setAside(file, now) : undefined
    renameSync(copy, file)
    const posted = before && after && [...before.prompts].filter(id => !after.prompts.has(id)).length
    return { replaced, forgotten, posted }
  } finally {
    // All that was written is in the file itself.
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  }
}

/** Deletes from a database that was put back by its own tools whoever is to stay deleted. @returns how many */
export async function forgetSince(
  database: DatabaseConfig,
  config: Config,
  stand: { programs: readonly Program[]; now: number },
): Promise<number> {
  return await forgetAgain(database, readDeletions(deletionsFile(config)), leave, stand)
}

/** What is in a database that matters when another takes its place; undefined when it cannot be read. */
async function factsOf(file: string) {
  try {
    const facts = await lookInto({ file }, async ({ tables }) => ({
      deletions: await tables.deletions.all(),
      prompts: new Set(await tables.prompts.sent()),
    }))
    return typeof facts === 'string' ? undefined : facts
  } catch (error) {
    if (error instanceof SetupError) return undefined
    throw error
  }
}

/** Gives a database another name, with all that belongs to it. */
function setAside(file: string, now: number): string {
  const aside = `${file}.replaced-${new Date(now).toISOString().replace(/[-:.]/g, '')}`
  closeLog(file)
  // A log that belongs to another file would be played into the one that comes.
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
  renameSync(file, aside)
  return aside
}

/** Has what stands in its write-ahead log written into a file, where that can be. */
function closeLog(file: string): void {
  try {
    const database = new DatabaseSync(file)
    database.exec('pragma wal_checkpoint(truncate)')
    database.close()
  } catch {
    // It is damaged: the log goes with it as it is.
  }
}
