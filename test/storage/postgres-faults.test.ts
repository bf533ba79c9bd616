import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { SetupError, StorageError } from '../../src/core/errors.ts'
import { connect, type Database, openDatabase } from '../../src/storage/database.ts'
import type { DatabaseConfig } from '../../src/storage/database-config.ts'
import type { Member } from '../../src/storage/members.ts'
import { MIGRATIONS } from '../../src/storage/migrations/index.ts'
import { Store } from '../../src/storage/store.ts'
import { createDatabase, query, startPostgres, withTables } from '../support/postgres.ts'
import { silentProxy } from '../support/silent-proxy.ts'
import { aGroup, aMember, completion, NINE, person } from '../support/storage/things.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function open(config: DatabaseConfig): Promise<{ db: Database; store: Store }> {
  const db = await openDatabase(config)
  closing.push(() => db.destroy())
  return { db, store: new Store(db) }
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StorageError)) throw new Error('no StorageError', { cause: error })
  return error.reason
}

/** What an operator reads when the database cannot be opened. */
async function sentence(url: string): Promise<string> {
  const error = await open({ url }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SetupError)) throw new Error('no SetupError', { cause: error })
  expect(error.problems).toHaveLength(1)
  return error.message
}

function changed(url: string, change: (url: URL) => void): string {
  const other = new URL(url)
  change(other)
  return other.href
}

describe('a Postgres database', () => {
  test('is brought up to date once when five replicas start at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const url = await createDatabase()
      const replicas = await Promise.all([1, 2, 3, 4, 5].map(() => open({ url, connections: 2 })))
      await Promise.all(replicas.map(({ store }) => store.members.ofPerson(person('ann'))))
      const { rows } = await query(url, 'select name from kysely_migration order by name')
      expect(rows.map(row => row.name)).toEqual(Object.keys(MIGRATIONS))
    }
  })

  test('waits for a replica that is migrating, longer than for any query', async () => {
    const url = await createDatabase()
    const migrating = new pg.Client({ connectionString: url })
    await migrating.connect()
    // Kysely's own lock, as a replica holds it while it migrates.
    await migrating.query('select pg_advisory_lock(3853314791062309107)')
    // Whoever opens it reads first, and on a busy machine takes its time.
    const opened = open({ url: `${url}?statement_timeout=3000&query_timeout=3000` })
    const waiting = `select 1 from pg_locks where not granted and locktype = 'advisory'
      and waitstart < clock_timestamp() - interval '3500 ms'`
    await expect.poll(async () => (await query(url, waiting)).rowCount).toBe(1)
    await migrating.end()
    await opened
  })

  test('knows us by name, and gets no more connections than allowed', async () => {
    const url = await createDatabase(withTables)
    const { store, db } = await open({ url, connections: 3 })
    await Promise.all(Array.from({ length: 30 }, (_, nth) => store.members.ofPerson(person(`p${nth}`))))
    const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
      where application_name = 'spotter' and datname = current_database()`.execute(db)
    expect(rows).toEqual([{ n: 3 }])
  })

  test('that restarts is unreachable meanwhile, loses nothing acknowledged, and is used again by itself', async () => {
    const postgres = await startPostgres()
    closing.push(() => postgres.close())
    const { store } = await open({ url: await postgres.createDatabase(withTables) })
    const ann = await aMember(store)
    await store.completions.add([completion(ann)])
    const cut = store.transaction(async tables => {
      await tables.completions.add([completion(ann, { round: 2 })])
      await postgres.stop()
      await tables.completions.add([completion(ann, { round: 3 })])
    })
    expect(await reasonOf(cut)).toBe('unreachable')
    expect(await reasonOf(store.completions.add([completion(ann, { round: 4 })]))).toBe('unreachable')
    expect(await reasonOf(store.space('s').get('k'))).toBe('unreachable')
    await postgres.start()
    expect((await store.completions.ofMember(ann.id)).map(each => each.round)).toEqual([1])
    expect(await store.completions.add([completion(ann, { round: 4 })])).toBe(1)
  })

  test('that ends our connection in the middle of a transaction keeps nothing of it', async () => {
    const url = await createDatabase(withTables)
    const { store } = await open({ url })
    const ann = await aMember(store)
    const cut = store.transaction(async tables => {
      await tables.completions.add([completion(ann)])
      const ours = `from pg_stat_activity where application_name = 'spotter' and datname = current_database()`
      await query(url, `select pg_terminate_backend(pid) ${ours}`)
      await expect.poll(async () => (await query(url, `select 1 ${ours}`)).rowCount).toBe(0)
    })
    expect(await reasonOf(cut)).toBe('unreachable')
    expect(await store.completions.ofMember(ann.id)).toEqual([])
  })

  test('whose line goes dead is unreachable in the time allowed, and is reached over a new line', async () => {
    const url = await createDatabase(withTables)
    const proxy = await silentProxy(Number(new URL(url).port))
    closing.push(() => proxy.close())
    const { store } = await open({
      url: changed(url, each => {
        each.port = String(proxy.port)
        each.searchParams.set('query_timeout', '1500')
      }),
    })
    const ann = await aMember(store)
    proxy.silence()
    expect(await reasonOf(store.members.find(ann.id))).toBe('unreachable')
    expect(await store.members.find(ann.id)).toEqual(ann)
  })

  test('whose answer to a write is lost may have kept it, and is not said to have lost it', async () => {
    const url = await createDatabase(withTables)
    const proxy = await silentProxy(Number(new URL(url).port))
    closing.push(() => proxy.close())
    const through = changed(url, each => {
      each.port = String(proxy.port)
      each.searchParams.set('query_timeout', '1500')
    })
    const { store } = await open({ url: through, connections: 1 })
    const ann = await aMember(store)
    const failed = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: StorageError) => error.unsure,
      )
    await store.transaction(tables => tables.completions.ofMember(ann.id))
    proxy.mute()
    expect(await failed(store.completions.add([completion(ann)]))).toBe(true)
    const lost = store.transaction(async tables => {
      await tables.completions.add([completion(ann, { round: 2 })])
      proxy.mute()
    })
    expect(await failed(lost)).toBe(true)
    const before = store.transaction(async tables => {
      proxy.mute()
      await tables.completions.add([completion(ann, { round: 3 })])
    })
    expect(await failed(before)).toBe(false)
    const reading = store.transaction(async tables => {
      proxy.mute()
      await tables.completions.ofMember(ann.id)
    })
    expect(await failed(reading)).toBe(false)
    await store.members.find(ann.id)
    proxy.mute()
    expect(await failed(store.reading(person('ann')).members.find(ann.id))).toBe(false)
    const { store: direct } = await open({ url })
    await expect
      .poll(async () => (await direct.completions.ofMember(ann.id)).map(each => each.round))
      .toEqual([1, 2])
  })

  test('where another session holds the lock is busy in the time allowed, and keeps nothing', async () => {
    const url = await createDatabase(withTables)
    const other = await open({ url })
    // Only what must be busy has little time.
    const db = connect({ url: `${url}?statement_timeout=200` })
    closing.push(() => db.destroy())
    const store = new Store(db)
    const group = await aGroup(other.store)
    await other.store.transaction(async tables => {
      await tables.groups.claim([group], NINE + 1)
      expect(await reasonOf(store.groups.claim([group], NINE + 2))).toBe('busy')
    })
    expect((await other.store.groups.find(group.id))?.nextSlotAt).toBe(NINE + 1)
  })

  test('in which two wait for each other lets both end, one after the other, and each is kept once', async () => {
    const { store } = await open({ url: await createDatabase(withTables) })
    const [ann, bob] = [await aMember(store), await aMember(store, 'bob')]
    const tries = new Map<Member, number>()
    const both = Promise.withResolvers<void>()
    const lock = (first: Member, second: Member) =>
      store.transaction(async tables => {
        tries.set(first, (tries.get(first) ?? 0) + 1)
        await tables.members.lock(first.id)
        if (tries.size === 2) both.resolve()
        await both.promise
        await tables.members.lock(second.id)
        await tables.completions.add([completion(first)])
      })
    await Promise.all([lock(ann, bob), lock(bob, ann)])
    expect([...tries.values()].sort()).toEqual([1, 2])
    for (const { id } of [ann, bob]) expect(await store.completions.ofMember(id)).toHaveLength(1)
  })

  test.each([
    ['53100', 'full'],
    ['25006', 'read-only'],
    ['40P01', 'busy'],
    ['57P01', 'unreachable'],
    ['58030', 'broken'],
  ])('that answers %s is %s, and what it refused was not kept', async (state, reason) => {
    const url = await createDatabase(withTables)
    const { store } = await open({ url })
    const ann = await aMember(store)
    await query(
      url,
      `create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'refused' using errcode = '${state}'; end $$`,
    )
    await query(url, `create trigger refuse after insert on completions execute function refuse()`)
    expect(await reasonOf(store.completions.add([completion(ann)]))).toBe(reason)
    await query(url, 'drop trigger refuse on completions')
    expect(await store.completions.ofMember(ann.id)).toEqual([])
  })

  test('that may only be read is refused at the start, and says so when it becomes so later', async () => {
    const url = await createDatabase(withTables)
    const name = new URL(url).pathname.slice(1)
    const { store } = await open({ url })
    const ann = await aMember(store)
    await store.close()
    closing.splice(0)
    await query(url, `alter database ${name} set default_transaction_read_only = on`)
    expect(await sentence(url)).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/test_\d+ cannot be used\. It may only be read/,
    )
    await query(`${url}?options=-c%20default_transaction_read_only%3Doff`, `alter database ${name} reset all`)
    expect(await (await open({ url })).store.members.find(ann.id)).toEqual(ann)
  })

  test('of a newer version is refused, with the name of what is new', async () => {
    const url = await createDatabase(withTables)
    await query(url, `insert into kysely_migration values ('0099-future', '2030-01-01T00:00:00.000Z')`)
    expect(await sentence(url)).toContain('written by a newer version of Spotter (0099-future)')
  })
})
