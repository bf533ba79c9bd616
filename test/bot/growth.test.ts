import { afterAll, beforeAll, expect, test } from 'vitest'
import { recapOf } from '../../src/bot/deliveries/recap.ts'
import { touch } from '../../src/bot/standings.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { openCounted } from '../support/statements.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR
const NINE = MONDAY_8 + HOUR

/** A group, and how many statements something costs it. */
interface Size {
  readonly gym: Gym
  /** In the time of the work, and of nothing else. */
  readonly count: (work: () => Promise<unknown>) => Promise<number>
}

/** A group after so many weeks, in which so many more have begun the one that runs. */
async function grown(weeks: number, members: number): Promise<Size> {
  const { store, count } = await openCounted()
  const gym = await Gym.open({ store })
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  for (let week = 0; week < weeks; week++) {
    await gym.travel(NINE + week * WEEK)
    for (const who of ['Ben', 'Cleo']) await gym.command(who, '/done 1 round')
  }
  const group = await gym.store.groups.at(CHANNEL)
  const week = group && (await gym.store.weeks.find(group.id, group.week))
  if (!group || !week) throw new Error('there is no week')
  await gym.store.transaction(async tables => {
    for (let n = 0; n < members; n++) {
      const member = await tables.members.join(group.id, gym.person(`person-${n}`), gym.clock.now() + n)
      await touch({ tables, week, member }, group)
    }
  })
  return {
    gym,
    async count(work) {
      // Names that are not known yet are asked for once, and kept.
      await gym.command('Ben', '/board')
      return count(work)
    },
  }
}

/** What a group asks for at one time or another. */
const WORK: Readonly<Record<string, (gym: Gym) => Promise<unknown>>> = {
  '/board': gym => gym.command('Ben', '/board'),
  '/progress': gym => gym.command('Ben', '/progress'),
  'a press that finishes the week, and the prompt drawn anew': gym => gym.command('Ben', '/done all'),
  'a recap': async gym => {
    const group = await gym.store.groups.at(CHANNEL)
    const week = group && (await gym.store.weeks.find(group.id, group.week))
    return group && week && recapOf(gym.app.services, group, week)
  },
  'the claim of a slot': async gym => {
    const group = await gym.store.groups.at(CHANNEL)
    await gym.store.groups.change(group?.id ?? '', { nextSlotAt: gym.clock.now() })
    return gym.app.scheduler.claim()
  },
}

let small: Size
let long: Size
let large: Size
beforeAll(async () => {
  small = await grown(4, 1)
  long = await grown(60, 1)
  large = await grown(4, 700)
}, 120_000)
afterAll(async () => {
  for (const { gym } of [small, long, large]) await gym.close()
})

test.each(Object.entries(WORK))(
  '%s takes no more statements after more weeks, or for more members',
  async (name, work) => {
    const few = await small.count(() => work(small.gym))
    expect(few).toBeGreaterThan(2)
    expect(await long.count(() => work(long.gym))).toBeLessThanOrEqual(few)
    // Members are read page by page until there are enough names.
    expect(await large.count(() => work(large.gym))).toBeLessThanOrEqual(few)
    if (name === '/board') expect(few).toBeLessThanOrEqual(8)
  },
)
