import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Completion } from '../../src/storage/completions.ts'
import { Gym } from '../support/gym.ts'

const DAY = 24 * 60 * 60 * 1000
const FULL = 'You have logged 200 lines since this time yesterday'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Ben has logged a line, and then so many others that there are as many as asked for. */
async function lines(times: number) {
  const first = await gym.command('Ben', '/done bridges 12')
  const [row] = await rows()
  if (!row) throw new Error('nothing was logged')
  const more = Array.from(
    { length: times - 1 },
    (_, n): Completion => ({ ...row, round: n + 2, batch: `b${n}` }),
  )
  await gym.store.transaction(tables => tables.completions.add(more))
  return first
}

async function rows() {
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  return member ? gym.store.completions.ofMember(member.id) : []
}

test('after two hundred lines in a day nothing more is logged, in private, until they are a day old', async () => {
  await lines(199)
  expect((await gym.command('Ben', '/done rdl 12')).text).toContain('Logged')
  const refused = await gym.command('Ben', '/done goblet 12')
  expect(refused).toMatchObject({ text: expect.stringContaining(FULL), private: true })
  expect(await rows()).toHaveLength(200)
  expect((await gym.command('Cleo', '/done goblet 12')).text).toContain('Logged')
  await gym.travel(gym.clock.now() + DAY)
  expect((await gym.command('Ben', '/done goblet 12')).text).toContain('Logged')
})

test('what was logged is still taken back after two hundred lines, which makes room for another', async () => {
  const first = await lines(200)
  expect((await gym.command('Ben', '/done rdl 12')).text).toContain(FULL)
  expect((await gym.press('Ben', first, 'Undo')).text).toContain('Taken back: 1 step')
  expect((await gym.command('Ben', '/done rdl 12')).text).toContain('Logged')
})

test('the walkthrough goes on after two hundred lines', async () => {
  await lines(200)
  const walk = await gym.start('Ben')
  await gym.press('Ben', walk, 'Done')
  expect(await rows()).toHaveLength(201)
})
