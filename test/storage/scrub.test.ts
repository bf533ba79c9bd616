import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { personKey } from '../../src/core/address.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { aGroup, aMember, FIRST, NINE, person } from '../support/storage/things.ts'

const ANN = person('U-ann-of-the-hills')
const TRACES = ['U-ann-of-the-hills', 'Ann Hillary']
/** Of this not even a trace was ever there. */
const ANSWER = 'flagged-answer'

let file: string
let store: Store
beforeEach(async () => {
  file = join(temporaryFolder(), 'spotter.db')
  store = await openStore({ file })
})
afterEach(() => store.close())

/** Which traces are still in the database's files. */
function found(): string[] {
  const bytes = [file, `${file}-wal`].filter(name => existsSync(name)).map(name => readFileSync(name))
  return [...TRACES, ANSWER].filter(trace => bytes.some(all => all.includes(trace)))
}

/** Leaves both, over more pages than one. */
async function leaveTraces(): Promise<void> {
  const member = await aMember(store, ANN.id, await aGroup(store))
  await store.space('people').set(personKey(ANN), { name: 'Ann Hillary', at: NINE })
  for (let nth = 0; nth < 200; nth++) {
    await store.checkIns.add({
      memberId: member.id,
      week: FIRST,
      moment: 'before',
      answer: `${ANSWER} ${nth} ${'x'.repeat(100)}`,
      at: NINE + nth,
    })
  }
}

describe('after someone was forgotten', () => {
  test('neither the file nor its write-ahead log holds what was there, while it is open and closed', async () => {
    await leaveTraces()
    expect(found()).toEqual(TRACES)
    await store.members.forget(ANN)
    expect(await store.scrub()).toBe(true)
    expect(found()).toEqual([])
    await store.close()
    expect(found()).toEqual([])
  })

  test('a reader keeps the log alive: nobody waits for it, and the next try empties it', async () => {
    await leaveTraces()
    const reader = new DatabaseSync(file, { readOnly: true })
    reader.exec('begin')
    reader.prepare('select count(*) from members').get()
    await store.members.forget(ANN)
    expect(await store.scrub()).toBe(false)
    reader.close()
    expect(await store.scrub()).toBe(true)
    expect(found()).toEqual([])
  })
})

test('a file in which an earlier version left what it deleted is written anew, once', async () => {
  await leaveTraces()
  await store.close()
  const old = new DatabaseSync(file)
  old.exec('pragma secure_delete = off; pragma foreign_keys = on; pragma user_version = 0')
  old.exec("delete from members; delete from state where space = 'people'")
  old.close()
  expect(found()).not.toEqual([])
  store = await openStore({ file })
  expect(found()).toEqual([])
})
