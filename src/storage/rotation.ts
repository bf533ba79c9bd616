import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Backup, backup } from './backup.ts'

/** The names that backups get which are rotated. Nothing else in their folder is touched. */
const OURS = /^spotter-\d{8}T\d{9}Z\.db$/

/**
 * Makes a backup in a folder, named by its moment, and when that is done deletes all but the newest of those there.
 * @param keep how many stay, from 1
 * @param now epoch milliseconds
 * @returns the backup, and the names of those that were deleted.
 * @throws {SetupError} when it cannot be made. Then all others stay.
 */
export function rotate(
  source: string,
  folder: string,
  keep: number,
  now: number,
): Backup & { gone: string[] } {
  const name = `spotter-${new Date(now).toISOString().replace(/[-:.]/g, '')}.db`
  const made = backup(source, join(folder, name))
  // In the order of their moments. What was made just now stays, even if the clock was ahead before.
  const others = readdirSync(folder).filter(file => OURS.test(file) && file !== name)
  const gone = others.toSorted().slice(0, Math.max(0, others.length - (keep - 1)))
  for (const file of gone) rmSync(join(folder, file))
  return { ...made, gone }
}
