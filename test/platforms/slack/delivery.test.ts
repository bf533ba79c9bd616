import { afterEach, expect, test, vi } from 'vitest'
import { nothing, reply, update } from '../../../src/chat/command.ts'
import { literal } from '../../../src/chat/markdown.ts'
import { say } from '../../../src/chat/message.ts'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import type { HttpLine, SocketLine } from '../../support/fake-slack/lines.ts'
import { freePort } from '../../support/free-port.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, quiet, type SlackStage, slackOptions, slackStage } from '../../support/slack-stage.ts'
import { waitFor } from '../../support/wait-for.ts'

let on: SlackStage
afterEach(() => on.close())

async function stage(by: 'socket' | 'http', more: Parameters<typeof slackStage>[2] = {}) {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await slackStage(bot, by, more)
  bot.platform = on.platform
  return bot
}

const command = (trigger: string) => ({
  token: 'x',
  team_id: 'T1',
  team_domain: 'acme',
  channel_id: 'C1',
  channel_name: 'general',
  user_id: 'UMEMBER',
  user_name: 'member',
  command: '/echo',
  text: 'hi',
  api_app_id: 'A1',
  response_url: on.slack.urls.make({ team: 'T1', channel: 'C1', user: 'UMEMBER' }),
  trigger_id: trigger,
})

test.each([
  ['signed with another secret', { secret: 'guessed' }],
  ['signed six minutes ago', { age: 360 }],
  ['changed on the way', { tamper: (body: string) => body.replace('UMEMBER', 'UCOACH') }],
  ['not signed', { unsigned: true }],
])('a request that is %s is refused, and nothing is done', async (_, how) => {
  const bot = await stage('http')
  const line = on.slack.line as HttpLine
  for (const kind of ['slash_commands', 'events_api', 'interactive'] as const) {
    const response = await line.send(kind, command('1.T1.a'), how)
    expect([response?.status, await response?.text()]).toEqual([401, ''])
  }
  expect(bot.events).toEqual([])
})

test('a request that is signed for more than five minutes from now is refused, and the clock is blamed once', async () => {
  const logged: unknown[] = []
  const log = { ...quiet, error: (data: object, message: string) => void logged.push([data, message]) }
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  on = await slackStage(bot, 'http', { log })
  const line = on.slack.line as HttpLine
  for (const kind of ['slash_commands', 'events_api', 'interactive'] as const) {
    const response = await line.send(kind, command('1.T1.a'), { age: -360 })
    expect(response?.status).toBe(503)
  }
  expect(bot.events).toEqual([])
  expect(logged).toEqual([
    [{ from: 'bolt', behind: expect.closeTo(360, -1) }, expect.stringContaining('clock is behind')],
  ])
})

test('a signed body that makes no sense does no harm', async () => {
  const bot = await stage('http')
  const line = on.slack.line as HttpLine
  const odd = ['not json', 'payload=not+json', 'payload=%7B%7D', '[]', `{"a":"${'x'.repeat(200_000)}"}`]
  await Promise.all(
    odd.map(raw => line.send(raw.startsWith('p') ? 'interactive' : 'events_api', {}, { raw })),
  )
  await on.command(on.member, on.channel, 'echo', 'still here')
  expect(bot.events).toHaveLength(1)
})

test.each(['socket', 'http'] as const)(
  'by %s, a command that comes twice is done once and answered twice',
  async by => {
    const bot = await stage(by)
    bot.script = () => reply('you', say('counted'))
    const payload = command('7.T1.same')
    const [first, second] = [
      await on.slack.line?.deliver('slash_commands', payload),
      await on.slack.line?.deliver('slash_commands', payload, { num: 1, reason: 'timeout' }),
    ]
    expect(second).toEqual(first)
    expect(first?.body).toMatchObject({ text: 'counted' })
    expect(bot.events).toHaveLength(1)
  },
)

test('an event that comes again is done once, even after a restart', async () => {
  const { space } = memorySpaces()
  const bot = await stage('socket', { space })
  const direct = on.at.direct('UMEMBER').id
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: direct,
    user: 'UMEMBER',
    text: 'hi',
    ts: '1.000001',
  }
  bot.script = () => reply('you', say('once'))
  await on.slack.event(on.at, 'message.im', event, 'Ev1')
  await on.slack.event(on.at, 'message.im', event, 'Ev1')
  await waitFor(async () => expect(bot.events).toHaveLength(1))
  await waitFor(async () => expect(on.at.channels.get(direct)?.messages).toHaveLength(1))
  await on.platform.stop()
  await on.platform.start(bot)
  await on.slack.event(on.at, 'message.im', event, 'Ev1')
  await on.slack.event(on.at, 'message.im', { ...event, ts: '2.000001' }, 'Ev2')
  await waitFor(async () => expect(bot.events).toHaveLength(2))
})

test('an event that Slack gives to two replicas at once is answered by one of them', async () => {
  const { space } = memorySpaces()
  const first = await stage('http', { space })
  const second = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const connection = {
    kind: 'http',
    signingSecret: on.slack.signingSecret,
    port: await freePort(),
    host: '127.0.0.1',
  } as const
  const other = createSlackPlatform(slackOptions(on.slack, on.at, { space, connection }))
  await other.start(second)
  for (const bot of [first, second]) {
    bot.script = async () => {
      await new Promise(done => setTimeout(done, 50))
      return reply('you', say('once'))
    }
  }
  const channel = on.at.direct('UMEMBER').id
  const event = { type: 'message', channel_type: 'im', channel, user: 'UMEMBER', text: 'hi', ts: '1.000001' }
  try {
    const sent = [on.slack.event(on.at, 'message.im', event, 'Ev1')]
    on.slack.byHttp(`http://127.0.0.1:${connection.port}/slack/events`)
    sent.push(on.slack.event(on.at, 'message.im', event, 'Ev1'))
    await Promise.all(sent)
    await waitFor(async () => expect(await on.seenDirectly(on.member)).toHaveLength(1))
    await other.stop()
    expect(first.events.length + second.events.length).toBe(1)
    expect(await on.seenDirectly(on.member)).toHaveLength(1)
  } finally {
    await other.stop()
  }
})

test('after Slack renews the line, and after the line breaks, events arrive again', async () => {
  const bot = await stage('socket')
  const line = on.slack.line as SocketLine
  line.refresh()
  await on.command(on.member, on.channel, 'echo', 'after the refresh')
  line.cut()
  await on.command(on.member, on.channel, 'echo', 'after the break')
  expect(bot.events.map(e => e.kind === 'command' && e.input)).toEqual([
    'after the refresh',
    'after the break',
  ])
}, 20_000)

test('whoever runs it is told once when its only workspace removes it, and not when another does', async () => {
  const told: unknown[] = []
  const bot = await stage('socket', { ended: error => told.push([error.trouble, error.message]) })
  const other = on.slack.install('T9', 'elsewhere')
  await on.slack.event(other, 'app_uninstalled', { type: 'app_uninstalled' })
  await on.command(on.member, on.channel, 'echo', 'still here')
  expect([bot.events.length, told]).toEqual([1, []])
  await on.hands.uninstall()
  await waitFor(async () => expect(told).toEqual([['token-revoked', 'Slack took the bot’s token back']]))
  expect(bot.losses).toContainEqual(expect.objectContaining({ where: { platform: 'slack', tenant: 'T1' } }))
})

test('whoever runs it is told once when Slack takes the token of its only workspace back', async () => {
  const told: unknown[] = []
  await stage('socket', { ended: error => told.push([error.trouble, error.detail]) })
  on.at.revoked = 'token_revoked'
  for (const once of ['1', '2']) {
    const posting = on.platform.post(on.channel, say('Hi'), once)
    await expect(posting).rejects.toMatchObject({ trouble: 'token-revoked' })
  }
  expect(told).toEqual([['token-revoked', 'token_revoked']])
})

test('a body without end is not read to its end', async () => {
  const bot = await stage('http')
  const endless = await (on.slack.line as HttpLine).send('events_api', {}, { raw: 'x'.repeat(20_000_000) })
  expect(endless?.ok ?? false).toBe(false)
  await on.command(on.member, on.channel, 'echo', 'still here')
  expect(bot.events).toHaveLength(1)
})

test('an event of another workspace is not answered', async () => {
  const bot = await stage('http')
  const foreign = { ...command('9.T9.x'), team_id: 'T9' }
  expect(await on.slack.line?.deliver('slash_commands', foreign)).toEqual({ body: undefined })
  expect(bot.events).toEqual([])
})

test('a forged button reaches the bot as the text that it is, from whoever pressed', async () => {
  const bot = await stage('socket')
  bot.script = () => update(say('x'))
  await on.slack.deliver('interactive', {
    type: 'block_actions',
    user: { id: 'UMEMBER', username: 'm', team_id: 'T1' },
    team: { id: 'T1', domain: 'acme' },
    token: 'x',
    trigger_id: 'forged',
    actions: [{ type: 'button', action_id: 'a', value: 'walk.done:../../etc:<!channel>', block_id: 'b' }],
    container: { type: 'message', message_ts: '9.000009', channel_id: 'C1' },
    response_url: 'http://127.0.0.1:1/gone',
  })
  await waitFor(async () => expect(bot.last('press').action).toBe('walk.done:../../etc:<!channel>'))
  expect(bot.last('press').from.id).toBe('UMEMBER')
})

test.each(['', '[]', '{"channel":7}', 'not json'])(
  'a form that holds %j instead of its origin does nothing',
  async private_metadata => {
    const bot = await stage('socket')
    await on.slack.deliver('interactive', {
      type: 'view_submission',
      user: { id: 'UMEMBER', name: 'm', team_id: 'T1' },
      team: { id: 'T1', domain: 'acme' },
      token: 'x',
      trigger_id: 't',
      view: { id: 'V1', type: 'modal', callback_id: 'sent:1', private_metadata, state: { values: {} } },
    })
    await on.command(on.member, on.channel, 'echo', 'x')
    expect(bot.events.map(e => e.kind)).toEqual(['command'])
  },
)

test('a command that is not ours is acknowledged in silence', async () => {
  const bot = await stage('socket', { commandPrefix: 'spotter-' })
  bot.script = () => nothing()
  await on.slack.line?.deliver('slash_commands', command('1.T1.x'))
  await on.slack.line?.deliver('slash_commands', { ...command('2.T1.x'), command: '/spotter-echo' })
  expect(bot.events.map(e => e.kind === 'command' && e.name)).toEqual(['echo'])
})

test('with a prefix, the bot calls its commands as they are called there, and nothing that people typed', async () => {
  await stage('socket', { commandPrefix: 'spotter-' })
  const typed = literal('`/echo` /echo')
  await on.platform.post(
    on.channel,
    {
      blocks: [
        { kind: 'text', text: 'Try `/echo hi`, not `/invite @x` or `/echoes`.' },
        { kind: 'note', text: `They typed: ${typed}` },
        { kind: 'fields', fields: [{ name: 'n', value: 'or `/plan set`' }] },
      ],
    },
    'prefix-1',
  )
  const seen = (await on.seen(on.member, on.channel)).at(-1)?.text
  expect(seen).toContain('Try /spotter echo hi, not /invite @x or /echoes.')
  expect(seen).toContain('They typed: `/echo` /echo')
  expect(seen).toContain('or /spotter plan set')
  expect(on.at.channels.get('C1')?.messages.at(-1)?.text).toContain('/spotter echo hi')
})

test('a clock that is more than five minutes ahead is blamed for what is refused, once', async () => {
  const logged: [level: string, data: object, message: string][] = []
  const log = {
    ...quiet,
    warn: (data: object, message: string) => void logged.push(['warn', data, message]),
    error: (data: object, message: string) => void logged.push(['error', data, message]),
  }
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'http', { log })
  const line = on.slack.line as HttpLine
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 600_000 })
  try {
    // Slack goes by the right time.
    for (let n = 0; n < 3; n++) {
      const response = await line.send('slash_commands', command(`1.T1.clock${n}`), { age: 600 })
      expect(response?.status).toBe(401)
    }
  } finally {
    vi.useRealTimers()
  }
  expect(logged).toEqual([
    ['error', { from: 'bolt', ahead: expect.closeTo(600, -1) }, expect.stringContaining('clock is ahead')],
  ])
})
