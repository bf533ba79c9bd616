import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openData } from '../../src/data.ts'
import type { Store } from '../../src/storage/store.ts'
import { temporaryFolder } from './folder.ts'
import { PROGRAMS } from './programs.ts'
import type { RunningMain } from './run-main.ts'

export type Line = { level: string; data: object; message: string }

/** A log that keeps what it is told. */
export function aLog() {
  const lines: Line[] = []
  const write = (level: string) => (data: object, message: string) =>
    void lines.push({ level, data, message })
  return {
    lines,
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  }
}

/** Starts of the data alone, and whole bots, for the tests of one file. What is open ends with each test. */
export function dataStarts() {
  const root = temporaryFolder()
  const open: Store[] = []
  const running: RunningMain[] = []
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close()
    await Promise.all(running.splice(0).map(bot => bot.end('SIGKILL')))
  })
  return {
    root,
    running,
    folder: () => mkdtempSync(join(root, 'run-')),
    /** Opens a folder's data as a start does. @returns what it says in the log */
    start: async (dataDir: string, env: Record<string, string> = {}): Promise<Line[]> => {
      const { lines, log } = aLog()
      open.push(await openData(readConfig({ DATA_DIR: dataDir, ...env }), PROGRAMS, log, Date.now))
      return lines
    },
  }
}
