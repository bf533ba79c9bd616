import { expect, test } from 'vitest'
import { placeKey } from '../../../src/core/address.ts'
import { PlaceTaken } from '../../../src/storage/groups.ts'
import {
  aGroup,
  aMember,
  completion,
  DAY,
  FIRST,
  HOUR,
  NINE,
  type Opened,
  place,
  prompt,
  twenty,
} from './things.ts'

export function groupsContract(given: () => Opened): void {
  test('a group is found by its id and by its channel, as it was made', async () => {
    const { groups } = given().store
    const group = await aGroup(given().store, place('c1'))
    expect(group).toMatchObject({
      program: 'low-back-strength',
      weekday: 1,
      time: '09:00',
      zone: 'Europe/Berlin',
      nextSlotAt: NINE,
      status: 'on',
      pausedUntil: null,
      week: 0,
      skippedTo: null,
      trouble: null,
    })
    expect(await groups.find(group.id)).toEqual(group)
    expect(await groups.at(place('c1'))).toEqual(group)
    expect(await groups.at({ ...place('c1'), thread: 'anywhere in it' })).toEqual(group)
    expect(await groups.places([group.id])).toEqual(new Map([[group.id, ['discord/t1/c1']]]))
  })

  test('nobody is found where there is no group', async () => {
    await aGroup(given().store, place('c1'))
    const { groups } = given().store
    expect(await groups.find('nobody')).toBeUndefined()
    expect(await groups.at(place('c2'))).toBeUndefined()
    expect(await groups.at(place('c1', 't2'))).toBeUndefined()
    expect(await groups.at({ ...place('c1'), platform: 'slack' })).toBeUndefined()
    expect(await groups.places(['nobody'])).toEqual(new Map())
  })

  test('a channel gets one group, however many make one at once; the others leave nothing', async () => {
    const { store, replica, db } = given()
    const made = await Promise.allSettled(
      Array.from({ length: 20 }, (_, nth) => aGroup(nth % 2 ? replica : store, place('c1'))),
    )
    expect(made.filter(each => each.status === 'fulfilled')).toHaveLength(1)
    for (const each of made) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(PlaceTaken)
    expect(await db.selectFrom('groups').select('id').execute()).toHaveLength(1)
  })

  test('a group moves to another channel with all that is kept of the one before, and no other does', async () => {
    const { store } = given()
    const [from, to] = [place('c1'), place('c9')]
    const thread = { ...from, thread: 'c1' }
    const walk = { place: thread, message: '5' }
    const all = []
    for (const at of [from, place('c1', 't2')]) {
      const group = await aGroup(store, at)
      const key = placeKey(at)
      await store.groups.change(group.id, { trouble: { why: 'outage', where: key } })
      await store.deliveries.add([
        { ...prompt(group), target: key },
        {
          ...prompt(group),
          kind: 'notice',
          target: 'discord/t1/admin',
          notice: { code: 'lost', where: key, why: 'outage' },
        },
      ])
      const [due] = await store.prompts.standing(group.id, FIRST)
      if (!due) throw new Error('no prompt')
      await store.deliveries.sent(due.id, { place: at, message: 'c1' })
      await store.deliveries.threadOpened(due.id, { ...at, thread: 'c1' })
      await store.space('walks').set(group.id, { ...walk, place: { ...thread, tenant: at.tenant } }, DAY)
      await store.redraws.ask(group.id, FIRST, NINE)
      all.push(group)
    }
    const [moved, other] = all
    if (!moved || !other) throw new Error('no groups')
    await expect(store.groups.move(from, place('c1', 't2'))).rejects.toThrow(PlaceTaken)
    await store.groups.move(from, to)
    expect(await store.groups.at(from)).toBeUndefined()
    expect(await store.groups.at(to)).toMatchObject({ id: moved.id, trouble: { where: 'discord/t1/c9' } })
    expect(await store.prompts.has(moved.id, to, 'c1')).toBe(true)
    expect((await store.prompts.of(moved.id, FIRST))[0]).toMatchObject({
      target: 'discord/t1/c9',
      posted: { place: to, message: 'c1' },
      thread: { ...to, thread: 'c1' },
    })
    expect(await store.space('walks').get(moved.id)).toEqual({ place: { ...to, thread: 'c1' }, message: '5' })
    expect((await store.redraws.of(moved.id, FIRST))[0]?.target).toBe('discord/t1/c9')
    const told = (await store.deliveries.toPerson('discord/t1/admin')).map(({ notice }) => notice)
    expect(told.map(notice => notice && 'where' in notice && notice.where).sort()).toEqual([
      'discord/t1/c9',
      'discord/t2/c1',
    ])
    expect(await store.groups.at(place('c1', 't2'))).toMatchObject({
      id: other.id,
      trouble: { where: 'discord/t2/c1' },
    })
    expect((await store.prompts.of(other.id, FIRST))[0]?.posted?.place.channel).toBe('c1')
    expect(await store.space('walks').get(other.id)).toMatchObject({ place: { tenant: 't2', channel: 'c1' } })
  })

  test('the groups that someone scheduled are found', async () => {
    const { store } = given()
    const mine = await aGroup(store, place('c1'), { scheduledBy: 'discord/t1/ann' })
    await aGroup(store, place('c2'), { scheduledBy: 'discord/t1/ann0' })
    expect(await store.groups.scheduledBy('discord/t1/ann')).toEqual([mine])
    expect(await store.groups.scheduledBy('discord/t1/bob')).toEqual([])
  })

  test('a change changes what it names, in this group only', async () => {
    const { groups } = given().store
    const one = await aGroup(given().store, place('c1'))
    const other = await aGroup(given().store, place('c2'))
    await groups.change(one.id, {
      time: '18:30',
      nextSlotAt: null,
      status: 'paused',
      trouble: { why: 'forbidden' },
    })
    expect(await groups.find(one.id)).toEqual({
      ...one,
      time: '18:30',
      nextSlotAt: null,
      status: 'paused',
      trouble: { why: 'forbidden' },
    })
    expect(await groups.find(other.id)).toEqual(other)
  })

  test('due groups come longest due first, no more than asked for, none before its time', async () => {
    const { groups } = given().store
    const late = await aGroup(given().store, place('late'), { nextSlotAt: NINE - HOUR })
    const now = await aGroup(given().store, place('now'), { nextSlotAt: NINE })
    await aGroup(given().store, place('soon'), { nextSlotAt: NINE + 1 })
    const idle = await aGroup(given().store, place('idle'))
    await groups.change(idle.id, { nextSlotAt: null })
    expect((await groups.due(NINE, 10)).map(group => group.id)).toEqual([late.id, now.id])
    expect((await groups.due(NINE, 1)).map(group => group.id)).toEqual([late.id])
    expect(await groups.due(NINE - HOUR - 1, 10)).toEqual([])
  })

  test('the earliest slot is known, as a number, and none when nothing is planned', async () => {
    const { groups } = given().store
    expect(await groups.nextDue()).toBeUndefined()
    const group = await aGroup(given().store, place('c1'), { nextSlotAt: NINE + HOUR })
    await aGroup(given().store, place('c2'), { nextSlotAt: NINE + 2 * HOUR })
    expect(await groups.nextDue()).toBe(NINE + HOUR)
    await groups.change(group.id, { nextSlotAt: null })
    expect(await groups.nextDue()).toBe(NINE + 2 * HOUR)
  })

  test('one of twenty claimers gets a slot, and the next one only once it has come', async () => {
    const { store, replica } = given()
    const group = await aGroup(store)
    await store.groups.change(group.id, { status: 'paused', pausedUntil: '2026-11-23' })
    const next = NINE + 7 * 24 * HOUR
    const got = await twenty(nth => (nth % 2 ? replica : store).groups.claim([group], next))
    expect(got.flat()).toEqual([{ ...group, nextSlotAt: next }])
    expect(await store.groups.find(group.id)).toEqual({ ...group, nextSlotAt: next })
    expect(await store.groups.claim([group], next)).toEqual([])
  })

  test('of groups that are claimed together, each goes to one claimer, and what has moved on stays', async () => {
    const { store, replica } = given()
    const waiting = await Promise.all([1, 2, 3].map(nth => aGroup(store, place(`c${nth}`))))
    const moved = await aGroup(store, place('moved'))
    await store.groups.change(moved.id, { nextSlotAt: NINE + 1 })
    const other = await aGroup(store, place('other'))
    const got = await twenty(nth => (nth % 2 ? replica : store).groups.claim([...waiting, moved], NINE + DAY))
    expect(
      got
        .flat()
        .map(group => group.id)
        .sort(),
    ).toEqual(waiting.map(group => group.id).sort())
    expect((await store.groups.find(moved.id))?.nextSlotAt).toBe(NINE + 1)
    expect(await store.groups.find(other.id)).toEqual(other)
    expect(await store.groups.claim([], NINE + DAY)).toEqual([])
  })

  test('places come by group, in order', async () => {
    const { store, db } = given()
    const [one, two] = [await aGroup(store, place('c1')), await aGroup(store, place('c2'))]
    await aGroup(store, place('c3'))
    await db.insertInto('group_places').values({ group_id: one.id, place: 'discord/t1/a' }).execute()
    expect(await store.groups.places([two.id, one.id, 'nobody'])).toEqual(
      new Map([
        [one.id, ['discord/t1/a', 'discord/t1/c1']],
        [two.id, ['discord/t1/c2']],
      ]),
    )
    expect(await store.groups.places([])).toEqual(new Map())
  })

  test('the groups of a channel are found, and those of a tenant, each once', async () => {
    const { store, db } = given()
    const one = await aGroup(store, place('c1'))
    const two = await aGroup(store, place('c2'))
    await db.insertInto('group_places').values({ group_id: one.id, place: 'discord/t1/c9' }).execute()
    await aGroup(store, place('c1', 't2'))
    expect(await store.groups.underPlace('discord/t1/c2')).toEqual([two])
    expect((await store.groups.underPlace('discord/t1/')).map(group => group.id)).toEqual(
      [one.id, two.id].sort(),
    )
    expect(await store.groups.underPlace('discord/t1/c')).toEqual([])
    expect(await store.groups.underPlace('discord/')).toHaveLength(3)
    expect(await store.groups.underPlace('slack/')).toEqual([])
  })

  // A locale's order ignores punctuation and case, and would let in the neighbours.
  test('each tenant has its own groups and nobody else’s, however their ids sort', async () => {
    const { store } = given()
    const tenants = [
      't',
      't1',
      'T1',
      't-1',
      't_1',
      't%',
      't10',
      't1\u{10ffff}',
      'ta',
      'tä',
      'tz',
      't0',
      't.1',
    ]
    const made = new Map<string, string>()
    await store.transaction(async tables => {
      for (const tenant of tenants) {
        for (const channel of ['c', 'C', 'z\u{10ffff}', '-']) {
          made.set((await aGroup(tables, place(channel, tenant))).id, tenant)
        }
      }
    })
    for (const tenant of tenants) {
      const found = await store.groups.underPlace(`discord/${tenant}/`)
      expect(found.map(group => made.get(group.id))).toEqual([tenant, tenant, tenant, tenant])
    }
    const seen: string[] = []
    for (let one = await store.tenants.next('discord'); one; ) {
      seen.push(one.tenant)
      one = await store.tenants.next('discord', one.tenant)
    }
    expect(seen.toSorted()).toEqual(tenants.toSorted())
    expect(await store.tenants.next('slack')).toBeUndefined()
  })

  test('with a group goes all that hangs on it, and nothing else', async () => {
    const { store, db } = given()
    const gone = await aMember(store, 'ann')
    const stays = await aMember(store, 'bob')
    for (const member of [gone, stays]) {
      await store.completions.add([completion(member)])
      await store.checkIns.add({
        memberId: member.id,
        week: FIRST,
        moment: 'before',
        answer: 'good',
        at: NINE,
      })
      const group = await store.groups.find(member.groupId)
      if (group) await store.deliveries.add([prompt(group)])
    }
    await db.deleteFrom('groups').where('id', '=', gone.groupId).execute()
    for (const table of ['members', 'completions', 'check_ins', 'deliveries', 'group_places'] as const) {
      const rows = await db.selectFrom(table).selectAll().execute()
      expect([table, rows.length]).toEqual([table, 1])
      expect(JSON.stringify(rows)).not.toContain(gone.id)
    }
  })
}
