import { expect, test } from 'vitest'
import { type Delivery, deliveryOf } from '../../../src/storage/deliveries.ts'
import { aGroup, DAY, FIRST, HOUR, NINE, type Opened, place, prompt, twenty } from './things.ts'

const MINUTE = 60_000
const WEEK = 7 * DAY
const POSTED = { place: place('c1'), message: 'm1' }

export function deliveriesContract(given: () => Opened): void {
  const only = async (): Promise<Delivery> => {
    const [delivery, ...more] = await given().db.selectFrom('deliveries').selectAll().execute()
    if (!delivery || more.length > 0) throw new Error(`${more.length + 1} deliveries`)
    return deliveryOf(delivery)
  }

  test('a delivery starts due, tried by nobody, and is found by its id', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([prompt(group)])
    const delivery = await only()
    expect(delivery).toEqual({
      ...prompt(group),
      id: delivery.id,
      notice: null,
      mark: null,
      state: 'due',
      attempts: 0,
      leasedUntil: 0,
      reason: null,
      posted: null,
      thread: null,
    })
    expect(await store.deliveries.find(delivery.id)).toEqual(delivery)
    expect(await store.deliveries.find('nothing')).toBeUndefined()
  })

  test('one that exists is not made again, even by twenty at once, nor changed', async () => {
    const { store, replica, db } = given()
    const group = await aGroup(store)
    await twenty(nth => (nth % 2 ? replica : store).deliveries.add([prompt(group)]))
    const delivery = await only()
    await store.deliveries.sent(delivery.id, POSTED)
    await store.deliveries.add([prompt(group, { dueAt: NINE + HOUR, mark: 'other' })])
    expect(await only()).toMatchObject({ state: 'sent', dueAt: NINE, mark: null })
    await store.deliveries.add([
      prompt(group, { kind: 'recap' }),
      prompt(group, { slotAt: NINE + 1, week: 2 }),
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(await aGroup(store, place('c2'))),
    ])
    expect(await db.selectFrom('deliveries').select('id').execute()).toHaveLength(5)
    await store.deliveries.add([])
  })

  test('a slot that was missed is written down as skipped, with its reason', async () => {
    const { store } = given()
    await store.deliveries.add([
      prompt(await aGroup(store), { state: 'skipped', reason: 'too-late', mark: 'm' }),
    ])
    expect(await only()).toMatchObject({ state: 'skipped', reason: 'too-late', mark: 'm' })
    expect(await store.deliveries.due(NINE + DAY, 10)).toEqual([])
  })

  test('due ones come longest due first, no more than asked for, none before its time or while held', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const due = [NINE, NINE - HOUR, NINE + 1, NINE - 2 * HOUR]
    await store.deliveries.add(
      due.map((dueAt, nth) => prompt(group, { dueAt, target: `discord/t1/c${nth}` })),
    )
    const found = await store.deliveries.due(NINE, 10)
    expect(found.map(each => each.dueAt)).toEqual([NINE - 2 * HOUR, NINE - HOUR, NINE])
    expect(await store.deliveries.due(NINE, 2)).toEqual(found.slice(0, 2))
    const [first, second] = found
    await store.deliveries.lease(first?.id ?? '', NINE, NINE + HOUR)
    await store.deliveries.sent(second?.id ?? '', POSTED)
    expect(await store.deliveries.due(NINE, 10)).toEqual(found.slice(2))
  })

  test('one of twenty workers gets the lease, and the attempt counts once', async () => {
    const { store, replica } = given()
    await store.deliveries.add([prompt(await aGroup(store))])
    const { id } = await only()
    const got = await twenty(nth => (nth % 2 ? replica : store).deliveries.lease(id, NINE, NINE + HOUR))
    expect(got.filter(Boolean)).toHaveLength(1)
    expect(await only()).toMatchObject({ attempts: 1, leasedUntil: NINE + HOUR, state: 'due' })
  })

  test('a lease that has passed is taken over by one of twenty, not before', async () => {
    const { store, replica } = given()
    await store.deliveries.add([prompt(await aGroup(store))])
    const { id } = await only()
    await store.deliveries.lease(id, NINE, NINE + HOUR)
    expect(await store.deliveries.lease(id, NINE + HOUR - 1, NINE + DAY)).toBe(false)
    const got = await twenty(nth => (nth % 2 ? replica : store).deliveries.lease(id, NINE + HOUR, NINE + DAY))
    expect(got.filter(Boolean)).toHaveLength(1)
    expect(await only()).toMatchObject({ attempts: 2, leasedUntil: NINE + DAY })
  })

  test('what is sent, skipped or failed is not leased again', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    await deliveries.sent(id, POSTED)
    expect(await only()).toMatchObject({ state: 'sent', posted: POSTED, reason: null })
    expect(await deliveries.lease(id, NINE + DAY, NINE + 2 * DAY)).toBe(false)
    for (const state of ['skipped', 'failed'] as const) {
      await deliveries.end(id, state, 'place-gone')
      expect(await only()).toMatchObject({ state, reason: 'place-gone', leasedUntil: 0 })
      expect(await deliveries.lease(id, NINE + DAY, NINE + 2 * DAY)).toBe(false)
    }
    expect(await deliveries.lease('nothing', NINE, NINE + DAY)).toBe(false)
  })

  test('one that is put back is free again when its new time has come', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    await deliveries.lease(id, NINE, NINE + HOUR)
    await deliveries.retry(id, NINE + 10, 'rate-limited')
    expect(await deliveries.due(NINE + 9, 10)).toEqual([])
    expect(await deliveries.due(NINE + 10, 10)).toHaveLength(1)
    expect(await only()).toMatchObject({ reason: 'rate-limited', attempts: 1, leasedUntil: 0 })
  })

  test('one that is put off has not been tried', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    await deliveries.lease(id, NINE, NINE + HOUR)
    expect(await deliveries.postpone(id, NINE + DAY, NINE + HOUR + 1)).toBe(false)
    expect(await deliveries.postpone(id, NINE + DAY, NINE + HOUR)).toBe(true)
    expect(await only()).toMatchObject({ dueAt: NINE + DAY, attempts: 0, leasedUntil: 0, state: 'due' })
  })

  test('one that is dropped is gone, unless another has taken it over', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    await deliveries.lease(id, NINE, NINE + HOUR)
    await deliveries.drop(id, NINE + HOUR - 1)
    expect(await deliveries.find(id)).toBeDefined()
    await deliveries.drop(id, NINE + HOUR)
    expect(await deliveries.find(id)).toBeUndefined()
  })

  test('the end of a group’s weeks can be moved while it has not come', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group),
      prompt(group, { kind: 'recap' }),
      prompt(group, { kind: 'reminders' }),
      prompt(group, { kind: 'reminder' }),
      prompt(group, { kind: 'recap', slotAt: NINE - WEEK, week: 0, state: 'sent' }),
      prompt(await aGroup(store, place('c2')), { kind: 'recap' }),
    ])
    const ending = await store.deliveries.ending(group.id)
    expect(ending.map(each => each.kind).toSorted()).toEqual(['recap', 'reminders'])
    for (const { id } of ending) {
      await store.deliveries.lease(id, NINE, NINE + 1)
      await store.deliveries.reschedule(id, NINE + DAY)
      // Who is at it stays at it.
      expect(await store.deliveries.find(id)).toMatchObject({ dueAt: NINE + DAY, leasedUntil: NINE + 1 })
    }
    await db.updateTable('deliveries').set({ state: 'sent' }).where('kind', '=', 'recap').execute()
    for (const { id } of ending) await store.deliveries.reschedule(id, NINE)
    expect((await store.deliveries.ending(group.id)).map(each => [each.kind, each.dueAt])).toEqual([
      ['reminders', NINE],
    ])
  })

  test('thousands are added at once', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const targets = Array.from({ length: 6000 }, (_, nth) => `discord/t1/p${nth}`)
    await store.transaction(tables =>
      tables.deliveries.add(targets.map(target => prompt(group, { kind: 'reminder', target }))),
    )
    const { count } = await db
      .selectFrom('deliveries')
      .select(fn => fn.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(6000)
  })

  test('a worker whose lease another has taken over changes nothing more', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    await deliveries.lease(id, NINE, NINE + 1)
    await deliveries.lease(id, NINE + 1, NINE + HOUR)
    const taken = await only()
    expect(await deliveries.retry(id, NINE + DAY, 'unknown-outcome', NINE + 1)).toBe(false)
    expect(await deliveries.end(id, 'failed', 'forbidden', NINE + 1)).toBe(false)
    expect(await only()).toEqual(taken)
    expect(await deliveries.end(id, 'failed', 'forbidden', NINE + HOUR)).toBe(true)
    expect(await deliveries.retry(id, NINE + DAY, 'unknown-outcome', NINE + HOUR)).toBe(false)
    expect(await only()).toMatchObject({ state: 'failed', reason: 'forbidden', dueAt: NINE })
  })

  test('the due ones of one platform leave out the others', async () => {
    const { deliveries } = given().store
    const group = await aGroup(given().store)
    const targets = ['discord/t1/c1', 'discord0/t1/c1', 'slack/t1/c1', 'web/t1/c1']
    await deliveries.add(targets.map(target => prompt(group, { target })))
    expect((await deliveries.due(NINE, 10, 'discord')).map(each => each.target)).toEqual(['discord/t1/c1'])
    expect((await deliveries.due(NINE, 10, 'slack')).map(each => each.target)).toEqual(['slack/t1/c1'])
    expect(await deliveries.due(NINE, 10)).toHaveLength(4)
  })

  test('the thread of a message is kept with it', async () => {
    const { deliveries } = given().store
    await deliveries.add([prompt(await aGroup(given().store))])
    const { id } = await only()
    const thread = { ...place('c1'), thread: 'th1' }
    await deliveries.threadOpened(id, thread)
    expect((await deliveries.find(id))?.thread).toEqual(thread)
  })

  test('the thread of a message is opened by one at a time, until it is there', async () => {
    const { store } = given()
    const { deliveries } = store
    await deliveries.add([prompt(await aGroup(store))])
    const { id } = await only()
    const hold = (now: number) => deliveries.holdThread(id, now, now + MINUTE)
    expect(await hold(NINE)).toBe(false)
    await deliveries.sent(id, POSTED)
    expect((await Promise.all([hold(NINE), hold(NINE), hold(NINE)])).filter(Boolean)).toHaveLength(1)
    expect(await hold(NINE + MINUTE - 1)).toBe(false)
    expect(await hold(NINE + MINUTE)).toBe(true)
    await deliveries.releaseThread(id, NINE + MINUTE)
    expect(await hold(NINE + MINUTE)).toBe(false)
    await deliveries.releaseThread(id, NINE + 2 * MINUTE)
    expect(await hold(NINE + MINUTE)).toBe(true)
    await deliveries.threadOpened(id, { ...place('c1'), thread: 'th1' })
    expect(await hold(NINE + HOUR)).toBe(false)
  })

  test('a week’s prompts are those that were sent, newest first', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const other = await aGroup(store, place('c2'))
    await store.deliveries.add([
      prompt(group),
      prompt(group, { slotAt: NINE + HOUR, target: 'discord/t1/c2' }),
      prompt(group, { slotAt: NINE + 2 * HOUR, target: 'discord/t1/c3', state: 'skipped' }),
      prompt(group, { kind: 'recap' }),
      prompt(group, { slotAt: NINE + WEEK, week: 2 }),
      prompt(other),
    ])
    expect(await store.prompts.of(group.id, FIRST)).toEqual([])
    await db.updateTable('deliveries').set({ state: 'sent' }).where('state', '=', 'due').execute()
    const found = await store.prompts.of(group.id, FIRST)
    expect(found.map(each => [each.kind, each.slotAt])).toEqual([
      ['prompt', NINE + HOUR],
      ['prompt', NINE],
    ])
  })

  test('the earliest due moment is known, as a number, and none when all is done', async () => {
    const { deliveries } = given().store
    expect(await deliveries.nextDue()).toBeUndefined()
    await deliveries.add([prompt(await aGroup(given().store), { dueAt: NINE + HOUR })])
    expect(await deliveries.nextDue()).toBe(NINE + HOUR)
    await deliveries.sent((await only()).id, POSTED)
    expect(await deliveries.nextDue()).toBeUndefined()
  })

  test('the sweep deletes what is older than sixty weeks, however much, but no prompt', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const old = NINE - 60 * WEEK
    const at = (slotAt: number, week: number) => ({ slotAt, dueAt: slotAt, week, state: 'sent' as const })
    const targets = Array.from({ length: 1203 }, (_, nth) => `discord/t1/p${nth}`)
    await store.deliveries.add(
      targets.map(target => prompt(group, { ...at(old - 1, 7), kind: 'reminder', target })),
    )
    const stay = [
      prompt(group, at(old - 1, 7)),
      prompt(group, at(NINE, FIRST)),
      prompt(group, { ...at(old, 7), kind: 'recap' }),
    ]
    await store.deliveries.add(stay)
    expect(await store.sweep(NINE)).toBe(1203)
    expect(await db.selectFrom('deliveries').select('id').execute()).toHaveLength(stay.length)
    expect(await store.prompts.of(group.id, 7)).toHaveLength(1)
    expect(await store.prompts.of(group.id, FIRST)).toHaveLength(1)
    expect(await store.sweep(NINE)).toBe(0)
  })
}
