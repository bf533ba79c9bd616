import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../../commands/index.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { FakeDiscord, TOKEN } from '../support/fake-discord/index.ts'

let fake: FakeDiscord
beforeAll(async () => {
  fake = await new FakeDiscord().listen()
})
afterAll(() => fake.close())

/** Runs `npm run register` against the fake. */
function register(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../src/cli/register.ts', import.meta.url))],
    {
      // Elsewhere than here, so that a developer's own .env is not read.
      cwd: tmpdir(),
      env: { ...CHILD_ENV, DISCORD_API: fake.api, ...env },
    },
  )
  let said = ''
  child.stdout.on('data', chunk => (said += chunk))
  child.stderr.on('data', chunk => (said += chunk))
  return new Promise(resolve => child.on('exit', code => resolve({ code, said })))
}

test('registers every command as Discord takes it, and the second time says that nothing changed', async () => {
  const first = await register({ DISCORD_TOKEN: TOKEN })
  expect(first.code).toBe(0)
  for (const { name } of COMMANDS) expect(first.said).toContain(`/${name}`)
  expect((await register({ DISCORD_TOKEN: TOKEN })).said).toContain('Nothing changed.')
}, 120_000)

test('says in a sentence what is wrong with the token', async () => {
  expect(await register({ DISCORD_TOKEN: 'wrong' })).toEqual({
    code: 1,
    said: expect.stringMatching(/^DISCORD_TOKEN is not a valid bot token: .*\n$/),
  })
  expect(await register({})).toMatchObject({
    code: 1,
    said: expect.stringContaining('DISCORD_TOKEN is not set'),
  })
}, 120_000)
