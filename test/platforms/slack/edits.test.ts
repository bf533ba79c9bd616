import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

let bot: ScriptedBot
let on: SlackStage

beforeEach(async () => {
  bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await slackStage(bot, 'socket')
})
afterEach(() => on.close())

async function typed(text: string) {
  const direct = on.at.direct('UMEMBER')
  await on.hands.type('UMEMBER', direct.id, text)
  const message = direct.messages.findLast(one => one.user === 'UMEMBER')
  if (!message) throw new Error('nothing was typed')
  return { direct, message }
}

const heard = () => bot.events.flatMap(event => (event.kind === 'message' ? [event] : []))

test('a line that its author changed comes with the id under which it was first said', async () => {
  const { direct, message } = await typed('bridges 3x12')
  await on.slack.change(on.at, direct, message, 'bridges 3x10')
  await on.hands.type('UMEMBER', direct.id, 'then')
  await expect.poll(() => heard().at(-1)?.text).toBe('then')
  const [first, changed] = heard()
  expect(heard().map(({ text }) => text)).toEqual(['bridges 3x12', 'bridges 3x10', 'then'])
  expect(changed?.edits).toBe(first?.id)
  expect(changed?.id).not.toBe(first?.id)
  expect(changed?.from).toEqual(first?.from)
})

test('a preview that Slack adds is no change', async () => {
  const { direct, message } = await typed('bridges 3x12')
  await on.slack.change(on.at, direct, message, 'bridges 3x12')
  await on.hands.type('UMEMBER', direct.id, 'then')
  await expect.poll(() => heard().at(-1)?.text).toBe('then')
  expect(heard()).toHaveLength(2)
})
