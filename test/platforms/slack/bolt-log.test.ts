import { afterEach, expect, test } from 'vitest'
import { boltLogger } from '../../../src/platforms/slack/bolt.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { quiet, type SlackStage, slackStage } from '../../support/slack-stage.ts'

let on: SlackStage | undefined
afterEach(() => on?.close())

function heard() {
  const lines: [data: object, message: string][] = []
  const error = (data: object, message: string) => void lines.push([data, message])
  return { lines, log: { ...quiet, error } }
}

test('an error of Bolt’s is logged with its cause, wherever Bolt puts that', () => {
  const { lines, log } = heard()
  const cause = new Error('the database is away')
  boltLogger(log).error('Slack API error: fatal_error', cause)
  boltLogger(log).error(cause)
  boltLogger(log, undefined, cause).error('An unhandled error occurred while Bolt processed an event')
  boltLogger(log).error('WebSocket not available')
  expect(lines).toEqual([
    [{ from: 'bolt', err: cause }, 'Slack API error: fatal_error'],
    [{ from: 'bolt', err: cause }, 'the database is away'],
    [{ from: 'bolt', err: cause }, 'An unhandled error occurred while Bolt processed an event'],
    [{ from: 'bolt' }, 'WebSocket not available'],
  ])
})

test('what Bolt could not process is logged with why', async () => {
  const { lines, log } = heard()
  on = await slackStage(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS), 'socket', { log })
  const other = on.slack.install('T9', 'elsewhere')
  other.channel('C1', 'channel', 'U1', ['U1', other.botUser])
  void on.slack.event(other, 'app_home_opened', {
    type: 'app_home_opened',
    user: 'U1',
    channel: 'D1',
    tab: 'home',
  })
  await expect
    .poll(() => lines)
    .toContainEqual([
      {
        err: expect.objectContaining({ message: expect.stringContaining('an event of another workspace') }),
      },
      'Slack event failed',
    ])
})
