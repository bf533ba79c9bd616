import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from '../app.ts'
import { Clock } from '../clock.ts'
import { realTimers } from '../core/timers.ts'
import { createLog } from '../log.ts'
import { loadPrograms } from '../programs/load.ts'
import { openStore } from '../storage/store.ts'
import { Month } from './demo/month.ts'
import { Transcript } from './demo/transcript.ts'

/** Sunday 22 November 2026, 18:00 in Berlin. */
const BEGIN = Date.parse('2026-11-22T17:00:00Z')
const ZONE = 'Europe/Berlin'

const folder = mkdtempSync(join(tmpdir(), 'spotter-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
// Whoever reads with `| less` or `| head` has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const began = performance.now()
const clock = Clock.at(BEGIN)
const store = await openStore({ file: join(folder, 'spotter.db') })
const app = new App({
  store,
  programs: await loadPrograms('programs'),
  log: createLog('error'),
  now: clock.now,
  // Nobody here gives up waiting: however slow this machine is, everybody is answered.
  timers: { ...realTimers, monotonic: () => 0 },
})
const chat = new Transcript({
  now: clock.now,
  zone: ZONE,
  managers: ['Mia'],
  write: line => console.log(line),
})
await app.join(chat)
await new Month(app, clock, chat).play()
const seconds = ((performance.now() - began) / 1000).toFixed(1)
console.log(
  `\nFour weeks in ${seconds} seconds: the real engine, scheduler and database, on a clock that runs ahead.`,
)
await app.stop()
