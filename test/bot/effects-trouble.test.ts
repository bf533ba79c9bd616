import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../src/chat/message.ts'
import { plain } from '../../src/chat/plain.ts'
import type { Posted } from '../../src/core/address.ts'
import { PlatformError, type PlatformTrouble } from '../../src/core/errors.ts'
import { CHANNEL, Gym } from '../support/gym.ts'
import { Shift } from '../support/shift.ts'

const TROUBLES: readonly PlatformTrouble[] = ['forbidden', 'not-a-member', 'token-revoked', 'refused']

describe('a walkthrough that cannot be edited', () => {
  let gym: Gym
  let walk: Posted
  let trouble: PlatformTrouble | undefined
  beforeEach(async () => {
    gym = await Gym.open()
    trouble = undefined
    await gym.firstPrompt()
    walk = await gym.start('Ben')
    const edit = gym.platform.edit.bind(gym.platform)
    gym.platform.edit = async (at, message) => {
      if (trouble && at.message === walk.message) throw new PlatformError(trouble, 'no')
      await edit(at, message)
    }
  })
  afterEach(() => gym.close())

  const inThread = () =>
    gym.platform.publicIn(gym.threadOf(gym.prompt())).filter(one => one.message.title?.includes('Ben'))

  test.each(TROUBLES)('(%s) is not forgotten: the next edit shows all', async why => {
    trouble = why
    await gym.command('Ben', '/done rdl 10')
    trouble = undefined
    await gym.command('Ben', '/done goblet 10')
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
    expect(inThread()).toHaveLength(1)
  })

  test.each(TROUBLES)('(%s) is not doubled by who asks for it again', async why => {
    await gym.command('Ben', '/done rdl 10')
    trouble = why
    await gym.command('Ben', '/workout')
    expect(inThread()).toHaveLength(1)
    trouble = undefined
    await gym.command('Ben', '/done goblet 10')
    expect(plain(gym.shows(walk))).toContain('2 of 6 steps')
  })

  test('because it was deleted stays away until it is asked for, and then comes once', async () => {
    gym.platform.kept.splice(
      gym.platform.kept.findIndex(one => one.id === walk.message),
      1,
    )
    trouble = 'message-gone'
    await gym.command('Ben', '/done rdl 10')
    expect(inThread()).toEqual([])
    // Were it tried again, this would be an error.
    trouble = 'forbidden'
    await gym.command('Ben', '/done bridges 10')
    expect(gym.troubles).toEqual([])
    await gym.command('Ben', '/workout')
    await gym.command('Ben', '/workout')
    await gym.command('Ben', '/done goblet 10')
    expect(inThread().map(one => plain(one.message))).toEqual([expect.stringContaining('3 of 6 steps')])
  })
})

describe('an effect that fails and may pass', () => {
  /** Performs one post that fails as told, and gives how long was waited for and what came of it. */
  async function performed(...failures: PlatformError[]) {
    const waits: number[] = []
    const sleep = async (ms: number) => {
      waits.push(ms)
      shift.now += ms
    }
    const timers = { sleep, after: () => ({ cancel() {} }), soon() {}, monotonic: () => shift.now }
    const shift: Shift = await Shift.open({ timers })
    shift.platform.failures.push(...failures)
    await shift.app.engine.perform([{ kind: 'post', to: CHANNEL, message: say('here'), once: 'a' }])
    return {
      waits,
      posted: shift.posted(),
      errors: shift.logged.filter(line => line.level === 'error').length,
    }
  }
  const unknown = () => new PlatformError('unknown-outcome', 'no answer')
  const limited = (retryAfter: number) => new PlatformError('rate-limited', 'wait', { retryAfter })

  test('is tried again after twice as long each time', async () => {
    expect(await performed(unknown(), unknown(), unknown())).toEqual({
      waits: [1000, 2000, 4000],
      posted: ['here'],
      errors: 0,
    })
  })

  test('waits as long as the platform asks', async () => {
    expect((await performed(limited(1234), unknown(), limited(0))).waits).toEqual([1234, 2000, 0])
  })

  test('is given up after the fourth time, and the operator told', async () => {
    const { waits, posted, errors } = await performed(unknown(), unknown(), unknown(), unknown())
    expect([waits.length, posted, errors]).toEqual([3, [], 1])
  })

  test('is not tried again when it was refused for good', async () => {
    expect(await performed(new PlatformError('forbidden', 'no'))).toEqual({
      waits: [],
      posted: [],
      errors: 1,
    })
  })
})
