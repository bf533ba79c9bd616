import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Place } from '../../src/core/address.ts'
import { CHANNEL, Gym } from '../support/gym.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const UNREACHED = 'could not reach you'
const UNHEARD = 'I only hear what mentions me'
const preferences = () => gym.app.services.spaces.preferences

test('whom a message did not reach is told of it once, with the next answer that they alone see', async () => {
  await preferences().set('web/local/Ben', { unreachable: 'untold' })
  expect((await gym.command('Ben', '/done bridges 10')).text).toContain(UNREACHED)
  expect(await preferences().get('web/local/Ben')).toEqual({ unreachable: 'told' })
  expect((await gym.command('Ben', '/done bridges 11')).text).not.toContain(UNREACHED)
})

test('nobody else is told of it', async () => {
  expect((await gym.command('Ben', '/done bridges 10')).text).not.toContain(UNREACHED)
  expect(await preferences().get('web/local/Ben')).toBeUndefined()
})

test('who wrote in a week’s thread where only mentions are heard is told so, and nobody elsewhere', async () => {
  const ask = async (at: Place, unheard: boolean) => {
    const event = {
      id: randomUUID(),
      at,
      from: gym.person('Ben'),
      kind: 'command',
      name: 'help',
      input: '',
    } as const
    return (await gym.platform.send({ ...event, ...(unheard && { unheard }) })).text
  }
  const thread = gym.threadOf(gym.prompt())
  expect(await ask(thread, true)).toContain(UNHEARD)
  expect(await ask(thread, false)).not.toContain(UNHEARD)
  expect(await ask(CHANNEL, true)).not.toContain(UNHEARD)
  expect(await ask({ ...CHANNEL, thread: 'another' }, true)).not.toContain(UNHEARD)
  expect(await ask({ ...thread, channel: 'evening-club' }, true)).not.toContain(UNHEARD)
})
