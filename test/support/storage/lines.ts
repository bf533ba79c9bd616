import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/storage/deliveries.ts'
import { aGroup, HOUR, NINE, type Opened, prompt } from './things.ts'

const POSTED = { place: { platform: 'discord', tenant: 't1', channel: 'c1' }, message: 'm1' } as const

export function linesContract(given: () => Opened): void {
  /** Three deliveries to one channel and one to another, in the order in which they are due. */
  const lines = async (): Promise<readonly [Delivery, Delivery, Delivery, Delivery]> => {
    const { store } = given()
    const group = await aGroup(store)
    const to = (target: string, nth: number) =>
      prompt(group, { target, week: nth, slotAt: nth, dueAt: NINE + nth })
    await store.deliveries.add([to('discord/t1/b', 3), ...[2, 1, 0].map(nth => to('discord/t1/a', nth))])
    const all = await store.deliveries.due(NINE + HOUR, 10)
    return all as unknown as readonly [Delivery, Delivery, Delivery, Delivery]
  }
  const dueAt = async (now: number) => (await given().store.deliveries.due(now, 10)).map(({ id }) => id)

  test('what was put back because it failed holds up its own line, and goes first when it is due again', async () => {
    const { deliveries } = given().store
    const [first, second, third, other] = await lines()
    await deliveries.lease(first.id, NINE, NINE + HOUR)
    await deliveries.retry(first.id, NINE + 50, 'rate-limited')
    expect(await dueAt(NINE + 49)).toEqual([other.id])
    expect(await dueAt(NINE + 50)).toEqual([other.id, first.id])
    await deliveries.sent(first.id, POSTED)
    expect(await dueAt(NINE + 50)).toEqual([second.id, third.id, other.id])
  })

  test('what is under way holds up its own line until it has ended, or else until its lease has run out', async () => {
    const { deliveries } = given().store
    const [first, second, third, other] = await lines()
    await deliveries.lease(first.id, NINE, NINE + 50)
    expect(await dueAt(NINE + 49)).toEqual([other.id])
    expect(await dueAt(NINE + 50)).toEqual([first.id, other.id])
    await deliveries.end(first.id, 'failed', 'place-gone')
    expect(await dueAt(NINE + 50)).toEqual([second.id, third.id, other.id])
  })

  test('what only waits for a better time holds up nothing', async () => {
    const { deliveries } = given().store
    const [first, second, third, other] = await lines()
    await deliveries.lease(first.id, NINE, NINE + HOUR)
    await deliveries.retry(first.id, NINE + HOUR, null)
    expect(await dueAt(NINE + 50)).toEqual([second.id, third.id, other.id])
  })

  test('two of a line that were both begun do not wait for each other', async () => {
    const { deliveries } = given().store
    const [first, second, third] = await lines()
    for (const { id } of [second, first]) await deliveries.lease(id, NINE + 10, NINE + 20)
    expect((await given().store.lines.at(['discord/t1/a'], NINE + 20)).map(({ id }) => id)).toEqual([
      first.id,
    ])
    await deliveries.sent(first.id, POSTED)
    expect((await given().store.lines.at(['discord/t1/a'], NINE + 20)).map(({ id }) => id)).toEqual([
      second.id,
    ])
    await deliveries.sent(second.id, POSTED)
    expect((await given().store.lines.at(['discord/t1/a'], NINE + 20)).map(({ id }) => id)).toEqual([
      third.id,
    ])
  })

  test('targets are told page by page, what has waited longest first', async () => {
    const { store } = given()
    const [first] = await lines()
    const pages = []
    let after: Pick<Delivery, 'dueAt' | 'id'> | undefined
    do {
      const page = await store.lines.targets(NINE + 10, 3, after)
      after = page.at(-1)
      pages.push(page.map(({ target }) => target))
    } while (after)
    const [a, b] = ['discord/t1/a', 'discord/t1/b']
    expect(pages).toEqual([[a, a, a], [b], []])
    await store.deliveries.lease(first.id, NINE + 10, NINE + HOUR)
    expect((await store.lines.targets(NINE + 10, 3)).map(({ target }) => target)).toEqual([b])
  })

  test('what has been begun is told by its targets, oldest first, and what has ended is not', async () => {
    const { store } = given()
    const [first, second, third, other] = await lines()
    await store.deliveries.lease(other.id, NINE + 10, NINE + HOUR)
    await store.deliveries.lease(third.id, NINE + 10, NINE + HOUR)
    await store.deliveries.lease(first.id, NINE + 10, NINE + HOUR)
    await store.deliveries.retry(first.id, NINE + 20, 'unknown-outcome')
    await store.deliveries.end(second.id, 'failed', 'forbidden')
    expect((await store.lines.begun(['discord/t1/a'])).map(({ id }) => id)).toEqual([third.id, first.id])
    expect(await store.lines.begun([])).toEqual([])
    expect(await store.lines.at([], NINE)).toEqual([])
  })
}
