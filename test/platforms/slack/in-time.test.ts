import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nothing, reply, update } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import type { ListedSpace } from '../../../src/core/spaces.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import { Hands } from '../../support/fake-slack/people.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { freePort } from '../../support/free-port.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import {
  fakeSlack,
  installByBrowser,
  memorySpaces,
  oauth,
  populate,
  seen,
  slackOptions,
} from '../../support/slack-stage.ts'
import { slowSpace } from '../../support/slow-space.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Longer than Slack waits for an acknowledgement. */
const TOO_LONG = 3_500

/** With OAuth the store says who a workspace is, before anything else can be done. */
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let slack: FakeSlack
let platform: Platform
let acme: Workspace
let hands: Hands
/** How long the next look into the store takes; those after it are quick. */
let slowness = 0
const next = () => {
  const taken = slowness
  slowness = 0
  return taken
}

beforeAll(async () => {
  slack = await fakeSlack()
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  slack.byHttp(`${base}/slack/events`)
  acme = populate(slack, 'T1', 'acme')
  hands = new Hands(slack, acme)
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const
  const spaces = memorySpaces()
  const space = <T>(name: string): ListedSpace<T> => slowSpace(spaces.space<T>(name), next)
  platform = createSlackPlatform(slackOptions(slack, acme, { connection, auth: oauth(slack), space }))
  await platform.start(bot)
  await installByBrowser(slack, base, 'T1', 'acme')
})
afterAll(async () => {
  await platform.stop()
  await slack.stop()
})
beforeEach(() => {
  slowness = 0
  bot.script = () => nothing()
  slack.violations.length = 0
})

const shown = () => seen(acme, 'UMEMBER', { platform: 'slack', tenant: 'T1', channel: 'C1' })
const sees = (text: string) => waitFor(async () => expect(shown().map(m => m.text)).toContain(text), 20_000)

test('a command is acknowledged in time while the store is slow, and answered', async () => {
  bot.script = () => reply('you', say('slow, and here'))
  slowness = TOO_LONG
  await hands.command('UMEMBER', 'C1', 'echo', 'x')
  await sees('slow, and here')
  expect(slack.violations).toEqual([])
})

test('a press is, and redraws', async () => {
  const button = {
    blocks: [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] }],
  } as const
  const place = { platform: 'slack', tenant: 'T1', channel: 'C1' } as const
  const { message } = await platform.post(place, button, 'press me')
  bot.script = () => update(say('redrawn, late'))
  slowness = TOO_LONG
  await hands.press('UMEMBER', 'C1', message, 'Redraw')
  await sees('redrawn, late')
  expect(slack.violations).toEqual([])
})

test('a typed line is, and is not told a second time', async () => {
  bot.script = event => (event.kind === 'message' ? reply('everyone', say('read at last')) : nothing())
  slowness = TOO_LONG
  await hands.type('UMEMBER', 'C1', '@spotter bridges')
  await sees('read at last')
  await slack.idle()
  expect(slack.violations).toEqual([])
  expect(shown().filter(m => m.text === 'read at last')).toHaveLength(1)
})
