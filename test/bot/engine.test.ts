import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/bot/wording/en.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
})
afterEach(() => gym.close())

test('where something fails after a part was kept, the answer says that it may be recorded', async () => {
  await gym.firstPrompt()
  gym.platform.profile = () => Promise.reject(new RangeError('a bug'))
  const on = { place: CHANNEL, message: 'settings' }
  expect((await gym.pressAction('Ben', 'settings.units', on, ['lb'])).text).toContain(en.trouble.unfinished)
  expect(en.trouble.unfinished).toContain('may be recorded')
  expect(await gym.app.services.spaces.preferences.get('web/local/Ben')).toEqual({ units: 'lb' })
})

test('who may not plan is told so also where the platform does not say who they are', async () => {
  gym.platform.profile = () => Promise.reject(new PlatformError('forbidden', 'no'))
  const { text } = await gym.command('Ben', '/schedule set monday 9:00 Europe/Berlin')
  expect(text).toContain(en.trouble.notAllowed)
  expect(await gym.store.groups.at(CHANNEL)).toBeUndefined()
})

test.each(['server', 'admins'] as const)(
  'who may not plan is told whom to ask, where the platform knows: %s',
  async by => {
    const profile = gym.platform.profile.bind(gym.platform)
    gym.platform.profile = async (...asked) => ({ ...(await profile(...asked)), managers: by })
    const { message } = await gym.command('Ben', '/schedule set monday 9:00 Europe/Berlin')
    expect(message?.blocks).toEqual([{ kind: 'text', text: en.trouble.notAllowedBy[by] }])
  },
)

test.each([
  ['Cleo', 'nothing at all', async () => {}, false],
  ['Ana', 'a group that they planned', async () => {}, true],
  ['Ben', 'a week in which they take part', () => gym.command('Ben', '/done bridges 10'), true],
  [
    'Dora',
    'one thing that they chose',
    () => gym.app.services.spaces.preferences.set('web/local/Dora', { units: 'lb' }),
    true,
  ],
  ['Eve', 'one message that they are to get', () => due('Eve'), true],
])('%s is known by %s', async (who, _, before, isKnown) => {
  await gym.firstPrompt()
  await before()
  expect(await gym.app.engine.knows(gym.person(who))).toBe(isKnown)
})

async function due(who: string): Promise<void> {
  const group = await gym.store.groups.at(CHANNEL)
  const target = `web/local/${who}`
  const at = gym.clock.now() + 60_000
  await gym.store.deliveries.add([
    { groupId: group?.id ?? '', kind: 'notice', week: null, slotAt: at, dueAt: at, target },
  ])
}
