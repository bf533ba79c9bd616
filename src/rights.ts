import { chmodSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Log } from './core/log.ts'

/** Rights of anybody but the owner. */
const OTHERS = 0o077

/** What the bot makes in its folder (databases, their logs and locks, copies of them, a key), and what every folder may hold. */
const OWN = /\.db|^health\.key|^deletions$|^backups$|^\.|^lost\+found$/
/** What of it holds what is known of people, or opens it. */
const SECRET = /\.db|^health\.key|^deletions$/

/** Which of those may be links to another disk; whatever else is one leads to what is not ours. */
const MAY_LEAD = /^(spotter|web)\.db$|^health\.key$/

/** From here on, whatever this process makes is its owner's alone. */
export function makePrivately(): void {
  process.umask(OTHERS)
}

/**
 * Sees that nobody but the owner reads what earlier runs made in a folder, or others copied there. What cannot be
 * mended is said in the log. Windows keeps rights otherwise.
 */
export function keepPrivate(folder: string, log: Log): void {
  if (process.platform === 'win32') return
  if (isShared(folder)) warnIfOpen(folder, log)
  else close(folder, 0o700, log)
  for (const path of secretFiles(folder)) close(path, 0o600, log)
}

/** The files of the bot's in a folder that others than their owner may read. */
export function readableByOthers(folder: string): string[] {
  return secretFiles(folder).filter(isReadableByOthers)
}

/** Whether others than its owner may read a file: where the folder that it is in lets them in, too. */
export function isReadableByOthers(path: string): boolean {
  return isOpen(path) && isOpen(dirname(realpathSync(path)))
}

/** Others may live in a folder that holds more, and in one that all may write to. */
function isShared(folder: string): boolean {
  return readdirSync(folder).some(name => !OWN.test(name)) || (statSync(folder).mode & 0o1002) !== 0
}

function secretFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => SECRET.test(name))
    .map(name => join(folder, name))
    .filter(isFile)
}

/** A link that leads nowhere, or back to itself, is none. */
function isFile(path: string): boolean {
  try {
    return (MAY_LEAD.test(basename(path)) ? statSync(path) : lstatSync(path)).isFile()
  } catch {
    return false
  }
}

/** Whether others than its owner have any right to it. Windows keeps rights otherwise. */
export function isOpen(path: string): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0
}

function close(path: string, mode: number, log: Log): void {
  if (!isOpen(path)) return
  try {
    chmodSync(path, mode)
    log.info({ path, mode: mode.toString(8) }, 'others could read this: now only its owner can')
  } catch (error) {
    log.warn(
      { err: error, path },
      `others can read this, and it is not ours to change: chmod ${mode.toString(8)} it`,
    )
  }
}

function warnIfOpen(folder: string, log: Log): void {
  if (!isOpen(folder)) return
  log.warn(
    { path: folder },
    'others can look into this folder, which holds more than ours: give Spotter a DATA_DIR of its own',
  )
}
