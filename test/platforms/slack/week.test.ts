import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../../../commands/index.ts'
import { App } from '../../../src/app.ts'
import { Clock } from '../../../src/clock.ts'
import { createSlackPlatform, type SlackOptions } from '../../../src/platforms/slack/index.ts'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { loadPrograms } from '../../../src/programs.ts'
import { openStore } from '../../../src/storage/store.ts'
import { FakeSlack } from '../../support/fake-slack/index.ts'
import { Hands } from '../../support/fake-slack/people.ts'
import { readBlocks } from '../../support/fake-slack/read.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { freePort } from '../../support/free-port.ts'
import { MONDAY_8 } from '../../support/gym.ts'
import { type Seen, waitFor } from '../../support/platform-contract.ts'
import { installByBrowser, oauth, pictures, populate, quiet, seen } from '../../support/slack-stage.ts'

/** A week of the whole bot in two workspaces at once, whose people and channels have the same ids. */
const HOUR = 3_600_000
const clock = Clock.at(MONDAY_8)
const slack = new FakeSlack(manifest(COMMANDS, { name: 'Spotter' }))
const file = `${temporaryFolder()}/spotter.db`
let app: App
let options: Omit<SlackOptions, 'space'>
let acme: Workspace
let umbrella: Workspace
let thread: string

async function run(): Promise<App> {
  const store = await openStore({ file })
  const running = new App({ store, programs: await loadPrograms('programs'), log: quiet, now: clock.now })
  await running.join(createSlackPlatform({ ...options, space: name => store.space(name) }))
  return running
}

beforeAll(async () => {
  await slack.start()
  acme = populate(slack, 'T1', 'acme')
  umbrella = populate(slack, 'T2', 'umbrella')
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  slack.byHttp(`${base}/slack/events`)
  options = {
    connection: { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' },
    auth: oauth(slack),
    pictures,
    log: quiet,
    apology: 'Sorry.',
    back: 'Back',
    apiUrl: slack.apiUrl,
  }
  app = await run()
  for (const { id, name } of [acme, umbrella]) await installByBrowser(slack, base, id, name)
})
afterAll(async () => {
  await app.stop()
  await slack.stop()
})

async function restart(): Promise<void> {
  await slack.idle()
  await app.stop()
  app = await run()
}

const hands = (at: Workspace) => new Hands(slack, at)
const all = (at: Workspace, who: string, thread?: string): Seen[] =>
  seen(at, who, { platform: 'slack', tenant: at.id, channel: 'C1', ...(thread ? { thread } : {}) })
const find = (at: Workspace, who: string, text: string | RegExp, thread?: string): Promise<Seen> =>
  waitFor(async () => {
    const found = all(at, who, thread).findLast(m => m.text.search(text) >= 0)
    if (!found) throw new Error(`${who} does not see ${text} in ${at.name}`)
    return found
  })
const press = (at: Workspace, on: Seen, label: string) =>
  hands(at).press('UMEMBER', on.posted.place.channel, on.posted.message, label)

test('a coach in each workspace plans the week, and the prompt comes once to each', async () => {
  for (const at of [acme, umbrella]) {
    await hands(at).command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
    expect((await find(at, 'UCOACH', 'every Monday at 09:00')).onlyYou).toBe(true)
  }
  await clock.travel(app, MONDAY_8 + 1.1 * HOUR)
  for (const at of [acme, umbrella]) await find(at, 'UMEMBER', 'Week 1')
  await restart()
  await app.scheduler.beat()
  for (const at of [acme, umbrella]) {
    expect(all(at, 'UMEMBER').filter(m => m.text.includes('Week 1'))).toHaveLength(1)
  }
})

test('a member walks through the workout in the prompt’s thread, over a restart', async () => {
  const prompt = await find(acme, 'UMEMBER', 'Week 1')
  thread = prompt.posted.message
  await press(acme, prompt, 'Start')
  const gate = await find(acme, 'UMEMBER', 'Before you start')
  expect(gate.onlyYou).toBe(true)
  await press(acme, gate, gate.buttons[0]?.label ?? '')
  const walk = await find(acme, 'UMEMBER', '0 of 9 steps', thread)
  await press(acme, walk, 'Done')
  await find(acme, 'UMEMBER', '1 of 9 steps', thread)
  await restart()
  await press(acme, walk, 'Done')
  expect((await find(acme, 'UCOACH', '2 of 9 steps', thread)).posted.message).toBe(walk.posted.message)
})

test('a typed line in the thread is understood, and answered to the person alone', async () => {
  await hands(acme).type('UMEMBER', 'C1', 'done bridges 3x12', thread)
  expect((await find(acme, 'UMEMBER', '3 × 12', thread)).onlyYou).toBe(true)
  await find(acme, 'UMEMBER', /[4-9] of 9 steps/, thread)
})

test('the home page shows the week, and each workspace its own', async () => {
  const home = (at: Workspace) => readBlocks(at, at.homes.get('UMEMBER')?.view.blocks ?? []).text
  for (const at of [acme, umbrella]) await hands(at).openHome('UMEMBER')
  await waitFor(async () => expect(home(acme)).toContain('of 9 steps'))
  await waitFor(async () => expect(home(umbrella)).not.toBe(''))
  expect(home(umbrella)).not.toMatch(/[1-9] of 9/)
})

test('the other workspace has seen nothing of it, and Slack has refused nothing', async () => {
  const texts = all(umbrella, 'UCOACH').map(m => m.text)
  expect(texts.join('\n')).not.toContain('Member')
  await hands(umbrella).command('UMEMBER', 'C1', 'board', '')
  const board = await find(umbrella, 'UMEMBER', /./)
  expect(board.text).not.toMatch(/3 × 12|[1-9] of 9/)
  expect(slack.violations).toEqual([])
  expect(slack.calls.filter(c => c.error)).toEqual([])
})
