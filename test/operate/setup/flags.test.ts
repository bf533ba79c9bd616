import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { COMMANDS } from '../../../commands/index.ts'
import { appManifest } from '../../../src/cli/manifest-text.ts'
import { examine } from '../../../src/config.ts'
import { SetupError } from '../../../src/core/errors.ts'
import { byFlags } from '../../../src/operate/setup/asker.ts'
import { setUp } from '../../../src/operate/setup/index.ts'
import { manifest } from '../../../src/platforms/slack/manifest.ts'
import { TOKEN } from '../../support/fake-discord/index.ts'
import { openServer, type Server } from '../../support/fake-discord/stage.ts'
import { FakeSlack } from '../../support/fake-slack/index.ts'
import type { Workspace } from '../../support/fake-slack/world.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { PROGRAMS } from '../../support/programs.ts'
import { fakeSlack, populate } from '../../support/slack-stage.ts'

const root = temporaryFolder()
const URL = 'https://bot.example'
let discord: Server
let slack: FakeSlack
let there: FakeSlack
let workspace: Workspace
beforeAll(async () => {
  discord = await openServer()
  slack = await fakeSlack()
  slack.bySocket()
  workspace = populate(slack)
  there = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter', url: URL })).start()
  there.byHttp('http://127.0.0.1:9/slack/events')
})
afterAll(async () => {
  await discord.close()
  await slack.stop()
  await there.stop()
})

let said: string[]
beforeEach(() => {
  said = []
  vi.spyOn(console, 'log').mockImplementation(text => void said.push(String(text)))
})
afterEach(() => vi.restoreAllMocks())

const empty = () => mkdtempSync(join(root, 'new-'))
const envOf = (folder: string) => join(folder, '.env')

/** Sets up as flags answer. @param environment what is set besides. @returns what is wrong, if anything is */
async function setup(
  folder: string,
  flags: Record<string, string>,
  environment: Record<string, string> = {},
): Promise<string | undefined> {
  const given = { DISCORD_API: discord.fake.api, SLACK_API: slack.apiUrl, ...environment }
  try {
    await setUp(byFlags(flags), {
      envFile: envOf(folder),
      example: '# example\n',
      given,
      environment,
      programs: PROGRAMS,
      manifest: more => appManifest({ ...given, ...more }),
    })
    return undefined
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    return error.problems.join('\n')
  }
}

describe('flags', () => {
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
  ])('of which --%s is %s are refused at once, and nothing is kept', async (flag, value, why) => {
    const folder = empty()
    const right = {
      platform: 'slack',
      'slack-way': 'oauth',
      'public-url': URL,
      'slack-client-id': there.oauth.client.id,
      'slack-client-secret': there.oauth.client.secret,
      'slack-signing-secret': there.signingSecret,
    }
    expect(await setup(folder, { ...right, [flag]: value }, { SLACK_API: there.apiUrl })).toMatch(why)
    expect(existsSync(envOf(folder))).toBe(false)
  })

  test.each([
    [
      'Discord',
      () => ({ platform: 'discord', 'discord-token': 'wrong' }),
      /^Discord does not take this token \(DISCORD_TOKEN\)\. Copy it again\.$/,
    ],
    [
      'Slack',
      () => ({ platform: 'slack', 'slack-bot-token': 'xoxb-wrong', 'slack-app-token': 'xapp-x' }),
      /^Slack does not take this token \(SLACK_BOT_TOKEN\)/,
    ],
    [
      'Slack’s line',
      () => ({ platform: 'slack', 'slack-bot-token': workspace.token, 'slack-app-token': 'xapp-x' }),
      /^Slack does not take this token \(SLACK_APP_TOKEN\)/,
    ],
  ])('with a wrong token of %s are refused at once, and nothing is kept', async (_, flags, why) => {
    const folder = empty()
    expect(await setup(folder, { room: 'none', ...flags() })).toMatch(why)
    expect(existsSync(envOf(folder))).toBe(false)
  })

  test('for a platform that cannot be reached are refused with the cause', async () => {
    const flags = { platform: 'discord', 'discord-token': 't' }
    const away = { DISCORD_API: 'http://127.0.0.1:9/api' }
    expect(await setup(empty(), flags, away)).toMatch(
      /^Discord cannot be reached: the connection is refused\. /,
    )
  })

  test.each<[Record<string, string>, RegExp]>([
    [
      {},
      /^Where does your group talk\? discord \(Discord\), slack \(Slack\), both.* answer it by --platform\.$/,
    ],
    [{ platform: 'discord' }, /answer it by --discord-token\.$/],
    [
      { platform: 'discord', 'discord-token': TOKEN },
      /^Where shall a trial .*#general.* answer it by --room\.$/,
    ],
  ])('%j leave something open, which is said', async (flags, why) => {
    expect(await setup(empty(), flags)).toMatch(why)
  })

  test('are kept in a file that an editor began with a byte order mark, beside what stands there', async () => {
    const folder = empty()
    writeFileSync(envOf(folder), '\uFEFFPORT=8080\r\n')
    expect(await setup(folder, { platform: 'discord', 'discord-token': TOKEN, room: 'none' })).toBeUndefined()
    expect(readFileSync(envOf(folder), 'utf8')).toMatch(/^PORT=8080/)
    expect(readFileSync(envOf(folder), 'utf8')).toContain(`DISCORD_TOKEN=${TOKEN}`)
  })

  test('are not written into a file that is no text', async () => {
    const folder = empty()
    writeFileSync(envOf(folder), Buffer.from('PORT=8080\n', 'utf16le'))
    const said = await setup(folder, { platform: 'discord', 'discord-token': TOKEN, room: 'none' })
    expect(said).toMatch(/cannot be read: it is not plain text in UTF-8/)
    expect(readFileSync(envOf(folder), 'utf16le')).toBe('PORT=8080\n')
  })

  test('give way to another value in the environment, which is said', async () => {
    const folder = empty()
    const flags = { platform: 'discord', 'discord-token': TOKEN, room: 'none' }
    expect(await setup(folder, flags, { DISCORD_TOKEN: 'another' })).toBeUndefined()
    expect(said.join('\n')).toMatch(
      /^DISCORD_TOKEN is set in the environment, too, to something else, and that counts more/m,
    )
    expect(said.join('\n')).not.toContain('another')
    said = []
    await setup(folder, flags, { DISCORD_TOKEN: TOKEN })
    expect(said.join('\n')).not.toContain('in the environment')
  })

  test('for Socket Mode take out where Slack was listened for, which a start would refuse', async () => {
    const folder = empty()
    const listening = { SLACK_PORT: '4000', SLACK_HOST: '0.0.0.0' }
    writeFileSync(
      envOf(folder),
      Object.entries(listening)
        .map(one => one.join('='))
        .join('\n'),
    )
    const tokens = { 'slack-bot-token': workspace.token, 'slack-app-token': slack.appToken }
    const flags = { platform: 'slack', 'slack-way': 'socket', ...tokens, room: 'none' }
    expect(await setup(folder, flags, listening)).toBeUndefined()
    const { SLACK_API: _, ...kept } = parseEnv(readFileSync(envOf(folder), 'utf8'))
    expect(examine(kept, Object.keys(kept)).problems).toEqual([])
  })
})
