import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SetupError } from '../../../src/core/errors.ts'
import { atTerminal } from '../../../src/operate/setup/asker.ts'
import { setUp } from '../../../src/operate/setup/index.ts'
import type { Given } from '../../../src/operate/setup/ready.ts'
import { loadPrograms } from '../../../src/programs/load.ts'
import { TOKEN } from '../../support/fake-discord/index.ts'
import { openServer, type Server } from '../../support/fake-discord/stage.ts'
import type { FakeSlack } from '../../support/fake-slack/index.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { fakeSlack } from '../../support/slack-stage.ts'

const root = temporaryFolder()
const [ENTER, DOWN, ESCAPE] = ['\r', '\x1b[B', '\x03']

let on: Server
let slack: FakeSlack
beforeAll(async () => {
  on = await openServer()
  slack = await fakeSlack()
})
afterAll(async () => {
  await on.close()
  await slack.stop()
})

/** Somebody's hands and eyes at a terminal that is being asked by the set-up. */
async function sit(given: Given = { DISCORD_API: on.fake.api }) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let shown = ''
  output.on('data', chunk => {
    shown += stripVTControlCharacters(String(chunk))
  })
  const folder = mkdtempSync(join(root, 'new-'))
  const run = setUp(atTerminal(input, output), {
    envFile: join(folder, '.env'),
    example: '# example\n',
    given,
    environment: {},
    programs: await loadPrograms('programs'),
    manifest: () => '{}',
  })
  run.catch(() => {})
  let read = 0
  return {
    run,
    env: () => readFileSync(join(folder, '.env'), 'utf8'),
    files: () => readdirSync(folder),
    sees: (what: RegExp) => expect.poll(() => what.test(shown.slice(read))).toBe(true),
    /** Waits for a question that comes after what was read before, and answers it. */
    async answer(question: RegExp, ...keys: string[]) {
      const found = () => question.exec(shown.slice(read))
      await expect.poll(() => found() !== null).toBe(true)
      read = shown.length
      for (const key of keys) input.write(key)
    },
    shown: () => shown,
  }
}

test('asks again for a token that Discord does not take, and looks again for a channel', async () => {
  const { text, guild, fake } = on
  fake.world.guilds.delete(guild.id)
  const terminal = await sit()
  await terminal.answer(/Where does your group talk/, ENTER)
  await terminal.answer(/token in Discord/, 'wrong', ENTER)
  await terminal.answer(/does not take this token \(DISCORD_TOKEN\).*token in Discord/s, TOKEN, ENTER)
  await terminal.answer(/without a mention/, ENTER)
  await terminal.sees(/Let the bot into your server: https.*Nowhere for now/s)
  fake.world.guilds.set(guild.id, guild)
  await terminal.answer(/Nowhere for now/, ENTER)
  await terminal.answer(/Lifters #general/, ENTER)
  await terminal.run
  expect(terminal.env()).toBe(`# example\nDISCORD_TOKEN=${TOKEN}\nDISCORD_READ_MESSAGES=true\n`)
  expect(fake.seenBy(on.users.member, text)).toHaveLength(1)
  expect(terminal.shown()).toContain('It stands in Lifters #general.')
  expect(terminal.shown()).not.toContain(TOKEN)
})

test('says what went wrong with the trial, and lets one choose another place or none', async () => {
  const terminal = await sit()
  on.fake.rest.mishaps.push({ method: 'POST', path: /^\/channels\/\d+\/messages$/, how: 403 })
  await terminal.answer(/Where does your group talk/, ENTER)
  await terminal.answer(/token in Discord/, TOKEN, ENTER)
  await terminal.answer(/without a mention/, ENTER)
  await terminal.answer(/Lifters #general/, ENTER)
  await terminal.answer(/Nothing could be posted in Lifters #general.*Nowhere for now/s, DOWN, DOWN, ENTER)
  await terminal.run
})

describe('left by Ctrl-C at whatever question', () => {
  const questions: [RegExp, ...string[]][] = [
    [/Where does your group talk/, DOWN, DOWN, ENTER],
    [/token in Discord/, TOKEN, ENTER],
    [/without a mention/, ENTER],
    [/How shall Slack reach the bot/, DOWN, DOWN, ENTER],
    [/The public address/, 'https://bot.example', ENTER],
    [/The Client ID/, '1.2', ENTER],
    [/The Client Secret/, 'fake-client-secret', ENTER],
    [/The Signing Secret/, 'fake-signing-secret', ENTER],
    [/Where shall a trial/, ENTER],
  ]

  test.each([...questions.keys()])('keeps all or nothing: question %i', async n => {
    const terminal = await sit({ DISCORD_API: on.fake.api, SLACK_API: slack.apiUrl })
    for (const [question, ...keys] of questions.slice(0, n)) await terminal.answer(question, ...keys)
    await terminal.answer(questions[n]?.[0] ?? /./, ESCAPE)
    await expect(terminal.run).rejects.toThrow(SetupError)
    // The trial alone comes after all is kept.
    const isLast = n === questions.length - 1
    expect(terminal.files()).toEqual(isLast ? ['.env'] : [])
    if (isLast)
      expect(terminal.env()).toMatch(/^DISCORD_TOKEN=.*^SLACK_CLIENT_SECRET=.*^SLACK_INSTALLATION_KEYS=/ms)
  })
})
