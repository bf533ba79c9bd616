import { afterEach, beforeEach, expect, test } from 'vitest'
import { open, reply, update } from '../../../src/chat/command.ts'
import { type Message, say } from '../../../src/chat/message.ts'
import type { Posted } from '../../../src/core/address.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

let bot: ScriptedBot
let on: SlackStage

beforeEach(async () => {
  bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await slackStage(bot, 'socket')
  bot.platform = on.platform
})
afterEach(() => on.close())

const step = (text: string): Message => ({
  blocks: [
    { kind: 'text', text },
    { kind: 'buttons', buttons: [{ label: 'Done', action: 'redraw', style: 'primary' }] },
  ],
})
const shown = async ({ message }: Posted) =>
  (await on.seen(on.member, on.channel)).find(({ posted }) => posted.message === message)?.text

test('an edit waits for a press that is still being worked on', async () => {
  const posted = await on.platform.post(on.channel, step('bridges'), 'walk')
  const other = await on.platform.post(on.channel, step('bridges'), 'other walk')
  const { promise: until, resolve } = Promise.withResolvers<void>()
  bot.script = async () => {
    await until
    return update(step('squats'), { kind: 'edit', at: other, message: step('that was it') })
  }
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Done')
  await waitFor(async () => expect(bot.events).toHaveLength(1))
  const editing = on.platform.edit(posted, step('rows'))
  await Promise.race([editing, on.platform.edit(other, step('rows'))])
  resolve()
  await editing
  // What follows the answer is done when that is shown.
  await waitFor(async () => expect(await shown(other)).toContain('that was it'))
  expect(await shown(posted)).toContain('rows')
})

test('a form waits for a press on its message that is still being worked on', async () => {
  const both: Message = {
    blocks: [
      {
        kind: 'buttons',
        buttons: [
          { label: 'Form', action: 'form' },
          { label: 'Done', action: 'redraw' },
        ],
      },
    ],
  }
  const posted = await on.platform.post(on.channel, both, 'walk')
  const field = { kind: 'text', name: 'reps', label: 'How many?', maxLength: 9 } as const
  bot.script = () => open({ action: 'sent', title: 'What?', submit: 'Keep', fields: [field] })
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Form')
  await waitFor(async () => expect(await on.form(on.member)).toBeDefined())
  const { promise: until, resolve } = Promise.withResolvers<void>()
  bot.script = async event => {
    if (event.kind === 'press') await until
    return event.kind === 'command' ? reply('you', say('heard')) : update(step(event.kind))
  }
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Done')
  await waitFor(async () => expect(bot.events).toHaveLength(2))
  const sending = on.submit(on.member, { reps: '12' })
  // What is typed later is answered: the form has arrived by then.
  await on.command(on.coach, on.channel, 'echo', 'x')
  expect(bot.events.map(({ kind }) => kind)).toEqual(['press', 'press', 'command'])
  resolve()
  await sending
  await waitFor(async () => expect(await shown(posted)).toContain('form'))
})
