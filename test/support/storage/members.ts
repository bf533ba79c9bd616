import { expect, test } from 'vitest'
import { personKey } from '../../../src/core/address.ts'
import {
  aGroup,
  aMember,
  completion,
  DAY,
  FIRST,
  HOUR,
  joined,
  NINE,
  type Opened,
  person,
  place,
  prompt,
  twenty,
} from './things.ts'

const TABLES = [
  'groups',
  'group_places',
  'members',
  'member_weeks',
  'completions',
  'check_ins',
  'deliveries',
  'state',
] as const

export function membersContract(given: () => Opened): void {
  test('who joins is a member, has not asked for reminders, and is found by id and by person', async () => {
    const { members } = given().store
    const group = await aGroup(given().store)
    const ann = await members.join(group.id, person('ann'), NINE)
    expect(ann).toEqual({
      id: ann.id,
      groupId: group.id,
      person: 'discord/t1/ann',
      joinedAt: NINE,
      reminders: false,
      lastWeek: 0,
      leftAt: null,
      awayFrom: null,
      awayUntil: null,
      passedUntil: 0,
      passedGently: false,
      heldAt: null,
    })
    expect(await members.find(ann.id)).toEqual(ann)
    expect(await members.of(group.id, person('ann'))).toEqual(ann)
    expect(await members.find('nobody')).toBeUndefined()
    expect(await members.of(group.id, person('bob'))).toBeUndefined()
  })

  test('the gate is passed until an instant, and who is held back has not passed it', async () => {
    const { members } = given().store
    const group = await aGroup(given().store)
    const ann = await members.join(group.id, person('ann'), NINE)
    await members.pass(ann.id, NINE + 1, true)
    expect(await members.find(ann.id)).toEqual({ ...ann, passedUntil: NINE + 1, passedGently: true })
    expect([await members.absent([group.id]), await members.absent([])]).toEqual([[], []])
    await members.holdBack(ann.id, NINE)
    const held = { ...ann, passedGently: true, heldAt: NINE }
    expect(await members.absent([group.id, 'another'])).toEqual([held])
    await members.holdBack(ann.id, null)
    expect(await members.absent([group.id])).toEqual([])
  })

  test('who is away is absent, until they are back or have left', async () => {
    const { members } = given().store
    const group = await aGroup(given().store)
    const ann = await members.join(group.id, person('ann'), NINE)
    await members.away(ann.id, { from: NINE, until: null })
    expect(await members.absent([group.id])).toEqual([{ ...ann, awayFrom: NINE }])
    await members.leave(ann.id, NINE)
    expect(await members.absent([group.id])).toEqual([])
    await members.leave(ann.id, null)
    await members.away(ann.id, null)
    expect(await members.absent([group.id])).toEqual([])
  })

  test('a member comes with their group, in one piece each', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const ann = await store.members.join(group.id, person('ann'), NINE)
    expect(await store.members.withGroup(ann.id)).toEqual({ member: ann, group })
    expect(await store.members.withGroup('nobody')).toBeUndefined()
  })

  test('twenty joins at once make one member, and a later one changes nothing', async () => {
    const { store, replica, db } = given()
    const group = await aGroup(store)
    const joined = await twenty(nth =>
      (nth % 2 ? replica : store).members.join(group.id, person('ann'), NINE + nth),
    )
    expect(new Set(joined.map(member => member.id)).size).toBe(1)
    expect(await store.members.join(group.id, person('ann'), NINE + DAY)).toEqual(joined[0])
    expect(await db.selectFrom('members').select('id').execute()).toHaveLength(1)
  })

  test('nobody joins a group that is not there', async () => {
    await expect(given().store.members.join('nowhere', person('ann'), NINE)).rejects.toThrow()
  })

  test('a person’s memberships come newest first; the same id in another tenant is someone else', async () => {
    const { store } = given()
    const old = await store.members.join((await aGroup(store, place('c1'))).id, person('ann'), NINE)
    const fresh = await store.members.join((await aGroup(store, place('c2'))).id, person('ann'), NINE + HOUR)
    await store.members.join((await aGroup(store, place('c3', 't2'))).id, person('ann', 't2'), NINE)
    expect(await store.members.ofPerson(person('ann'))).toEqual([fresh, old])
    expect(await store.members.ofPerson(person('ann', 't2'))).toHaveLength(1)
    expect(await store.members.ofPerson({ ...person('ann'), platform: 'slack' })).toEqual([])
  })

  test('reminders are switched on and off for one member', async () => {
    const { members } = given().store
    const ann = await aMember(given().store, 'ann')
    const bob = await aMember(given().store, 'bob')
    await members.remind(ann.id, true)
    expect(await members.find(ann.id)).toEqual({ ...ann, reminders: true })
    expect(await members.find(bob.id)).toEqual(bob)
    await members.remind(ann.id, false)
    expect(await members.find(ann.id)).toEqual(ann)
  })

  test('to forget a person leaves nothing of theirs, and everything of the others', async () => {
    const { store, db } = given()
    const everything = async () => {
      const tables = TABLES.map(
        async table => [table, await db.selectFrom(table).selectAll().execute()] as const,
      )
      return Object.fromEntries(await Promise.all(tables))
    }
    // Bob, and someone whose id begins like Ann's, share both of Ann's groups.
    const groups = [await aGroup(store, place('c1')), await aGroup(store, place('c2'))]
    const fill = async (id: string) => {
      const key = personKey(person(id))
      for (const group of groups) {
        const member = await joined(store, await store.members.join(group.id, person(id), NINE))
        await store.completions.add([completion(member), completion(member, { round: 2 })])
        const answer = { memberId: member.id, week: FIRST, answer: 'sore', at: NINE }
        await store.checkIns.add({ ...answer, moment: 'before' })
        await store.checkIns.add({ ...answer, moment: 'after' })
        await store.space('choices').set(member.id, { bridge: 'easier' })
        await store.space('walks').set(`${member.id}:${FIRST}:low-back-strength`, 1)
        for (const kind of ['later', 'reminder', 'notice'] as const) {
          await store.deliveries.add([prompt(group, { kind, target: key })])
        }
      }
      await store.space('preferences').set(key, { units: 'kg' })
      await store.space('walks').set(`${key}/${groups[0]?.id}`, { easier: true }, DAY)
    }
    await fill('bob')
    await fill('ann0')
    await store.deliveries.add(groups.map(group => prompt(group)))
    const before = await everything()
    await fill('ann')
    for (const group of groups) await store.groups.change(group.id, { scheduledBy: 'discord/t1/ann' })
    await store.members.forget(person('ann'))

    const after = await everything()
    expect(JSON.stringify(after)).not.toMatch(/discord\/t1\/ann(?!0)/)
    // That somebody was deleted is kept, for when a backup is put back; whom, only they themselves could tell.
    expect(await store.deletions.all()).toHaveLength(1)
    const state = after.state?.filter(({ space }) => space !== 'deletions')
    expect({ ...after, state }).toEqual({
      ...before,
      groups: before.groups?.map(group => ({ ...group, scheduled_by: '' })),
    })
    expect(await store.space('preferences').get('discord/t1/ann0')).toEqual({ units: 'kg' })
  })

  test('whoever was forgotten may join again, as someone new', async () => {
    const { members } = given().store
    const group = await aGroup(given().store)
    const before = await members.join(group.id, person('ann'), NINE)
    await members.forget(person('ann'))
    const again = await members.join(group.id, person('ann'), NINE + DAY)
    expect(again.id).not.toBe(before.id)
    expect(await given().store.completions.ofMember(again.id)).toEqual([])
  })
}
