import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant } from '../../src/storage/personal.ts'
import type { Tables } from '../../src/storage/store.ts'
import type { Week } from '../../src/storage/weeks.ts'
import { CHANNEL, type Gym } from '../support/gym.ts'
import { HOUR, NINE, TwoProcesses, WEEK, type Work } from '../support/two-processes.ts'

let both: TwoProcesses
let first: Gym
let second: Gym
beforeEach(async () => {
  both = await TwoProcesses.open()
  first = both.first
  second = both.second
})
afterEach(() => both.close())

describe('on Postgres, lines of two people that are about the same weeks', () => {
  test('and need them the other way round are both kept', async () => {
    await both.claim(1)
    const [older, newer] = [await both.weekOf(1), await both.weekOf(2)]
    if (!older || !newer) throw new Error('no two weeks are open')
    const everybody = Promise.withResolvers<void>()
    let begun = 0
    const line = (gym: Gym, who: string, weeks: readonly Week[]) =>
      gym.store.log(gym.person(who), instant(), async tables => {
        for (const week of weeks) {
          await tables.weeks.count(week, { joined: 0, kept: 0, finished: 1 })
          if (++begun === 2) everybody.resolve()
          await everybody.promise
        }
      })
    await Promise.all([line(first, 'Ben', [older, newer]), line(second, 'Cleo', [newer, older])])
    expect([await both.weekOf(1), await both.weekOf(2)]).toMatchObject([{ finished: 2 }, { finished: 2 }])
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
      await both.somebodyWaits()
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
        await expect.poll(async () => there.size === 2 || (await both.waiting()) > 0).toBe(true)
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
    await both.claim(1)
    for (const gym of [first, second]) await gym.travel(NINE + WEEK + 24 * HOUR)
    for (const who of all) await first.command(who, '/done 1 round')
    bothStop()
    const answers = await Promise.all([
      first.command('Ben', '/done all on sunday, all today'),
      second.command('Cleo', `/done ${line}`),
    ])
    for (const { text } of answers) expect(text).toContain('Logged')
    for (const ordinal of [1, 2]) expect(await both.weekOf(ordinal)).toMatchObject({ joined: 2, finished: 2 })
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
