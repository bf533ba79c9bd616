import { afterEach, beforeEach, expect, test } from 'vitest'
import { personKey } from '../../src/core/address.ts'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
})
afterEach(() => gym.close())

const schedule = async (who: string, line: string, at = CHANNEL) =>
  (await gym.command(who, `/schedule ${line}`, at)).text

test('whoever is made a coach plans the week, until that is taken back', async () => {
  expect(await schedule('Ben', 'skip')).toContain('Only those who manage')
  expect(await schedule('Ana', 'coach <@Ben>')).toBe('Ben may change what is planned here from now on.')
  const skipped = await gym.command('Ben', '/schedule skip')
  expect(skipped.text).toContain('Skipped')
  expect((await gym.press('Ben', skipped, 'Take it back')).text).toContain('Taken back')
  expect((await gym.command('Ben', '/help')).text).toContain('/schedule')
  expect(await schedule('Ana', 'coach @Ben off')).toContain('may not change')
  expect(await schedule('Ben', 'skip')).toContain('Only those who manage')
})

test('a coach of one channel is none of another', async () => {
  const there = { ...CHANNEL, channel: 'C2' }
  await schedule('Ana', 'set monday 9:00 Europe/Berlin', there)
  await schedule('Ana', 'coach @Ben')
  expect(await schedule('Ben', 'skip', there)).toContain('Only those who manage')
})

test('what they chose for themselves stays, and goes with the rest of them', async () => {
  const key = personKey(gym.person('Ben'))
  const preferences = gym.app.services.spaces.preferences
  await preferences.set(key, { units: 'lb' })
  await schedule('Ana', 'coach @Ben')
  expect(await preferences.get(key)).toMatchObject({ units: 'lb', coachOf: [expect.any(String)] })
  await gym.press(
    'Ben',
    await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all'),
    'Yes, delete it all',
  )
  expect(await preferences.get(key)).toBeUndefined()
  expect(await schedule('Ben', 'skip')).toContain('Only those who manage')
})

test.each([
  ['Ana', 'coach nobody', 'I couldn’t read'],
  ['Ana', 'coach', 'Something is missing'],
  ['Ana', 'coach @Stranger', 'I don’t know who @Stranger is'],
  ['Ben', 'coach @Ben', 'Only those who manage'],
])('%s: /schedule %s is refused', async (who, line, answer) => {
  gym.platform.strangers.add('Stranger')
  expect(await schedule(who, line)).toContain(answer)
})
