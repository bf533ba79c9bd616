import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from './support/folder.ts'
import { query, startPostgres, type TestPostgres } from './support/postgres.ts'
import { type Ended, RunningMain } from './support/run-main.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.close())

const root = temporaryFolder()
const running: RunningMain[] = []
afterEach(() => Promise.all(running.splice(0).map(bot => bot.end('SIGKILL'))))

async function start(url: string, bots: number): Promise<RunningMain[]> {
  const started = Array.from(
    { length: bots },
    () => new RunningMain(mkdtempSync(join(root, 'run-')), { DATABASE_URL: url }),
  )
  running.push(...started)
  await Promise.all(started.map(bot => bot.url()))
  return started
}

test('several bots start at the same moment on an empty database, share it, and stop when told', async () => {
  const url = await postgres.createDatabase()
  const bots = await start(url, 3)
  const { rows } = await query(
    url,
    `select application_name as name, count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name = 'spotter' group by 1`,
  )
  // Twelve each at most, as docs/operating.md says.
  expect(rows[0].n).toBeLessThanOrEqual(36)
  expect((await query(url, 'select name from spotter_queue.queue order by name')).rows).toEqual([
    { name: 'dead-letters' },
    { name: 'deliveries-web' },
  ])
  for (const bot of bots) expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
})

const [RUNNING, AWAY, BACK] = ['running', 'cannot be reached', 'is back'].map(text =>
  expect.stringContaining(text),
)

/** What each line of a log says; all of them are JSON. */
function linesOf(ended: Ended | undefined): string[] {
  const lines = ended?.out.trim().split('\n') ?? []
  return lines.map(line => (JSON.parse(line) as { readonly msg: string }).msg)
}

test('a bot outlives its database server, and stops cleanly whether that is back or not', async () => {
  const url = await postgres.createDatabase()
  const [one, two] = await start(url, 2)
  await postgres.stop()
  // Longer than pg-boss's housekeeping leaves alone.
  await setTimeout(12_000)
  expect((await fetch((await one?.url()) ?? '')).status).toBe(200)
  const ended = await one?.end('SIGTERM')
  expect(ended).toMatchObject({ code: 0 })
  expect(linesOf(ended)).toEqual([RUNNING, AWAY])
  await postgres.start()
  await two?.says(/the database is back/)
  const last = await two?.end('SIGTERM')
  expect(last).toMatchObject({ code: 0, err: '' })
  // One line when it goes, and one when it is back, whatever was tried meanwhile.
  expect(linesOf(last)).toEqual([RUNNING, AWAY, BACK])
})
