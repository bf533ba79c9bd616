import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** An empty folder that goes away when the tests of the file have run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spotter-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Where a database may be made, in a folder of its own that goes away likewise. */
export function temporaryFile(): string {
  return join(temporaryFolder(), 'spotter.db')
}
