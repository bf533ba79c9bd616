import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { open } from '../../../src/chat/command.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { type SlackStage, slackStage } from '../../support/slack-stage.ts'

const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
let on: SlackStage
beforeAll(async () => {
  on = await slackStage(bot, 'socket')
})
afterAll(() => on.close())

test.each([
  ['back', -24 * 3_600_000, () => on.member],
  ['forward', 24 * 3_600_000, () => on.coach],
])('a profile is asked for once in five minutes, also when the clock is set %s', async (_, step, who) => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.now() })
  try {
    const asked = () => on.slack.calls.filter(call => call.method === 'users.info').length
    const before = asked()
    await on.platform.profile(who())
    expect(asked()).toBe(before + 1)
    vi.setSystemTime(Date.now() + step)
    await on.platform.profile(who())
    expect(asked()).toBe(before + 1)
    vi.advanceTimersByTime(5 * 60_000)
    await on.platform.profile(who())
    expect(asked()).toBe(before + 2)
    vi.advanceTimersByTime(5 * 60_000)
  } finally {
    vi.useRealTimers()
  }
})

test('an admin of another workspace manages nothing here', async () => {
  on.at.user({ id: 'UOUT', name: 'Outsider', admin: true, team: 'T9' })
  expect((await on.platform.profile({ ...on.member, id: 'UOUT' }, on.channel)).mayManage).toBe(false)
  expect((await on.platform.profile(on.coach, on.channel)).mayManage).toBe(true)
})

test('a conversation of several people is known as one, where no group can meet', async () => {
  on.at.channel('G7', 'mpim', 'UCOACH', ['UCOACH', 'UMEMBER', on.at.botUser])
  expect(await on.platform.profile(on.coach, { ...on.channel, channel: 'G7' })).toMatchObject({
    closed: true,
  })
  expect(await on.platform.profile(on.coach, on.channel)).not.toHaveProperty('closed')
})

test('whose account was deactivated has left, as soon as Slack is asked for their name', async () => {
  on.at.user({ id: 'UOLD', name: 'Old', disabled: true })
  const person = { ...on.member, id: 'UOLD' }
  expect((await on.platform.profile(person)).name).toBe('Old')
  expect(bot.told).toContainEqual({ left: [person] })
  await on.platform.profile(on.coach)
  expect(bot.told).not.toContainEqual({ left: [on.coach] })
})

test.each(['ratelimited', 'expired_trigger_id'])(
  'a form that Slack does not open (%s) is said, once and privately',
  async error => {
    bot.script = () =>
      open({
        action: 'sent:1',
        title: 'Ask',
        submit: 'Send',
        fields: [{ kind: 'text', name: 'a', label: 'A', maxLength: 9 }],
      })
    on.slack.fault('views.open', { error })
    await on.command(on.member, on.channel, 'ask', '')
    await on.slack.idle()
    const said = (await on.seen(on.member, on.channel)).filter(m => m.text.includes('did not work'))
    expect(said.map(m => m.onlyYou)).toEqual([true])
    on.at.channels.get('C1')?.messages.splice(0)
  },
)
