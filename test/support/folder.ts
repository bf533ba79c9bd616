import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Linux keeps what lies here in memory: a commit waits for no disk. */
const MEMORY = '/dev/shm'

/** More than all tests write at a time, in bytes; a container often has 64 MiB. */
const ROOM = 2 * 1024 ** 3

/** An empty folder, in memory where there is room. */
export function emptyFolder(of = ''): string {
  return mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), `spotter-${of}`))
}

function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize > ROOM
  } catch {
    return false
  }
}

const temporary: string[] = []

/** An empty folder that goes away when the tests of the file have run, wherever in them it is asked for. */
export function temporaryFolder(): string {
  const folder = emptyFolder()
  temporary.push(folder)
  return folder
}

/** Deletes them all: what every file's tests end with. A process that was just killed may still write into one. */
export function removeTemporary(): void {
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** Where a database may be made, in a folder of its own that goes away likewise. */
export function temporaryFile(): string {
  return join(temporaryFolder(), 'spotter.db')
}
