import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { SetupError } from './core/errors.ts'

/**
 * Adds the settings of a file to the environment, if the file is there; what is set already stays.
 * @returns the names of those that count as they stand in the file
 * @throws {SetupError} when the file is there and cannot be read.
 */
export function loadEnvFile(path = '.env'): string[] {
  if (!existsSync(path)) return []
  try {
    // Node's own loader says of a folder that its contents should be a valid string.
    const all = Object.keys(parseEnv(readFileSync(path, 'utf8')))
    const names = all.filter(name => !(name in process.env))
    process.loadEnvFile(path)
    return names
  } catch (error) {
    throw new SetupError([
      `${path} cannot be read: ${fileTrouble(error)}. Mend it, or remove it to use the defaults.`,
    ])
  }
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EEXIST: 'there is a file of that name',
  ENOTDIR: 'a part of it is a file, not a folder',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
}

/** Why a file or folder could not be used, as the end of a sentence. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FILE_TROUBLES[code] ?? (error instanceof Error ? error.message : String(error))
}
