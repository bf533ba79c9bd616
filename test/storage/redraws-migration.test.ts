import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { expect, test } from 'vitest'
import { connect } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { openStore } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { createDatabase } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { NINE } from '../support/storage/things.ts'

const databases: [string, () => Promise<DatabaseConfig>][] = [
  ['SQLite', async () => ({ file: join(temporaryFolder(), 'spotter.db') })],
  ['Postgres', async () => ({ url: await createDatabase() })],
]

/** A group with a prompt and a recap that stand, both to be drawn anew, and redraws that are over or have no message. */
async function earlier(config: DatabaseConfig): Promise<void> {
  const db: Kysely<unknown> = connect(config) as never
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '0005')
  const up = before.map(
    ([name, one]) => [name, { up: (into: Kysely<unknown>) => one.up(into, [], NINE) }] as const,
  )
  await new Migrator({
    db,
    provider: { getMigrations: async () => Object.fromEntries(up) },
  }).migrateToLatest()
  await sql`insert into groups values
    ('g1', 'low-back-strength', 1, '09:00', 'UTC', null, 'on', null, '', null, ${NINE}, 1, null, null)`.execute(
    db,
  )
  const add = (id: string, kind: string, slot: number, state: string, detail: string | null) =>
    sql`insert into deliveries
      (id, group_id, kind, slot_at, week, target, detail, due_at, state, attempts, leased_until)
      values (${id}, 'g1', ${kind}, ${slot}, 1, ${kind === 'notice' ? 'web/l/ana' : 'web/l/c'}, ${detail},
        ${NINE + 5}, ${state}, 3, 7)`.execute(db)
  await add('prompt', 'prompt', NINE, 'sent', null)
  await add('recap', 'recap', NINE + 1, 'sent', null)
  await add('notice', 'notice', NINE, 'due', '{"code":"skipped","weeks":1}')
  await add('of-prompt', 'redraw', NINE, 'due', 'mark-1')
  await add('of-recap', 'redraw', NINE + 1, 'due', 'mark-2')
  await add('given-up', 'redraw', NINE + 2, 'failed', 'mark-3')
  await add('of-none', 'redraw', NINE + 3, 'due', 'mark-4')
  await db.destroy()
}

test.each(databases)(
  'redraws that wait are carried over, and nothing else is touched, on %s',
  async (_name, make) => {
    const config = await make()
    await earlier(config)
    const store = await openStore(config, { stand: { programs: PROGRAMS, now: NINE } })
    const waiting = { target: 'web/l/c', dueAt: NINE + 5, attempts: 3, leasedUntil: 7 }
    expect(await store.redraws.due(NINE + 5, 9)).toEqual([
      { ...waiting, deliveryId: 'prompt', mark: 'mark-1' },
      { ...waiting, deliveryId: 'recap', mark: 'mark-2' },
    ])
    expect((await store.deliveries.due(NINE + 5, 9)).map(({ id }) => id)).toEqual(['notice'])
    expect(await store.deliveries.find('prompt')).toMatchObject({
      kind: 'prompt',
      state: 'sent',
      slotAt: NINE,
    })
    expect(await store.deliveries.find('of-prompt')).toBeUndefined()
    expect(await store.redraws.done('prompt', 'mark-1')).toBe(true)
    await store.close()
  },
)
