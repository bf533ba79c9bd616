import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  aGroup,
  aMember,
  completion,
  joined,
  NINE,
  type Opened,
  person,
  place,
  prompt,
  twenty,
} from './things.ts'

export function transactionsContract(given: () => Opened): void {
  test('a transaction keeps all that it did, and returns what it was asked for', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const claimed = await store.transaction(async tables => {
      await tables.deliveries.add([prompt(group)])
      return tables.groups.claim([group], NINE + 1)
    })
    expect(claimed).toEqual([{ ...group, nextSlotAt: NINE + 1 }])
    expect(await store.deliveries.due(NINE, 10)).toHaveLength(1)
    expect((await store.groups.find(group.id))?.nextSlotAt).toBe(NINE + 1)
  })

  test('a transaction that throws keeps nothing, and throws the same', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const trouble = new Error('power cut')
    const work = store.transaction(async tables => {
      await tables.groups.claim([group], NINE + 1)
      await tables.deliveries.add([prompt(group)])
      await aGroup(tables, place('c2'))
      await tables.members.forget(person('admin'))
      await setTimeout(1)
      throw trouble
    })
    await expect(work).rejects.toBe(trouble)
    expect(await store.groups.find(group.id)).toEqual(group)
    expect(await store.groups.at(place('c2'))).toBeUndefined()
    expect(await store.deliveries.due(NINE, 10)).toEqual([])
  })

  test('a statement that fails undoes the transaction, and the store works on', async () => {
    const { store } = given()
    const ann = await aMember(store)
    const work = store.transaction(async tables => {
      await tables.completions.add([completion(ann)])
      await tables.completions.add([completion(ann, { memberId: 'nobody' })])
    })
    await expect(work).rejects.toThrow()
    expect(await store.completions.ofMember(ann.id)).toEqual([])
    expect(await store.completions.add([completion(ann)])).toBe(1)
  })

  test('what a transaction wrote is seen by nobody else before it ends', async () => {
    const { store, replica } = given()
    const group = await aGroup(store)
    let seen: Promise<unknown> | undefined
    const work = store.transaction(async tables => {
      await tables.members.join(group.id, person('ann'), NINE)
      if (replica !== store) seen = replica.members.of(group.id, person('ann'))
      await setTimeout(20)
      throw new Error('undone')
    })
    await expect(work).rejects.toThrow('undone')
    expect(await seen).toBeUndefined()
    expect(await store.members.of(group.id, person('ann'))).toBeUndefined()
  })

  test('of twenty transactions that claim a slot and write its delivery, one does both', async () => {
    const { store, replica, db } = given()
    const group = await aGroup(store)
    const claimed = await twenty(nth =>
      (nth % 2 ? replica : store).transaction(async tables => {
        const mine = (await tables.groups.claim([group], NINE + 1)).length > 0
        await setTimeout(nth % 3)
        if (mine) await tables.deliveries.add([prompt(group, { target: `discord/t1/by-${nth}` })])
        return mine
      }),
    )
    expect(claimed.filter(Boolean)).toHaveLength(1)
    expect(await db.selectFrom('deliveries').select('target').execute()).toEqual([
      { target: `discord/t1/by-${claimed.indexOf(true)}` },
    ])
  })

  test('transactions and single queries at once all get their turn', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    await twenty<unknown>(nth =>
      nth % 2
        ? store.members.join(group.id, person(`p${nth}`), NINE)
        : store.transaction(async tables => {
            const member = await joined(tables, await tables.members.join(group.id, person(`p${nth}`), NINE))
            await setTimeout(1)
            await tables.completions.add([completion(member)])
          }),
    )
    expect(await db.selectFrom('members').select('id').execute()).toHaveLength(20)
  })

  // On SQLite it would wait for itself; on Postgres it would be kept though the transaction is undone.
  test('inside a transaction the store itself refuses, and what began there is free afterwards', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const message = 'inside, use only the tables it was given'
    for (const wrong of [
      () => store.groups.find(group.id),
      () => store.members.forget(person('ann')),
      () => store.space('x').set('key', 1),
      () => store.transaction(async () => {}),
    ]) {
      await expect(store.transaction(async () => wrong())).rejects.toThrow(message)
    }
    const ended = Promise.withResolvers<void>()
    let after: Promise<unknown> | undefined
    await store.transaction(async () => {
      after = ended.promise.then(() => store.groups.find(group.id))
    })
    ended.resolve()
    expect(await after).toEqual(group)
  })

  test('counts, sums and extremes are numbers', async () => {
    const { store, db } = given()
    await aGroup(store)
    const row = await db
      .selectFrom('groups')
      .select(fn => [
        fn.fn.countAll<number>().as('all'),
        fn.fn.sum<number>('next_slot_at').as('sum'),
        fn.fn.max('next_slot_at').as('max'),
        sql<number>`count(distinct zone)`.as('zones'),
      ])
      .executeTakeFirst()
    expect(row).toEqual({ all: 1, sum: NINE, max: NINE, zones: 1 })
  })
}
