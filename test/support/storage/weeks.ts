import { expect, test } from 'vitest'
import {
  aGroup,
  aMember,
  aMemberWeek,
  aProgram,
  aWeek,
  FIRST,
  HOUR,
  joined,
  NINE,
  type Opened,
  person,
  place,
  twenty,
} from './things.ts'

const PAGE = { limit: 9, offset: 0 }

/** Programs' versions, groups' weeks and members' weeks. */
export function weeksContract(given: () => Opened): void {
  const kept = () => given().store.programVersions.keep('v1', aProgram, '{"id":"low-back-strength"}', NINE)

  test('a version is kept as it was first used, whoever keeps it again, and the newest of a program is known', async () => {
    const { store, replica } = given()
    const { programVersions } = store
    expect(await programVersions.find('nothing')).toBeUndefined()
    await twenty(nth => (nth % 2 ? replica : store).programVersions.keep('old', aProgram, '{"id":"a"}', NINE))
    await programVersions.keep('old', aProgram, '{"id":"other"}', NINE + 1)
    expect(await programVersions.find('old')).toEqual({ id: 'a' })
    await programVersions.keep('new', { ...aProgram, id: 'latest' }, '{"id":"b"}', NINE + HOUR)
    await programVersions.keep('newer', { ...aProgram, id: 'latest' }, '{"id":"c"}', NINE + 2 * HOUR)
    expect(await programVersions.latest('latest')).toEqual({ hash: 'newer', program: { id: 'c' } })
    expect(await programVersions.latest('nothing')).toBeUndefined()
  })

  test('a week closes when the next one opens, and a group has one that runs', async () => {
    await kept()
    const { store, replica, db } = given()
    const group = await aGroup(store)
    await store.weeks.open([])
    await store.weeks.open([aWeek(group)])
    expect(await store.weeks.find(group.id, FIRST)).toEqual(aWeek(group))
    const second = aWeek(group, { ordinal: 2, openedAt: NINE + HOUR, leftOut: 'waiting', joined: 3 })
    await twenty(nth => (nth % 2 ? replica : store).transaction(tables => tables.weeks.open([second])))
    expect(await store.weeks.newest(group.id, 9)).toEqual([aWeek(group, { closedAt: NINE + HOUR }), second])
    expect((await store.groups.find(group.id))?.week).toBe(2)
    await expect(
      db.updateTable('weeks').set({ closed_at: null }).where('group_id', '=', group.id).execute(),
    ).rejects.toThrow()
  })

  test('a week that is still to come is opened in its place, once, and keeps what was counted in it', async () => {
    await kept()
    const { store, replica } = given()
    const group = await aGroup(store)
    const early = aWeek(group, { leftOut: 'early' })
    await twenty(nth => (nth % 2 ? replica : store).weeks.openEarly(early))
    await store.weeks.count(early, { joined: 1, kept: 1, finished: 0 })
    await store.weeks.leaveOut(early, 'paused')
    expect(await store.weeks.courses([group.id])).toMatchObject([{ week: 1, early: true, last: undefined }])
    const opened = { openedAt: NINE + HOUR, slotAt: NINE + HOUR, leftOut: 'waiting' as const }
    await store.weeks.open([aWeek(group, opened)])
    expect(await store.weeks.newest(group.id, 9)).toEqual([aWeek(group, { ...opened, joined: 1, kept: 1 })])
    await store.weeks.openEarly(early)
    expect((await store.weeks.find(group.id, FIRST))?.leftOut).toBe('waiting')
  })

  test('what the next week goes on from is told in one statement: the last that stood, and who is not away', async () => {
    await kept()
    const { store } = given()
    const [group, fresh] = [await aGroup(store), await aGroup(store, place('c2'))]
    const [old, ann] = [await aMember(store, 'old', group), await aMember(store, 'ann', group)]
    await aMember(store, 'eve', group)
    for (let ordinal = 1; ordinal <= 6; ordinal++) {
      // The prompts of the third and the sixth never stood; that of the fifth did, before the pause.
      const never = ordinal % 3 === 0 ? { leftOut: 'waiting' as const } : {}
      const leftOut = ordinal === 5 ? { leftOut: 'paused' as const } : never
      await store.weeks.open([
        aWeek(group, { ordinal, planNumber: ordinal, openedAt: NINE + ordinal, ...leftOut }),
      ])
    }
    await store.members.takePart(old.id, 1)
    await store.members.takePart(ann.id, 2)
    expect(await store.weeks.courses([group.id])).toEqual([
      {
        groupId: group.id,
        week: 6,
        openedAt: NINE + 6,
        early: false,
        last: { program: 'low-back-strength', planNumber: 5 },
        awayBefore: 2,
        expected: 1,
      },
    ])
    expect(await store.weeks.courses([fresh.id])).toEqual([
      {
        groupId: fresh.id,
        week: 0,
        openedAt: undefined,
        early: false,
        last: undefined,
        awayBefore: 1,
        expected: 0,
      },
    ])
    expect(await store.weeks.courses([])).toEqual([])
  })

  test('a run is broken by a week between that was not left out, and not by one that a member is excused from', async () => {
    await kept()
    const { store } = given()
    const group = await aGroup(store)
    const ann = await joined(store, await store.members.join(group.id, person('ann'), NINE))
    const bob = await joined(store, await store.members.join(group.id, person('bob'), NINE))
    for (let ordinal = 1; ordinal <= 4; ordinal++) {
      const more = {
        ordinal,
        openedAt: NINE + ordinal,
        ...(ordinal === 3 ? { leftOut: 'paused' as const } : {}),
      }
      await store.weeks.open([aWeek(group, more)])
    }
    const breaks = (id: string, after: number, before: number) =>
      store.weeks.breaks(group.id, id, after, before)
    expect(await breaks(ann.id, 1, 4)).toBe(true)
    expect(await breaks(ann.id, 1, 2)).toBe(false)
    expect(await breaks(ann.id, 2, 4)).toBe(false)
    await store.memberWeeks.change(aMemberWeek(ann, { week: 2, excused: ['away'] }))
    expect([await breaks(ann.id, 1, 4), await breaks(bob.id, 1, 4)]).toEqual([false, true])
    await store.weeks.restore(aWeek(group, { ordinal: 3 }), 'outage', null)
    expect(await breaks(ann.id, 2, 4)).toBe(false)
    await store.weeks.restore(aWeek(group, { ordinal: 3 }), 'paused', null)
    expect(await breaks(ann.id, 2, 4)).toBe(true)
  })

  test('a member’s week comes back as it was kept, and is touched once', async () => {
    const { store, replica } = given()
    const ann = await aMember(store)
    const third = aMemberWeek(ann, { week: 3 })
    const touched = await twenty(nth => (nth % 2 ? replica : store).memberWeeks.touch(third))
    expect(touched.filter(Boolean)).toHaveLength(1)
    const full = aMemberWeek(ann, {
      week: 3,
      standing: 'finished',
      done: 8,
      skipped: 1,
      run: 7,
      best: 9,
      keptWeek: 3,
      logged: 12,
      totals: {
        'p/bridge': { amount: 90, grams: 12_500, at: NINE, version: 'v1' },
        'p/squat': { amount: 3, grams: undefined, at: 0, version: '' },
      },
    })
    await store.memberWeeks.change(full)
    expect(await store.memberWeeks.find(ann.id, 3)).toEqual(full)
    expect(await store.memberWeeks.before(ann.id, 9)).toEqual(full)
    expect((await store.memberWeeks.before(ann.id, 3))?.week).toBe(2)
    expect((await store.memberWeeks.from(ann.id, 2)).map(({ week }) => week)).toEqual([2, 3])
    expect([await store.memberWeeks.first(ann.id), await store.memberWeeks.first('nobody')]).toEqual([
      1,
      undefined,
    ])
  })

  test('who counts in a week comes by standing and then as they joined; who keeps it, as they joined', async () => {
    const { store } = given()
    const group = await aGroup(store)
    const join = async (id: string, standing: 'none' | 'started' | 'kept' | 'finished', nth: number) => {
      const member = await store.members.join(group.id, person(id), NINE + nth)
      await store.memberWeeks.touch(aMemberWeek(member, { standing, run: nth }))
    }
    await join('kept', 'kept', 1)
    await join('none', 'none', 2)
    await join('first', 'finished', 3)
    await join('second', 'finished', 4)
    const expected = await store.members.join(group.id, person('expected'), NINE + 5)
    await store.members.takePart(expected.id, 9)
    await store.members.join(group.id, person('away'), NINE + 6)
    const ids = (list: readonly { member: { person: string } }[]) =>
      list.map(({ member }) => member.person.slice(11))
    const counting = await store.memberWeeks.counting(group.id, FIRST, 9, PAGE)
    expect(ids(counting)).toEqual(['first', 'second', 'kept', 'none', 'expected'])
    expect(counting.map(({ standing, run }) => [standing, run])[0]).toEqual(['finished', 3])
    expect(ids(await store.memberWeeks.counting(group.id, FIRST, 9, { limit: 2, offset: 1 }))).toEqual([
      'second',
      'kept',
    ])
    expect(ids(await store.memberWeeks.keeping(group.id, FIRST, PAGE))).toEqual(['kept', 'first', 'second'])
    expect(await store.memberWeeks.anyDone(group.id, FIRST)).toBe(true)
    expect(await store.memberWeeks.anyDone(group.id, 2)).toBe(false)
  })
}
