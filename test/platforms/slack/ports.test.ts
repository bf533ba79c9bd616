import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createSlackPlatform } from '../../../src/platforms/slack/index.ts'
import { CONTRACT_ACTIONS, CONTRACT_COMMANDS, ScriptedBot } from '../../support/scripted-bot.ts'
import { fakeSlack, oauth, populate, slackOptions } from '../../support/slack-stage.ts'

test.each(['http', 'socket'] as const)('by %s a port that is taken by then is one sentence', async kind => {
  const other = createServer()
  await once(other.listen(0), 'listening')
  const { port } = other.address() as { port: number }
  const slack = await fakeSlack()
  const at = populate(slack)
  const connection =
    kind === 'http'
      ? ({ kind, signingSecret: slack.signingSecret, port, host: '127.0.0.1' } as const)
      : ({ kind, appToken: slack.appToken, port } as const)
  const platform = createSlackPlatform(slackOptions(slack, at, { connection, auth: oauth(slack) }))
  await expect(platform.start(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))).rejects.toMatchObject({
    name: 'SetupError',
    problems: [expect.stringMatching(`^Port ${port} is taken by another program. Set SLACK_PORT to`)],
  })
  await platform.stop()
  await slack.stop()
  other.close()
})

test('a host that is none of this machine’s is one sentence', async () => {
  const slack = await fakeSlack()
  const connection = { kind: 'http', signingSecret: slack.signingSecret, port: 0, host: '192.0.2.1' } as const
  const platform = createSlackPlatform(slackOptions(slack, populate(slack), { connection }))
  await expect(platform.start(new ScriptedBot(CONTRACT_COMMANDS, CONTRACT_ACTIONS))).rejects.toMatchObject({
    name: 'SetupError',
    problems: [expect.stringContaining('SLACK_HOST must be an address of this machine')],
  })
  await platform.stop()
  await slack.stop()
})
