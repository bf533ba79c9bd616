import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { TOKEN } from '../support/fake-discord/index.ts'
import { openServer, type Server } from '../support/fake-discord/stage.ts'
import { FakeSlack } from '../support/fake-slack/index.ts'
import { Hands } from '../support/fake-slack/people.ts'
import type { Workspace } from '../support/fake-slack/world.ts'
import { temporaryFolder } from '../support/folder.ts'
import { freePort } from '../support/free-port.ts'
import { waitFor } from '../support/platform-contract.ts'
import { RunningMain } from '../support/run-main.ts'
import { installByBrowser, populate, seen } from '../support/slack-stage.ts'

const root = temporaryFolder()
let discord: Server
let slack: FakeSlack
let workspace: Workspace
beforeAll(async () => {
  discord = await openServer()
  slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  slack.bySocket()
  workspace = populate(slack)
})
afterAll(async () => {
  await discord.close()
  await slack.stop()
})

const empty = () => mkdtempSync(join(root, 'new-'))
const fakes = () => ({ DISCORD_API: discord.fake.api, SLACK_API: slack.apiUrl })

/** Runs `npm run setup` without a terminal. */
function setup(cwd: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [resolve('src/cli/setup.ts'), ...args], {
    cwd,
    env: { ...CHILD_ENV, PROGRAMS_DIR: resolve('programs'), ...fakes(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => (out += chunk))
  child.stderr.on('data', chunk => (err += chunk))
  return new Promise<{ code: number | null; out: string; err: string }>(done =>
    child.on('close', code => done({ code, out, err })),
  )
}

const inEnv = (folder: string) => ({ ...parseEnv(readFileSync(join(folder, '.env'), 'utf8')) })

describe('from an empty folder to the first prompt', () => {
  test('in Discord: set up, started, planned, posted', async () => {
    const folder = empty()
    const { channel, text, coach, member } = discord
    const args = ['--platform', 'discord', '--discord-token', TOKEN, '--room', text.id]
    const { code, out, err } = await setup(folder, args)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/https:\/\/discord\.com\/oauth2\/authorize\?\S*permissions=\d+/)
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
    expect(inEnv(folder)).toMatchObject({ DISCORD_TOKEN: TOKEN })
    expect(discord.fake.rest.registry.list('everywhere')).toHaveLength(COMMANDS.length)
    const [trial] = await discord.seen(member, channel)
    expect(trial?.text).toMatch(/Week 1 .*This is a trial/s)
    expect(trial?.buttons).toEqual([])

    const bot = new RunningMain(folder, { LOG_LEVEL: 'info', DISCORD_API: discord.fake.api })
    await bot.says(/Spotter is running in Discord/)
    await discord.command(coach, channel, 'schedule', 'set monday 9:00 Europe/Berlin')
    await discord.command(coach, channel, 'schedule', 'now')
    const prompt = await waitFor(async () => {
      const found = (await discord.seen(member, channel)).find(({ buttons }) =>
        buttons.some(b => b.label === 'Start'),
      )
      if (!found) throw new Error('no prompt yet')
      return found
    })
    expect(prompt.text).toContain('Week 1')
    expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
  })

  test('in Slack: set up, started, planned, posted', async () => {
    const folder = empty()
    const place = { platform: 'slack', tenant: workspace.id, channel: 'C1' } as const
    const tokens = ['--slack-bot-token', workspace.token, '--slack-app-token', slack.appToken]
    const { code, out, err } = await setup(folder, ['--platform', 'slack', ...tokens, '--room', 'C1'])
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
    const { code, out, err } = await setup(folder, way('http', { ...secrets, room: 'C1' }), env)
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
      'slack-client-id': there.client.id,
      'slack-client-secret': there.client.secret,
      'slack-signing-secret': there.signingSecret,
    }
    const { code, out, err } = await setup(folder, way('oauth', secrets), env)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Once the bot runs, a workspace installs it at ${url}/slack/install.`)
    expect(inEnv(folder)).toMatchObject({
      SLACK_CLIENT_ID: there.client.id,
      SLACK_STATE_SECRET: expect.stringMatching(/^[\w-]{43}$/),
      SLACK_INSTALLATION_KEYS: expect.stringMatching(/^k\w+:[\w+/]{43}=$/),
    })
    const kept = readFileSync(join(folder, '.env'), 'utf8')
    expect(await setup(folder, way('oauth', {}), env)).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, '.env'), 'utf8'), 'run again, it keeps its keys').toBe(kept)

    const bot = new RunningMain(folder, { LOG_LEVEL: 'info', ...env })
    await bot.says(/Spotter is running in Slack/)
    const at = populate(there)
    expect((await installByBrowser(there, base, at.id, at.name)).ok).toBe(true)
    await getsPrompt(at)
    expect(await bot.stop()).toMatchObject({ code: 0, err: '' })
  })

  test.each([
    ['public-url', 'bot.example', /^PUBLIC_URL must be an address that begins with https:/],
    ['public-url', 'http://bot.example', /^Slack takes no address without TLS \(PUBLIC_URL\)/],
    ['slack-client-id', '9.9', /^Slack does not take this id \(SLACK_CLIENT_ID\)\. Copy it again\.$/m],
    ['slack-client-secret', 'no', /^Slack does not take this secret \(SLACK_CLIENT_SECRET\)\./],
    [
      'slack-signing-secret',
      'xoxb-1-2-34567890123',
      /^That is not a signing secret \(SLACK_SIGNING_SECRET\)/,
    ],
    ['slack-way', 'pigeon', /^How shall Slack reach the bot\? socket .* answer it by --slack-way\.$/m],
  ])('says at once that --%s %s is wrong, and keeps nothing', async (flag, value, said) => {
    const folder = empty()
    const right = {
      'slack-client-id': there.client.id,
      'slack-client-secret': there.client.secret,
      'slack-signing-secret': there.signingSecret,
    }
    const { code, err } = await setup(folder, way('oauth', { ...right, [flag]: value }), env)
    expect([code, err]).toEqual([1, expect.stringMatching(said)])
    expect(existsSync(join(folder, '.env'))).toBe(false)
  })
})

describe('npm run setup', () => {
  test('says where the environment has another value, which counts more than what it keeps', async () => {
    const folder = empty()
    const args = ['--platform', 'discord', '--discord-token', TOKEN, '--room', 'none']
    const { code, out } = await setup(folder, args, { DISCORD_TOKEN: 'another' })
    expect(code).toBe(0)
    expect(out).toMatch(
      /^DISCORD_TOKEN is set in the environment, too, to something else, and that counts more/m,
    )
    expect(out).not.toContain('another')
    const same = await setup(folder, args, { DISCORD_TOKEN: TOKEN })
    expect(same.out).not.toContain('in the environment')
  })

  test('can be run again: what stands in .env stays, and what is set need not be given', async () => {
    const folder = empty()
    writeFileSync(
      join(folder, '.env'),
      `# ours\nPORT=8080\nDISCORD_TOKEN=${TOKEN}\nDISCORD_API=${discord.fake.api}\n`,
    )
    chmodSync(join(folder, '.env'), 0o644)
    const tokens = { SLACK_BOT_TOKEN: workspace.token, SLACK_APP_TOKEN: slack.appToken }
    const { code, err } = await setup(folder, ['--platform', 'both', '--room', 'none'], tokens)
    expect([code, err]).toEqual([0, ''])
    expect(readFileSync(join(folder, '.env'), 'utf8')).toMatch(/^# ours\nPORT=8080\n/)
    expect(inEnv(folder)).toEqual({
      PORT: '8080',
      DISCORD_TOKEN: TOKEN,
      DISCORD_API: discord.fake.api,
      ...tokens,
    })
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
  })

  test.each([
    [
      'Discord',
      () => ['--platform', 'discord', '--discord-token', 'wrong', '--room', 'none'],
      /^Discord does not take this token \(DISCORD_TOKEN\)\. Copy it again\.\n$/,
    ],
    [
      'Slack',
      () => [
        '--platform',
        'slack',
        '--slack-bot-token',
        'xoxb-wrong',
        '--slack-app-token',
        'xapp-x',
        '--room',
        'none',
      ],
      /^Slack does not take this token \(SLACK_BOT_TOKEN\)/,
    ],
    [
      'Slack’s line',
      () => [
        '--platform',
        'slack',
        '--slack-bot-token',
        workspace.token,
        '--slack-app-token',
        'xapp-x',
        '--room',
        'none',
      ],
      /^Slack does not take this token \(SLACK_APP_TOKEN\)/,
    ],
  ])('tries the token of %s at once, and keeps nothing of a wrong one', async (_, args, said) => {
    const folder = empty()
    const { code, err } = await setup(folder, args())
    expect([code, err]).toEqual([1, expect.stringMatching(said)])
    expect(existsSync(join(folder, '.env'))).toBe(false)
  })

  test('says why a platform cannot be reached', async () => {
    const { code, err } = await setup(empty(), ['--platform', 'discord', '--discord-token', 't'], {
      DISCORD_API: 'http://127.0.0.1:9/api',
    })
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^Discord cannot be reached: the connection is refused\. /),
    ])
  })

  test.each([
    [
      [],
      /^Where does your group talk\? discord \(Discord\), slack \(Slack\), both.* answer it by --platform\.\n$/,
    ],
    [['--platform', 'discord'], /answer it by --discord-token\.\n$/],
    [
      ['--platform', 'discord', '--discord-token', TOKEN],
      /^Where shall a trial .*#general.* answer it by --room\.\n$/,
    ],
    [['--plat', 'x'], /^Usage: npm run setup/],
  ])('without a terminal it says what %j leaves open, and ends with 1', async (args, said) => {
    const { code, err } = await setup(empty(), args)
    expect([code, err]).toEqual([1, expect.stringMatching(said)])
  })
})
