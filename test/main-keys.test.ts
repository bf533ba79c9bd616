import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../commands/index.ts'
import { vault } from '../src/core/vault.ts'
import { Installations } from '../src/platforms/slack/installations.ts'
import { manifest } from '../src/platforms/slack/manifest.ts'
import type { DatabaseConfig } from '../src/storage/database-config.ts'
import { openStore } from '../src/storage/store.ts'
import { FakeSlack } from './support/fake-slack/index.ts'
import { temporaryFolder } from './support/folder.ts'
import { createDatabase } from './support/postgres.ts'
import { RunningMain } from './support/run-main.ts'

const root = temporaryFolder()
const keyed = (id: string) => `${id}:${randomBytes(32).toString('base64')}`
const [OLD, NEW, OTHER] = [keyed('old'), keyed('new'), keyed('old')]

let slack: FakeSlack
beforeAll(async () => {
  slack = await new FakeSlack(manifest(COMMANDS, { name: 'Spotter' })).start()
  slack.bySocket()
})
afterAll(() => slack.stop())

/** Two workspaces that were sealed with the old key, and one with the new one. */
async function install(database: DatabaseConfig): Promise<void> {
  const store = await openStore(database)
  for (const [team, keys] of [
    ['T1', OLD],
    ['T2', OLD],
    ['T3', NEW],
  ] as const)
    await new Installations(store.space('slack-installations'), vault(keys)).storeInstallation<'v2'>({
      team: { id: team },
      enterprise: undefined,
      user: { id: 'U', token: undefined, scopes: undefined },
      bot: { token: 'xoxb-1', id: 'B', userId: 'U', scopes: [] },
    })
  await store.close()
}

/** What is printed until it runs. */
async function startOf(cwd: string, keys: string, env: Record<string, string>): Promise<string> {
  const bot = new RunningMain(cwd, {
    SLACK_CLIENT_ID: slack.oauth.client.id,
    SLACK_CLIENT_SECRET: slack.oauth.client.secret,
    SLACK_STATE_SECRET: 'fake-state-secret',
    SLACK_INSTALLATION_KEYS: keys,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API: slack.apiUrl,
    SLACK_PORT: '0',
    LOG_LEVEL: 'error',
    ...env,
  })
  const said = await bot.says(/Spotter is running/)
  await bot.end('SIGTERM')
  return said
}

test.each([
  ['SQLite', 'none', OTHER, 3, ['new', 'old']],
  ['SQLite', 'not all', NEW, 2, ['old']],
  ['Postgres', 'not all', NEW, 2, ['old']],
] as const)('in %s, keys that open %s of the installations are said at the start', async (...row) => {
  const [where, , keys, closed, sealedWith] = row
  const cwd = mkdtempSync(join(root, 'run-'))
  const env: Record<string, string> = where === 'Postgres' ? { DATABASE_URL: await createDatabase() } : {}
  await install(env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: join(cwd, 'spotter.db') })
  const said = await startOf(cwd, keys, env)
  expect(said).toMatch(
    /"level":50.*SLACK_INSTALLATION_KEYS does not open.*behind the one that is set.*install the app again/,
  )
  expect(said).toContain(`"closed":${closed},"installed":3,"sealedWith":${JSON.stringify(sealedWith)}`)
  for (const secret of [OLD, NEW, OTHER]) expect(said).not.toContain(secret.split(':')[1])
})

test('keys that open them all are passed over in silence', async () => {
  const cwd = mkdtempSync(join(root, 'run-'))
  await install({ file: join(cwd, 'spotter.db') })
  expect(await startOf(cwd, `${NEW},${OLD}`, {})).not.toContain('SLACK_INSTALLATION_KEYS')
})
