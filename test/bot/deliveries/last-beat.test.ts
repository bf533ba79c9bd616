import { copyFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LastBeat } from '../../../src/bot/deliveries/last-beat.ts'
import { openDatabase } from '../../../src/storage/database.ts'
import { openStore, Store } from '../../../src/storage/store.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { createDatabase, withTables } from '../../support/postgres.ts'

const MINUTE = 60_000
let time = 0
const now = () => time

/** A process that begins at an instant and beats: what came due before when it would look for. */
async function begins(store: Store, at: number): Promise<number> {
  time = at
  const beat = new LastBeat(store.beats, now)
  await beat.note()
  return beat.lookBefore
}

/** A file on which the bot has run from minute 10 to 11; before that it was put back, or new. */
async function ran(): Promise<string> {
  const file = `${temporaryFolder()}/spotter.db`
  const store = await openStore({ file })
  expect(await begins(store, 10 * MINUTE)).toBe(10 * MINUTE)
  await begins(store, 11 * MINUTE)
  await store.close()
  return file
}

async function reopened(file: string, at: number): Promise<number> {
  const store = await openStore({ file })
  return begins(store, at).finally(() => store.close())
}

test('after a restart nothing is looked for that came due since', async () => {
  const file = await ran()
  expect(await reopened(file, 13 * MINUTE)).toBe(10 * MINUTE)
  expect(await reopened(file, 17 * MINUTE)).toBe(10 * MINUTE)
})

test('after a longer stop, all that came due before the start', async () => {
  expect(await reopened(await ran(), 17 * MINUTE)).toBe(17 * MINUTE)
})

test('and where a copy was put back, or the process was killed, however soon', async () => {
  const file = await ran()
  copyFileSync(file, `${file}.copy`)
  copyFileSync(`${file}.copy`, file)
  expect(await reopened(file, 12 * MINUTE)).toBe(12 * MINUTE)
  // A restart after that knows when it was.
  expect(await reopened(file, 13 * MINUTE)).toBe(12 * MINUTE)
  const killed = await openStore({ file })
  expect(await begins(killed, 14 * MINUTE)).toBe(12 * MINUTE)
  expect(await reopened(file, 15 * MINUTE)).toBe(15 * MINUTE)
  await killed.close()
})

test('a start by a wrong clock is known once it is set right', async () => {
  const store = await openStore({ file: await ran() })
  time = 100 * MINUTE
  const beat = new LastBeat(store.beats, now)
  await beat.note()
  time = 200 * MINUTE
  await beat.note(true)
  expect(beat.lookBefore).toBe(200 * MINUTE)
  await store.close()
})

test('Postgres is known by who wrote the row: not by a dump that was put back', async () => {
  const url = await createDatabase(withTables)
  const db = await openDatabase({ url })
  const store = new Store(db)
  await begins(store, 10 * MINUTE)
  expect(await begins(store, 12 * MINUTE)).toBe(10 * MINUTE)
  const dump = await db.selectFrom('state').selectAll().where('space', '=', 'beats').executeTakeFirstOrThrow()
  await db.deleteFrom('state').where('space', '=', 'beats').execute()
  await db.insertInto('state').values(dump).execute()
  // Whoever runs on hears of it as well.
  const running = new LastBeat(store.beats, now)
  await running.note()
  expect(running.lookBefore).toBe(12 * MINUTE)
  await db.updateTable('state').set({ value: dump.value }).where('space', '=', 'beats').execute()
  time = 14 * MINUTE
  await running.note()
  expect(running.lookBefore).toBe(14 * MINUTE)
  expect(await begins(store, 15 * MINUTE)).toBe(14 * MINUTE)
  await store.close()
})
