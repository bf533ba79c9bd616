import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { App } from '../src/app.ts'
import { Clock } from '../src/clock.ts'
import type { Config } from '../src/config.ts'
import { connect } from '../src/connect.ts'
import { whyUnreachable } from '../src/core/unreachable.ts'
import { openStore } from '../src/storage/store.ts'
import { FakeDiscord, TOKEN } from './support/fake-discord/index.ts'
import type { FakeSlack } from './support/fake-slack/index.ts'
import { temporaryFolder } from './support/folder.ts'
import { freePort } from './support/free-port.ts'
import { PROGRAMS } from './support/programs.ts'
import { fakeSlack, pictures, populate, quiet } from './support/slack-stage.ts'
import { VirtualTime } from './support/virtual-time.ts'

let app: App
let time: VirtualTime
let discord: FakeDiscord
let slack: FakeSlack
let config: Config
const errors: string[] = []
const ends: string[] = []
beforeEach(async () => {
  for (const list of [errors, ends]) list.length = 0
  time = new VirtualTime()
  const store = await openStore({ file: `${temporaryFolder()}/spotter.db` })
  app = new App({ store, programs: PROGRAMS, log: quiet, now: Date.now, timers: time })
  discord = await new FakeDiscord().listen()
  slack = await fakeSlack(app.engine.commands)
  slack.bySocket()
  config = {
    discord: { token: TOKEN, api: discord.api },
    slack: {
      connection: { kind: 'socket', appToken: slack.appToken },
      auth: { kind: 'one', botToken: populate(slack).token },
      apiUrl: slack.apiUrl,
    },
  } as Config
})
afterEach(async () => {
  await app.stop()
  await Promise.all([discord.close(), slack.stop()])
})

const log = { ...quiet, error: (_: object, message: string) => void errors.push(message) }
const run = () =>
  connect(config, { app, clock: Clock.real(), log, pictures, ended: why => void ends.push(why) })
const connected = () => [...app.services.platforms.keys()]

test('a platform that cannot be reached holds up no other, and is tried again', async () => {
  for (let i = 0; i < 30; i++) discord.rest.mishaps.push({ method: 'GET', path: /applications/, how: 500 })
  await run()
  expect(connected()).toEqual(['slack'])
  expect(errors).toEqual(['a platform could not be connected: the others go on without it'])
  discord.rest.mishaps.length = 0
  await time.pass(60_000)
  await expect.poll(connected).toEqual(['slack', 'discord'])
})

test('one that is set up wrong holds up no other either', async () => {
  config = { ...config, discord: { token: 'wrong', api: discord.api } }
  await run()
  expect(connected()).toEqual(['slack'])
})

test.each([
  ['Discord', () => ({ discord: { token: 'wrong', api: discord.api } }), /DISCORD_TOKEN/],
  [
    'Slack',
    () => ({ slack: { ...config.slack, auth: { kind: 'one', botToken: 'xoxb-wrong' } } }),
    /SLACK_BOT_TOKEN/,
  ],
])('where %s alone is wanted, and set up wrong, the setting is named', async (_, wrong, setting) => {
  config = wrong() as unknown as Config
  await expect(run()).rejects.toMatchObject({ problems: [expect.stringMatching(setting)] })
})

describe('a platform that cannot be reached at the start is named with the cause', () => {
  test.each([
    ['refused', async () => `http://127.0.0.1:${await freePort()}`, 'the connection is refused'],
    ['not found', async () => 'http://nowhere.invalid', 'its name is not found (DNS)'],
    ['no TLS', async () => slack.url.replace('http:', 'https:'), 'TLS failed'],
  ])('%s', async (_, address, why) => {
    const api = await address()
    for (const alone of [
      { discord: { ...config.discord, api } },
      { slack: { ...config.slack, apiUrl: `${api}/` } },
    ]) {
      config = alone as unknown as Config
      const error = await run().catch((thrown: unknown) => thrown)
      expect(whyUnreachable(error)?.why).toContain(why)
    }
  })
})

test('one that shuts the bot out later ends it only as the last', async () => {
  await run()
  discord.gateway.drop(4004)
  await expect.poll(() => errors).toContain('a platform is served no more: the others go on')
  expect(ends).toEqual([])
})
