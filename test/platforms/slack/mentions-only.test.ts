import { afterAll, beforeAll, expect, test } from 'vitest'
import { reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import { scopesOf } from '../../../src/platforms/slack/scopes.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

/** An app that a careful team has let hear nothing in channels but what mentions it. */
const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket', {}, { mentionsOnly: true })
  bot.script = () => reply('you', say('heard'))
})
afterAll(() => on.close())

const heard = () => bot.events.flatMap(e => (e.kind === 'message' ? [e.text] : []))

test('mentions, direct messages and commands reach it, and nothing else does', async () => {
  expect(on.at.scopes).toEqual(scopesOf(true))
  const posted = await on.platform.post(on.channel, say('a prompt'), 'p1')
  await on.hands.type('UMEMBER', 'C1', 'bridges 12', posted.message)
  await on.hands.type('UMEMBER', 'C1', '@spotter bridges 12', posted.message)
  await on.hands.type('UMEMBER', on.at.direct('UMEMBER').id, 'rdl 12')
  await on.command(on.member, on.channel, 'echo', 'hi')
  await expect.poll(heard).toEqual(['bridges 12', 'rdl 12'])
  expect(bot.last('command').name).toBe('echo')
})

test('it says so of itself, and an app that hears everything does not', async () => {
  expect(await on.platform.profile(on.member, on.channel)).toMatchObject({ mentionsOnly: true })
  const other = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket')
  expect(await other.platform.profile(other.member, other.channel)).not.toHaveProperty('mentionsOnly')
  await other.close()
})

test('a post that may have got lost is posted again, for nothing tells whether it stands', async () => {
  on.slack.fault('chat.postMessage', { drop: 'before' })
  await expect(on.platform.post(on.channel, say('lost'), 'p2')).rejects.toMatchObject({
    trouble: 'unknown-outcome',
  })
  await on.platform.post(on.channel, say('lost'), 'p2')
  await on.platform.post(on.channel, say('lost'), 'p2')
  expect((await on.seen(on.member, on.channel)).filter(m => m.text === 'lost')).toHaveLength(1)
  const now = on.slack.now()
  expect(await on.platform.find(on.channel, 'p3', now - 60_000, now)).toBeUndefined()
})

test('what all see is not said twice', async () => {
  bot.script = () => reply('everyone', say('shouted'))
  on.slack.fault('respond', { drop: 'after' })
  const posted = await on.platform.post(
    on.channel,
    { blocks: [{ kind: 'buttons', buttons: [{ label: 'Go', action: 'shout' }] }] },
    'p4',
  )
  await on.hands.press('UMEMBER', 'C1', posted.message, 'Go')
  await on.slack.idle()
  expect((await on.seen(on.member, on.channel)).filter(m => m.text === 'shouted')).toHaveLength(1)
})
