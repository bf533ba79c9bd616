import { readFileSync, statSync } from 'node:fs'

/**
 * Sees that what is at a path, or where a link there leads, is a file if it is anything: a pipe is waited for without
 * an end, some devices are read without one, and others forget what is written.
 * @throws {Error} with the code EISDIR or ENOTFILE, or the system's own
 */
export function checkPlain(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isFile()) return
  const code = found.isDirectory() ? 'EISDIR' : 'ENOTFILE'
  throw Object.assign(new Error(`${path} is no file`), { code })
}

/** What is in a file. @throws {Error} the system's own, and as {@link checkPlain} */
export function readPlain(path: string): Buffer {
  checkPlain(path)
  return readFileSync(path)
}
