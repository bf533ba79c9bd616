import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/errors.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFile } from '../support/folder.ts'
import { Gym } from '../support/gym.ts'
import { kill, lock, reasonOf } from '../support/storage/faults.ts'
import { aGroup, aMember, completion, person, place } from '../support/storage/things.ts'

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

/** Locks a file. @returns what frees it again: in this process, which only an event loop that runs can do */
async function locked(file: string): Promise<() => Promise<void>> {
  const locker = await lock(file)
  lockers.push(locker)
  return () => kill(locker)
}

describe('while another process has a SQLite file locked', () => {
  test('whoever writes waits, nobody else does, and it is kept as soon as it can be', async () => {
    const { file, store } = await open()
    const ann = await aMember(store)
    const free = await locked(file)
    let kept = 0
    const writes = [
      store.completions.add([completion(ann)]),
      store.space('s').set('k', 1),
      store.transaction(tables => tables.completions.add([completion(ann, { round: 2 })])),
    ].map(write => write.then(() => kept++))
    expect(await store.members.ofPerson(person('ann'))).toHaveLength(1)
    expect(await store.completions.ofMember(ann.id)).toEqual([])
    expect(kept).toBe(0)
    await free()
    await Promise.all(writes)
    expect(await store.completions.ofMember(ann.id)).toHaveLength(2)
  })

  test('many who write wait together, not one after the other, and then are told sooner', async () => {
    const { file, store } = await open()
    const other = (await open(file)).store
    const ann = await aMember(store)
    await locked(file)
    const rounds = Array.from({ length: 30 }, (_, round) => completion(ann, { round }))
    const order: string[] = []
    const first = Promise.all(rounds.map(row => reasonOf(store.space('s').set(`${row.round}`, row))))
    const deadline = sleep(4000).then(() => order.push('four seconds'))
    expect(new Set(await first.finally(() => order.push('first')))).toEqual(new Set(['busy']))
    // The other store does not know yet, so it waits for longer, although it has begun before.
    const fresh = reasonOf(other.space('s').set('k', 1)).finally(() => order.push('fresh'))
    await Promise.all(rounds.map(row => reasonOf(store.completions.add([row]))))
    order.push('again')
    await Promise.all([fresh, deadline])
    expect(order).toEqual(['first', 'again', 'fresh', 'four seconds'])
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
    const { file, store } = await open()
    const gym = await Gym.open({ store })
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
