import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { manifest } from '../src/platforms/slack/manifest.ts'
import { FakeSlack } from './support/fake-slack/index.ts'
import { Hands } from './support/fake-slack/people.ts'
import type { Workspace } from './support/fake-slack/world.ts'
import { temporaryFolder } from './support/folder.ts'
import { RunningMain } from './support/run-main.ts'
import { populate } from './support/slack-stage.ts'
import { waitFor } from './support/wait-for.ts'

const root = temporaryFolder()
let slack: FakeSlack
let workspace: Workspace
let folder: string
let bot: RunningMain
beforeEach(async () => {
  slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  slack.bySocket()
  workspace = populate(slack)
  folder = mkdtempSync(join(root, 'run-'))
  bot = start()
  await bot.says(/Spotter is running/)
})
afterEach(async () => {
  await bot.end('SIGKILL')
  await slack.stop()
})

function start(): RunningMain {
  return new RunningMain(folder, {
    SLACK_BOT_TOKEN: workspace.token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API: slack.apiUrl,
    LOG_LEVEL: 'error',
  })
}

/** Has a prompt posted that Slack hears of and does not answer. */
async function hangingPrompt(): Promise<void> {
  const coach = new Hands(slack, workspace)
  await coach.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
  slack.fault('chat.postMessage', { hang: true })
  void coach.command('UCOACH', 'C1', 'schedule', 'now').catch(() => {})
  await waitFor(async () => expect(posts()).toHaveLength(1))
}

const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage')

test('a stop does not wait for a platform that holds its answer, and gives the prompt back', async () => {
  await hangingPrompt()
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null })
  const database = new DatabaseSync(join(folder, 'spotter.db'), { readOnly: true })
  const rows = database.prepare(`select leased_until, state from deliveries where kind = 'prompt'`).all()
  database.close()
  expect(rows).toEqual([{ state: 'due', leased_until: expect.any(Number) }])
  expect(Number(rows[0]?.leased_until)).toBeLessThan(Date.now() + 5000)
})

test('a stop while a platform has not answered yet is as clean', async () => {
  await bot.stop()
  slack.fault('auth.test', { hang: true })
  const before = slack.calls.length
  bot = start()
  await waitFor(async () => expect(slack.calls.length).toBeGreaterThan(before))
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null, err: '' })
})

test('who asks a second time is not kept waiting', async () => {
  await hangingPrompt()
  // Until it ends: two signals at one moment are one.
  const asking = setInterval(() => void bot.end('SIGTERM'), 100)
  expect(await bot.ended.finally(() => clearInterval(asking))).toMatchObject({ code: 1 })
})

test('a prompt that waits for its turn is left to the next process', async () => {
  await hangingPrompt()
  // Behind the one that hangs: nothing of it has been begun.
  const coach = new Hands(slack, workspace)
  await coach.command('UCOACH', 'C2', 'schedule', 'set monday 9:00 Europe/Berlin')
  slack.fault('chat.postMessage', { status: 429, retryAfter: 15 })
  void coach.command('UCOACH', 'C2', 'schedule', 'now').catch(() => {})
  await waitFor(async () => expect(posts()).toHaveLength(2))
  expect(await bot.stop()).toMatchObject({ code: 0, signal: null })
  expect(posts()).toHaveLength(2)
})
