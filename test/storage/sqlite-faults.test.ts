import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { StorageError } from '../../src/core/errors.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { child, lock, reasonOf, refusalOf } from '../support/storage/faults.ts'
import { aGroup, aMember, completion, NINE, place, prompt } from '../support/storage/things.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

function newFile(): string {
  return join(temporaryFolder(), 'spotter.db')
}

async function open(file: string): Promise<{ db: Database; store: Store }> {
  const db = await openDatabase({ file })
  closing.push(() => db.destroy())
  return { db, store: new Store(db, { shared: true }) }
}

async function pragma(db: Database, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)
  return Object.values(rows[0] ?? {})[0]
}

/** A process that is gone when the test is over. */
async function during(started: Promise<ChildProcess>): Promise<ChildProcess> {
  const process_ = await started
  closing.push(() => process_.kill('SIGKILL'))
  return process_
}

const opening = (file: string) => refusalOf(open(file))

describe('a SQLite file', () => {
  test('is written so that a commit survives a power cut, and readers do not stop writers', async () => {
    const { db } = await open(newFile())
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'synchronous')).toBe(2)
    expect(await pragma(db, 'foreign_keys')).toBe(1)
    expect(await pragma(db, 'busy_timeout')).toBe(0)
  })

  test('that another process has locked is busy, and nothing is kept', async () => {
    const file = newFile()
    const { store } = await open(file)
    const ann = await aMember(store)
    const locker = await during(lock(file))
    for (const write of [
      () => store.completions.add([completion(ann)]),
      () => store.space('s').set('k', 1),
      () => store.transaction(tables => tables.completions.add([completion(ann, { round: 2 })])),
    ]) {
      expect(await reasonOf(write())).toBe('busy')
    }
    expect(await store.completions.ofMember(ann.id)).toEqual([])
    locker.kill('SIGKILL')
    await once(locker, 'exit')
    expect(await store.completions.add([completion(ann)])).toBe(1)
    expect(await store.space('s').get('k')).toBeUndefined()
  })

  test('that may only be read is refused at the start, in words', async () => {
    const file = newFile()
    await (await open(file)).store.close()
    closing.splice(0)
    chmodSync(file, 0o444)
    chmodSync(join(file, '..'), 0o555)
    // root may write anywhere, so for a moment we are someone else.
    const root = process.geteuid?.() === 0
    if (root) process.seteuid?.(65534)
    try {
      expect(await opening(file)).toBe(
        `The database file ${file} cannot be used. This user may not read and write ${file}: give it the right to that file, and to its folder.`,
      )
    } finally {
      if (root) process.seteuid?.(0)
      chmodSync(join(file, '..'), 0o755)
    }
  })

  test('that turns read-only while the bot runs says so, and keeps what it had', async () => {
    const { db, store } = await open(newFile())
    const ann = await aMember(store)
    await sql`pragma query_only = on`.execute(db)
    expect(await reasonOf(store.completions.add([completion(ann)]))).toBe('read-only')
    await sql`pragma query_only = off`.execute(db)
    expect(await store.completions.add([completion(ann)])).toBe(1)
  })

  test('on a full disk says so, keeps nothing half, and works again when there is room', async () => {
    const { db, store } = await open(newFile())
    const group = await aGroup(store)
    const pages = Number(await pragma(db, 'page_count'))
    await sql`pragma max_page_count = ${sql.lit(pages + 2)}`.execute(db)
    let after: unknown
    const work = store.transaction(async tables => {
      await tables.groups.claim([group], NINE + 1)
      try {
        for (let n = 0; n < 50; n++) {
          await tables.deliveries.add([prompt(group, { target: `c${n}`, mark: 'x'.repeat(1000) })])
        }
      } catch (error) {
        // SQLite has undone the transaction by now: whatever follows must not be kept by itself.
        after = await aGroup(tables, place('c2')).catch((thrown: unknown) => thrown)
        throw error
      }
    })
    expect(await reasonOf(work)).toBe('full')
    expect(after).toBeInstanceOf(StorageError)
    expect(await reasonOf(store.space('s').set('k', 'x'.repeat(50_000)))).toBe('full')
    expect(await store.groups.find(group.id)).toEqual(group)
    expect(await store.groups.at(place('c2'))).toBeUndefined()
    expect(await store.deliveries.due(NINE, 10)).toEqual([])
    expect(await pragma(db, 'integrity_check')).toBe('ok')

    await sql`pragma max_page_count = 1000000`.execute(db)
    await store.space('s').set('k', 'x'.repeat(50_000))
    expect(await store.groups.claim([group], NINE + 1)).toHaveLength(1)
  })

  test('that is no database is refused and left as it is', async () => {
    const file = newFile()
    writeFileSync(file, 'Dear diary,\n'.repeat(1000))
    expect(await opening(file)).toContain('It is damaged, or not a database.')
    expect(readFileSync(file, 'utf8')).toBe('Dear diary,\n'.repeat(1000))
  })

  test('in a folder that is not there, or that is itself a folder, is refused in words', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'letter'), 'dear')
    for (const [file, why] of [
      [join(folder, 'none', 'spotter.db'), `The folder ${join(folder, 'none')} is not there: check`],
      [join(folder, 'letter', 'spotter.db'), `A part of ${join(folder, 'letter')} is a file, not a folder.`],
      [folder, `${basename(folder)} is not a file: there is a folder`],
    ] as const) {
      expect(await opening(file)).toContain(`The database file ${file} cannot be used. ${why}`)
    }
  })

  test('locked at the start is refused in words, and opens once it is free', async () => {
    const file = newFile()
    await (await open(file)).store.close()
    closing.splice(0)
    const locker = await during(lock(file))
    expect(await opening(file)).toContain('Another program has locked it')
    locker.kill('SIGKILL')
    await once(locker, 'exit')
    await open(file)
  })

  test('is opened by three processes at once for the first time, and has its tables once', async () => {
    const file = newFile()
    const script = `import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/database.ts'))}
      await openDatabase({ file: process.argv[1] }); console.log('open'); process.exit(0)`
    await Promise.all(
      [1, 2, 3].map(() => during(child('--input-type=module-typescript', '-e', script, file))),
    )
    const { store } = await open(file)
    await aGroup(store)
  })

  test('keeps every acknowledged row through kill -9, and no half transaction', {
    timeout: 120_000,
  }, async () => {
    const file = newFile()
    const acknowledged: string[] = []
    for (let run = 0; run < 3; run++) {
      const writer = await during(child(join(import.meta.dirname, '../support/storage/writer.ts'), file))
      let said = ''
      writer.stdout?.on('data', chunk => {
        said += chunk
      })
      await expect.poll(() => said.length, { timeout: 60_000 }).toBeGreaterThan(2000)
      writer.kill('SIGKILL')
      await once(writer, 'close')
      acknowledged.push(...said.slice(0, said.lastIndexOf('\n')).split('\n'))
    }
    const { db, store } = await open(file)
    expect(acknowledged.length).toBeGreaterThan(100)
    const logs = new Map<string, Awaited<ReturnType<typeof store.completions.ofMember>>>()
    for (const line of acknowledged) {
      const [kind, id = '', round] = line.split(' ')
      if (kind === 'completion') {
        const log = logs.get(id) ?? (await store.completions.ofMember(id))
        logs.set(id, log)
        expect([line, log.some(each => each.round === Number(round))]).toEqual([line, true])
      } else if (kind === 'claimed') {
        expect([line, (await store.groups.find(id))?.nextSlotAt]).toEqual([line, NINE + 1])
      }
    }
    const claimed = await db
      .selectFrom('groups')
      .select('id')
      .where('next_slot_at', '=', NINE + 1)
      .execute()
    const delivered = await db.selectFrom('deliveries').select('group_id').execute()
    expect(new Set(delivered.map(each => each.group_id))).toEqual(new Set(claimed.map(each => each.id)))
    expect(await pragma(db, 'integrity_check')).toBe('ok')
  })
})

test('a file that is cut short is called damaged when it is read', async () => {
  const file = newFile()
  const { store } = await open(file)
  await aGroup(store)
  await store.close()
  closing.splice(0)
  writeFileSync(file, readFileSync(file).subarray(0, 8192))
  expect(await opening(file)).toContain('It is damaged, or not a database.')
})
