import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '../../src/storage/store.ts'
import { emptyFolder } from './folder.ts'

let made: Promise<Buffer> | undefined

/** Writes a SQLite file as the bot leaves it that was started on it for the first time: made once a process. */
export async function fileWithTables(file: string): Promise<void> {
  made ??= make()
  writeFileSync(file, await made, { mode: 0o600 })
}

async function make(): Promise<Buffer> {
  const folder = emptyFolder()
  const file = join(folder, 'spotter.db')
  await (await openStore({ file })).close()
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}
