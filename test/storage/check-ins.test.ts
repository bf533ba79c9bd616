import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { randomKey, vault } from '../../src/core/vault.ts'
import { connect } from '../../src/storage/database.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFolder } from '../support/folder.ts'
import { memoryStore } from '../support/memory-store.ts'
import { aMember, FIRST, NINE } from '../support/storage/things.ts'

const YEAR = 365 * 24 * 3_600_000

function aFile(): string {
  return join(temporaryFolder(), 'spotter.db')
}

/** What the column holds. */
async function columns(file: string): Promise<string[]> {
  const db = connect({ file })
  const rows = await db.selectFrom('check_ins').select('answer').orderBy('at').execute()
  await db.destroy()
  return rows.map(({ answer }) => answer)
}

async function answering(store: Store, answers: readonly string[]): Promise<string> {
  const { id: memberId } = await aMember(store, 'ann')
  for (const [n, answer] of answers.entries())
    await store.checkIns.add({ memberId, week: FIRST, moment: 'before', answer, at: NINE + n })
  return memberId
}

const answersOf = async (store: Store, memberId: string) =>
  (await store.checkIns.all(memberId)).map(({ answer }) => answer)

test('no byte of an answer stands in the file, nor how long it is', async () => {
  const file = aFile()
  const key = vault(randomKey())
  const store = await openStore({ file }, { health: key })
  const answers = ['fine', 'flag', 'saddle', '0', '10', 'worse', 'better']
  const memberId = await answering(store, answers)
  expect(await answersOf(store, memberId)).toEqual(answers)
  await store.scrub()
  const held = await columns(file)
  expect(held.every(answer => answer.startsWith(key.mark))).toBe(true)
  expect(new Set(held.map(answer => answer.length)).size).toBe(1)
  expect(new Set(held).size).toBe(answers.length)
  const bytes = readFileSync(file).toString('latin1')
  expect(bytes).not.toMatch(/before(fine|flag|saddle|0|10|worse|better)/)
  await store.close()
})

test('an answer opens for its own row alone, and not by another key', async () => {
  const file = aFile()
  const store = await openStore({ file }, { health: vault(randomKey()) })
  const memberId = await answering(store, ['flag', 'fine'])
  const other = await openStore({ file }, { health: vault(randomKey()) })
  expect(await other.checkIns.all(memberId)).toEqual([])
  expect(await other.checkIns.ofMember(memberId, 'before', 5)).toEqual([])
  expect(await other.checkIns.count(memberId)).toBe(2)
  await other.close()
  const db = connect({ file })
  const [flag, fine] = await db.selectFrom('check_ins').selectAll().orderBy('at').execute()
  await db
    .updateTable('check_ins')
    .set({ answer: fine?.answer ?? '' })
    .where('id', '=', flag?.id ?? '')
    .execute()
  await db.destroy()
  expect(await answersOf(store, memberId)).toEqual(['fine'])
  await store.close()
})

test('what was kept in clear is sealed, and what an old key sealed is by the new one; other keys’ stay', async () => {
  const file = aFile()
  const [old, fresh] = [randomKey(), randomKey()]
  const first = await openStore({ file }, { health: vault(old) })
  const memberId = await answering(first, ['sore', 'fine'])
  const db = connect({ file })
  const clear = {
    id: 'in-clear',
    member_id: memberId,
    week: FIRST,
    moment: 'after',
    answer: 'worse',
    at: NINE + 9,
  } as const
  await db.insertInto('check_ins').values(clear).execute()
  await db.destroy()
  expect(await answersOf(first, memberId)).toEqual(['sore', 'fine', 'worse'])
  expect(await first.checkIns.sealAnew()).toEqual({ sealed: 1, closed: new Map() })
  expect((await columns(file)).filter(answer => answer === 'worse')).toEqual([])
  await first.close()

  const changed = await openStore({ file }, { health: vault(`${fresh},${old}`) })
  expect(await changed.checkIns.sealAnew()).toEqual({ sealed: 3, closed: new Map() })
  await changed.close()
  const onlyNew = await openStore({ file }, { health: vault(fresh) })
  expect(await answersOf(onlyNew, memberId)).toEqual(['sore', 'fine', 'worse'])
  await onlyNew.close()

  const lost = await openStore({ file }, { health: vault(randomKey()) })
  const by = fresh.split(':')[0]
  expect(await lost.checkIns.sealAnew()).toEqual({ sealed: 0, closed: new Map([[by, 3]]) })
  expect(await lost.checkIns.count(memberId)).toBe(3)
  await lost.close()
})

test('an answer given anew takes the place of the one between two instants, and of no other', async () => {
  const store = await memoryStore()
  const { id: memberId } = await aMember(store, 'ann')
  const answer = { memberId, week: FIRST, moment: 'pain' } as const
  await store.checkIns.add({ ...answer, moment: 'effort', answer: '7', at: NINE + 5 })
  await store.checkIns.replace({ ...answer, answer: '3', at: NINE }, NINE, NINE + 5)
  await store.checkIns.replace({ ...answer, answer: '6', at: NINE + 10 }, NINE + 5, NINE + 15)
  await store.checkIns.replace({ ...answer, answer: '4', at: NINE + 1 }, NINE, NINE + 5)
  await store.checkIns.replace({ ...answer, answer: '5', at: NINE + 12 }, NINE + 5, NINE + 15)
  expect(await answersOf(store, memberId)).toEqual(['4', '7', '5'])
  expect(await store.checkIns.from(memberId, FIRST + 1)).toEqual([])
  await store.close()
})

test('answers go after a year', async () => {
  const store = await memoryStore()
  const memberId = await answering(store, ['fine', 'sore'])
  await store.sweep(NINE + YEAR)
  expect(await answersOf(store, memberId)).toEqual(['fine', 'sore'])
  await store.sweep(NINE + YEAR + 1)
  expect(await answersOf(store, memberId)).toEqual(['sore'])
  await store.close()
})
