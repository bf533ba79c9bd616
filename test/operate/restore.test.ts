import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Person, personKey } from '../../src/core/address.ts'
import { SetupError } from '../../src/core/errors.ts'
import { forgetSince, restore } from '../../src/operate/restore.ts'
import { backup, damageOf } from '../../src/storage/backup.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { createDatabase, withTables } from '../support/postgres.ts'
import { PROGRAMS } from '../support/programs.ts'
import { fill } from '../support/storage/fill.ts'
import { aGroup, aWeek, NINE, person, place, prompt } from '../support/storage/things.ts'

const [ann, ben] = [person('B'), person('a')] as const

let folder: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder, 'spotter.db')
})

const config = () => readConfig({ DATA_DIR: folder })
const stand = { programs: PROGRAMS, now: NINE }

/** Does something with the bot's data, as a bot that starts and stops. */
async function running<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ file }, { deletions: join(folder, 'deletions') })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Somebody deletes all that is kept of them. */
async function forget(store: Store, who: Person): Promise<void> {
  await store.transaction(tables => tables.members.forget(who))
  await store.scrub()
}

const isThere = (who: Person) => running(async store => (await store.members.ofPerson(who)).length > 0)
const go = (from: string) => restore(file, from, { config: config(), ...stand })

/** A backup with two people in it, of whom one deletes their data afterwards, and a prompt goes out. */
async function backedUp(): Promise<string> {
  const copy = join(folder, 'monday.backup')
  await running(store => fill(store, 2))
  backup(file, copy)
  await running(async store => {
    await forget(store, ann)
    const group = await aGroup(store, place('since'))
    await store.weeks.open([aWeek(group)])
    await store.deliveries.add([prompt(group, { state: 'sent' })])
  })
  return copy
}

test('a backup takes the place of the database, which is kept, and whoever deleted their data stays deleted', async () => {
  const copy = await backedUp()
  const before = readFileSync(copy)
  const { replaced, forgotten, posted } = await go(copy)
  expect({ forgotten, posted }).toEqual({ forgotten: 1, posted: 1 })
  expect(await isThere(ann)).toBe(false)
  expect(await isThere(ben)).toBe(true)
  expect(readFileSync(file).includes(personKey(ann))).toBe(false)
  expect(damageOf(file)).toEqual([])
  expect(readFileSync(copy)).toEqual(before)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const old = new DatabaseSync(replaced ?? '', { readOnly: true })
  expect(old.prepare("select count(*) as n from group_places where place like '%since'").get()).toEqual({
    n: 1,
  })
  old.close()
  expect(readdirSync(folder).filter(name => /restoring|partial/.test(name))).toEqual([])
})

test('also where the database is lost, by the list beside it, which names nobody', async () => {
  const copy = await backedUp()
  truncateSync(file, 5000)
  expect(await go(copy)).toMatchObject({ forgotten: 1, posted: undefined })
  expect(await isThere(ann)).toBe(false)
  const list = readFileSync(join(folder, 'deletions'), 'utf8')
  expect(list).not.toContain(personKey(ann))
  expect(statSync(join(folder, 'deletions')).mode & 0o777).toBe(0o600)
})

test('who came back after deleting keeps what they did since, as a later backup has it', async () => {
  await backedUp()
  const later = join(folder, 'friday.backup')
  await running(async store => {
    const group = await store.groups.at(place('since'))
    await store.members.join(group?.id ?? '', ann, NINE)
  })
  backup(file, later)
  expect(await go(later)).toMatchObject({ forgotten: 0, posted: 0 })
  expect(await isThere(ann)).toBe(true)
})

test('it can be gone back twice, and forward again to what was replaced', async () => {
  const copy = await backedUp()
  const { replaced = '' } = await restore(file, copy, { config: config(), ...stand })
  expect(replaced).toMatch(/spotter\.db\.replaced-\d{8}T\d{9}Z$/)
  await restore(file, replaced, { config: config(), ...stand, now: NINE + 1000 })
  expect(await running(store => store.groups.at(place('since')))).toBeDefined()
  expect(await isThere(ann)).toBe(false)
})

test.each([
  ['is damaged', (copy: string) => truncateSync(copy, 9000), /is damaged/],
  ['is another program’s', (copy: string) => writeFileSync(copy, 'dear'), /is damaged|not a database/],
  [
    'is a folder',
    (copy: string) => {
      rmSync(copy)
      mkdirSync(copy)
    },
    /cannot be used\. .* is not a file/,
  ],
  ['is empty', (copy: string) => truncateSync(copy, 0), /nothing of Spotter’s/],
  [
    'is of a newer version',
    (copy: string) => {
      const db = new DatabaseSync(copy)
      db.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2030')")
      db.close()
    },
    /newer version/,
  ],
])('a backup that %s is refused, and nothing changes', async (_, spoil, said) => {
  const copy = await backedUp()
  spoil(copy)
  const before = readFileSync(file)
  const refused = await go(copy).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(SetupError)
  expect(String(refused)).toMatch(said)
  expect(readFileSync(file)).toEqual(before)
})

test('what one that was killed left is cleared away, also where a process has the same number again', async () => {
  const copy = await backedUp()
  const left = [`${file}.restoring`, `${file}.restoring-wal`, `${file}.restoring.partial-${process.pid}`]
  for (const one of left) writeFileSync(one, 'half')
  expect(await go(copy)).toMatchObject({ forgotten: 1 })
  expect(readdirSync(folder).filter(name => name.includes('restoring'))).toEqual([])
})

test('a database that is a link is replaced where the link leads, so that it stays on its disk', async () => {
  const copy = await backedUp()
  const disk = temporaryFolder()
  renameSync(file, join(disk, 'kept.db'))
  symlinkSync(join(disk, 'kept.db'), file)
  const { replaced } = await go(copy)
  expect(replaced).toContain(join(disk, 'kept.db.replaced-'))
  expect(lstatSync(file).isSymbolicLink()).toBe(true)
  expect(await isThere(ben)).toBe(true)
})

test('on Postgres whoever is to stay deleted is deleted again after a dump was put back', async () => {
  const url = await createDatabase(withTables)
  const health = `k1:${Buffer.alloc(32).toString('base64')}`
  const on = readConfig({ DATA_DIR: folder, DATABASE_URL: url, HEALTH_KEY: health })
  await backedUp()
  const store = await openStore({ url })
  await fill(store, 1)
  expect(await forgetSince({ url }, on, stand)).toBe(1)
  expect(await store.members.ofPerson(ann)).toEqual([])
  expect(await store.members.ofPerson(ben)).not.toEqual([])
  expect(await forgetSince({ url }, on, stand)).toBe(0)
  await store.close()
})
