import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import { choiceOf } from '../support/memory-platform.ts'

const HOUR = 60 * 60 * 1000
const WEEK = 7 * 24 * HOUR
const FINE = 'None of these, let’s go'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const week = (nth: number) => gym.travel(MONDAY_8 + (nth - 1) * WEEK + 2 * HOUR)

/** What is asked of Ben in a week: how many rounds, of how much, the easier way or not. */
async function asked(nth: number) {
  const group = await gym.store.groups.at(CHANNEL)
  const member = await gym.store.members.of(group?.id ?? '', gym.person('Ben'))
  const own = await gym.store.memberWeeks.find(member?.id ?? '', nth)
  const plan = own?.plans?.['low-back-strength']?.plan
  if (!plan) throw new Error(`there is no plan for week ${nth}`)
  const { bridge } = plan.targets
  return { rounds: plan.rounds, amount: bridge?.amount ?? 0, way: bridge?.way, why: own.reason?.code }
}

/** Trains all that is asked, and answers how much it hurts. */
async function trained(pain: number): Promise<void> {
  const done = await gym.command('Ben', '/done all')
  const { action } = choiceOf(done.message, 'Pain in your back now')
  const shown = await gym.pressAction('Ben', action, done.on ?? gym.prompt(), [String(pain)])
  if (shown.text.includes('May I keep')) await gym.press('Ben', shown, 'Yes, keep my answers')
}

describe('the way back', () => {
  test('after a sign begins with one round of the easier way, and goes up a step a week', async () => {
    await trained(1)
    await week(2)
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'My back hurts'), 'One of these applies')
    const mark = gym.platform.kept.length
    await week(4)
    expect(gym.platform.kept.slice(mark).filter(one => one.place.channel === 'dm-Ben')).toEqual([])
    const returning = await gym.press('Ben', gym.prompt(), 'Start')
    const gate = await gym.press('Ben', returning, 'Yes, and I may train')
    const way = await gym.press('Ben', gate, FINE)
    expect(way.text).toContain('After a sign last time: one round, the easier way.')
    expect(await asked(4)).toEqual({ rounds: 1, amount: 10, way: 'easier', why: 'flag' })
    expect(plain(gym.shows(gym.walk('Ben')))).not.toContain('sign')
    await trained(1)
    await week(5)
    await gym.start('Ben')
    const next = await asked(5)
    expect([next.why, next.rounds]).toEqual(['back', 2])
    await trained(1)
    await week(6)
    await gym.start('Ben')
    expect((await asked(6)).rounds).toBeGreaterThanOrEqual(next.rounds)
  })

  test('after three weeks away asks for fewer rounds, and welcomes', async () => {
    for (const nth of [1, 2]) {
      await week(nth)
      await trained(1)
    }
    const before = (await asked(2)).rounds
    await gym.command('Ben', '/away for three weeks')
    await week(6)
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    expect(gate.text).toMatch(/Good to (?:have you back|see you again)/)
    await gym.press('Ben', gate, FINE)
    const back = await asked(6)
    expect(back.why).toBe('away')
    expect(back.rounds).toBeLessThan(before)
  })

  test('after two weeks away asks for less, and then for a step more, while the streak goes on', async () => {
    for (const nth of [1, 2]) {
      await week(nth)
      await trained(1)
    }
    const before = (await asked(2)).rounds
    // Said in a week that is finished, it is two weeks that go by.
    await gym.command('Ben', '/away for three weeks')
    const mark = gym.platform.kept.length
    await week(4)
    expect(gym.platform.kept.slice(mark).filter(one => one.place.channel === 'dm-Ben')).toEqual([])
    await week(5)
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    const first = await gym.press('Ben', gate, FINE)
    expect(first.text).toContain('Good to see you after 2 weeks off: lighter now, then step by step.')
    expect(await asked(5)).toMatchObject({ why: 'away', rounds: before - 1 })
    await trained(1)
    expect((await gym.command('Ben', '/progress')).text).toContain('3 weeks in a row')
    await week(6)
    await gym.start('Ben')
    expect(await asked(6)).toMatchObject({ why: 'back', rounds: before })
  })
})

test('four weeks of a lot of pain ask for less each time, and for the easier way', async () => {
  const plans: Awaited<ReturnType<typeof asked>>[] = []
  for (const nth of [1, 2, 3, 4, 5]) {
    await week(nth)
    await gym.start('Ben')
    plans.push(await asked(nth))
    await trained(7)
  }
  const rounds = plans.map(plan => plan.rounds)
  expect(rounds).toEqual([...rounds].sort((a, b) => b - a))
  expect(rounds.slice(1).every(n => n === 1)).toBe(true)
  expect(plans.slice(1).map(plan => [plan.way, plan.why])).toEqual(Array(4).fill(['easier', 'worse']))
})

test('who joins in week 9 begins with the first rung, whatever the group does', async () => {
  await week(9)
  expect(plain(gym.shows(gym.prompt()))).toContain('Week 9')
  await gym.start('Ben')
  expect(await asked(9)).toEqual({ rounds: 2, amount: 10, way: 'standard', why: 'first' })
})
