import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SetupError } from '../../../src/core/errors.ts'
import { atTerminal } from '../../../src/operate/setup/asker.ts'
import { setUp } from '../../../src/operate/setup/index.ts'
import { loadPrograms } from '../../../src/programs/load.ts'
import { TOKEN } from '../../support/fake-discord/index.ts'
import { openServer, type Server } from '../../support/fake-discord/stage.ts'
import { temporaryFolder } from '../../support/folder.ts'

const root = temporaryFolder()
const [ENTER, DOWN, ESCAPE] = ['\r', '\x1b[B', '\x03']

let on: Server
beforeAll(async () => {
  on = await openServer()
})
afterAll(() => on.close())

/** Somebody's hands and eyes at a terminal that is being asked by the set-up. */
async function sit() {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let shown = ''
  output.on('data', chunk => {
    shown += stripVTControlCharacters(String(chunk))
  })
  const folder = mkdtempSync(join(root, 'new-'))
  const run = setUp(atTerminal(input, output), {
    envFile: join(folder, '.env'),
    example: '# example\n',
    given: { DISCORD_API: on.fake.api },
    programs: await loadPrograms('programs'),
    manifest: () => '{}',
  })
  run.catch(() => {})
  let read = 0
  return {
    run,
    env: () => readFileSync(join(folder, '.env'), 'utf8'),
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

test('keeps nothing when it is left', async () => {
  const terminal = await sit()
  await terminal.answer(/Where does your group talk/, ESCAPE)
  await expect(terminal.run).rejects.toThrow(SetupError)
  expect(terminal.env).toThrow(/ENOENT/)
})
