import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { StorageError } from '../../../src/core/errors.ts'
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
import { waitFor } from '../../support/wait-for.ts'

/** A workspace that installed the app by OAuth, so that its token is in the store. */
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const spaces = memorySpaces()
let isAway = false
let slack: FakeSlack
let acme: Workspace
let platform: Platform

/** While the store is away, nothing of it can be read or written. */
function space<T>(name: string): ListedSpace<T> {
  const there = spaces.space<T>(name)
  const asked = <A extends unknown[], R>(work: (...of: A) => Promise<R>) => {
    return async (...of: A): Promise<R> => {
      if (isAway) throw new StorageError('unreachable', undefined)
      return work(...of)
    }
  }
  return {
    get: asked(there.get),
    many: asked(there.many),
    all: asked(there.all),
    set: asked(there.set),
    setAll: asked(there.setAll),
    claim: asked(there.claim),
    delete: asked(there.delete),
  }
}

beforeAll(async () => {
  slack = await fakeSlack()
  acme = populate(slack, 'T1', 'acme')
  const port = await freePort()
  slack.byHttp(`http://127.0.0.1:${port}/slack/events`)
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const
  platform = createSlackPlatform(slackOptions(slack, acme, { connection, auth: oauth(slack), space }))
  await platform.start(bot)
  await installByBrowser(slack, `http://127.0.0.1:${port}`, 'T1', 'acme')
})
afterAll(async () => {
  isAway = false
  await platform.stop()
  await slack.stop()
})

test('a workspace that was heard of is answered while nothing can be looked up, by whatever way somebody asks', async () => {
  const hands = new Hands(slack, acme)
  const direct = acme.direct('UMEMBER').id
  const shown = (channel: string) =>
    seen(acme, 'UMEMBER', { platform: 'slack', tenant: 'T1', channel }).map(({ text }) => text)
  bot.script = () => reply('you', say('before'))
  await hands.command('UMEMBER', 'C1', 'echo', 'x')
  await waitFor(async () => expect(shown('C1').join()).toContain('before'))
  isAway = true
  bot.script = () => reply('you', say('NOT recorded'))
  await hands.command('UMEMBER', 'C1', 'echo', 'x')
  await waitFor(async () => expect(shown('C1').join()).toContain('NOT recorded'))
  await hands.type('UMEMBER', direct, 'It hurts')
  await waitFor(async () => expect(shown(direct).join()).toContain('NOT recorded'))
})
