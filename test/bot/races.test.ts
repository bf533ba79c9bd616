import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant } from '../../src/storage/personal.ts'
import { openStore, type Tables } from '../../src/storage/store.ts'
import type { Week } from '../../src/storage/weeks.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { createDatabase, query, withTables } from '../support/postgres.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const WEEK = 7 * 24 * HOUR
const NINE = MONDAY_8 + HOUR

/** Two processes on one Postgres: people speak to the first, and the second claims. */
let url: string
let first: Gym
let second: Gym
beforeEach(async () => {
  url = await createDatabase(withTables)
  first = await Gym.open({ store: await openStore({ url }) })
  await first.firstPrompt()
  second = await Gym.open({ store: await openStore({ url }), at: NINE })
})
afterEach(async () => {
  await first.close()
  await second.close()
})

type Work = (tables: Tables) => Promise<unknown>

/** Holds the next transaction of a process open when its work is done, until somebody waits for its locks. */
function holdOpen(gym: Gym): { readonly done: Promise<void> } {
  const { store } = gym
  const { promise, resolve } = Promise.withResolvers<void>()
  const [transaction, log] = [store.transaction.bind(store), store.log.bind(store)]
  const held = (work: Work) => async (tables: Tables) => {
    Object.assign(store, { transaction, log })
    const value = await work(tables)
    resolve()
    await somebodyWaits()
    return value
  }
  Object.assign(store, {
    transaction: (work: Work) => transaction(held(work)),
    log: (person: never, began: never, work: Work, member: never) => log(person, began, held(work), member),
  })
  return { done: promise }
}

/** Until a transaction waits for what another one has locked. */
async function somebodyWaits(): Promise<void> {
  await expect.poll(waiting).toBe(1)
}

/** How many transactions wait for what others have locked. */
async function waiting(): Promise<number> {
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return (await query(url, waits)).rowCount ?? 0
}

async function weekOf(ordinal: number) {
  const group = await first.store.groups.at(CHANNEL)
  return first.store.weeks.find(group?.id ?? '', ordinal)
}

/** The second process does all that comes before the slot of a week … */
const near = (weeks: number) => second.travel(NINE + weeks * WEEK - MINUTE)
/** … and claims that. */
const claim = (weeks: number) => second.travel(NINE + weeks * WEEK)

describe('on Postgres, a week that is opened while somebody logs', () => {
  test('waits for them, and expects them', async () => {
    const { done } = holdOpen(first)
    const logged = first.command('Ben', '/done all')
    await done
    await claim(1)
    expect((await logged).text).toContain('That’s the week finished.')
    expect(await weekOf(1)).toMatchObject({ joined: 1, finished: 1 })
    expect(await weekOf(2)).toMatchObject({ joined: 1, finished: 0 })
  })

  test('has nobody log into the week that it seals', async () => {
    await first.command('Ben', '/done 1 round')
    await claim(1)
    await near(2)
    const { done } = holdOpen(second)
    const claimed = claim(2)
    await done
    expect((await first.command('Ben', '/done all last week')).text).toContain('That week is closed')
    await claimed
    expect(await weekOf(1)).toMatchObject({ joined: 1, kept: 1, finished: 0 })
  })

  test('counts who joins at that moment', async () => {
    await near(1)
    const { done } = holdOpen(second)
    const claimed = claim(1)
    await done
    expect((await first.command('Cleo', '/done all')).text).toContain('Logged')
    await claimed
    for (const ordinal of [1, 2]) expect(await weekOf(ordinal)).toMatchObject({ joined: 1 })
  })

  test('no longer counts who deletes their data at that moment', async () => {
    await first.command('Ben', '/done all')
    const data = await first.command('Ben', '/mydata')
    const sure = await first.press('Ben', data, 'Delete it all')
    await near(1)
    const { done } = holdOpen(second)
    const claimed = claim(1)
    await done
    await first.press('Ben', sure, 'Yes, delete it all')
    await claimed
    for (const ordinal of [1, 2]) expect(await weekOf(ordinal)).toMatchObject({ joined: 0, finished: 0 })
  })
})

describe('on Postgres, two who change a schedule at once', () => {
  test('by asking for the prompt begin one week', async () => {
    await first.travel(NINE + WEEK - HOUR)
    await first.command('Ana', '/schedule skip')
    await first.travel(NINE + WEEK + HOUR)
    await second.travel(first.clock.now())
    const { done } = holdOpen(first)
    const asked = first.command('Ana', '/schedule now')
    await done
    await second.command('Ana', '/schedule now')
    await asked
    expect(await weekOf(2)).toBeDefined()
    expect(await weekOf(3)).toBeUndefined()
  })

  test('of whom one moves the slot while the other’s clock claims it get no prompt within four days', async () => {
    await first.travel(NINE + WEEK - MINUTE)
    await near(1)
    const { done } = holdOpen(second)
    const claimed = claim(1)
    await done
    await first.command('Ana', '/schedule set tuesday 9:00')
    await claimed
    const group = await first.store.groups.at(CHANNEL)
    expect((await weekOf(2))?.openedAt).toBe(NINE + WEEK)
    expect(JSON.stringify(group)).toContain(String(NINE + 2 * WEEK + 24 * HOUR))
  })
})

describe('on Postgres, a week that opens while somebody who is away logs', () => {
  /** Whoever logs first stops where they hold the member, and not yet the group, until somebody waits for that. */
  function stopAtMember(gym: Gym): Promise<void> {
    const { store } = gym
    const { promise, resolve } = Promise.withResolvers<void>()
    const log = store.log.bind(store)
    const stopped = (work: Work) => (tables: Tables) => {
      store.log = log
      const lock = tables.members.lock.bind(tables.members)
      tables.members.lock = async id => {
        tables.members.lock = lock
        const member = await lock(id)
        resolve()
        await somebodyWaits()
        return member
      }
      return work(tables)
    }
    Object.assign(store, {
      log: (person: never, began: never, work: Work, member: never) =>
        log(person, began, stopped(work), member),
    })
    return promise
  }

  beforeEach(async () => {
    await first.command('Ben', '/done 1 round')
    await first.command('Ben', '/away for two weeks')
  })

  test('by the clock, waits for them', async () => {
    await near(1)
    const stopped = stopAtMember(first)
    const logged = first.command('Ben', '/done all')
    await stopped
    await claim(1)
    expect((await logged).text).toContain('Logged')
    expect(await weekOf(2)).toMatchObject({ joined: 0 })
    expect(second.troubles).toEqual([])
  })

  test('because somebody asks for its prompt, waits for them', async () => {
    await first.command('Ana', '/schedule skip')
    await first.travel(NINE + WEEK + HOUR)
    await second.travel(first.clock.now())
    const stopped = stopAtMember(first)
    const logged = first.command('Ben', '/done all')
    await stopped
    expect((await second.command('Ana', '/schedule now')).text).not.toContain('went wrong')
    expect((await logged).text).toContain('Logged')
    expect(await weekOf(2)).toMatchObject({ joined: 0 })
  })
})

describe('on Postgres, lines of two people that are about the same weeks', () => {
  test('and need them the other way round are both kept', async () => {
    await claim(1)
    const [older, newer] = [await weekOf(1), await weekOf(2)]
    if (!older || !newer) throw new Error('no two weeks are open')
    const both = Promise.withResolvers<void>()
    let begun = 0
    const line = (gym: Gym, who: string, weeks: readonly Week[]) =>
      gym.store.log(gym.person(who), instant(), async tables => {
        for (const week of weeks) {
          await tables.weeks.count(week, { joined: 0, kept: 0, finished: 1 })
          if (++begun === 2) both.resolve()
          await both.promise
        }
      })
    await Promise.all([line(first, 'Ben', [older, newer]), line(second, 'Cleo', [newer, older])])
    expect([await weekOf(1), await weekOf(2)]).toMatchObject([{ finished: 2 }, { finished: 2 }])
  })
})

describe('on Postgres, two events of one person at once', () => {
  test('of which one logs and chooses how, and the other says that they are away, wait for each other', async () => {
    const walk = await first.start('Ben')
    const form = await first.press('Ben', walk, 'Adjust')
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    const log = first.store.log.bind(first.store)
    const late = (work: Work) => async (tables: Tables) => {
      Object.assign(first.store, { log })
      resolve()
      await somebodyWaits()
      return work(tables)
    }
    Object.assign(first.store, {
      log: (person: never, began: never, work: Work, member: never) => log(person, began, late(work), member),
    })
    const logged = first.submit('Ben', form, { amount: '7', way: 'easier' }, walk)
    await begun
    expect((await second.command('Ben', '/away for two weeks')).text).not.toContain('try')
    await logged
    const [ben] = await first.store.members.ofPerson(first.person('Ben'))
    expect(await first.store.completions.ofMember(ben?.id ?? '')).toMatchObject([
      { amount: 7, variant: 'easier' },
    ])
    expect(ben?.awayFrom).not.toBeNull()
    expect([...first.troubles, ...second.troubles]).toEqual([])
  })
})

describe('on Postgres, two who each change what two weeks count', () => {
  /** Whoever changes the counts of a week first stops there until the other has done so, too, or waits for them. */
  function stopAtCounts(gym: Gym, there: Set<Gym>): void {
    const { store } = gym
    const [transaction, log] = [store.transaction.bind(store), store.log.bind(store)]
    const stopped = (work: Work) => (tables: Tables) => {
      const count = tables.weeks.count.bind(tables.weeks)
      tables.weeks.count = async (week, by) => {
        tables.weeks.count = count
        await count(week, by)
        there.add(gym)
        await expect.poll(async () => there.size === 2 || (await waiting()) > 0).toBe(true)
      }
      return work(tables)
    }
    Object.assign(store, {
      transaction: (work: Work) => transaction(stopped(work)),
      log: (person: never, began: never, work: Work, member: never) =>
        log(person, began, stopped(work), member),
    })
  }

  const bothStop = () => {
    const there = new Set<Gym>()
    for (const gym of [first, second]) stopAtCounts(gym, there)
  }

  test.each([
    ['the same order', 'all on sunday, all today'],
    ['another order', 'all today, all on sunday'],
  ])('by lines in %s wait for each other and are both logged', async (_order, line) => {
    const all = ['Ben', 'Cleo']
    for (const who of all) await first.command(who, '/done 1 round')
    await claim(1)
    for (const gym of [first, second]) await gym.travel(NINE + WEEK + 24 * HOUR)
    for (const who of all) await first.command(who, '/done 1 round')
    bothStop()
    const answers = await Promise.all([
      first.command('Ben', '/done all on sunday, all today'),
      second.command('Cleo', `/done ${line}`),
    ])
    for (const { text } of answers) expect(text).toContain('Logged')
    for (const ordinal of [1, 2]) expect(await weekOf(ordinal)).toMatchObject({ joined: 2, finished: 2 })
    expect([...first.troubles, ...second.troubles]).toEqual([])
  })

  test('by deleting what is kept of them in two groups wait for each other and are both forgotten', async () => {
    const [here, there] = [CHANNEL, { ...CHANNEL, channel: 'another-club' }]
    await first.command('Ana', '/schedule set monday 9:00 Europe/Berlin', there)
    await first.travel(NINE + WEEK)
    for (const place of [here, there]) await first.command('Ben', '/done 1 round', place)
    await first.travel(NINE + WEEK + HOUR)
    for (const place of [there, here]) await first.command('Cleo', '/done 1 round', place)
    await first.travel(NINE + WEEK + 2 * HOUR)
    await second.travel(first.clock.now())
    bothStop()
    const erase = (gym: Gym, who: string) =>
      gym.pressAction(who, 'mydata.sure', { place: gym.direct(who), message: '1' })
    const answers = await Promise.all([erase(first, 'Ben'), erase(second, 'Cleo')])
    for (const { text } of answers) expect(text).not.toContain('try')
    expect([...first.troubles, ...second.troubles]).toEqual([])
    expect(await first.store.size()).toEqual({ groups: 2, members: 0 })
  })
})
