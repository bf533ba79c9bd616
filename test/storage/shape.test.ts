import { existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { SetupError } from '../../src/core/errors.ts'
import { connect, type Database, openDatabase } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { Store } from '../../src/storage/store.ts'
import { temporaryFile } from '../support/folder.ts'
import {
  copyOfFourteenWeeks,
  fourteenWeeks,
  fourteenWeeksInPostgres,
  holdings,
} from '../support/fourteen-weeks.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { aGroup } from '../support/storage/things.ts'

const STAND = { programs: PROGRAMS, now: fourteenWeeks().at }

interface On {
  readonly name: string
  readonly empty: () => Promise<DatabaseConfig>
  readonly fresh: () => Promise<DatabaseConfig>
  readonly old: () => Promise<DatabaseConfig>
}

const BOTH: readonly On[] = [
  {
    name: 'SQLite',
    empty: async () => ({ file: temporaryFile() }),
    fresh: async () => {
      const file = temporaryFile()
      await (await openDatabase({ file })).destroy()
      return { file }
    },
    old: async () => copyOfFourteenWeeks(),
  },
  {
    name: 'Postgres',
    empty: async () => ({ url: await createDatabase() }),
    fresh: async () => ({ url: await createDatabase(withTables) }),
    old: async () => ({ url: await createDatabase(fourteenWeeksInPostgres) }),
  },
]

/** Changes a database behind the bot's back. */
async function change(config: DatabaseConfig, ...statements: string[]): Promise<void> {
  await using(connect(config), async db => {
    for (const statement of statements) await sql.raw(statement).execute(db)
  })
}

async function using<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  return work(db).finally(() => db.destroy())
}

async function refusal(config: DatabaseConfig): Promise<string> {
  const error = await openDatabase(config).then(
    db => db.destroy(),
    (thrown: unknown) => thrown,
  )
  if (error instanceof SetupError) return error.message
  throw new Error('no SetupError', { cause: error })
}

describe.each(BOTH)('a database on $name', ({ empty, fresh, old }) => {
  test('from before a group remembered a held week, and had other indexes, is mended with nothing lost', async () => {
    const config = await old()
    await change(
      config,
      'alter table groups drop column held',
      'drop index deliveries_due',
      'drop index deliveries_line',
      'drop index deliveries_old',
      'drop index deliveries_target',
      'create index deliveries_due on deliveries (state, due_at)',
      'create index deliveries_week on deliveries (group_id, week)',
    )
    await using(await openDatabase(config, STAND), async db => {
      const { rows } = fourteenWeeks()
      expect((await holdings(db)).rows).toEqual(rows)
      await aGroup(new Store(db))
    })
    await using(await openDatabase(config), async db => {
      expect((await holdings(db)).rows).toEqual({ ...fourteenWeeks().rows, groups: 8, group_places: 9 })
    })
  })

  test.each([
    ['a column', 'alter table members drop column joined_at', 'no members.joined_at'],
    ['a table', 'drop table check_ins', 'no table check_ins'],
  ])('that has lost %s is refused at the start, by its name', async (_what, statement, wrong) => {
    const config = await fresh()
    await change(config, statement)
    expect(await refusal(config)).toContain(`have run there: ${wrong}. Something else has changed it`)
  })

  test('with a column that nobody fills is refused; one that may be empty is somebody else’s business', async () => {
    const config = await fresh()
    await change(
      config,
      'alter table check_ins add column note text',
      'create table theirs (x text not null)',
    )
    await (await openDatabase(config)).destroy()
    await change(config, 'drop table check_ins', 'create table check_ins (mood text not null)')
    expect(await refusal(config)).toContain('no check_ins.id')
    expect(await refusal(config)).toContain('an unknown check_ins.mood')
  })

  test('of another program, which has a table of one of our names, is refused and left as it is', async () => {
    const config = await empty()
    await change(config, 'create table groups (name text)')
    expect(await refusal(config)).toMatch(
      /belongs to another program: it has tables of its own called groups\./,
    )
    const tables = await using(connect(config), db => db.introspection.getTables())
    expect(tables.map(table => table.name)).toEqual(['groups'])
  })

  test('of another program that keeps a list of its updates as we do is not taken for a newer version', async () => {
    const config = await empty()
    await change(
      config,
      'create table kysely_migration (name varchar(255) primary key, timestamp varchar(255))',
      "insert into kysely_migration values ('2023-wallets', '2023-01-01T00:00:00.000Z')",
    )
    expect(await refusal(config)).toMatch(
      /belongs to another program: it has tables of its own called kysely_migration\./,
    )
  })

  test('of a newer version is refused, with the name of what is new', async () => {
    const config = await fresh()
    await change(config, "insert into kysely_migration values ('0099-future', '2030-01-01T00:00:00.000Z')")
    expect(await refusal(config)).toContain('was written by a newer version of Spotter (0099-future).')
  })
})

test('the file of another program is refused whatever its tables are called, and stays as it is to the last byte', async () => {
  const file = temporaryFile()
  const other = new DatabaseSync(file)
  for (const n of [1, 2, 3, 4, 5, 6, 7]) other.exec(`create table wallets${n} (id)`)
  other.close()
  const before = readFileSync(file)
  expect(await refusal({ file })).toMatch(
    /belongs to another program: it has tables of its own called wallets1, wallets2, wallets3, wallets4, wallets5, …\./,
  )
  expect(readFileSync(file)).toEqual(before)
  expect(existsSync(`${file}-wal`)).toBe(false)
})

describe('a connection to Postgres that begins in another schema', () => {
  const leading = (url: string, path: string) => {
    const address = new URL(url)
    address.searchParams.set('options', `-c search_path=${path}`)
    return { url: address.href }
  }

  test.each([
    ['that has the user’s name', '"$user",public', 'names the schema spotter first'],
    ['beside it', 'other', 'names the schema other first'],
    ['that is not there', 'nowhere', 'names no schema that is there'],
  ])('%s is refused, and told where the tables are', async (_which, path, why) => {
    const url = await createDatabase(withTables)
    await change({ url }, 'create schema spotter', 'create schema other')
    expect(await refusal(leading(url, path))).toContain(
      `Spotter’s tables are in the schema public; the search_path of the user in DATABASE_URL ${why}: alter role … set search_path = public.`,
    )
    await change({ url }, 'drop schema spotter', 'drop schema other')
    await (await openDatabase({ url })).destroy()
  })

  test('makes its tables there where there are none yet, and not where no such schema is', async () => {
    const url = await createDatabase()
    expect(await refusal(leading(url, 'nowhere'))).toContain('names no schema that is there')
    await change({ url }, 'create schema other')
    await (await openDatabase(leading(url, 'other'))).destroy()
    expect(await refusal({ url })).toContain('Spotter’s tables are in the schema other;')
  })
})
