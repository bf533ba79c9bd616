import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: DiscordStage
beforeAll(async () => {
  on = await discordStage(bot)
})
afterAll(() => on?.close())

test.each(['', 'x'.repeat(100), '::::', 'redraw:\u200b:__proto__', 'constructor', '🏋️'.repeat(33)])(
  'a forged button reaches the bot as it is: %j',
  async forged => {
    bot.script = () => reply('you', say('no such button'))
    const message = {
      blocks: [{ kind: 'buttons', buttons: [{ label: 'Redraw', action: 'redraw:1' }] }],
    } as const
    const posted = await on.platform.post(on.channel, message, forged)
    const shown = on.fake.world.message(on.text.id, posted.message)
    await on.fake.people.press(on.users.member, shown, forged)
    expect(bot.last('press').action).toBe(forged)
  },
)

test('options and suggestions that were never offered reach the bot as they are', async () => {
  const values = { text: 'x'.repeat(6000), __proto__x: 1 }
  bot.script = () => reply('you', say('refused'))
  await on.fake.people.command(on.users.member, on.text, 'nope', values, undefined, true)
  expect(bot.last('command')).toMatchObject({ name: 'nope', input: { text: values.text } })
})
