import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Backup, backup } from './backup.ts'

/** The names that backups get which are rotated. Nothing else in their folder is touched. */
const OURS = /^spotter-\d{8}T\d{9}Z\.db$/
const PARTIAL = /^spotter-\d{8}T\d{9}Z\.db\.partial-/
/** One into which nothing was written for so long, in milliseconds, was left by a process that has ended. */
const LEFT_AFTER = 60 * 60_000
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
 * Others may do the same at once: none deletes what another is making, or has made after it.
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
  for (const left of readdirSync(folder).filter(file => PARTIAL.test(file))) {
    const path = join(folder, left)
    if (now - writtenAt(path) > LEFT_AFTER) rmSync(path, { force: true })
  }
  const name = `spotter-${new Date(now).toISOString().replace(/[-:.]/g, '')}.db`
  const made = backup(source, join(folder, name))
  // In the order of their moments. What was made just now stays, even if the clock was ahead before.
  const others = backupsIn(folder).flatMap(({ file }) => (file === made.file ? [] : [file]))
  const madeAt = writtenAt(made.file)
  const gone = others
    .filter(file => writtenAt(file) <= madeAt)
    .slice(0, Math.max(0, others.length - (keep - 1)))
  for (const file of gone) rmSync(file, { force: true })
  return { ...made, gone: gone.map(file => basename(file)) }
}

/** When a file was written last, in epoch milliseconds by the disk's clock; one that is gone, for ever ago. */
function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
