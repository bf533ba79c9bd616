import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { manifest } from '../src/platforms/slack/manifest.ts'
import { FakeSlack } from './support/fake-slack/index.ts'
import { Hands } from './support/fake-slack/people.ts'
import { temporaryFolder } from './support/folder.ts'
import { createDatabase, query } from './support/postgres.ts'
import { RunningMain } from './support/run-main.ts'
import { populate } from './support/slack-stage.ts'
import { waitFor } from './support/wait-for.ts'

const root = temporaryFolder()
let slack: FakeSlack
let coach: Hands
let url: string
let bot: RunningMain
let other: pg.Client
beforeEach(async () => {
  slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  slack.bySocket()
  const workspace = populate(slack)
  coach = new Hands(slack, workspace)
  url = await createDatabase()
  bot = new RunningMain(mkdtempSync(join(root, 'run-')), {
    DATABASE_URL: url,
    SLACK_BOT_TOKEN: workspace.token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API: slack.apiUrl,
    LOG_LEVEL: 'error',
  })
  await bot.says(/Spotter is running/)
  other = new pg.Client({ connectionString: url })
  await other.connect()
})
afterEach(async () => {
  await bot.end('SIGKILL')
  await other.end()
  await slack.stop()
})

/** Has the bot wait in the database, since something else holds on to a table. */
async function holdUp(table: string, act: () => Promise<unknown>): Promise<void> {
  await other.query('begin')
  await other.query(`lock table ${table} in access exclusive mode`)
  void act().catch(() => {})
  await waitFor(async () => {
    const { rows } = await query(
      url,
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    expect(rows.length).toBeGreaterThan(0)
  })
}

test('a stop does not wait for a transaction that something else holds up, and nothing of it is kept', async () => {
  await holdUp('groups', () => coach.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin'))
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null })
  await other.query('rollback')
  expect((await query(url, 'select 1 from groups')).rows).toEqual([])
})

test('nor for the queue, and what was in its hands is left to the next process', async () => {
  await coach.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
  slack.fault('chat.postMessage', { hang: true })
  void coach.command('UCOACH', 'C1', 'schedule', 'now').catch(() => {})
  await waitFor(async () =>
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1),
  )
  await holdUp('spotter_queue.job', async () => {})
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null })
  await other.query('rollback')
  const { rows } = await query(url, `select state from deliveries where kind = 'prompt'`)
  expect(rows).toEqual([{ state: 'due' }])
})
