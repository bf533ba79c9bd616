import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Boss } from '../../src/bot/queue/boss.ts'
import { SetupError } from '../../src/core/errors.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { type Moved, move } from '../../src/storage/move.ts'
import { openStore } from '../../src/storage/store.ts'
import { CHILD_ENV } from '../support/child-env.ts'
import { temporaryFolder } from '../support/folder.ts'
import { copyOfFourteenWeeks } from '../support/fourteen-weeks.ts'
import { createDatabase, query } from '../support/postgres.ts'
import { fill } from '../support/storage/fill.ts'
import { aGroup, NINE } from '../support/storage/things.ts'

const TABLES = [
  'groups',
  'group_places',
  'members',
  'deliveries',
  'completions',
  'check_ins',
  'state',
] as const

async function filled(groups: number): Promise<string> {
  const file = join(temporaryFolder(), 'spotter.db')
  const store = await openStore({ file })
  await fill(store, groups)
  await store.close()
  return file
}

async function content(db: Database): Promise<Record<string, unknown[]>> {
  const read = async (table: (typeof TABLES)[number]) => {
    const rows = await db.selectFrom(table).selectAll().execute()
    return [table, rows.map(row => JSON.stringify(row)).sort()] as const
  }
  return Object.fromEntries(await Promise.all(TABLES.map(read)))
}

async function contentOf(config: Parameters<typeof openDatabase>[0]): Promise<Record<string, unknown[]>> {
  const db = await openDatabase(config)
  return content(db).finally(() => db.destroy())
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof SetupError) return error.message
  throw new Error('no SetupError', { cause: error })
}

const silent = () => {}
const silentLog = { debug() {}, info() {}, warn() {}, error() {} }

test('a move brings every row over as it was, in batches, and leaves the file as it was', async () => {
  const file = await filled(60)
  const bytes = readFileSync(file)
  const url = await createDatabase()
  const lines: Moved[] = []
  const moved = await move(file, url, line => lines.push(line))
  expect(moved).toEqual([
    { table: 'program_versions', rows: 1, of: 1 },
    { table: 'groups', rows: 60, of: 60 },
    { table: 'group_places', rows: 60, of: 60 },
    { table: 'weeks', rows: 60, of: 60 },
    { table: 'members', rows: 180, of: 180 },
    { table: 'member_weeks', rows: 360, of: 360 },
    { table: 'deliveries', rows: 120, of: 120 },
    { table: 'redraws', rows: 60, of: 60 },
    { table: 'completions', rows: 1620, of: 1620 },
    { table: 'check_ins', rows: 180, of: 180 },
    { table: 'state', rows: 30, of: 30 },
  ])
  expect(lines.filter(line => line.table === 'completions').map(line => line.rows)).toEqual([1000, 1620])
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect(await contentOf({ url })).toEqual(await contentOf({ file }))
  const store = await openStore({ url })
  expect(await store.groups.due(NINE, 100)).toHaveLength(60)
  await store.close()
}, 120_000)

test('a target on which a bot has started counts as empty: its queue, in a schema of its own, is no part of it', async () => {
  const file = await filled(2)
  const url = await createDatabase()
  await (await openStore({ url })).close()
  const boss = await Boss.open({ url }, silentLog)
  await boss.offer(['web/local/c1'])
  await boss.close()
  await move(file, url, silent)
  expect(await contentOf({ url })).toEqual(await contentOf({ file }))
  expect((await query(url, 'select name from spotter_queue.job')).rows).toHaveLength(1)
}, 120_000)

test('a target that holds anything is refused and left as it is', async () => {
  const file = await filled(1)
  const url = await createDatabase()
  const store = await openStore({ url })
  await aGroup(store)
  await store.close()
  const before = await contentOf({ url })
  expect(await refusal(move(file, url, silent))).toMatch(
    /^The database 127\.0\.0\.1:\d+\/test_\d+ is not empty: groups has 1 row\. Nothing was moved\./,
  )
  expect(await contentOf({ url })).toEqual(before)
})

test('a file that the bot still has open is refused, and moved once it has stopped', async () => {
  const file = await filled(1)
  const url = await createDatabase()
  const store = await openStore({ file })
  expect(await refusal(move(file, url, silent))).toBe(
    `Something still uses ${file}. Stop Spotter first: what it kept now would be lost.`,
  )
  await aGroup(store)
  await store.close()
  expect((await move(file, url, silent))[1]).toEqual({ table: 'groups', rows: 2, of: 2 })
})

test('a move that fails halfway leaves the target empty', async () => {
  const file = await filled(10)
  const url = await createDatabase()
  await contentOf({ url })
  await query(
    url,
    `create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'refused' using errcode = '53100'; end $$`,
  )
  await query(url, 'create trigger refuse before insert on check_ins execute function refuse()')
  expect(await refusal(move(file, url, silent))).toContain('The server’s disk is full.')
  for (const rows of Object.values(await contentOf({ url }))) expect(rows).toEqual([])
})

test.each([
  ['changes a row', `new.answer := 'better'; return new`],
  ['swallows a row', 'return null'],
])('a target that %s is found out, and the move undone', async (_, body) => {
  const file = await filled(2)
  const url = await createDatabase()
  await contentOf({ url })
  await query(url, `create function meddle() returns trigger language plpgsql as $$ begin ${body}; end $$`)
  await query(url, 'create trigger meddle before insert on check_ins for each row execute function meddle()')
  expect(await refusal(move(file, url, silent))).toMatch(
    /^The move was undone: of 6 rows of check_ins, [06] arrived/,
  )
  for (const rows of Object.values(await contentOf({ url }))) expect(rows).toEqual([])
})

test('a file of another version is refused before anything is done', async () => {
  const file = await filled(1)
  const url = await createDatabase()
  const db = await openDatabase({ file })
  await sql`insert into kysely_migration values ('0099-future', '2030-01-01T00:00:00.000Z')`.execute(db)
  await db.destroy()
  expect(await refusal(move(file, url, silent))).toContain('newer version of Spotter (0099-future)')
  expect((await query(url, `select 1 from pg_tables where schemaname = 'public'`)).rowCount).toBe(0)
})

test('a file of an older version is refused until this version has started on it', async () => {
  const { file } = copyOfFourteenWeeks()
  const bytes = readFileSync(file)
  const url = await createDatabase()
  expect(await refusal(move(file, url, silent))).toBe(
    `The database ${file} is from an older version of Spotter, or not from Spotter at all. ` +
      'Start this version on it once, which brings it up to date.',
  )
  expect(readFileSync(file).equals(bytes)).toBe(true)
  expect((await query(url, `select 1 from pg_tables where schemaname = 'public'`)).rowCount).toBe(0)
})

test('a file that is no database is called damaged, not in use', async () => {
  const file = join(temporaryFolder(), 'spotter.db')
  writeFileSync(file, 'no database at all, whatever its name. '.repeat(500))
  expect(await refusal(move(file, await createDatabase(), silent))).toMatch(/cannot be used\. It is damaged/)
})

test('a file that another program is reading is refused as in use', async () => {
  const file = await filled(1)
  const other = new DatabaseSync(file)
  other.exec('begin; select * from groups')
  const told = await refusal(move(file, await createDatabase(), silent))
  other.close()
  expect(told).toMatch(/^Something still uses /)
})

test('the command moves what DATA_DIR names, and never shows the password', async () => {
  const file = await filled(2)
  const url = await createDatabase()
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../src/cli/move.ts'), ...args], {
      cwd: dirname(file),
      env: { ...CHILD_ENV, DATA_DIR: dirname(file) },
      encoding: 'utf8',
    })
  const good = run('--to', url)
  expect(good).toMatchObject({ status: 0, stderr: '' })
  expect(good.stdout).toContain('completions: 54 of 54\n')
  expect(good.stdout).toContain('Moved 97 rows, and read each of them back as it was.\n')
  for (const said of [
    good,
    run('--to', url),
    run(url),
    run('--to', url.replace('127.0.0.1', 'nowhere.invalid')),
  ]) {
    expect(said.stdout + said.stderr).not.toContain(new URL(url).password)
    if (said !== good)
      expect(said).toMatchObject({ status: 1, stdout: '', stderr: expect.not.stringMatching(/\n\s+at /) })
  }
}, 120_000)
