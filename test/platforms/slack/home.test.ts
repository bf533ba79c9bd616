import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { open, reply } from '../../../src/chat/command.ts'
import type { Message } from '../../../src/chat/message.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  bot.events.length = 0
})

const page: Message = {
  blocks: [
    { kind: 'text', text: 'your week' },
    { kind: 'buttons', buttons: [{ label: 'Note', action: 'form:a' }] },
  ],
}
const form = {
  action: 'sent:1',
  title: 'A note',
  submit: 'Send',
  fields: [{ kind: 'text', name: 'note', label: 'Note', maxLength: 4 }],
} as const

test('what is done on the home page comes from its person’s direct conversation', async () => {
  bot.script = event => (event.kind === 'home' || event.kind === 'form' ? reply('you', page) : open(form))
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(on.at.homes.has('UMEMBER')).toBe(true))
  await on.hands.pressHome('UMEMBER', 'Note')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  await on.hands.submit('UMEMBER', { note: 'x' })
  await waitFor(async () => bot.last('form'))
  const direct = { ...on.channel, channel: on.at.direct('UMEMBER').id, direct: true }
  expect(bot.events.map(event => [event.kind, event.at])).toEqual(
    ['home', 'press', 'form'].map(kind => [kind, direct]),
  )
})
