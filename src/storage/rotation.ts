import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Backup, backup } from './backup.ts'

/** The names that backups get which are rotated. Nothing else in their folder is touched. */
const OURS = /^spotter-\d{8}T\d{9}Z\.db$/
/** One that was not finished, since the process ended: nobody else makes any there. */
const LEFT = /^spotter-\d{8}T\d{9}Z\.db\.partial-/
const MOMENT = /^spotter-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/

/** The backups of a folder that are rotated, oldest first, each with its moment in epoch milliseconds. */
export function backupsIn(folder: string): { readonly file: string; readonly at: number }[] {
  const names = existsSync(folder) ? readdirSync(folder).filter(file => OURS.test(file)) : []
  return names.toSorted().map(name => ({ file: join(folder, name), at: momentOf(name) }))
}

function momentOf(name: string): number {
  const [, y, mo, d, h, mi, s, ms] = MOMENT.exec(name) ?? []
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}.${ms}Z`)
}

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
  for (const left of readdirSync(folder).filter(file => LEFT.test(file))) rmSync(join(folder, left))
  const name = `spotter-${new Date(now).toISOString().replace(/[-:.]/g, '')}.db`
  const made = backup(source, join(folder, name))
  // In the order of their moments. What was made just now stays, even if the clock was ahead before.
  const others = backupsIn(folder).flatMap(({ file }) => (file === made.file ? [] : [basename(file)]))
  const gone = others.slice(0, Math.max(0, others.length - (keep - 1)))
  for (const file of gone) rmSync(join(folder, file))
  return { ...made, gone }
}
