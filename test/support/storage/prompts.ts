import { expect, test } from 'vitest'
import { aGroup, DAY, HOUR, MONDAY, NINE, type Opened, place, prompt, twenty } from './things.ts'

const WEEK = 7 * DAY
const LATER = { kind: 'later' as const, target: 'discord/t1/ann' }

/** What is asked about prompts after they were written, and what is drawn anew. */
export function promptsContract(given: () => Opened): void {
  test('what is cancelled is gone, unless it was sent', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const bob = prompt(group, { ...LATER, target: 'discord/t1/bob' })
    const next = prompt(group, { ...LATER, week: '2026-11-30', slot_at: NINE + WEEK })
    await store.deliveries.add([prompt(group, LATER), bob, next, prompt(group)])
    const ann = { group_id: group.id, week: MONDAY, ...LATER }
    await store.deliveries.cancel(ann)
    const left = await db.selectFrom('deliveries').select(['target', 'week']).orderBy('target').execute()
    expect(left).toEqual([
      { target: next.target, week: next.week },
      { target: bob.target, week: MONDAY },
      { target: 'discord/t1/c1', week: MONDAY },
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
      prompt(group, { week: '2026-11-30', slot_at: NINE + WEEK, due_at: NINE + WEEK }),
    ])
    await store.prompts.withdraw(group.id, MONDAY, 'discord/t1/c1')
    const [other, next, ...more] = await store.deliveries.due(NINE + WEEK, 9)
    expect([other?.target, next?.week, more]).toEqual(['discord/t1/c2', '2026-11-30', []])
    await store.deliveries.sent(other?.id ?? '', { place: place('c2'), message: 'm' })
    await store.prompts.withdraw(group.id, MONDAY, 'discord/t1/c2')
    expect(await store.prompts.of(group.id, MONDAY)).toHaveLength(1)
  })

  test('all that was to be told to someone is found, oldest first, and nothing of others', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group, { ...LATER, slot_at: NINE + 1 }),
      prompt(group, { ...LATER, kind: 'notice', state: 'sent' }),
      prompt(group, { ...LATER, target: 'discord/t1/ann0' }),
      prompt(group),
    ])
    const told = await store.deliveries.toPerson(LATER.target)
    expect(told.map(each => each.kind)).toEqual(['notice', 'later'])
  })

  test('the prompts that wait are those that are due in that week', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(group),
      prompt(group, { target: 'discord/t1/c3', state: 'sent' }),
      prompt(group, { week: '2026-11-30', slot_at: NINE + WEEK }),
      prompt(group, { kind: 'recap' }),
      prompt(await aGroup(store, place('c2'))),
    ])
    const waiting = await store.prompts.waiting(group.id, MONDAY)
    expect(waiting.map(each => each.target)).toEqual(['discord/t1/c1', 'discord/t1/c2'])
  })

  test('a message is known as a prompt in its own channel and group, for four weeks of prompts', async () => {
    const { store, db } = given()
    const group = await aGroup(store)
    const other = await aGroup(store, place('c2'))
    for (let week = 0; week < 5; week++) {
      await store.deliveries.add([prompt(group, { slot_at: NINE + week * WEEK, week: `week ${week}` })])
    }
    for (const { id, week } of await db.selectFrom('deliveries').selectAll().execute()) {
      await store.deliveries.sent(id, { place: place('c1'), message: week })
    }
    const known = (week: number) => store.prompts.has(group.id, place('c1'), `week ${week}`)
    expect(await Promise.all([0, 1, 2, 3, 4].map(known))).toEqual([false, true, true, true, true])
    expect(await store.prompts.has(group.id, place('c2'), 'week 4')).toBe(false)
    expect(await store.prompts.has(other.id, place('c1'), 'week 4')).toBe(false)
    expect(await store.prompts.has(group.id, place('c1'), 'week 9')).toBe(false)
  })

  test('earlier weeks with a prompt are counted by group, each once', async () => {
    const { store } = given()
    const [one, two] = [await aGroup(store), await aGroup(store, place('c2'))]
    await store.deliveries.add([
      prompt(one, { state: 'sent', week: '2026-11-09' }),
      prompt(one, { state: 'sent', week: '2026-11-16', slot_at: NINE - WEEK }),
      prompt(one, { state: 'sent', week: '2026-11-16', slot_at: NINE - WEEK, target: 'discord/t1/c9' }),
      prompt(one, { state: 'sent', week: MONDAY, slot_at: NINE + WEEK }),
      prompt(one, { state: 'skipped', week: '2026-11-02', slot_at: NINE - 3 * WEEK }),
      prompt(one, { state: 'sent', kind: 'recap', week: '2026-10-26' }),
      prompt(two, { week: '2026-11-16' }),
    ])
    expect(await store.prompts.weeksBefore([one.id, two.id], MONDAY)).toEqual(new Map([[one.id, 2]]))
    expect(await store.prompts.weeksBefore([], MONDAY)).toEqual(new Map())
  })

  test('prompted weeks are those with a prompt that was sent, each once', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([
      prompt(group, { state: 'sent' }),
      prompt(group, { state: 'sent', target: 'discord/t1/c2' }),
      prompt(group, { state: 'skipped', week: '2026-11-16', slot_at: NINE - WEEK }),
      prompt(group, { week: '2026-11-30', slot_at: NINE + WEEK }),
      prompt(group, { state: 'sent', kind: 'recap', week: '2026-11-09' }),
      prompt(await aGroup(store, place('c2')), { state: 'sent', week: '2026-11-02' }),
    ])
    expect(await store.prompts.weeks(group.id)).toEqual(new Set([MONDAY]))
  })

  test('a redraw stands for each prompt of the week that is posted or will be, once however often asked', async () => {
    const { store, replica } = given()
    const group = await aGroup(store)
    await store.redraws.ask(group.id, MONDAY, NINE)
    expect(await store.redraws.of(group.id, MONDAY)).toEqual([])
    await store.deliveries.add([
      prompt(group, { target: 'discord/t1/c2' }),
      prompt(group, { state: 'sent' }),
      prompt(group, { target: 'discord/t1/c3', state: 'skipped' }),
      prompt(group, { week: '2026-11-30', slot_at: NINE + WEEK }),
    ])
    await twenty(nth => (nth % 2 ? replica : store).redraws.ask(group.id, MONDAY, NINE + HOUR))
    const asked = await store.redraws.of(group.id, MONDAY)
    expect(asked.map(each => [each.kind, each.target, each.slot_at, each.due_at, each.state])).toEqual([
      ['redraw', 'discord/t1/c1', NINE, NINE + HOUR, 'due'],
      ['redraw', 'discord/t1/c2', NINE, NINE + HOUR, 'due'],
    ])
    // Who belongs to a week belongs to the later ones.
    expect(await store.redraws.of(group.id, '2026-11-30')).toHaveLength(1)
    for (const each of asked) {
      expect(await store.redraws.promptOf(each)).toMatchObject({ kind: 'prompt', target: each.target })
    }
  })

  test('a redraw that was asked for again while it was done stays', async () => {
    const { store } = given()
    const group = await aGroup(store)
    await store.deliveries.add([prompt(group)])
    await store.redraws.ask(group.id, MONDAY, NINE)
    const [first] = await store.redraws.of(group.id, MONDAY)
    await store.redraws.ask(group.id, MONDAY, NINE)
    expect(await store.redraws.done(first?.id ?? '', first?.detail ?? null)).toBe(false)
    const [again] = await store.redraws.of(group.id, MONDAY)
    expect(again?.id).toBe(first?.id)
    expect(await store.redraws.done(again?.id ?? '', again?.detail ?? null)).toBe(true)
    expect(await store.redraws.of(group.id, MONDAY)).toEqual([])
  })
}
