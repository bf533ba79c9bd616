import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exported } from '../support/exported.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
const EASIER = /Take the easier way next time/
const GENTLY = /go gently next time/
const REST = /Rest for today/
const SOMEONE = /let a doctor or a physiotherapist have a look before you go on/

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Does this week's workout and says how the back feels then, once or several times. */
async function strong(week: number, ...felt: string[]): Promise<Shown> {
  await gym.travel(MONDAY_8 + week * WEEK + 60 * 60 * 1000)
  const walk = await gym.start('Ben')
  for (let n = 0; n < 9; n++) await gym.press('Ben', walk, 'Done')
  return await last(felt.map(answer => () => gym.press('Ben', walk, answer)))
}

async function gentle(week: number, ...felt: string[]): Promise<Shown> {
  await gym.travel(MONDAY_8 + week * WEEK + 60 * 60 * 1000)
  const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
  const sore = await gym.press('Ben', hurts, 'None of these')
  let walk = await gym.press('Ben', sore, 'Start gently')
  while (JSON.stringify(walk.message).includes('"Done"')) walk = await gym.press('Ben', walk, 'Done')
  return await last(felt.map(answer => () => gym.press('Ben', walk, answer)))
}

async function last(steps: readonly (() => Promise<Shown>)[]): Promise<Shown> {
  let shown: Shown | undefined
  for (const step of steps) shown = await step()
  if (!shown) throw new Error('nothing was done')
  return shown
}

async function felt(): Promise<unknown[]> {
  const { checkIns } = await exported(gym, 'Ben')
  return checkIns.flatMap(one => (one.moment === 'after' ? [[one.week, one.answer]] : []))
}

describe('how the back feels after a workout', () => {
  test('is kept, and answered in private', async () => {
    const shown = await strong(0, 'Better')
    expect([shown.private, shown.text]).toEqual([true, 'Good to hear. Same again next week.'])
    expect(await felt()).toEqual([[1, 'better']])
  })

  test('is kept once, however often it is said, and anew when it has changed', async () => {
    expect((await strong(0, 'The same', 'The same')).text).toContain('Steady is fine')
    expect(await felt()).toEqual([[1, 'same']])
    const walk = gym.walk('Ben')
    await gym.press('Ben', walk, 'Worse')
    await gym.press('Ben', walk, 'The same')
    expect((await felt()).map(one => (one as string[])[1])).toEqual(['same', 'worse', 'same'])
  })

  test('leads from an easier way to the gentle routine to someone who has a look', async () => {
    expect((await strong(0, 'Worse')).text).toMatch(EASIER)
    expect((await strong(1, 'Worse')).text).toMatch(GENTLY)
    expect((await strong(2, 'Worse')).text).toMatch(SOMEONE)
    expect(await felt()).toEqual([1, 2, 3].map(week => [week, 'worse']))
  })

  test('begins again when one week was no worse', async () => {
    await strong(0, 'Worse')
    await strong(1, 'The same')
    expect((await strong(2, 'Worse')).text).toMatch(EASIER)
  })

  test('counts once a week, and what was said last', async () => {
    expect((await strong(0, 'Worse', 'Worse')).text).toMatch(EASIER)
    for (const answer of ['Better', 'Worse', 'Worse']) await gym.press('Ben', gym.walk('Ben'), answer)
    await gym.press('Ben', gym.walk('Ben'), 'Better')
    expect((await strong(1, 'Better', 'Worse')).text).toMatch(EASIER)
    expect((await strong(2, 'Worse')).text).toMatch(GENTLY)
  })

  test('after the gentle routine, of which there is none gentler, is rest and then someone who has a look', async () => {
    expect((await gentle(0, 'Worse')).text).toMatch(REST)
    expect((await gentle(1, 'Worse')).text).toMatch(SOMEONE)
  })
})
