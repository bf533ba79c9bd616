import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { TOKEN } from '../support/fake-discord/index.ts'
import { openServer, type Server } from '../support/fake-discord/stage.ts'
import { FakeSlack } from '../support/fake-slack/index.ts'
import { Hands } from '../support/fake-slack/people.ts'
import type { Workspace } from '../support/fake-slack/world.ts'
import { temporaryFolder } from '../support/folder.ts'
import { waitFor } from '../support/platform-contract.ts'
import { RunningMain } from '../support/run-main.ts'
import { populate, seen } from '../support/slack-stage.ts'

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

describe('npm run setup', () => {
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
