import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Posted } from '../../src/core/address.ts'
import { realTimers } from '../../src/core/timers.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import { choiceOf } from '../support/memory-platform.ts'

const MINUTE = 60_000
const NINE = MONDAY_8 + 60 * MINUTE
const OVER = 'Your rest after round 1 is over. The Bridge comes next.'

let gym: Gym
/** The timers that were set, and not cancelled: how long they take (ms), and what they do. */
let timers: Set<{ readonly ms: number; readonly run: () => void }>

beforeEach(async () => {
  timers = new Set()
  const after = (ms: number, run: () => void) => {
    const one = { ms, run }
    timers.add(one)
    return { cancel: () => timers.delete(one) }
  }
  gym = await Gym.open({ timers: { ...realTimers, after } })
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const told = () => gym.platform.publicIn(gym.direct('Ben')).map(one => plain(one.message))

async function want(value: 'on' | 'off'): Promise<void> {
  const shown = await gym.command('Ben', '/settings')
  if (!shown.on) throw new Error('no settings')
  await gym.pressAction('Ben', choiceOf(shown.message, 'When a rest is over').action, shown.on, [value])
}

/** Does the first round: what comes next is a rest of a minute. */
async function firstRound(last = 'Done'): Promise<Posted> {
  const walk = await gym.start('Ben')
  for (const label of ['Done', 'Done', last]) await gym.press('Ben', walk, label)
  return walk
}

describe('When a rest is over', () => {
  test('who wants it is told once, in private, by a timer of their own and not with the next minute', async () => {
    await want('on')
    await firstRound()
    const [timer] = [...timers].filter(({ ms }) => ms > MINUTE / 2 && ms <= MINUTE + 50)
    expect(timer).toBeDefined()
    expect(told()).toEqual([])
    await gym.travel(NINE + MINUTE + 30_000)
    expect(told()).toEqual([OVER])
    timer?.run()
    await gym.travel(NINE + 60 * MINUTE)
    expect(told()).toEqual([OVER])
  })

  test('the timer alone has it said', async () => {
    await want('on')
    await firstRound()
    const beat = vi.spyOn(gym.app.scheduler, 'beat').mockResolvedValue()
    await gym.travel(NINE + MINUTE + 30_000)
    beat.mockRestore()
    expect(told()).toEqual([])
    for (const { ms, run } of timers) if (ms > MINUTE / 2 && ms <= MINUTE + 50) run()
    await expect.poll(() => told()).toEqual([OVER])
  })

  test('nobody is told who has not asked for it', async () => {
    await firstRound()
    await gym.travel(NINE + 60 * MINUTE)
    expect(told()).toEqual([])
    expect([...timers].filter(({ ms }) => ms <= MINUTE + 50)).toEqual([])
  })

  test('nor who wants it no more', async () => {
    await want('on')
    await firstRound()
    await want('off')
    await gym.travel(NINE + 60 * MINUTE)
    expect(told()).toEqual([])
  })

  test('it is said after a round whose last step was left out, too', async () => {
    await want('on')
    await firstRound('Skip')
    await gym.travel(NINE + 2 * MINUTE)
    expect(told()).toEqual([OVER])
  })

  test.each(['Done', 'Skip', 'Stop', 'It hurts'])('not after %s', async label => {
    await want('on')
    const walk = await firstRound()
    await gym.press('Ben', walk, label)
    await gym.travel(NINE + 60 * MINUTE)
    expect(told()).toEqual([])
  })

  test('not after what it followed on was taken back', async () => {
    await want('on')
    await firstRound()
    await gym.command('Ben', '/done undo')
    await gym.travel(NINE + 60 * MINUTE)
    expect(told()).toEqual([])
  })

  test.each([
    ['is said after a restart in between', MINUTE, [OVER]],
    ['is not said when that took minutes', 10 * MINUTE, []],
  ])('it %s', async (_what, pause, said) => {
    await want('on')
    await firstRound()
    const { platform, store } = gym
    const close = vi.spyOn(store, 'close').mockResolvedValue()
    await gym.close()
    close.mockRestore()
    gym = await Gym.open({ store, platform, at: NINE + pause + 1000 })
    await gym.app.scheduler.beat()
    expect(told()).toEqual(said)
  })
})
