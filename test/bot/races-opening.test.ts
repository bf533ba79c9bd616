import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../src/storage/store.ts'
import { CHANNEL, type Gym } from '../support/gym.ts'
import { HOUR, MINUTE, NINE, TwoProcesses, WEEK, type Work } from '../support/two-processes.ts'

let both: TwoProcesses
let first: Gym
let second: Gym
beforeEach(async () => {
  both = await TwoProcesses.open()
  first = both.first
  second = both.second
})
afterEach(() => both.close())

/** Holds the next transaction of a process open when its work is done, until somebody waits for its locks. */
function holdOpen(gym: Gym): { readonly done: Promise<void> } {
  const { store } = gym
  const { promise, resolve } = Promise.withResolvers<void>()
  const [transaction, log] = [store.transaction.bind(store), store.log.bind(store)]
  const held = (work: Work) => async (tables: Tables) => {
    Object.assign(store, { transaction, log })
    const value = await work(tables)
    resolve()
    await both.somebodyWaits()
    return value
  }
  Object.assign(store, {
    transaction: (work: Work) => transaction(held(work)),
    log: (person: never, began: never, work: Work, member: never) => log(person, began, held(work), member),
  })
  return { done: promise }
}

describe('on Postgres, a week that is opened while somebody logs', () => {
  test('waits for them, and expects them', async () => {
    const { done } = holdOpen(first)
    const logged = first.command('Ben', '/done all')
    await done
    await both.claim(1)
    expect((await logged).text).toContain('That’s the week finished.')
    expect(await both.weekOf(1)).toMatchObject({ joined: 1, finished: 1 })
    expect(await both.weekOf(2)).toMatchObject({ joined: 1, finished: 0 })
  })

  test('has nobody log into the week that it seals', async () => {
    await first.command('Ben', '/done 1 round')
    await both.claim(1)
    await both.near(2)
    const { done } = holdOpen(second)
    const claimed = both.claim(2)
    await done
    expect((await first.command('Ben', '/done all last week')).text).toContain('That week is closed')
    await claimed
    expect(await both.weekOf(1)).toMatchObject({ joined: 1, kept: 1, finished: 0 })
  })

  test('counts who joins at that moment', async () => {
    await both.near(1)
    const { done } = holdOpen(second)
    const claimed = both.claim(1)
    await done
    expect((await first.command('Cleo', '/done all')).text).toContain('Logged')
    await claimed
    for (const ordinal of [1, 2]) expect(await both.weekOf(ordinal)).toMatchObject({ joined: 1 })
  })

  test('no longer counts who deletes their data at that moment', async () => {
    await first.command('Ben', '/done all')
    const data = await first.command('Ben', '/mydata')
    const sure = await first.press('Ben', data, 'Delete it all')
    await both.near(1)
    const { done } = holdOpen(second)
    const claimed = both.claim(1)
    await done
    await first.press('Ben', sure, 'Yes, delete it all')
    await claimed
    for (const ordinal of [1, 2]) expect(await both.weekOf(ordinal)).toMatchObject({ joined: 0, finished: 0 })
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
    expect(await both.weekOf(2)).toBeDefined()
    expect(await both.weekOf(3)).toBeUndefined()
  })

  test('of whom one moves the slot while the other’s clock claims it get no prompt within four days', async () => {
    await first.travel(NINE + WEEK - MINUTE)
    await both.near(1)
    const { done } = holdOpen(second)
    const claimed = both.claim(1)
    await done
    await first.command('Ana', '/schedule set tuesday 9:00')
    await claimed
    const group = await first.store.groups.at(CHANNEL)
    expect((await both.weekOf(2))?.openedAt).toBe(NINE + WEEK)
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
        await both.somebodyWaits()
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
    await both.near(1)
    const stopped = stopAtMember(first)
    const logged = first.command('Ben', '/done all')
    await stopped
    await both.claim(1)
    expect((await logged).text).toContain('Logged')
    expect(await both.weekOf(2)).toMatchObject({ joined: 0 })
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
    expect(await both.weekOf(2)).toMatchObject({ joined: 0 })
  })
})
