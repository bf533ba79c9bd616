import { afterAll, beforeAll, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, type SlackStage, slackStage } from '../../support/slack-stage.ts'

let on: SlackStage
const spaces = memorySpaces()
beforeAll(async () => {
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket', {
    space: spaces.space,
  })
})
afterAll(() => on.close())

const count = async (text: string, place = on.channel) =>
  (await on.seen(on.member, place)).filter(m => m.text === text).length

test('a message whose answer was lost is found, not posted again', async () => {
  on.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(on.platform.post(on.channel, say('lost answer'), 'l1')).rejects.toMatchObject({
    trouble: 'unknown-outcome',
  })
  const posted = await on.platform.post(on.channel, say('lost answer'), 'l1')
  expect(await count('lost answer')).toBe(1)
  expect(await on.platform.post(on.channel, say('lost answer'), 'l1')).toEqual(posted)
})

test('a message that never got through is posted by the next try', async () => {
  on.slack.fault('chat.postMessage', { drop: 'before' }, { status: 500 })
  for (const _ of [1, 2]) await expect(on.platform.post(on.channel, say('not yet'), 'l2')).rejects.toThrow()
  await on.platform.post(on.channel, say('not yet'), 'l2')
  expect(await count('not yet')).toBe(1)
})

test('it is found behind newer messages, and in a thread', async () => {
  const thread = await on.platform.openThread(await on.platform.post(on.channel, say('t'), 'l3'), 'x')
  for (const place of [thread, on.channel]) {
    on.slack.fault('chat.postMessage', { drop: 'after' })
    await expect(on.platform.post(place, say('look for me'), 'l4')).rejects.toThrow(PlatformError)
    for (let i = 0; i < 20; i++) await on.hands.type('UCOACH', 'C1', `chatter ${i}`, place.thread)
    await on.platform.post(place, say('look for me'), 'l4')
    expect(await count('look for me', place)).toBe(1)
  }
  const looks = on.slack.calls.map(c => c.method).filter(m => m.startsWith('conversations.'))
  expect(looks).toContain('conversations.replies')
  // Fifteen messages a page: the first page of the channel holds only chatter.
  expect(looks.filter(m => m === 'conversations.history').length).toBeGreaterThan(1)
})

test('one that looks the same but is someone else’s is not taken for it', async () => {
  on.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(on.platform.post(on.channel, say('forged'), 'l5')).rejects.toThrow()
  const mine = on.at.channels.get('C1')?.messages.find(m => m.text === 'forged')
  if (mine) mine.user = 'UCOACH'
  const posted = await on.platform.post(on.channel, say('forged'), 'l5')
  expect(posted.message).not.toBe(mine?.ts)
})

test('a plain refusal leaves nothing to look for', async () => {
  const before = on.slack.calls.length
  on.slack.fault('chat.postMessage', { error: 'is_archived' })
  await expect(on.platform.post(on.channel, say('later'), 'l6')).rejects.toMatchObject({
    trouble: 'place-gone',
  })
  await on.platform.post(on.channel, say('later'), 'l6')
  expect(on.slack.calls.slice(before).map(c => c.method)).not.toContain('conversations.history')
})

test('two calls at once with one key post one message', async () => {
  const post = () => on.platform.post(on.channel, say('twins'), 'l7')
  const [a, b] = await Promise.all([post(), post()])
  expect(a).toEqual(b)
  expect(await count('twins')).toBe(1)
})

test('the same key in another channel is another message', async () => {
  on.at.channel('C9', 'channel', 'UCOACH', ['UCOACH', 'UMEMBER', on.at.botUser])
  const there = { ...on.channel, channel: 'C9' }
  await on.platform.post(on.channel, say('both'), 'l8')
  await on.platform.post(there, say('both'), 'l8')
  expect([await count('both'), await count('both', there)]).toEqual([1, 1])
})

test('an edit keeps the key on the message', async () => {
  const posted = await on.platform.post(on.channel, say('first wording'), 'l9')
  await on.platform.edit(posted, say('second wording'))
  for (const key of spaces.all.keys()) {
    const value = spaces.all.get(key) as { posted?: string }
    if (value.posted === posted.message) spaces.all.set(key, { began: Date.now() })
  }
  expect(await on.platform.post(on.channel, say('first wording'), 'l9')).toEqual(posted)
})

test('a message that was lost at the second try is found as well', async () => {
  on.slack.fault('chat.postMessage', { drop: 'before' }, { drop: 'after' })
  for (const _ of [1, 2]) await expect(on.platform.post(on.channel, say('second'), 'l10')).rejects.toThrow()
  await on.platform.post(on.channel, say('second'), 'l10')
  expect(await count('second')).toBe(1)
})

test('what everyone can read of a key tells nothing', async () => {
  await on.platform.post(on.channel, say('x'), 'checkup:UMEMBER:back-pain')
  expect(JSON.stringify(on.at.channels.get('C1')?.messages)).not.toContain('back-pain')
})

test('it is found at once, however much was said since', async () => {
  on.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(on.platform.post(on.channel, say('before the flood'), 'l11')).rejects.toThrow()
  on.slack.skip(3 * 3_600_000)
  for (let i = 0; i < 400; i++) await on.hands.type('UCOACH', 'C1', `flood ${i}`)
  const before = on.slack.calls.length
  await on.platform.post(on.channel, say('before the flood'), 'l11')
  expect(await count('before the flood')).toBe(1)
  expect(on.slack.calls.slice(before).map(c => c.method)).toEqual(['conversations.history'])
})

test.each([
  ['ahead', -5 * 3_600_000],
  ['behind', 5 * 3_600_000],
])('it is found although this machine’s clock was %s when it was posted', async (_, skipped) => {
  const late = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket')
  late.slack.skip(skipped)
  const post = (text: string) => late.platform.post(late.channel, say(text), text)
  await post('so the bot hears the time')
  late.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(post('by a wrong clock')).rejects.toThrow()
  late.slack.skip(-skipped)
  await post('by a wrong clock')
  const texts = (await late.seen(late.member, late.channel)).map(m => m.text)
  expect(texts).toEqual(['so the bot hears the time', 'by a wrong clock'])
  await late.close()
})

test('what an earlier version kept of a post is still known', async () => {
  const posted = await on.platform.post(on.channel, say('kept by ts'), 'l14')
  for (const [key, value] of spaces.all)
    if ((value as { posted?: string }).posted === posted.message) spaces.all.set(key, { ts: posted.message })
  expect(await on.platform.post(on.channel, say('kept by ts'), 'l14')).toEqual(posted)
  expect(await count('kept by ts')).toBe(1)
})
