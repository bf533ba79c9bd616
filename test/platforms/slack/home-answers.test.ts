import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nothing, open, reply, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import { readBlocks } from '../../support/fake-slack/read.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

/** What a person's home page shows, and what presses and forms on it lead to. */
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
  bot.platform = on.platform
})
afterAll(() => on.close())
beforeEach(() => {
  bot.events.length = 0
  bot.script = () => nothing()
})

const form = {
  action: 'sent:1',
  title: 'A title that is far too long for a modal',
  submit: 'Send',
  fields: [{ kind: 'text', name: 'reps', label: 'Reps', maxLength: 4 }],
} as const

const pressable: Message = {
  blocks: [
    { kind: 'text', text: 'press here' },
    { kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:a' }] },
  ],
}
const home = (id = 'UMEMBER') => readBlocks(on.at, on.at.homes.get(id)?.view.blocks ?? []).text

test('the home page shows what the bot says, and its buttons redraw it', async () => {
  bot.script = () => reply('you', pressable)
  await on.hands.openHome('UMEMBER', 'messages')
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(home()).toContain('press here'))
  expect(bot.events.map(e => e.kind)).toEqual(['home'])
  bot.script = () => update(say('your week, redrawn'))
  await on.hands.pressHome('UMEMBER', 'Redraw')
  await waitFor(async () => expect(home()).toBe('your week, redrawn'))
  const { on: page, at } = bot.last('press')
  expect(at.direct).toBe(true)
  await on.platform.edit(page, say('redrawn later'))
  expect(home()).toBe('redrawn later')
})

test('what a press on the home page leads to shows in its place, and a button leads back', async () => {
  on.at.homes.clear()
  bot.script = event => reply('you', event.kind === 'home' ? pressable : say('not today'))
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(home()).toContain('press here'))
  await on.hands.pressHome('UMEMBER', 'Redraw')
  await waitFor(async () => expect(home()).toBe('not today'))
  await on.hands.pressHome('UMEMBER', 'Back')
  await waitFor(async () => expect(home()).toContain('press here'))
  expect(bot.events.map(e => e.kind)).toEqual(['home', 'press', 'home'])
  expect(bot.last('home').at.direct).toBe(true)
})

test('a form that was opened on the home page answers there', async () => {
  bot.script = event => (event.kind === 'home' ? reply('you', pressable) : open(form))
  await on.hands.openHome('UMEMBER')
  await waitFor(async () => expect(home()).toContain('press here'))
  await on.hands.pressHome('UMEMBER', 'Redraw')
  await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
  bot.script = () => update(say('saved'))
  await on.hands.submit('UMEMBER', { reps: '12' })
  await waitFor(async () => expect(home()).toBe('saved'))
})

test('an open home page is drawn anew when its person does something elsewhere, and no other is', async () => {
  for (const id of ['UMEMBER', 'UCOACH']) {
    bot.script = event => reply('you', say(`${event.from.id} has done ${bot.events.length}`))
    await on.hands.openHome(id)
    await waitFor(async () => expect(home(id)).toContain(id))
  }
  const before = home('UCOACH')
  const effect = { kind: 'post', to: on.channel, message: say('x'), once: 'home-1' } as const
  bot.script = event =>
    event.kind === 'home' ? reply('you', say('one more')) : reply('you', say('done'), effect)
  await on.command(on.member, on.channel, 'echo', 'x')
  await waitFor(async () => expect(home()).toBe('one more'))
  expect(home('UCOACH')).toBe(before)
})
