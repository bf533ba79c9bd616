import { expect, test } from 'vitest'
import { aGroup, DAY, FIRST, HOUR, NINE, type Opened, prompt, twenty } from './things.ts'

const WEEK = 7 * DAY

export function redrawsContract(given: () => Opened): void {
  /** A prompt that waits to be drawn anew. */
  const asked = async (due = NINE) => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([prompt(group, { state: 'sent' })])
    await store.redraws.ask(group.id, FIRST, due)
    const [one] = await store.redraws.of(group.id, FIRST)
    if (!one) throw new Error('nothing was asked for')
    return { group, one, redraws: store.redraws }
  }

  test('one stands for each prompt of the week that is posted or will be, once however often asked', async () => {
    const { store, replica } = given()
    const group = await aGroup(store)
    await store.redraws.ask(group.id, FIRST, NINE)
    expect(await store.redraws.of(group.id, FIRST)).toEqual([])
    await store.deliveries.add([
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(group, { state: 'sent' }),
      prompt(group, { target: 'discord/t1/c3', state: 'skipped' }),
      prompt(group, { week: 2, slotAt: NINE + WEEK }),
    ])
    await twenty(nth => (nth % 2 ? replica : store).redraws.ask(group.id, FIRST, NINE + HOUR))
    const all = await store.redraws.of(group.id, FIRST)
    expect(all.map(each => [each.target, each.dueAt])).toEqual([
      ['discord/t1/c1', NINE + HOUR],
      // Who belongs to a week belongs to the later ones.
      ['discord/t1/c1', NINE + HOUR],
      ['discord/t1/c2', NINE + HOUR],
    ])
    expect(await store.redraws.of(group.id, 2)).toHaveLength(1)
    const about = await Promise.all(all.map(each => store.deliveries.find(each.deliveryId)))
    expect(about.map(each => [each?.kind, each?.target, each?.slotAt])).toEqual([
      ['prompt', 'discord/t1/c1', NINE],
      ['prompt', 'discord/t1/c1', NINE + WEEK],
      ['prompt', 'discord/t1/c2', NINE],
    ])
  })

  test('a recap that was posted is drawn anew beside its prompt, and one that was not is left alone', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const recap = { kind: 'recap' as const, slotAt: NINE + 1 }
    await store.deliveries.add([
      prompt(group, { state: 'sent' }),
      prompt(group, { ...recap, state: 'sent' }),
      prompt(group, { ...recap, target: 'discord/t1/c2' }),
    ])
    const kinds = async () => {
      const all = await store.redraws.of(group.id, FIRST)
      const about = await Promise.all(all.map(each => store.deliveries.find(each.deliveryId)))
      return about.map(each => each?.kind).sort()
    }
    await store.redraws.ask(group.id, FIRST, NINE, 'recap')
    expect(await kinds()).toEqual(['recap'])
    await store.redraws.ask(group.id, FIRST, NINE)
    expect(await kinds()).toEqual(['prompt', 'recap'])
  })

  test('one that was asked for again while it was done stays, at the time of the first', async () => {
    const { group, one, redraws } = await asked()
    await redraws.ask(group.id, FIRST, NINE + HOUR)
    expect(await redraws.done(one.deliveryId, one.mark)).toBe(false)
    const again = await redraws.find(one.deliveryId)
    expect(again).toMatchObject({ deliveryId: one.deliveryId, dueAt: NINE })
    expect(await redraws.done(one.deliveryId, again?.mark ?? '')).toBe(true)
    expect(await redraws.find(one.deliveryId)).toBeUndefined()
  })

  test('one is due from its time on, on its platform and in its channel, and neither holds up a post nor waits for one', async () => {
    const { group, one, redraws } = await asked()
    expect(await redraws.due(NINE - 1, 9)).toEqual([])
    expect(await redraws.due(NINE, 9)).toEqual([one])
    expect(await redraws.due(NINE, 9, 'discord')).toEqual([one])
    expect(await redraws.due(NINE, 9, 'slack')).toEqual([])
    expect(await redraws.at(['discord/t1/c1', 'discord/t1/c2'], NINE)).toEqual([one])
    expect(await redraws.at(['discord/t1/c2'], NINE)).toEqual([])
    expect(await redraws.at([], NINE)).toEqual([])
    await redraws.lease(one.deliveryId, NINE, NINE + HOUR)
    const { store } = given()
    await store.deliveries.add([prompt(group, { week: 2, slotAt: NINE + WEEK })])
    const [next] = await store.lines.at(['discord/t1/c1'], NINE)
    expect(next).toMatchObject({ kind: 'prompt', week: 2 })
    await store.deliveries.lease(next?.id ?? '', NINE, NINE + HOUR)
    expect(await redraws.at(['discord/t1/c1'], NINE + HOUR)).toHaveLength(1)
  })

  test('one caller has it at a time, and only that one puts it back', async () => {
    const { one, redraws } = await asked()
    const { store, replica } = given()
    const until = NINE + 60_000
    const got = await twenty(nth => (nth % 2 ? replica : store).redraws.lease(one.deliveryId, NINE, until))
    expect(got.filter(Boolean)).toHaveLength(1)
    expect(await redraws.due(NINE, 9)).toEqual([])
    expect(await redraws.retime({ ...one, leasedUntil: until + 1 }, { due: NINE })).toBe(false)
    const held = { ...one, leasedUntil: until }
    expect(await redraws.retime(held, { due: NINE + 5000 })).toBe(true)
    expect(await redraws.due(NINE, 9)).toEqual([])
    expect(await redraws.due(NINE + 5000, 9)).toEqual([{ ...one, attempts: 1, dueAt: NINE + 5000 }])
    // It is free again, so what was held then may not be put back once more.
    expect(await redraws.retime(held, { due: NINE })).toBe(false)
  })

  test('what every process died of is given up, in its channel alone', async () => {
    const { one, redraws } = await asked()
    await redraws.abandon('discord/t1/c1')
    expect(await redraws.find(one.deliveryId)).toBeDefined()
    await redraws.lease(one.deliveryId, NINE, NINE + HOUR)
    await redraws.abandon('discord/t1/c2')
    expect(await redraws.find(one.deliveryId)).toBeDefined()
    await redraws.abandon('discord/t1/c1')
    expect(await redraws.find(one.deliveryId)).toBeUndefined()
  })

  test('what a clock that was ahead has put off or leased is brought forward; what is usual is left', async () => {
    const { one, redraws } = await asked(NINE + 365 * DAY)
    await redraws.lease(one.deliveryId, NINE, NINE + 365 * DAY)
    await redraws.bringForward(NINE, NINE + HOUR, NINE + 60_000)
    expect(await redraws.find(one.deliveryId)).toMatchObject({ dueAt: NINE, leasedUntil: NINE + 60_000 })
    await redraws.bringForward(NINE - 60_000, NINE, NINE)
    expect(await redraws.find(one.deliveryId)).toMatchObject({ dueAt: NINE, leasedUntil: NINE + 60_000 })
  })

  test('one goes with its message', async () => {
    const { group, one, redraws } = await asked()
    await given().db.deleteFrom('groups').where('id', '=', group.id).execute()
    expect(await redraws.find(one.deliveryId)).toBeUndefined()
  })
}
