import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseEnv } from 'node:util'
import { SetupError } from './core/errors.ts'
import { readPlain } from './core/plain-file.ts'
import { wordsOf } from './core/thrown.ts'
import { problemsOfLines } from './env-lines.ts'

/** What an editor, or somebody in a hurry, makes of the name. */
const MISNAMED = /^(\.?env\.txt|env|_env|\.env\.env|\.env\.example\.txt|\.env (copy|\(\d\)))$/i

/**
 * Adds the settings of a file to the environment, if the file is there; what is set there to more than nothing stays.
 * @returns the names of those that count as they stand in the file
 * @throws {SetupError} when the file cannot be read, something in it sets nothing, or it is there by another name.
 */
export function loadEnvFile(path = '.env'): string[] {
  if (leadsNowhere(path))
    throw new SetupError([
      `${path} is a link to what is not there. Check that its disk is mounted, or delete the link.`,
    ])
  if (!existsSync(path)) {
    const other = namesBeside(path).find(name => MISNAMED.test(name))
    if (other === undefined) return []
    throw new SetupError([
      `There is no ${path}, but ${other}, which nothing reads: rename it, or move it away.`,
    ])
  }
  const text = envText(path).replaceAll(/\r\n?/g, '\n')
  const problems = problemsOfLines(text)
  if (problems.length > 0) throw new SetupError(problems.map(problem => `${path}: ${problem}`))
  const counts = Object.entries(parseEnv(text)).filter(([name]) => !process.env[name]?.trim())
  for (const [name, value] of counts) process.env[name] = value
  return counts.map(([name]) => name)
}

/** What else is in its folder, if this user may look. */
function namesBeside(path: string): readonly string[] {
  try {
    return readdirSync(dirname(path))
  } catch {
    return []
  }
}

/** What stands in a file of settings, without a byte order mark. @throws {SetupError} when it cannot be read */
export function envText(path: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readPlain(path))
    if (!text.includes('\0')) return text
  } catch (error) {
    if (!(error instanceof TypeError)) {
      const mend = 'Mend it, or remove it to use the defaults.'
      throw new SetupError([`${path} cannot be read: ${fileTrouble(error)}. ${mend}`])
    }
  }
  throw new SetupError([
    `${path} cannot be read: it is not plain text in UTF-8. Save it as that in your editor.`,
  ])
}

/** Whether a path is a link to what is not there: a disk that is not mounted, most of the time. */
export function leadsNowhere(path: string): boolean {
  return !existsSync(path) && lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTFILE: 'it is a pipe or a device, not a file',
  EEXIST: 'there is a file of that name, or a link that leads nowhere',
  ENOENT: 'its folder is not there, or takes nothing',
  ELOOP: 'a link in it leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of it is a file, not a folder',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
  EIO: 'the disk failed',
  EMFILE: 'this process may open no more files (ulimit -n)',
}

/** Why a file or folder could not be used, as the end of a sentence. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FILE_TROUBLES[code] ?? wordsOf(error)
}
