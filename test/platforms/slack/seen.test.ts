import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { Log } from '../../../src/core/log.ts'
import type { ListedSpace } from '../../../src/core/spaces.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, quiet, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

/** A store that is away, as far as the marks of events are concerned: everything else is kept. */
const { space } = memorySpaces()
const away = () => Promise.reject(new Error('the disk is full'))
const spaces = <T>(name: string): ListedSpace<T> =>
  name.endsWith('seen')
    ? { get: away, many: away, all: away, set: away, setAll: away, claim: away, delete: away }
    : space<T>(name)

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const warned: string[] = []
const log: Log = { ...quiet, warn: (_data, message) => void warned.push(message) }
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket', { space: spaces, log })
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  bot.events.length = 0
  warned.length = 0
})

const sees = (text: string, place = on.channel) =>
  waitFor(async () => expect((await on.seen(on.member, place)).map(m => m.text)).toContain(text))

test('a command asks no store whether it is new: Slack tells it once', async () => {
  bot.script = () => reply('you', say('answered at once'))
  await on.command(on.member, on.channel, 'echo', 'x')
  await sees('answered at once')
  expect(warned).toEqual([])
})

test('what people type, which Slack may deliver again, is answered while no store can say whether it is new', async () => {
  bot.script = () => reply('everyone', say('answered in the channel'))
  await on.type(on.member, on.channel, '@spotter help')
  await sees('answered in the channel')
  expect(warned).toContain('no telling whether an event was seen')
  await waitFor(async () => expect(warned).toContain('events were not marked as seen'))
})
