import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/storage/store.ts'
import { freePort } from '../support/free-port.ts'
import { unprivileged } from '../support/postgres.ts'
import { fill } from '../support/storage/fill.ts'

/** A Postgres with its tools: the one from npm has none. */
const BIN = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
if (!BIN) console.log('The test of pg_dump is skipped: there is no pg_config.')

const user = unprivileged()
let folder: string
let port: number

/** Runs a tool of Postgres' as a line of docs/backups.md would. */
function run(line: string, env: Readonly<Record<string, string>> = {}): string {
  const PATH = `${BIN}:${process.env.PATH}`
  const done = spawnSync('bash', ['-c', line], {
    ...user,
    cwd: folder,
    env: { PATH, ...env },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`${line}: ${done.stderr}`)
  return done.stdout
}

beforeAll(async () => {
  if (!BIN) return
  folder = mkdtempSync(join(tmpdir(), 'spotter-pg-dump-'))
  if (user) chownSync(folder, user.uid, user.gid)
  port = await freePort()
  run('initdb --pgdata=data --username=spotter --auth=trust --no-sync')
  run(
    `pg_ctl --pgdata=data --log=log --wait --options='-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off' start`,
  )
})
afterAll(() => {
  if (!BIN) return
  run('pg_ctl --pgdata=data --mode=immediate stop')
  rmSync(folder, { recursive: true, force: true })
})

/** What a database holds, table by table. */
async function contentsOf(url: string): Promise<Record<string, unknown[]>> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    )
    const all: Record<string, unknown[]> = {}
    for (const { name } of rows)
      all[name] = (await client.query(`select t::text as row from "${name}" t order by 1`)).rows
    return all
  } finally {
    await client.end()
  }
}

test.skipIf(!BIN)('what pg_dump saved, pg_restore puts back as docs/backups.md says', async () => {
  const DATABASE_URL = `postgres://spotter@127.0.0.1:${port}/postgres`
  const [dump = '', restore = ''] =
    readFileSync('docs/backups.md', 'utf8').match(/^pg_(?:dump|restore) .*/gm) ?? []
  const store = await openStore({ url: DATABASE_URL })
  await fill(store, 3)
  const before = await contentsOf(DATABASE_URL)
  expect(before.completions?.length).toBeGreaterThan(0)
  run(dump, { DATABASE_URL })
  await fill(store, 2).catch(() => {})
  await store.space('since').set('a', 1)
  await store.close()
  expect(await contentsOf(DATABASE_URL)).not.toEqual(before)

  run(restore, { DATABASE_URL })
  expect(await contentsOf(DATABASE_URL)).toEqual(before)
  const again = await openStore({ url: DATABASE_URL })
  expect(await again.space('since').get('a')).toBeUndefined()
  await again.close()
})
