import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DiscordStage, discordStage } from '../../support/fake-discord/stage.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: ScriptedBot
let on: DiscordStage

beforeEach(async () => {
  bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await discordStage(bot)
})
afterEach(() => on.close())

const heard = () => bot.events.flatMap(event => (event.kind === 'message' ? [event] : []))

test('a line that its author changed comes with the id under which it was first said', async () => {
  const typed = on.fake.people.type(on.users.member, on.text, '<@900000000000000900> bridges 3x12')
  await waitFor(async () => expect(heard()).toHaveLength(1))
  on.fake.people.edit(on.text, typed, '<@900000000000000900> bridges 3x10')
  await waitFor(async () => expect(heard()).toHaveLength(2))
  const [first, changed] = heard()
  expect([first?.text, changed?.text]).toEqual(['bridges 3x12', 'bridges 3x10'])
  expect(changed?.edits).toBe(first?.id)
  expect(changed?.id).not.toBe(first?.id)
})

test('a pin of what was changed long ago is no change', async () => {
  const typed = on.fake.people.type(on.users.member, on.text, '<@900000000000000900> bridges 3x12')
  on.fake.people.edit(on.text, typed, typed.content, new Date(Date.now() - 3_600_000))
  on.fake.people.type(on.users.member, on.text, '<@900000000000000900> then')
  await waitFor(async () => expect(heard().at(-1)?.text).toBe('then'))
  expect(heard().map(({ text }) => text)).toEqual(['bridges 3x12', 'then'])
})
