import { afterEach, describe, expect, test } from 'vitest'
import { touch } from '../../../src/bot/standings.ts'
import { plain } from '../../../src/chat/plain.ts'
import { PlatformError } from '../../../src/core/errors.ts'
import { FaultyPlatform } from '../../support/faulty-platform.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../../support/gym.ts'
import { waitFor } from '../../support/wait-for.ts'

const NINE = MONDAY_8 + 60 * 60_000
/** The ordinal of the first week. */
const WEEK = 1
const FINE = 'None of these, let’s go'

/** Holds up the opening of threads, and counts it. */
class Slow extends FaultyPlatform {
  opened = 0
  readonly #gate = Promise.withResolvers<void>()
  open = this.#gate.resolve

  override async openThread(on: Parameters<FaultyPlatform['openThread']>[0], title: string) {
    this.opened++
    await this.#gate.promise
    return super.openThread(on, title)
  }
}

let gym: Gym
let platform: Slow
/** The week's prompt is being delivered. */
let delivered: Promise<void>
afterEach(async () => {
  platform.open()
  await delivered
  await gym.close()
})

async function plan(): Promise<void> {
  platform = new Slow()
  gym = await Gym.open({ platform })
  await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin')
  platform.opened = 0
}

/** Presses Start and passes the gate; what follows may still be under way. */
async function start(who: string) {
  const gate = await gym.press(who, gym.prompt(), 'Start')
  const shown = Promise.withResolvers<string>()
  const { show } = platform
  platform.show = (event, answer) => {
    const result = show.call(platform, event, answer)
    shown.resolve(result.text)
    return result
  }
  const done = gym.press(who, gate, FINE)
  return { shown: await shown.promise, done }
}

async function prompt() {
  const group = await gym.store.groups.at(CHANNEL)
  const [found] = await gym.store.prompts.of(group?.id ?? '', WEEK)
  if (!group || !found) throw new Error('no prompt is written down')
  return { group, found }
}

const walks = () => platform.publicIn(gym.threadOf(gym.prompt())).map(kept => plain(kept.message))

describe('while the thread under a prompt is being opened', () => {
  test('nobody else opens it, and who starts begins in private and is in it as soon as it is there', async () => {
    await plan()
    delivered = gym.travel(NINE)
    await waitFor(async () => expect(platform.opened).toBe(1))
    const ben = await start('Ben')
    expect(ben.shown).toContain('0 of 6 steps')
    expect(walks()).toEqual([])
    platform.open()
    await Promise.all([ben.done, delivered])
    expect(platform.opened).toBe(1)
    expect(walks()).toEqual([expect.stringContaining('0 of 6 steps')])
  })

  test('what is logged meanwhile shows in it', async () => {
    await plan()
    const told = Promise.withResolvers<void>()
    platform.before = to => (to.thread ? told.promise : undefined)
    delivered = gym.travel(NINE)
    await waitFor(async () => expect(platform.opened).toBe(1))
    const ben = await start('Ben')
    platform.open()
    await delivered
    await gym.command('Ben', '/done bridge')
    told.resolve()
    await ben.done
    expect(walks()).toEqual([expect.stringContaining('of 6 steps')])
  })

  test('and the process that opens it dies, another opens it once the hold is over', async () => {
    await plan()
    platform.open()
    const opened = gym.store.deliveries.threadOpened
    gym.store.deliveries.threadOpened = () => Promise.reject(new Error('died'))
    delivered = gym.travel(NINE)
    await delivered
    gym.store.deliveries.threadOpened = opened
    const { group, found } = await prompt()
    expect(found.thread).toBeNull()
    await gym.store.redraws.ask(group.id, WEEK, NINE)
    await gym.travel(NINE + 30_000)
    expect((await prompt()).found.thread).toBeNull()
    await gym.store.redraws.ask(group.id, WEEK, NINE + 90_000)
    await gym.travel(NINE + 90_000)
    expect((await prompt()).found.thread).not.toBeNull()
    expect(platform.opened).toBe(2)
  })

  test('and that fails, who has started opens it', async () => {
    await plan()
    platform.open()
    const { openThread } = platform
    const failures = [new PlatformError('unknown-outcome', 'no answer')]
    platform.openThread = async (on, title) => {
      const failure = failures.shift()
      if (failure) throw failure
      return openThread.call(platform, on, title)
    }
    delivered = gym.travel(NINE)
    await delivered
    expect((await prompt()).found.thread).toBeNull()
    await (await start('Ben')).done
    expect(walks()).toEqual([expect.stringContaining('0 of 6 steps')])
  })
})

describe('who starts from a prompt that is not written down yet', () => {
  /** The prompt stands, and the answer to the request that posted it is still to come; Ben takes part already. */
  async function deliver(): Promise<() => void> {
    await plan()
    platform.open()
    const answered = Promise.withResolvers<void>()
    platform.after = to => (to.thread ? undefined : answered.promise)
    delivered = gym.travel(NINE)
    await waitFor(async () => gym.prompt())
    await gym.store.transaction(async tables => {
      const group = await tables.groups.at(CHANNEL)
      const week = group && (await tables.weeks.find(group.id, WEEK))
      if (!group || !week) throw new Error('no week is open')
      const member = await tables.members.join(group.id, gym.person('Ben'), NINE)
      await touch({ tables, week, member }, group)
    })
    return answered.resolve
  }

  test('is in its thread later', async () => {
    const answer = await deliver()
    const ben = await start('Ben')
    answer()
    await Promise.all([ben.done, delivered])
    expect(walks()).toEqual([expect.stringContaining('0 of 6 steps')])
  })

  test.each([1, 2, 3])('is in it too when it is written down right after look %d for a thread', async nth => {
    const answer = await deliver()
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const { prompts } = gym.store
    const of = prompts.of.bind(prompts)
    let looks = 0
    prompts.of = async (...week) => {
      const found = await of(...week)
      if (++looks === nth) {
        answer()
        await delivered
      }
      return found
    }
    await gym.press('Ben', gate, FINE)
    expect(looks).toBeGreaterThanOrEqual(nth)
    expect(walks()).toEqual([expect.stringContaining('0 of 6 steps')])
  })
})
