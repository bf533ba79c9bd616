import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, and those above it, for this user alone, where there is none. Node's own way to make them all asks
 * again and again, for ever, where a folder is there that takes none, as in /proc.
 * @returns the topmost that was made; undefined where all were there
 * @throws {Error} the system's own, with its code
 */
export function makeFolder(path: string): string | undefined {
  try {
    mkdirSync(path, { mode: 0o700 })
    return path
  } catch (error) {
    if (isFolder(path)) return undefined
    const above = dirname(resolve(path))
    if (!isMissing(error) || existsSync(above)) throw error
    const topmost = makeFolder(above)
    return makeFolder(path) && (topmost ?? path)
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
