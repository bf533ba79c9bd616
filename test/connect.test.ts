import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../src/app.ts'
import { Clock } from '../src/clock.ts'
import type { Config } from '../src/config.ts'
import { connect } from '../src/connect.ts'
import { openStore } from '../src/storage/store.ts'
import { FakeDiscord, TOKEN } from './support/fake-discord/index.ts'
import type { FakeSlack } from './support/fake-slack/index.ts'
import { temporaryFolder } from './support/folder.ts'
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

test('where none is left, it says why', async () => {
  config = { ...config, slack: undefined, discord: { token: 'wrong', api: discord.api } } as unknown as Config
  await expect(run()).rejects.toMatchObject({ problems: [expect.stringContaining('DISCORD_TOKEN')] })
})

test('one that shuts the bot out later ends it only as the last', async () => {
  await run()
  discord.gateway.drop(4004)
  await expect.poll(() => errors).toContain('a platform is served no more: the others go on')
  expect(ends).toEqual([])
})
