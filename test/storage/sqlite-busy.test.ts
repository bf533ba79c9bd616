import type { ChildProcess } from 'node:child_process'
import { Kysely } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import type { Tables } from '../../src/storage/schema.ts'
import { sqliteDialect } from '../../src/storage/sqlite.ts'
import { openStore, Store } from '../../src/storage/store.ts'
import { temporaryFile } from '../support/folder.ts'
import { Gym } from '../support/gym.ts'
import { kill, lock, reasonOf } from '../support/storage/faults.ts'
import { aGroup, aMember, completion, person, place } from '../support/storage/things.ts'
import { quiet, VirtualTime } from '../support/virtual-time.ts'

const stores: Store[] = []
const lockers: ChildProcess[] = []
afterEach(async () => {
  await Promise.all(lockers.splice(0).map(kill))
  for (const store of stores.splice(0)) await store.close()
})

async function open(file = temporaryFile()): Promise<{ file: string; store: Store }> {
  const store = await openStore({ file })
  stores.push(store)
  return { file, store }
}

/** The same file, for a process in which time passes only when it is let. */
async function inTime(file: string, time: VirtualTime): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file, false, time) })
  const store = new Store(db, { shared: true })
  stores.push(store)
  // Opened before anything is locked.
  await store.groups.nextDue()
  return store
}

/** Locks a file. @returns what frees it again: in this process, which only an event loop that runs can do */
async function locked(file: string): Promise<() => Promise<void>> {
  const locker = await lock(file)
  lockers.push(locker)
  return () => kill(locker)
}

/** Lets so many milliseconds pass, for whatever has been begun. */
async function pass(time: VirtualTime, ms: number): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await quiet()
  await time.pass(ms)
  for (let turn = 0; turn < 5; turn++) await quiet()
}

describe('while another process has a SQLite file locked', () => {
  test('whoever writes waits, nobody else does, and it is kept as soon as it can be', async () => {
    const { file, store: before } = await open()
    const ann = await aMember(before)
    const time = new VirtualTime()
    const store = await inTime(file, time)
    const free = await locked(file)
    let kept = 0
    const writes = [
      store.completions.add([completion(ann)]),
      store.space('s').set('k', 1),
      store.transaction(tables => tables.completions.add([completion(ann, { round: 2 })])),
    ].map(write => write.then(() => kept++))
    await pass(time, 1000)
    expect(await store.members.ofPerson(person('ann'))).toHaveLength(1)
    expect(await store.completions.ofMember(ann.id)).toEqual([])
    expect(kept).toBe(0)
    await free()
    await pass(time, 100)
    await Promise.all(writes)
    expect(await store.completions.ofMember(ann.id)).toHaveLength(2)
  })

  test('many who write wait together, not one after the other, and then are told sooner', async () => {
    const { file, store: before } = await open()
    const ann = await aMember(before)
    const time = new VirtualTime()
    const [store, other] = [await inTime(file, time), await inTime(file, time)]
    await locked(file)
    const told: [string, number][] = []
    const tell = (who: string, work: Promise<unknown>) =>
      reasonOf(work).then(reason => void told.push([`${who}: ${reason}`, time.elapsed]))
    for (let n = 0; n < 30; n++) void tell('first', store.space('s').set(`${n}`, n))
    await pass(time, 2000)
    const waited = new Set(told.map(([, at]) => at))
    expect(new Set(told.map(([what]) => what))).toEqual(new Set(['first: busy']))
    expect(told).toHaveLength(30)
    expect(Math.min(...waited)).toBeGreaterThan(1400)
    expect(Math.max(...waited)).toBeLessThanOrEqual(1600)
    told.length = 0
    // The other store does not know yet, so it waits for longer.
    void tell('fresh', other.space('s').set('k', 1))
    for (let n = 0; n < 30; n++) void tell('again', store.completions.add([completion(ann, { round: n })]))
    await pass(time, 300)
    expect(told.map(([what]) => what)).toEqual(Array(30).fill('again: busy'))
    await pass(time, 1300)
    expect(told.at(-1)?.[0]).toBe('fresh: busy')
  })

  test('a turn to write goes on to the next after a failure, and after it is free', async () => {
    const { file, store } = await open()
    const free = await locked(file)
    expect(await reasonOf(aGroup(store))).toBe('busy')
    await free()
    const failing = store.transaction(async tables => {
      await aGroup(tables, place('undone'))
      throw new UserError('changed my mind')
    })
    await Promise.all([expect(failing).rejects.toThrow('changed my mind'), aGroup(store, place('c2'))])
    expect(await store.groups.at(place('undone'))).toBeUndefined()
    expect(await store.groups.at(place('c2'))).toBeDefined()
  })

  test('who asks for help or progress is answered; who logs is told that it was not recorded', async () => {
    const { file } = await open()
    const time = new VirtualTime()
    const gym = await Gym.open({ store: await inTime(file, time) })
    await gym.firstPrompt()
    await gym.command('Ben', '/done bridges 10')
    const free = await locked(file)
    let told: string | undefined
    const logging = gym.command('Ben', '/done rdl 12').then(({ text }) => {
      told = text
    })
    expect((await gym.command('Ben', '/help')).text).toContain('What I can do here')
    expect((await gym.command('Ben', '/progress')).text).toContain('Bridge: 10 reps')
    expect(told).toBeUndefined()
    await pass(time, 2000)
    await logging
    expect(told).toContain('That was NOT recorded')
    await free()
    expect((await gym.command('Ben', '/done rdl 12')).text).toContain('Logged')
  })
})

test('what an event reads ahead waits for no transaction', async () => {
  const { store } = await open()
  const group = await aGroup(store)
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: looked, resolve: look } = Promise.withResolvers<void>()
  const work = store.transaction(async tables => {
    await tables.groups.change(group.id, { status: 'paused' })
    begin()
    await looked
  })
  await begun
  expect(await store.reading(person('ann')).groups.at(place('c1'))).toEqual(group)
  look()
  await work
})

test('nobody outside a transaction sees what it has not committed', async () => {
  const { store } = await open()
  const seen: unknown[] = []
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: looked, resolve: look } = Promise.withResolvers<void>()
  const work = store.transaction(async tables => {
    await aGroup(tables, place('c2'))
    begin()
    await looked
  })
  await begun
  seen.push(await store.groups.at(place('c2')))
  look()
  await work
  seen.push((await store.groups.at(place('c2'))) !== undefined)
  expect(seen).toEqual([undefined, true])
})
