import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readLine } from '../../src/training/entry/index.ts'
import { Gym } from '../support/gym.ts'

vi.mock('../../src/training/entry/index.ts', async original => {
  const real = await original<typeof import('../../src/training/entry/index.ts')>()
  return { ...real, readLine: vi.fn(real.readLine) }
})

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  await gym.command('Ben', '/done bridges 3x12')
  vi.mocked(readLine).mockClear()
})
afterEach(() => gym.close())

const LINES = ['rdl 3x10 20kg', 'make that 12', 'done', 'all', 'undo', 'who has the keys?', '10', 'thanks']

test.each(LINES)('%j is read once, wherever it is said', async line => {
  const thread = gym.threadOf(gym.prompt())
  const says = [
    () => gym.type('Ben', line, thread, gym.prompt()),
    () => gym.type('Ben', line, gym.direct('Ben')),
    () => gym.command('Ben', `/done ${line}`),
  ]
  for (const say of says) {
    vi.mocked(readLine).mockClear()
    await say()
    expect(readLine).toHaveBeenCalledTimes(1)
  }
})

test('it is read with the program that the group does', async () => {
  const thread = gym.threadOf(gym.prompt())
  await gym.type('Ben', 'two rounds', thread, gym.prompt())
  const [, lexicon] = vi.mocked(readLine).mock.calls[0] ?? []
  expect(lexicon?.own.map(({ id }) => id)).toContain('bridge')
})
