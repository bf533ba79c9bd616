import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Boss } from '../../../src/bot/queue/boss.ts'
import { createDatabase } from '../../support/postgres.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

test('a process that begins while another makes the queue’s schema finds it there', async () => {
  const url = await createDatabase()
  const other = new pg.Client(url)
  await other.connect()
  await other.query('begin')
  await other.query('create schema spotter_queue')
  const opened = Boss.open({ url }, silent)
  const waits = 'select 1 from pg_locks where not granted'
  await vi.waitFor(async () => expect((await other.query(waits)).rowCount).toBeGreaterThan(0), 20_000)
  await other.query('commit')
  await other.end()
  await (await opened).close()
})

test('while no process holds a job it asks one thing each time, to see whether one died', async () => {
  const boss = await Boss.open({ url: await createDatabase() }, silent, 1)
  const asked = vi.spyOn(pg.Client.prototype, 'query')
  onTestFinished(() => asked.mockRestore())
  await setTimeout(3500)
  const statements = asked.mock.calls.length
  await boss.close()
  expect(statements).toBeGreaterThan(1)
  // Three looks, and what it does once when it has started.
  expect(statements).toBeLessThan(8)
})
