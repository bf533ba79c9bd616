import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { connect } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import * as start from '../../src/storage/migrations/0001-start.ts'
import { openStore } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { createDatabase } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { NINE, person } from '../support/storage/things.ts'

const databases: [string, () => Promise<DatabaseConfig>][] = [
  ['SQLite', async () => ({ file: join(temporaryFolder(), 'spotter.db') })],
  ['Postgres', async () => ({ url: await createDatabase() })],
]

const MONDAY = '2026-11-23'

/** The tables as the first version had them. */
type Earlier = Record<string, Record<string, string | number | null>>

/** A database as the first version left it, with all that its adapters kept of one person. */
async function earlier(config: DatabaseConfig): Promise<void> {
  const db = connect(config) as unknown as Kysely<Earlier>
  const provider = { getMigrations: async () => ({ '0001-start': start }) }
  await new Migrator({ db, provider }).migrateToLatest()
  await db
    .insertInto('groups')
    .values({
      ...{ id: 'g1', program: 'low-back-strength', weekday: 1, time: '09:00', zone: 'UTC', status: 'on' },
      ...{ next_slot_at: null, paused_until: null, first_week: MONDAY, scheduled_by: '', trouble: null },
      ...{ created_at: NINE, held: null },
    })
    .execute()
  await db
    .insertInto('members')
    .values({ id: 'm1', group_id: 'g1', person: 'discord/t1/ann', joined_at: NINE, reminders: 1 })
    .execute()
  const delivery = { group_id: 'g1', slot_at: NINE, week: MONDAY, due_at: NINE, state: 'due' as const }
  const untouched = { detail: null, attempts: 1, leased_until: 0, reason: null, posted: null, thread: null }
  await db
    .insertInto('deliveries')
    .values([
      { ...delivery, ...untouched, id: 'd1', kind: 'reminder', target: 'discord/t1/ann' },
      { ...delivery, ...untouched, id: 'd2', kind: 'prompt', target: 'discord/t1/c1' },
    ])
    .execute()
  const value = (of: unknown) => JSON.stringify({ value: of })
  const keys = {
    'direct:ann': 't1',
    'told:1234': 't1',
    'once:walk:m1:20261123:low-back-strength': { trying: 1 },
    'once:walk:m0:20261123:low-back-strength': { trying: 2 },
    'once:delivery:d1': { trying: 3 },
    'once:delivery:d2': { trying: 4 },
    'once:delivery:d0': { trying: 5 },
    'commands:g1': 'hash',
  }
  await db
    .insertInto('state')
    .values(
      Object.entries(keys).map(([key, of]) => ({
        space: 'discord',
        key,
        value: value(of),
        expires_at: null,
      })),
    )
    .execute()
  await db.destroy()
}

test.each(databases)(
  'what earlier versions kept of people is under their key, on %s',
  async (_name, config) => {
    const where = await config()
    await earlier(where)
    const store = await openStore(where, { stand: { programs: PROGRAMS, now: NINE } })
    expect(await store.members.held(person('ann'))).toEqual([
      { space: 'discord', key: 'discord/t1/ann/once:delivery:d1', value: { trying: 3 } },
      {
        space: 'discord',
        key: 'discord/t1/ann/once:walk:m1:20261123:low-back-strength',
        value: { trying: 1 },
      },
      { space: 'discord', key: 'discord/dm/ann/server', value: 't1' },
    ])
    await store.members.forget(person('ann'))
    await store.close()
    const db = connect(where)
    const kept = db.selectFrom('state').select('key').where('space', '<>', 'deletions')
    const left = await kept.orderBy('key').execute()
    expect(left.map(({ key }) => key)).toEqual([
      'commands:g1',
      'once:delivery:d0',
      'once:delivery:d2',
      'told:1234',
    ])
    await db.destroy()
  },
)
