import { afterEach, expect, test } from 'vitest'
import { COMMANDS } from '../../../commands/index.ts'
import { nothing } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { commandOf, renamer } from '../../../src/platforms/slack/names.ts'
import { CONTRACT_ACTIONS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

let on: SlackStage | undefined
afterEach(async () => {
  await on?.close()
  on = undefined
})

test.each([
  ['/spotter', '', 'help', ''],
  ['/spotter', 'settings', 'settings', ''],
  ['/spotter', '/Settings', 'settings', ''],
  ['/spotter', 'schedule set monday 9:00', 'schedule', 'set monday 9:00'],
  ['/spotter', 'done bridges 12\nrdl 12', 'done', 'bridges 12\nrdl 12'],
  ['/spotter', 'dance', 'dance', ''],
  ['/my-done', 'all', 'done', 'all'],
  ['/my-settings', '', 'settings', ''],
])('%s %j is the command %s %j', (typed, text, name, input) => {
  expect(commandOf(COMMANDS, 'my-', typed, text)).toEqual({ name, input })
})

test.each(['/done', '/my-dance', '/my-', '/other'])('%s is another app’s', typed => {
  expect(commandOf(COMMANDS, 'my-', typed, '')).toBeUndefined()
})

test('each command is called what people type for it', () => {
  const text = 'Try `/settings`, `/schedule set`, `/done all`, not `/invite @x` or `/doner`.'
  const shown = (prefix: string) => renamer(COMMANDS, prefix)(say(text)).blocks[0]
  const rest = '`/spotter settings`, `/spotter schedule set`'
  expect(shown('')).toMatchObject({ text: `Try ${rest}, \`/done all\`, not \`/invite @x\` or \`/doner\`.` })
  expect(shown('my-')).toMatchObject({
    text: `Try ${rest}, \`/my-done all\`, not \`/invite @x\` or \`/doner\`.`,
  })
})

test('also where there is one alone; where there is none, nothing is', () => {
  const text = 'Try `/settings` or `/done`.'
  const one = COMMANDS.filter(({ name }) => name === 'settings')
  expect(renamer(one, 'my-')(say(text))).toEqual(say('Try `/spotter settings` or `/done`.'))
  expect(renamer([], 'my-')(say(text))).toEqual(say(text))
})

test('behind /spotter stands any command, and people and channels come with their ids', async () => {
  const bot = new ScriptedBot(COMMANDS, CONTRACT_ACTIONS)
  bot.script = () => nothing()
  on = await slackStage(bot, 'socket')
  await on.hands.slash('UCOACH', 'C1', '/spotter', 'schedule coach @UMEMBER in #C1 <b> & @here')
  await on.hands.slash('UCOACH', 'C1', '/done', 'bridges 12')
  await on.hands.slash('UCOACH', 'C1', '/spotter', '')
  expect(bot.events.map(e => e.kind === 'command' && [e.name, e.input])).toEqual([
    ['schedule', 'coach <@UMEMBER> in <#C1> <b> & @here'],
    ['done', 'bridges 12'],
    ['help', ''],
  ])
})
