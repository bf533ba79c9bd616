import { expect, test } from 'vitest'
import { aGroup, DAY, FIRST, HOUR, NINE, type Opened, place, prompt, twenty } from './things.ts'

const WEEK = 7 * DAY
const LATER = { kind: 'later' as const, target: 'discord/t1/ann' }

/** What is asked about prompts after they were written, and what is drawn anew. */
export function promptsContract(given: () => Opened): void {
  test('what is cancelled is gone, unless it was sent', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const bob = prompt(group, { ...LATER, target: 'discord/t1/bob' })
    const next = prompt(group, { ...LATER, week: 2, slotAt: NINE + WEEK })
    await store.deliveries.add([prompt(group, LATER), bob, next, prompt(group)])
    const ann = { groupId: group.id, week: FIRST, ...LATER }
    await store.deliveries.cancel(ann)
    const left = await db.selectFrom('deliveries').select(['target', 'week']).orderBy('target').execute()
    expect(left).toEqual([
      { target: next.target, week: next.week },
      { target: bob.target, week: FIRST },
      { target: 'discord/t1/c1', week: FIRST },
    ])
    await store.deliveries.add([prompt(group, { ...LATER, state: 'sent' })])
    await store.deliveries.cancel(ann)
    expect(await store.deliveries.toPerson(LATER.target)).toHaveLength(2)
  })

  test('a prompt that is withdrawn is not due any more, and counts as sent if it comes to stand there', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group),
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(group, { week: 2, slotAt: NINE + WEEK, dueAt: NINE + WEEK }),
    ])
    await store.prompts.withdraw(group.id, FIRST, 'discord/t1/c1')
    const [other, next, ...more] = await store.deliveries.due(NINE + WEEK, 9)
    expect([other?.target, next?.week, more]).toEqual(['discord/t1/c2', 2, []])
    await store.deliveries.sent(other?.id ?? '', { place: place('c2'), message: 'm' })
    await store.prompts.withdraw(group.id, FIRST, 'discord/t1/c2')
    expect(await store.prompts.of(group.id, FIRST)).toHaveLength(1)
  })

  test('all that was to be told to someone is found, oldest first, and nothing of others', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group, { ...LATER, slotAt: NINE + 1 }),
      prompt(group, { ...LATER, kind: 'notice', state: 'sent' }),
      prompt(group, { ...LATER, target: 'discord/t1/ann0' }),
      prompt(group),
    ])
    const told = await store.deliveries.toPerson(LATER.target)
    expect(told.map(each => each.kind)).toEqual(['notice', 'later'])
  })

  test('a week has one prompt in each place, at whatever time it is asked for', async () => {
    const { store, replica } = given()
    const group = await aGroup(store)
    await twenty(nth =>
      (nth % 2 ? replica : store).deliveries.add([prompt(group, { slotAt: NINE + nth, dueAt: NINE + nth })]),
    )
    await store.deliveries.add([
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(group, { week: 2, slotAt: NINE + 99 }),
    ])
    const due = await store.deliveries.due(NINE + WEEK, 99)
    expect(due.map(each => `${each.week} ${each.target}`).sort()).toEqual([
      '1 discord/t1/c1',
      '1 discord/t1/c2',
      '2 discord/t1/c1',
    ])
  })

  test('a prompt that does not stand is posted again, for the same week, and one that waits is left alone', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([prompt(group)])
    const [one] = await store.deliveries.due(NINE, 9)
    await store.prompts.repost(one?.id ?? '', NINE + HOUR, 'gone')
    expect(await store.prompts.at(group.id, FIRST, 'discord/t1/c1')).toEqual(one)
    await store.deliveries.sent(one?.id ?? '', { place: place('c1'), message: 'm' })
    await store.prompts.repost(one?.id ?? '', NINE + HOUR, 'm')
    expect(await store.prompts.at(group.id, FIRST, 'discord/t1/c1')).toMatchObject({
      id: one?.id,
      state: 'due',
      dueAt: NINE + HOUR,
      slotAt: NINE + HOUR,
      posted: null,
      mark: 'm',
    })
    expect(await store.prompts.at(group.id, 2, 'discord/t1/c1')).toBeUndefined()
  })

  test('a message is known as a prompt in its own channel and group, for four weeks of prompts', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const other = await aGroup(store, place('c2'))
    for (let week = 0; week < 5; week++) {
      await store.deliveries.add([prompt(group, { slotAt: NINE + week * WEEK, week })])
    }
    for (const { id, week } of await db.selectFrom('deliveries').selectAll().execute()) {
      await store.deliveries.sent(id, { place: place('c1'), message: `week ${week}` })
    }
    const known = (week: number) => store.prompts.has(group.id, place('c1'), `week ${week}`)
    expect(await Promise.all([0, 1, 2, 3, 4].map(known))).toEqual([false, true, true, true, true])
    expect(await store.prompts.has(group.id, place('c2'), 'week 4')).toBe(false)
    expect(await store.prompts.has(other.id, place('c1'), 'week 4')).toBe(false)
    expect(await store.prompts.has(group.id, place('c1'), 'week 9')).toBe(false)
  })
}
