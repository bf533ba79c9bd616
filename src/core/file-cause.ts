import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { StorageError } from './errors.ts'
import { checkPlain } from './plain-file.ts'
import { sqliteCode } from './sqlite-errors.ts'

/** SQLite needs room for a first transaction, and for what readers and writers share, which is 32 kB. */
const ROOM = 128 * 1024

/** An update that writes everything anew makes a log of up to some three times the file. */
const LARGEST = 4

/**
 * Why a SQLite file cannot be used, and what to do, in sentences.
 * @param damaged what to do where the file itself is wrong, which SQLite alone can tell
 */
export function fileSentence(file: string, { reason, cause }: StorageError, damaged: string): string {
  if (reason === 'broken') return damaged
  // Whether it is locked is for SQLite to say; the rest the system tells better.
  if (reason === 'busy') return SAID_BY_SQLITE.busy
  return fileCause(file) ?? `${SAID_BY_SQLITE[reason]} (SQLite says ${sqliteCode(cause)}.)`
}

const SAID_BY_SQLITE: Readonly<Record<Exclude<StorageError['reason'], 'broken'>, string>> = {
  unreachable: 'Check that its folder exists and that this user may write there.',
  'read-only': 'It may only be read: give this user the right to write to it and to its folder.',
  busy: 'Another program has locked it. Wait until that is done, or end it.',
  full: 'The disk is full: make room and start again. Nothing is lost.',
  failing: 'The disk failed: look into the system’s log, and check the disk. The file need not be damaged.',
}

/**
 * Why a SQLite file cannot be used, as a sentence that says what to do. SQLite tells little of what the system said,
 * so the same is tried here: to open the files, and to write into the folder.
 * @returns undefined when nothing is found: then it is something else
 */
export function fileCause(file: string): string | undefined {
  const folder = dirname(resolve(file))
  const files = [file, `${file}-wal`, `${file}-shm`, `${file}-journal`].filter(one => existsSync(one))
  return (
    refusal(folder, () => statSync(join(folder, '.'))) ??
    files.map(one => refusal(one, () => tryOpening(one))).find(Boolean) ??
    refusal(folder, () => tryWriting(folder, LARGEST * sizeOf(file)))
  )
}

function tryOpening(file: string): void {
  checkPlain(file)
  closeSync(openSync(file, 'r+'))
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** @param largest how large a file must be able to become, in bytes; it takes no room */
function tryWriting(folder: string, largest: number): void {
  const probe = join(folder, `.spotter-${process.pid}`)
  try {
    const handle = openSync(probe, 'w', 0o600)
    try {
      writeSync(handle, Buffer.alloc(ROOM))
      // A write may take less than it was given; what is missing is refused at the next one.
      writeSync(handle, Buffer.alloc(1), 0, 1, ROOM)
      fsyncSync(handle)
      writeSync(handle, Buffer.alloc(1), 0, 1, Math.max(ROOM, largest))
    } finally {
      closeSync(handle)
    }
  } finally {
    rmSync(probe, { force: true })
  }
}

/** What the system says against something that is tried on a path, in words. */
function refusal(path: string, trial: () => unknown): string | undefined {
  try {
    trial()
    return undefined
  } catch (error) {
    return SENTENCES[error instanceof Error && 'code' in error ? String(error.code) : '']?.(path)
  }
}

const noRight = (path: string) =>
  `This user may not read and write ${path}: give it the right to that file, and to its folder.`

const noFile = (path: string) =>
  `${basename(path)} is not a file: there is a folder, or something else, of that name.`

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: path =>
    existsSync(path)
      ? `Nothing can be made in ${path}, which is no folder of a disk.`
      : `The folder ${path} is not there: check that the disk is mounted, or make it.`,
  ELOOP: path => `${path} is a link that leads back to itself.`,
  ENAMETOOLONG: path => `The name ${path} is too long for this disk.`,
  ENOTDIR: path => `A part of ${path} is a file, not a folder.`,
  EISDIR: noFile,
  ENOTFILE: noFile,
  EACCES: noRight,
  EPERM: noRight,
  EROFS: path => `The disk that ${path} is on may only be read: mount it so that it can be written.`,
  ENOSPC: () => 'The disk is full: make room and start again. Nothing is lost.',
  EDQUOT: () => 'The quota of this user on that disk is used up: make room and start again. Nothing is lost.',
  EFBIG: () => 'The system limits how large a file may be (ulimit -f): raise that limit. Nothing is lost.',
  EMFILE: () => 'The system lets this process open no more files (ulimit -n): raise that limit.',
  ENFILE: () => 'The system can open no more files.',
  EIO: path => `The disk failed while ${path} was used: look into the system’s log, and check the disk.`,
}
