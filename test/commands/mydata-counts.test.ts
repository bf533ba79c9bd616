import { expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000

test('who deletes everything is counted no more in this week’s prompt, nor in last week’s', async () => {
  const gym = await Gym.open()
  const first = await gym.firstPrompt()
  for (const who of ['Ana', 'Ben', 'Cem']) await gym.command(who, '/done all')
  await gym.travel(MONDAY_8 + 7 * 24 * HOUR + 2 * HOUR)
  const second = gym.prompt()
  await gym.command('Ana', '/done all')
  await gym.command('Ben', '/done all')
  expect(plain(gym.shows(first))).toContain('3 of 3 have finished')
  expect(plain(gym.shows(second))).toContain('2 of 3 have finished')
  const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
  await gym.press('Ben', sure, 'Yes, delete it all')
  expect(plain(gym.shows(second))).toContain('1 of 2 have finished')
  expect(plain(gym.shows(first))).toContain('2 of 2 have finished')
  await gym.close()
})
