import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nothing, reply } from '../../../src/chat/command.ts'
import { say } from '../../../src/chat/message.ts'
import type { ListedSpace } from '../../../src/core/spaces.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { memorySpaces, quiet, type SlackStage, slackStage } from '../../support/slack-stage.ts'
import { slowSpace } from '../../support/slow-space.ts'
import { waitFor } from '../../support/wait-for.ts'

const BUSY = 'Busy, please try again'
const BUTTON = { blocks: [{ kind: 'buttons', buttons: [{ label: 'Do it', action: 'redraw:1' }] }] } as const

describe.each(['socket', 'http'] as const)('while the bot is too busy, by %s', by => {
  const bot = new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS)
  const spaces = memorySpaces()
  const complaints: string[] = []
  const log = { ...quiet, error: (_: object, message: string) => void complaints.push(message) }
  let looks = 0
  let on: SlackStage

  beforeAll(async () => {
    const count = () => {
      looks++
      return 0
    }
    const space = <T>(name: string): ListedSpace<T> => slowSpace(spaces.space<T>(name), count)
    on = await slackStage(bot, by, { space, log })
  })
  afterAll(() => on.close())
  beforeEach(async () => {
    await on.slack.idle()
    bot.script = () => reply('you', say('Done'))
    bot.turnsAway = 0
    bot.events.length = 0
    complaints.length = 0
    on.slack.violations.length = 0
    looks = 0
  })

  const texts = async () => (await on.seen(on.member, on.channel)).map(({ text }) => text)
  const marks = (id: string) => [...spaces.all.keys()].filter(key => key.includes(id))

  test('a command is told so in its acknowledgement, leaves no mark, and may come again', async () => {
    bot.turnsAway = 1
    const trigger = on.slack.triggers.make('T1', 'UMEMBER')
    const command = () => on.hands.command('UMEMBER', 'C1', 'echo', 'x', trigger)
    await command()
    expect(await texts()).toContain(BUSY)
    expect(bot.events).toEqual([])
    expect(looks).toBe(0)
    expect(marks(trigger)).toEqual([])
    await command()
    expect(await texts()).toContain('Done')
    expect(on.slack.violations).toEqual([])
  })

  test('a press is told so privately, and can be pressed again', async () => {
    const { message } = await on.platform.post(on.channel, BUTTON, `busy-${by}`)
    const before = (await texts()).filter(text => text === BUSY).length
    bot.turnsAway = 1
    await on.hands.press('UMEMBER', 'C1', message, 'Do it')
    await waitFor(async () => expect((await texts()).filter(text => text === BUSY)).toHaveLength(before + 1))
    expect(bot.events).toEqual([])
    await on.hands.press('UMEMBER', 'C1', message, 'Do it')
    await waitFor(async () => expect(bot.events).toHaveLength(1))
    expect(on.slack.violations).toEqual([])
  })

  test('a form stays open with what was filled in, and can be sent again', async () => {
    bot.script = ({ kind }) =>
      kind === 'form'
        ? nothing()
        : {
            first: {
              kind: 'form',
              form: {
                action: 'form:1',
                title: 'Weight',
                submit: 'Save',
                fields: [{ kind: 'text', name: 'weight', label: 'Weight', required: true, maxLength: 20 }],
              },
            },
            after: [],
          }
    await on.command(on.member, on.channel, 'echo', 'x')
    await waitFor(async () => expect(await on.form(on.member)).toBeDefined())
    bot.turnsAway = 1
    await on.submit(on.member, { weight: '12' })
    expect(on.at.modals.get('UMEMBER')?.errors).toEqual({ weight: BUSY })
    expect(bot.events.filter(({ kind }) => kind === 'form')).toEqual([])
    await on.submit(on.member, { weight: '12' })
    await waitFor(async () => expect(bot.last('form')).toMatchObject({ values: { weight: '12' } }))
    expect(on.slack.violations).toEqual([])
  })

  // Over a socket Slack waits for three seconds before it sends again.
  test('what is typed is left to Slack, which sends it again: it is done once, and nobody is told off', async () => {
    const before = (await texts()).filter(text => text === BUSY).length
    bot.turnsAway = 2
    await on.hands.type('UMEMBER', 'C1', '@spotter bridges 12')
    await on.slack.idle()
    await waitFor(async () => expect(bot.events.map(({ kind }) => kind)).toEqual(['message']))
    expect((await texts()).filter(text => text === BUSY)).toHaveLength(before)
    expect(complaints).toEqual([])
  })

  test('what is typed and has to wait is acknowledged meanwhile, and done once there is room', async () => {
    const { promise: room, resolve } = Promise.withResolvers<void>()
    bot.crowd = room
    await on.hands.type('UMEMBER', 'C1', '@spotter bridges 12')
    await on.slack.idle()
    expect(on.slack.violations).toEqual([])
    expect(bot.events).toEqual([])
    resolve()
    await waitFor(async () => expect(bot.events.map(({ kind }) => kind)).toEqual(['message']))
    expect(complaints).toEqual([])
  })

  test('what Slack sends for the last time is not left to it', async () => {
    bot.turnsAway = 1
    const text = `<@${on.at.botUser}> squats`
    const said = { type: 'app_mention', user: 'UMEMBER', channel: 'C1', ts: '9.000009', text }
    const event = { type: 'event_callback', team_id: 'T1', api_app_id: 'A1', event_id: 'Ev9', event: said }
    await on.slack.deliver('events_api', event, { num: 3, reason: 'http_error' })
    await waitFor(async () => expect(bot.events).toHaveLength(1))
    expect(on.slack.violations).toEqual([])
  })

  test('the bot is told at first sight what was pressed, typed or commanded', async () => {
    const { message } = await on.platform.post(on.channel, BUTTON, `glimpse-${by}`)
    await on.slack.idle()
    bot.glimpses.length = 0
    await on.hands.press('UMEMBER', 'C1', message, 'Do it')
    await on.hands.command('UMEMBER', 'C1', 'echo', 'my back hurts')
    await on.hands.type('UMEMBER', 'C1', 'my chest hurts')
    await waitFor(async () =>
      expect(bot.glimpses).toMatchObject([
        { isLine: false, action: 'redraw:1' },
        { isLine: false, text: 'echo my back hurts' },
        { isLine: true, text: 'my chest hurts' },
      ]),
    )
  })

  test('the bot is told at first sight what was filled in, and in which form', async () => {
    const field = { kind: 'text', name: 'note', label: 'Note', maxLength: 40 } as const
    const form = { action: 'sent:1', title: 'Note', submit: 'Send', fields: [field] } as const
    bot.script = event =>
      event.kind === 'command' ? { first: { kind: 'form', form }, after: [] } : reply('you', say('Done'))
    await on.hands.command('UMEMBER', 'C1', 'ask', '')
    await waitFor(async () => expect(on.at.modals.has('UMEMBER')).toBe(true))
    bot.glimpses.length = 0
    await on.hands.submit('UMEMBER', { note: 'my back hurts' })
    await waitFor(async () =>
      expect(bot.glimpses).toMatchObject([{ isLine: false, action: 'sent:1', text: 'my back hurts' }]),
    )
  })

  test('a channel that was archived is heard of', async () => {
    bot.turnsAway = 1
    const event = { type: 'channel_archive', channel: 'C1', user: 'UCOACH' }
    await on.slack.event(on.at, 'channel_archive', event)
    await waitFor(async () => expect(bot.losses).toHaveLength(1))
    expect(on.slack.violations).toEqual([])
  })
})
