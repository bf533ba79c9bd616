import { afterEach, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import type { Message } from '../../../src/chat/message.ts'
import { scopesOf } from '../../../src/platforms/slack/scopes.ts'
import { figureRef } from '../../support/figure-ref.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { pictures, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

/** Pictures that stand at an address of their own, and an app that may not look for files. */
let on: SlackStage
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
const url = (picture: { name: string }) => `https://bot.example/pictures/${picture.name}.png`
const open = async () => {
  const how = { picturesByAddress: true }
  on = await slackStage(bot, 'socket', { pictures: { ...pictures, url } }, how)
  on.slack.filesPending = 0
}
afterEach(() => on.close())

const message: Message = {
  blocks: [{ kind: 'picture', picture: figureRef('bridge'), alt: 'Hips up' }],
}
const shown = () => JSON.stringify(on.at.channels.get('C1')?.messages.at(-1)?.blocks)
const uploads = () => on.slack.calls.filter(({ method }) => method.startsWith('files.')).length

test('a picture is shown by its address, and nothing is uploaded', async () => {
  await open()
  expect(on.at.scopes).toEqual(scopesOf(false, true))
  expect(scopesOf().filter(scope => !on.at.scopes.includes(scope))).toEqual(['files:read'])
  await on.platform.post(on.channel, message, 'a1')
  expect(shown()).toContain('"image_url":"https://bot.example/pictures/bridge.png"')
  bot.script = () => reply('you', message)
  await on.command(on.member, on.channel, 'echo', 'x')
  await waitFor(async () =>
    expect((await on.seen(on.member, on.channel)).at(-1)).toMatchObject({ onlyYou: true, alts: ['Hips up'] }),
  )
  expect(uploads()).toBe(0)
})

test('one that Slack cannot get there is uploaded, and for a while it is not asked to get it again', async () => {
  await open()
  on.at.cannotGet = /bot\.example/
  await on.platform.post(on.channel, message, 'a2')
  expect(shown()).toContain('slack_file')
  const before = on.slack.calls.length
  await on.platform.post(on.channel, message, 'a3')
  expect(on.slack.calls.slice(before).map(({ method }) => method)).toEqual(['chat.postMessage'])
}, 20_000)
