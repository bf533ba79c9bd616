import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { manifest } from '../src/platforms/slack/manifest.ts'
import { TOKEN } from './support/fake-discord/index.ts'
import { openServer, type Server } from './support/fake-discord/stage.ts'
import { FakeSlack } from './support/fake-slack/index.ts'
import { Hands } from './support/fake-slack/people.ts'
import type { Workspace } from './support/fake-slack/world.ts'
import { temporaryFolder } from './support/folder.ts'
import { freePort } from './support/free-port.ts'
import { RunningMain } from './support/run-main.ts'
import { populate, seen } from './support/slack-stage.ts'
import { waitFor } from './support/wait-for.ts'

const root = temporaryFolder()
const PLAN = 'set monday 9:00 Europe/Berlin'
const PLANNED = /every Monday at 09:00/

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

const inDiscord = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API: discord.fake.api })
const inSlack = () => ({
  SLACK_BOT_TOKEN: workspace.token,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API: slack.apiUrl,
})

/** Starts the bot as an operator does, with an empty database. */
function start(env: Record<string, string>): RunningMain {
  return new RunningMain(mkdtempSync(join(root, 'run-')), { LOG_LEVEL: 'info', ...env })
}

describe('npm start with the tokens of both platforms', () => {
  test('runs in Discord, in Slack and on the page at once, and answers in each', async () => {
    const bot = start({ ...inDiscord(), ...inSlack(), PAGE: 'true' })
    const said = await bot.says(/Spotter is running/)
    expect(said).toMatch(/https:\/\/discord\.com\/oauth2\/authorize\?\S*permissions=\d+/)
    expect(said).toMatch(/Spotter is running in Discord, in Slack, on http:\/\/127\.0\.0\.1:\d+\//)

    await discord.command(discord.coach, discord.channel, 'schedule', PLAN)
    await new Hands(slack, workspace).command('UCOACH', 'C1', 'schedule', PLAN)
    const channel = { platform: 'slack', tenant: workspace.id, channel: 'C1' } as const
    await waitFor(async () => {
      const texts = [await discord.seen(discord.coach, discord.channel), seen(workspace, 'UCOACH', channel)]
      for (const messages of texts) expect(messages.map(one => one.text).join('\n')).toMatch(PLANNED)
    })
    expect((await fetch(await bot.url())).status).toBe(200)
    expect(await bot.end('SIGTERM')).toMatchObject({ code: 0, err: '' })
  })

  test('answers no more of one person than a minute takes, and others all the same', async () => {
    const bot = start(inSlack())
    await bot.says(/Spotter is running in Slack/)
    const hands = new Hands(slack, workspace)
    const place = { platform: 'slack', tenant: workspace.id, channel: 'C1' } as const
    const TOO_QUICK = /quicker than I can follow/
    const answers = (who: string) => seen(workspace, who, place).filter(({ onlyYou }) => onlyYou)
    const isTold = () => answers('UMEMBER').some(({ text }) => TOO_QUICK.test(text))
    // Sixty are never enough; a minute of the clock may end meanwhile, and then the next one counts anew.
    for (let n = 0; n < 60; n++) await hands.command('UMEMBER', 'C1', 'programs', '')
    expect(isTold()).toBe(false)
    while (!isTold()) for (let n = 0; n < 10; n++) await hands.command('UMEMBER', 'C1', 'programs', '')
    const before = answers('UCOACH').length
    await hands.command('UCOACH', 'C1', 'programs', '')
    await waitFor(async () => expect(answers('UCOACH').length).toBeGreaterThan(before))
    expect(answers('UCOACH').at(-1)?.text).not.toMatch(TOO_QUICK)
    expect(await bot.end('SIGTERM')).toMatchObject({ code: 0 })
  })

  test('ends with 1 and the reason when Discord takes its token back', async () => {
    const bot = start(inDiscord())
    await bot.says(/Spotter is running in Discord/)
    discord.fake.gateway.drop(4004)
    const { code, err } = await bot.ended
    expect(code).toBe(1)
    expect(err).toContain('Spotter has to stop.')
    expect(err).toContain('Mend it at https://discord.com/developers/applications.')
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('ends with 1 and the reason when Slack takes its token back', async () => {
    const bot = start(inSlack())
    await bot.says(/Spotter is running in Slack/)
    workspace.revoked = 'token_revoked'
    await new Hands(slack, workspace).command('UCOACH', 'C1', 'schedule', PLAN)
    const { code, err } = await bot.ended
    expect(code).toBe(1)
    expect(err).toContain('set SLACK_BOT_TOKEN anew')
  })
})

describe('npm start that cannot reach a platform, or is not let in', () => {
  test.each([
    [
      'with a wrong token names the setting',
      async () => ({ ...inDiscord(), DISCORD_TOKEN: 'wrong' }),
      /DISCORD_TOKEN/,
    ],
    [
      'tells the cause',
      async () => ({ ...inSlack(), SLACK_API: `http://127.0.0.1:${await freePort()}/` }),
      /the connection is refused/,
    ],
  ])('%s, and ends with 1', async (_, env, why) => {
    const { code, err } = await start(await env()).ended
    expect(code).toBe(1)
    expect(err).toMatch(/^\n {2}Spotter could not start\.\n/)
    expect(err).toMatch(why)
    expect(err).not.toMatch(/\n\s+at /)
  })
})
