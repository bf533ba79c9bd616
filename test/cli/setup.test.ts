import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { manifest } from '../../src/platforms/slack/manifest.ts'
import { TOKEN } from '../support/fake-discord/index.ts'
import { openServer, type Server } from '../support/fake-discord/stage.ts'
import { FakeSlack } from '../support/fake-slack/index.ts'
import type { Workspace } from '../support/fake-slack/world.ts'
import { temporaryFolder } from '../support/folder.ts'
import { RunningMain } from '../support/run-main.ts'
import { runSetup } from '../support/run-setup.ts'
import { populate } from '../support/slack-stage.ts'
import { waitFor } from '../support/wait-for.ts'

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

const setup = (cwd: string, args: string[], env: Record<string, string> = {}) =>
  runSetup(cwd, args, { ...fakes(), ...env })

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
      'answers nothing, what is asked first',
      [],
      /^Where does your group talk\? .* answer it by --platform\.\n$/,
    ],
    ['answers what is not asked, how it is called', ['--plat', 'x'], /^Usage: npm run setup/],
  ])('without a terminal says to whoever %s, and ends with 1', async (_, args, said) => {
    const { code, err } = await setup(empty(), args)
    expect([code, err]).toEqual([1, expect.stringMatching(said)])
  })
})
