import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, test } from 'vitest'
import { personOf } from '../../src/core/address.ts'
import { randomKey, vault } from '../../src/core/vault.ts'
import { sealAnswers } from '../../src/health-key.ts'
import { connect } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { createDatabase } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { aMember, aMemberWeek, FIRST, NINE } from '../support/storage/things.ts'
import { quiet } from '../support/web-stage.ts'

const databases: [string, () => Promise<DatabaseConfig>][] = [
  ['SQLite', async () => ({ file: join(temporaryFolder(), 'spotter.db') })],
  ['Postgres', async () => ({ url: await createDatabase() })],
]
const KEY = randomKey()

interface Rows {
  readonly members: { person: string; care: string; absent: number }[]
  readonly weeks: { week: number; excused: number; excuses: string | null }[]
  readonly all: string
}

/** What whoever has the database and no key can read of how members stand with training. */
async function readable(config: DatabaseConfig): Promise<Rows> {
  const db = connect(config)
  const members = await db.selectFrom('members').selectAll().orderBy('person').execute()
  const weeks = await db.selectFrom('member_weeks').selectAll().orderBy('week').execute()
  await db.destroy()
  return { members, weeks, all: JSON.stringify({ members, weeks }) }
}

const lengths = (texts: readonly (string | null)[]) => new Set(texts.map(text => text?.length))

describe.each(databases)('on %s', (_name, database) => {
  test('nobody without the key can tell who is held back from who is away, nor who passed the gate', async () => {
    const config = await database()
    const store = await openStore(config, { health: vault(KEY) })
    const [held, away, fit] = [
      await aMember(store, 'held'),
      await aMember(store, 'away'),
      await aMember(store, 'fit'),
    ]
    await store.transaction(async ({ members, memberWeeks }) => {
      await members.pass(held.id, NINE, true)
      await members.holdBack(held.id, NINE)
      await members.away(away.id, { from: NINE, until: null })
      await members.pass(fit.id, NINE + 1, true)
      await memberWeeks.change(aMemberWeek(held, { excused: ['flag'] }))
      await memberWeeks.change(aMemberWeek(away, { excused: ['away'] }))
    })
    expect(await store.members.find(held.id)).toMatchObject({ heldAt: NINE, passedUntil: 0, awayFrom: null })
    expect(await store.members.find(away.id)).toMatchObject({ heldAt: null, awayFrom: NINE })
    expect(await store.members.find(fit.id)).toMatchObject({ passedUntil: NINE + 1, passedGently: true })
    expect((await store.members.absent([held.groupId, away.groupId])).map(({ id }) => id).sort()).toEqual(
      [held.id, away.id].sort(),
    )
    expect((await store.memberWeeks.find(held.id, FIRST))?.excused).toEqual(['flag'])
    await store.close()
    const { members, weeks } = await readable(config)
    expect(members.map(({ person, absent }) => [person.split('/').at(-1), absent])).toEqual([
      ['away', 1],
      ['fit', 0],
      ['held', 1],
    ])
    for (const { care } of members) expect(care).toMatch(/^v1[.]/)
    expect(lengths(members.map(({ care }) => care)).size).toBe(1)
    const excused = weeks.filter(one => one.excused === 1)
    expect(excused).toHaveLength(2)
    for (const { excuses } of excused) expect(excuses).toMatch(/^v1[.]/)
    expect(lengths(excused.map(({ excuses }) => excuses)).size).toBe(1)
  })

  test('what an older version kept in clear is all there, and sealed at the first start', async () => {
    const config = await database()
    await older(config)
    const store = await openStore(config, { health: vault(KEY), stand: { programs: PROGRAMS, now: NINE } })
    const inClear = await states(store)
    expect(inClear).toEqual({
      away: { heldAt: null, awayFrom: NINE, awayUntil: NINE + 9, passedUntil: 7, passedGently: false },
      held: { heldAt: NINE + 3, awayFrom: null, awayUntil: null, passedUntil: 0, passedGently: true },
      here: { heldAt: null, awayFrom: null, awayUntil: null, passedUntil: 5, passedGently: true },
      weeks: [[], ['away'], ['flag'], ['away', 'back']],
      absent: ['away', 'held'],
    })
    await sealAnswers(store, vault(KEY), quiet)
    expect(await states(store)).toEqual(inClear)
    await store.close()
    const { members, weeks } = await readable(config)
    for (const text of [...members.map(({ care }) => care), ...weeks.flatMap(({ excuses }) => excuses ?? [])])
      expect(text).toMatch(/^v1[.]/)

    // A new key seals all of it anew, and opens it alone.
    const fresh = randomKey()
    const both = await openStore(config, { health: vault(`${fresh},${KEY}`) })
    await sealAnswers(both, vault(`${fresh},${KEY}`), quiet)
    await both.close()
    const only = await openStore(config, { health: vault(fresh) })
    expect(await states(only)).toEqual(inClear)
    await only.close()
  })

  test('where the key is lost, who is left alone is asked before they train, and no week breaks a streak', async () => {
    const config = await database()
    await older(config)
    const store = await openStore(config, { health: vault(KEY), stand: { programs: PROGRAMS, now: NINE } })
    await sealAnswers(store, vault(KEY), quiet)
    await store.close()
    const lost = await openStore(config, { health: vault(randomKey()) })
    expect(await states(lost)).toMatchObject({
      away: { heldAt: 0 },
      held: { heldAt: 0 },
      here: { heldAt: null, passedUntil: 0 },
      weeks: [[], ['away'], ['away'], ['away']],
    })
    await lost.close()
  })
})

async function states(store: Store) {
  const of = async (id: string) => {
    const { heldAt, awayFrom, awayUntil, passedUntil, passedGently } = (await store.members.find(id)) ?? {}
    return { heldAt, awayFrom, awayUntil, passedUntil, passedGently }
  }
  const weeks = await store.memberWeeks.from('here', 1)
  return {
    away: await of('away'),
    held: await of('held'),
    here: await of('here'),
    weeks: weeks.map(({ excused }) => excused),
    absent: (await store.members.absent(['g1'])).map(({ id }) => id),
  }
}

/** A database as the version before left it: in clear who is held back, who is away, and why weeks are excused. */
async function older(config: DatabaseConfig): Promise<void> {
  const db = connect(config) as unknown as Kysely<unknown>
  const names = Object.keys(MIGRATIONS).filter(name => name < '0011')
  const steps = names.map(name => [name, { up: (into: never) => MIGRATIONS[name]?.up(into, PROGRAMS, NINE) }])
  const provider = { getMigrations: async () => Object.fromEntries(steps) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  expect(error).toBeUndefined()
  await sql`insert into groups (id, program, weekday, time, zone, status, scheduled_by, created_at, week)
    values ('g1', 'low-back-strength', 1, '09:00', 'UTC', 'on', '', ${NINE}, 4)`.execute(db)
  const member = (id: string, values: string) =>
    sql`insert into members (id, group_id, person, joined_at, reminders, last_week,
      held_at, away_from, away_until, passed_until, passed_gently)
      values (${id}, 'g1', ${`web/local/${id}`}, ${NINE}, 1, 4, ${sql.raw(values)})`.execute(db)
  await member('held', `${NINE + 3}, null, null, 0, 1`)
  await member('away', `null, ${NINE}, ${NINE + 9}, 7, 0`)
  await member('here', 'null, null, null, 5, 1')
  for (const [n, excused] of [0, 1, 2, 5].entries())
    await sql`insert into member_weeks
      (member_id, week, standing, done, skipped, total, run, best, kept_week, logged, totals, excused)
      values ('here', ${n + 1}, 'kept', 1, 0, 9, 1, 1, 1, 1, '{}', ${excused})`.execute(db)
  await db.destroy()
}

test('an event opens how its member stands once, however often it asks for them', async () => {
  const health = vault(KEY)
  let opened = 0
  const open = (sealed: string, about: string) => {
    opened++
    return health.open(sealed, about)
  }
  const file = join(temporaryFolder(), 'spotter.db')
  const store = await openStore({ file }, { health: { ...health, open } })
  const { id, groupId, person } = await aMember(store, 'fit')
  opened = 0
  const event = store.reading(personOf(person))
  await event.members.withGroup(id)
  await event.members.find(id)
  await event.members.of(groupId, personOf(person))
  expect(opened).toBe(1)
  await store.close()
})
