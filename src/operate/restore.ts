import { existsSync, linkSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { leave } from '../bot/leaving.ts'
import type { Config } from '../config.ts'
import { SetupError } from '../core/errors.ts'
import { deletionsFile } from '../data.ts'
import { knownVault } from '../health-key.ts'
import { backup, damageOf, forgetAgain } from '../storage/backup.ts'
import type { DatabaseConfig } from '../storage/database-config.ts'
import { readDeletions } from '../storage/deletions.ts'
import { lookInto } from '../storage/look.ts'
import { openingError } from '../storage/opening.ts'
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
  database: string,
  from: string,
  { config, programs, now }: { config: Config; programs: readonly Program[]; now: number },
): Promise<Restored> {
  const [damage] = damageIn(from)
  if (damage !== undefined) throw new SetupError([`${from} is damaged: ${damage}. Nothing was changed.`])
  if ((await lookInto({ file: from }, async () => 'ours')) === 'new')
    throw new SetupError([`There is nothing of Spotter’s in ${from}. Nothing was changed.`])
  // Where it is a link, what it leads to is replaced, and stays on its disk.
  const file = existsSync(database) ? realpathSync(database) : database
  const copy = `${file}.restoring`
  // Whoever was killed left one, and what they left holds everybody.
  clear(copy)
  try {
    backup(from, copy)
    const before = existsSync(file) ? await factsOf(file) : undefined
    const deletions = [...readDeletions(deletionsFile(config)), ...(before?.deletions ?? [])]
    const forgotten = await forgetAgain(
      { file: copy },
      deletions,
      leave,
      { programs, now },
      knownVault(config),
    )
    const after = await factsOf(copy)
    const replaced = existsSync(file) ? setAside(file, now) : undefined
    renameSync(copy, file)
    const posted = before && after && [...before.prompts].filter(id => !after.prompts.has(id)).length
    return { replaced, forgotten, posted }
  } finally {
    // All that was written is in the file itself.
    clear(copy)
  }
}

/** What is wrong inside a backup. @throws {SetupError} where it cannot be read */
function damageIn(from: string): string[] {
  if (!existsSync(from)) throw new SetupError([`There is no file ${from}.`])
  try {
    return damageOf(from)
  } catch (error) {
    throw openingError({ file: from }, error)
  }
}

/** Removes a copy that is not finished, with all that belongs to it. */
function clear(copy: string): void {
  const folder = dirname(resolve(copy))
  const own = readdirSync(folder).filter(name => name.startsWith(basename(copy)))
  for (const name of own) rmSync(join(folder, name), { force: true })
}

/** Deletes from a database that was put back by its own tools whoever is to stay deleted. @returns how many */
export async function forgetSince(
  database: DatabaseConfig,
  config: Config,
  stand: { programs: readonly Program[]; now: number },
): Promise<number> {
  return await forgetAgain(database, readDeletions(deletionsFile(config)), leave, stand, knownVault(config))
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

/** Gives a database another name, with all that belongs to it; until the new one comes, it has both. */
function setAside(file: string, now: number): string {
  const aside = `${file}.replaced-${new Date(now).toISOString().replace(/[-:.]/g, '')}`
  closeLog(file)
  // A link, not a rename: a bot that starts after a crash must not find that there is none, and make an empty one.
  linkSync(file, aside)
  // A log that belongs to another file would be played into the one that comes.
  for (const end of ['-wal', '-shm']) if (existsSync(file + end)) renameSync(file + end, aside + end)
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
