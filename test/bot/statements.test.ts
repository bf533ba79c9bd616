import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Posted } from '../../src/core/address.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { type Counted, openCounted } from '../support/statements.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR
const NINE = MONDAY_8 + HOUR
/** Weeks in which Ben and Cleo have trained. */
const WEEKS = 5

let gym: Gym
let count: Counted['count']
beforeEach(async () => {
  const counted = await openCounted()
  count = counted.count
  gym = await Gym.open({ store: counted.store })
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  for (let week = 0; week <= WEEKS; week++) {
    await gym.travel(NINE + week * WEEK)
    if (week < WEEKS) for (const who of ['Ben', 'Cleo']) await gym.command(who, '/done all')
  }
})
afterEach(() => gym.close())

/** Ben has begun this week, and Cleo has logged in it. */
async function begun(): Promise<Posted> {
  const walk = await gym.start('Ben')
  await gym.command('Cleo', '/done bridges 12')
  return walk
}

test('a Done press takes 3 statements', async () => {
  const walk = await begun()
  expect(await count(() => gym.press('Ben', walk, 'Done'))).toBeLessThanOrEqual(3)
})

test('a /done of somebody known takes 3 statements', async () => {
  await begun()
  expect(await count(() => gym.command('Cleo', '/done goblet squats 10'))).toBeLessThanOrEqual(3)
})

test('the first /done of a week takes 6 statements', async () => {
  await gym.start('Ben')
  expect(await count(() => gym.command('Cleo', '/done bridges 12'))).toBeLessThanOrEqual(6)
})

test('Start takes 6 statements', async () => {
  await begun()
  expect(await count(() => gym.press('Ben', gym.prompt(), 'Start'))).toBeLessThanOrEqual(6)
})

test('/board takes 4 statements', async () => {
  await begun()
  await gym.command('Cleo', '/board')
  expect(await count(() => gym.command('Cleo', '/board'))).toBeLessThanOrEqual(4)
})

test('a prompt drawn anew takes 8 statements', async () => {
  await begun()
  const group = await gym.store.groups.at(CHANNEL)
  if (!group) throw new Error('there is no group')
  await gym.store.redraws.ask(group.id, group.week, gym.clock.now())
  const redraw = { kind: 'redraw-prompt', group: group.id, week: group.week } as const
  expect(await count(() => gym.app.engine.perform([redraw]))).toBeLessThanOrEqual(8)
})

test('each prompt more that is due at once takes 6 statements to claim and post', async () => {
  const herd = async (groups: number) => {
    const counted = await openCounted()
    const many = await Gym.open({ store: counted.store })
    for (let n = 0; n < groups; n++)
      await many.command('Ana', '/schedule set monday 9:00 Europe/Berlin', { ...CHANNEL, channel: `c${n}` })
    await many.travel(NINE - 1)
    const statements = await counted.count(() => many.travel(NINE))
    expect(many.platform.kept.filter(({ message }) => message.title?.startsWith('Week 1'))).toHaveLength(
      groups,
    )
    await many.close()
    return statements
  }
  expect(((await herd(25)) - (await herd(5))) / 20).toBeLessThanOrEqual(6)
})
