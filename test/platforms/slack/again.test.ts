import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

class CountingBot extends ScriptedBot {
  performed = 0
  /** Looks, before what follows from an answer is done. */
  look = async () => {}

  override async perform(effects: Parameters<ScriptedBot['perform']>[0]) {
    this.performed++
    await this.look()
    return super.perform(effects)
  }
}

const bot = new CountingBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const spaces = memorySpaces()
/** Events of which the store was asked whether they are new. */
const lookedUp: string[] = []
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket', {
    space: <T>(name: string) => {
      const space = spaces.space<T>(name)
      if (name !== 'slack-seen') return space
      const noted = <Rest extends unknown[], R>(ask: (key: string, ...rest: Rest) => R) => {
        return (key: string, ...rest: Rest) => {
          lookedUp.push(key)
          return ask(key, ...rest)
        }
      }
      return { ...space, get: noted(space.get), claim: noted(space.claim) }
    },
  })
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  bot.events.length = 0
  bot.performed = 0
})

const type = (text: string, trigger: string) => on.hands.command('UMEMBER', 'C1', 'echo', text, trigger)
const sees = (text: string) =>
  waitFor(async () => expect((await on.seen(on.member, on.channel)).map(m => m.text)).toContain(text))

test('what follows a command that comes twice is done once', async () => {
  bot.script = event => reply('you', say(event.kind === 'command' ? String(event.input) : ''))
  const twice = on.slack.triggers.make('T1', 'UMEMBER')
  await Promise.all([type('a', twice), type('a', twice)])
  await type('b', on.slack.triggers.make('T1', 'UMEMBER'))
  await sees('b')
  await waitFor(async () => expect(bot.performed).toBe(2))
  expect(bot.events).toHaveLength(2)
})

test('a command that failed is done when it comes again', async () => {
  bot.script = () => Promise.reject(new Error('not this time'))
  const trigger = on.slack.triggers.make('T1', 'UMEMBER')
  await type('c', trigger).catch(() => {})
  bot.script = () => reply('you', say('the second time'))
  await type('c', trigger)
  await sees('the second time')
  expect(bot.performed).toBe(1)
})

test('whether a command is new the store is not asked: Slack tells it once', async () => {
  lookedUp.length = 0
  bot.script = () => reply('you', say('told once'))
  await type('d', on.slack.triggers.make('T1', 'UMEMBER'))
  await sees('told once')
  expect(lookedUp).toEqual([])
  await on.hands.type('UMEMBER', on.at.direct('UMEMBER').id, 'hello')
  await waitFor(async () => expect(lookedUp).toHaveLength(1))
})

test('what follows from a press is done once its answer is shown', async () => {
  const posted = await on.platform.post(
    on.channel,
    { blocks: [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:a' }] }] },
    'followed',
  )
  bot.script = () => reply('you', say('shown before'))
  let before: string[] | undefined
  bot.look = async () => {
    before = (await on.seen(on.member, on.channel)).map(message => message.text)
  }
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Redraw')
  await waitFor(async () => expect(before).toContain('shown before'))
})
