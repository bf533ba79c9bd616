import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Completion } from '../../src/storage/completions.ts'
import { type Database, openDatabase } from '../../src/storage/database.ts'
import { Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { aMember, completion, FIRST, person } from '../support/storage/things.ts'

let db: Database
let store: Store
beforeEach(async () => {
  db = await openDatabase({ file: join(temporaryFolder(), 'spotter.db') })
  // The store queries over a copy of it, with a plugin; that one is looked at.
  vi.spyOn(db, 'withPlugin').mockReturnValue(db)
  vi.spyOn(db, 'transaction')
  store = new Store(db, { shared: true })
})
afterEach(() => store.close())

const add = (rows: readonly Completion[]) =>
  store.log(person('ann'), 0, ({ completions }) => completions.add(rows))
const rounds = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

test('what is logged at the same moment shares one commit, and each hears what was new of theirs', async () => {
  const ann = await aMember(store)
  await store.completions.add([completion(ann, { round: 3 })])
  vi.mocked(db.transaction).mockClear()
  const added = await Promise.all(rounds(9).map(round => add([completion(ann, { round })])))
  expect(added).toEqual([1, 1, 0, 1, 1, 1, 1, 1, 1])
  expect(db.transaction).toHaveBeenCalledTimes(1)
  expect(await store.completions.ofWeek(ann.id, FIRST)).toHaveLength(9)
})

test('one that is refused fails alone', async () => {
  const ann = await aMember(store)
  const nobody = { ...ann, id: 'nobody' }
  const added = await Promise.allSettled(
    [ann, nobody, ann].map((member, i) => add([completion(member, { round: i + 1 })])),
  )
  expect(added.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await store.completions.ofWeek(ann.id, FIRST)).toHaveLength(2)
})

test('nobody hears that theirs is kept when the commit fails', async () => {
  const ann = await aMember(store)
  const full = new Error('disk full')
  vi.mocked(db.transaction).mockImplementation(() => {
    throw full
  })
  vi.spyOn(db, 'insertInto').mockImplementation(() => {
    throw full
  })
  const added = await Promise.allSettled(rounds(3).map(round => add([completion(ann, { round })])))
  expect(added.map(one => one.status)).toEqual(['rejected', 'rejected', 'rejected'])
})
