import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { FakeSlack } from '../support/fake-slack/index.ts'
import { Hands } from '../support/fake-slack/people.ts'
import type { Workspace } from '../support/fake-slack/world.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freePort } from '../support/free-port.ts'
import { RunningMain } from '../support/run-main.ts'
import { runSetup } from '../support/run-setup.ts'
import { installByBrowser, populate, seen } from '../support/slack-stage.ts'
import { waitFor } from '../support/wait-for.ts'

const root = temporaryFolder()
const empty = () => mkdtempSync(join(root, 'new-'))
const inEnv = (folder: string) => ({ ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')) })

test('by Socket Mode: set up, started, planned, posted', async () => {
  const folder = empty()
  const slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  onTestFinished(() => slack.stop())
  slack.bySocket()
  const workspace = populate(slack)
  const place = { platform: 'slack', tenant: workspace.id, channel: 'C1' } as const
  const tokens = ['--slack-bot-token', workspace.token, '--slack-app-token', slack.appToken]
  const { code, out, err } = await runSetup(folder, ['--platform', 'slack', ...tokens, '--room', 'C1'], {
    SLACK_API: slack.apiUrl,
  })
  expect([code, err]).toEqual([0, ''])
  const printed = /paste this:\n(\{.*?\n\})/s.exec(out)?.[1] ?? ''
  expect(JSON.parse(printed)).toMatchObject({ settings: { socket_mode_enabled: true } })
  expect(seen(workspace, 'UMEMBER', place).map(({ text }) => text)).toEqual([
    expect.stringMatching(/Week 1 .*This is a trial/s),
  ])

  const bot = new RunningMain(folder, { LOG_LEVEL: 'info', SLACK_API: slack.apiUrl })
  await bot.says(/Spotter is running in Slack/)
  const hands = new Hands(slack, workspace)
  await hands.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
  await hands.command('UCOACH', 'C1', 'schedule', 'now')
  await waitFor(async () => {
    const buttons = seen(workspace, 'UMEMBER', place).flatMap(message => message.buttons)
    expect(buttons.map(({ label }) => label)).toContain('Start')
  })
  expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
})

describe('at a public address', () => {
  const url = 'https://bot.example'
  let there: FakeSlack
  let env: Record<string, string>
  let base: string
  beforeEach(async () => {
    there = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter', url })).start()
    const port = await freePort()
    base = `http://127.0.0.1:${port}`
    env = { SLACK_API: there.apiUrl, SLACK_PORT: String(port) }
    there.byHttp(`${base}/slack/events`)
  })
  afterEach(() => there.stop())

  const way = (name: string, more: Record<string, string>) => [
    '--platform',
    'slack',
    ...Object.entries({ 'slack-way': name, 'public-url': url, ...more }).flatMap(([k, v]) => [`--${k}`, v]),
  ]

  async function getsPrompt(at: Workspace) {
    const hands = new Hands(there, at)
    await hands.command('UCOACH', 'C1', 'schedule', 'set monday 9:00 Europe/Berlin')
    await hands.command('UCOACH', 'C1', 'schedule', 'now')
    await waitFor(async () => {
      const place = { platform: 'slack', tenant: at.id, channel: 'C1' } as const
      const buttons = seen(at, 'UMEMBER', place).flatMap(message => message.buttons)
      expect(buttons.map(({ label }) => label)).toContain('Start')
    })
  }

  test('one workspace by signed HTTP, and what Socket Mode needed is not set any more', async () => {
    const folder = empty()
    const at = populate(there)
    writeFileSync(join(folder, '.env'), 'SLACK_APP_TOKEN=xapp-old\n')
    const secrets = { 'slack-bot-token': at.token, 'slack-signing-secret': there.signingSecret }
    const { code, out, err } = await runSetup(folder, way('http', { ...secrets, room: 'C1' }), env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`"request_url": "${url}/slack/events"`)
    expect(out).toContain(`Lead ${url} to ${base}, where the bot listens once it runs.`)
    expect(out).toContain('It stands in #')
    expect(inEnv(folder)).toEqual({
      SLACK_APP_TOKEN: '',
      PUBLIC_URL: url,
      SLACK_BOT_TOKEN: at.token,
      SLACK_SIGNING_SECRET: there.signingSecret,
    })
    const bot = new RunningMain(folder, { LOG_LEVEL: 'info', ...env })
    await bot.says(/Spotter is running in Slack/)
    await getsPrompt(at)
    expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('many workspaces by OAuth: set up, started, installed, planned, posted', async () => {
    const folder = empty()
    const secrets = {
      'slack-client-id': there.oauth.client.id,
      'slack-client-secret': there.oauth.client.secret,
      'slack-signing-secret': there.signingSecret,
    }
    const { code, out, err } = await runSetup(folder, way('oauth', secrets), env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Once the bot runs, a workspace installs it at ${url}/slack/install.`)
    expect(inEnv(folder)).toMatchObject({
      SLACK_CLIENT_ID: there.oauth.client.id,
      SLACK_STATE_SECRET: expect.stringMatching(/^[\w-]{43}$/),
      SLACK_INSTALLATION_KEYS: expect.stringMatching(/^k\w+:[\w+/]{43}=$/),
    })
    const kept = readFileSync(join(folder, '.env'), 'utf8')
    expect(await runSetup(folder, way('oauth', {}), env)).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, '.env'), 'utf8'), 'run again, it keeps its keys').toBe(kept)

    const bot = new RunningMain(folder, { LOG_LEVEL: 'info', ...env })
    await bot.says(/Spotter is running in Slack/)
    const at = populate(there)
    expect((await installByBrowser(there, base, at.id, at.name)).ok).toBe(true)
    await getsPrompt(at)
    expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
  })
})
