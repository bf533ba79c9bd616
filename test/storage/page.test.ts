import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { Forgotten, instant, markForgotten } from '../../src/storage/personal.ts'
import { openStore, type Store } from '../../src/storage/store.ts'
import { temporaryFile } from '../support/folder.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { createDatabase, query, withTables } from '../support/postgres.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
const NINE = MONDAY_8 + 60 * 60 * 1000

let gym: Gym
afterEach(() => gym.close())

describe.each([
  ['SQLite', () => ({ file: ':memory:' })],
  ['Postgres', async () => ({ url: await createDatabase(withTables) })],
])('on %s, what an event reads ahead', (name, config) => {
  /** Six weeks, of which Ben has trained in some, and Cleo in one. */
  async function weeks(): Promise<void> {
    gym = await Gym.open({ store: await openStore(await config()) })
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    for (let week = 0; week < 6; week++) {
      await gym.travel(NINE + week * WEEK)
      if (week !== 2) await gym.command('Ben', '/done all')
      if (week === 3) await gym.start('Cleo')
    }
    // All at one moment, as a form's are: their order is by their ids then.
    const [ben] = await gym.store.members.ofPerson(gym.person('Ben'))
    for (const ordinal of [1, 2, 4, 5, 6])
      for (const moment of ['before', 'effort', 'pain'] as const)
        await gym.store.checkIns.replace(
          { memberId: ben?.id ?? '', week: ordinal, moment, answer: 'ok', at: NINE },
          0,
          0,
        )
  }

  /** All that a command may ask about somebody. */
  async function asked(store: Store, who: string) {
    const group = await store.groups.at(CHANNEL)
    const member = group && (await store.members.of(group.id, gym.person(who)))
    if (!group || !member) throw new Error(`${who} is no member`)
    const about = [0, 1, 2, 3, 4, 5].map(back => group.week - back)
    const space = (name: string) => store.space(name)
    return {
      group: [group, await store.groups.find(group.id), await store.members.withGroup(member.id)],
      weeks: await Promise.all(about.map(week => store.weeks.find(group.id, week))),
      some: await store.weeks.some(group.id, about),
      own: await Promise.all(about.map(week => store.memberWeeks.find(member.id, week))),
      before: await Promise.all(about.map(week => store.memberWeeks.before(member.id, week))),
      from: await Promise.all(about.map(week => store.memberWeeks.from(member.id, week))),
      around: await Promise.all(about.map(week => store.memberWeeks.fromBefore(member.id, week))),
      past: await Promise.all(about.map(week => store.memberWeeks.lookBack(member.id, week, 4))),
      log: await Promise.all(about.map(week => store.completions.ofWeek(member.id, week))),
      felt: await Promise.all(about.map(week => store.checkIns.from(member.id, week))),
      state: [
        ...(await space('preferences').many([member.person])),
        ...(await space('people').many([member.person])),
        ...(await space('choices').many([member.id])),
        ...(await space('walks').many(about.map(week => `${member.id}:${week}:low-back-strength`))),
      ],
    }
  }

  test.each(['Ben', 'Cleo'])('is what it would have read one by one, of %s', async who => {
    await weeks()
    expect(await asked(gym.store.reading(gym.person(who), 0), who)).toEqual(await asked(gym.store, who))
  })

  test('is read anew after anything was written', async () => {
    await weeks()
    const store = gym.store.reading(gym.person('Ben'), 0)
    const before = await asked(store, 'Ben')
    const [member] = await store.members.ofPerson(gym.person('Ben'))
    await store.members.remind(member?.id ?? '', true)
    await store.space('choices').set(member?.id ?? '', { bridge: 'easier' })
    expect(await asked(store, 'Ben')).not.toEqual(before)
    expect(await asked(store, 'Ben')).toEqual(await asked(gym.store, 'Ben'))
    await gym.command('Ben', '/done bridges 5')
    await store.transaction(tables => tables.members.remind(member?.id ?? '', false))
    expect(await asked(store, 'Ben')).toEqual(await asked(gym.store, 'Ben'))
  })

  test('holds what became of it by what was written since', async () => {
    await weeks()
    const store = gym.store.reading(gym.person('Ben'), 0)
    await asked(store, 'Ben')
    const group = await store.groups.at(CHANNEL)
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    if (!group || !member) throw new Error('Ben is no member')
    await store.members.takePart(member.id, group.week + 1)
    expect((await store.members.of(group.id, gym.person('Ben')))?.lastWeek).toBe(group.week + 1)
    await store.weeks.count({ groupId: group.id, ordinal: group.week }, { joined: 1, kept: 0, finished: 0 })
    expect(await asked(store, 'Ben')).toEqual(await asked(gym.store, 'Ben'))
  })

  test('lets nothing be kept of whoever was forgotten since it began, while their row still stands', async () => {
    const where = name === 'SQLite' ? { file: temporaryFile() } : await config()
    gym = await Gym.open({ store: await openStore(where) })
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    await gym.travel(NINE)
    await gym.command('Ben', '/done all')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const log = (began: number) =>
      gym.store.log(gym.person('Ben'), began, async () => 'kept', member?.id ?? '')
    const began = instant()
    const db = await openDatabase(where)
    await markForgotten(db, gym.person('Ben'))
    await db.destroy()
    await expect(log(began)).rejects.toThrow(Forgotten)
    expect(await log(instant() + 1)).toBe('kept')
  })

  test('is not answered inside a transaction, which it is no part of', async () => {
    await weeks()
    const store = gym.store.reading(gym.person('Ben'), 0)
    await asked(store, 'Ben')
    const inside = store.transaction(async () => store.groups.at(CHANNEL))
    await expect(inside).rejects.toThrow('inside, use only the tables it was given')
  })
})

test('on Postgres, a group is locked indeed where its member was not, whatever was read ahead', async () => {
  const url = await createDatabase(withTables)
  gym = await Gym.open({ store: await openStore({ url }) })
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  const group = await gym.store.groups.at(CHANNEL)
  const taken = () => query(url, 'select 1 from groups for update nowait')
  await gym.store.log(gym.person('Ben'), instant(), async inside => {
    expect(await inside.groups.at(CHANNEL)).toEqual(group)
    await taken()
    await inside.groups.lock(group?.id ?? '', 'shared')
    await expect(taken()).rejects.toMatchObject({ code: '55P03' })
  })
  await taken()
})

describe('on SQLite, what an event has read ahead of its transaction', () => {
  /** How many steps of Ben's week an event finds in its transaction, which has read them before. */
  async function opened() {
    gym = await Gym.open({ store: await openStore({ file: temporaryFile() }) })
    await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
    await gym.travel(NINE)
    await gym.command('Ben', '/done bridges 12')
    const ben = gym.person('Ben')
    const [{ id = '' } = {}] = await gym.store.members.ofPerson(ben)
    const [step] = await gym.store.completions.ofWeek(id, 1)
    if (!step) throw new Error('nothing was logged')
    const event = async () => {
      const store = gym.store.reading(ben, instant())
      await store.groups.at(CHANNEL)
      expect(await store.completions.ofWeek(id, 1)).toHaveLength(1)
      return {
        steps: () =>
          store.log(ben, instant(), async inside => (await inside.completions.ofWeek(id, 1)).length, id),
        add: (then = async () => {}) =>
          store.log(
            ben,
            instant(),
            async inside => {
              await inside.completions.add([{ ...step, round: 2, batch: 'other' }])
              await then()
            },
            id,
          ),
      }
    }
    return event
  }

  test('stands there, while nothing is written', async () => {
    const event = await opened()
    const one = await event()
    expect(await one.steps()).toBe(1)
  })

  test('is read anew where another has written since', async () => {
    const event = await opened()
    const [one, other] = [await event(), await event()]
    await other.add()
    expect(await one.steps()).toBe(2)
  })

  test('is read anew where another has written in the same commit', async () => {
    const event = await opened()
    const [one, other] = [await event(), await event()]
    expect(await Promise.all([other.add(), one.steps()])).toEqual([undefined, 2])
  })

  test('is read anew where another had written, and not committed it yet', async () => {
    const event = await opened()
    const other = await event()
    const [written, read] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const adding = other.add(() => {
      written.resolve()
      return read.promise
    })
    await written.promise
    const one = await event()
    read.resolve()
    await adding
    expect(await one.steps()).toBe(2)
  })
})
