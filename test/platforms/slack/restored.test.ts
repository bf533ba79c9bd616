import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { say } from '../../../src/chat/message.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, type SlackStage, slackOptions, slackStage } from '../../support/slack-stage.ts'

const DAY = 24 * 3600_000

let on: SlackStage
const spaces = memorySpaces()
beforeAll(async () => {
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket', {
    space: spaces.space,
  })
})
afterAll(() => on.close())
beforeEach(() => {
  on.at.channels.get('C1')?.messages.splice(0)
})

const chatter = async (lines: number) => {
  for (let i = 0; i < lines; i++) await on.hands.type('UCOACH', 'C1', `chatter ${i}`)
}
const looks = () => on.slack.calls.filter(({ method }) => method === 'conversations.history').length

/** Posts, draws it anew, lets time pass, and loses what was kept of it, as when an older backup is put back. */
async function lose(once: string, later: number) {
  const at = on.slack.now()
  const posted = await on.platform.post(on.channel, say('prompt'), once)
  await on.platform.edit(posted, say('prompt, 1 of 5'), once)
  on.slack.skip(later)
  spaces.all.clear()
  return { posted, find: () => on.platform.find(on.channel, once, at, at + DAY) }
}

test('a post from after the backup is found by one look, however much was said since', async () => {
  const { posted, find } = await lose('r1', 3 * DAY)
  await chatter(60)
  const before = looks()
  expect(await find()).toEqual(posted)
  expect(looks() - before).toBe(1)
})

test('one that stands there late is found as well', async () => {
  const at = on.slack.now()
  on.slack.skip(5 * 3600_000)
  const posted = await on.platform.post(on.channel, say('prompt'), 'r2')
  spaces.all.clear()
  expect(await on.platform.find(on.channel, 'r2', at, at + DAY)).toEqual(posted)
})

test('what was deleted since, or never posted, is not', async () => {
  const { find } = await lose('r3', 3600_000)
  on.at.channels.get('C1')?.messages.splice(0)
  expect(await find()).toBeUndefined()
})

test('with one call a minute, the next look goes on where the last one had to stop', async () => {
  const { posted, find } = await lose('r4', 1000)
  await chatter(40)
  on.slack.rates.isDistributed = true
  for (let minute = 1; minute <= 9; minute++) {
    const found = await find().catch(error => {
      expect(error).toMatchObject({ trouble: 'rate-limited' })
    })
    on.slack.skip(60_000)
    if (!found) continue
    expect(found).toEqual(posted)
    // Fifteen messages a minute, the newest first.
    expect(minute).toBe(3)
    on.slack.rates.isDistributed = false
    return
  }
  throw new Error('it was never found')
})

test('what is known to be posted is not looked for', async () => {
  const at = on.slack.now()
  const posted = await on.platform.post(on.channel, say('prompt'), 'r5')
  const before = looks()
  expect(await on.platform.find(on.channel, 'r5', at, at + DAY)).toEqual(posted)
  expect(looks()).toBe(before)
})

test('a post whose answer was lost is looked for on and on at one call a minute, and never posted twice', async () => {
  const post = () => on.platform.post(on.channel, say('lost'), 'r6')
  on.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(post()).rejects.toMatchObject({ trouble: 'unknown-outcome' })
  await chatter(40)
  on.slack.rates.isDistributed = true
  on.slack.skip(60_000)
  for (let minute = 1; minute <= 2; minute++) {
    await expect(post()).rejects.toMatchObject({ trouble: 'rate-limited' })
    on.slack.skip(60_000)
  }
  await post()
  on.slack.rates.isDistributed = false
  const shown = await on.seen(on.member, on.channel)
  expect(shown.filter(m => m.text === 'lost')).toHaveLength(1)
})

test('a look whose place in the list Slack has forgotten begins anew', async () => {
  const { posted, find } = await lose('r7', 1000)
  await chatter(40)
  on.slack.rates.isDistributed = true
  on.slack.skip(60_000)
  await expect(find()).rejects.toMatchObject({ trouble: 'rate-limited' })
  on.slack.rates.isDistributed = false
  on.slack.fault('conversations.history', { error: 'invalid_cursor' })
  await expect(find()).rejects.toMatchObject({ trouble: 'unknown-outcome' })
  expect(await find()).toEqual(posted)
})

test('a look goes on after a restart where it was, and begins nothing anew', async () => {
  const post = (by = on.platform) => by.post(on.channel, say('over a restart'), 'r8')
  const before = on.slack.calls.length
  on.slack.fault('chat.postMessage', { drop: 'after' })
  await expect(post()).rejects.toMatchObject({ trouble: 'unknown-outcome' })
  await chatter(40)
  on.slack.rates.isDistributed = true
  on.slack.skip(60_000)
  await expect(post()).rejects.toMatchObject({ trouble: 'rate-limited' })
  for (let restart = 1; restart <= 2; restart++) {
    on.slack.skip(60_000)
    const anew = createSlackPlatform(slackOptions(on.slack, on.at, { space: spaces.space }))
    const posted = post(anew)
    if (restart === 1) await expect(posted).rejects.toMatchObject({ trouble: 'rate-limited' })
    else await posted
  }
  on.slack.rates.isDistributed = false
  const looked = on.slack.calls.slice(before).filter(({ method }) => method === 'conversations.history')
  expect(looked.filter(({ args }) => args.cursor === undefined)).toHaveLength(1)
  expect((await on.seen(on.member, on.channel)).filter(m => m.text === 'over a restart')).toHaveLength(1)
  expect([...spaces.all.keys()].filter(key => key.includes('look/'))).toEqual([])
})
