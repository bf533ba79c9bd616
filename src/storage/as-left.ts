import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { readPlain } from '../core/plain-file.ts'

/**
 * Notes beside a SQLite file how it was when it was closed. A copy that is put in its place is another file, or the
 * same one changed later, so that the note is not about it.
 */
export function noteAsLeft(file: string): void {
  try {
    writeFileSync(noteOf(file), identity(file), { mode: 0o600 })
  } catch {
    // Without a note it is taken for a copy.
  }
}

/** Whether a SQLite file is the one that was closed last, and nobody has changed it since. Call it before it is opened. */
export function isAsLeft(file: string): boolean {
  try {
    return !existsSync(`${file}-wal`) && readPlain(noteOf(file)).toString() === identity(file)
  } catch {
    return false
  }
}

/** Takes the note away while the file is open: whoever is killed leaves none. */
export function forgetNote(file: string): void {
  rmSync(noteOf(file), { force: true })
}

function noteOf(file: string): string {
  return `${file}-left`
}

/** Copying a file over it changes its time of change, and so does renaming another one to its name. */
function identity(file: string): string {
  const { dev, ino, ctimeNs } = statSync(file, { bigint: true })
  return `${dev} ${ino} ${ctimeNs}`
}
