import { afterEach, beforeEach, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Posted } from '../../src/core/address.ts'
import { Gym } from '../support/gym.ts'

let gym: Gym
let walk: Posted
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  walk = await gym.start('Ben')
})
afterEach(() => gym.close())

const type = (text: string) => gym.type('Ben', text, gym.threadOf(gym.prompt()), gym.prompt())

test('a word typed while a card is open presses its button, and the answer says what was done', async () => {
  expect((await type('easier')).text).toContain('Bridge: the easier way now.')
  expect((await type('next')).text).toContain('Bridge, round 1: done, or skip it?')
  expect((await type('done')).text).toContain('Bridge, round 1: done.')
  expect((await type('12 @ 20kg')).text).toContain('Romanian deadlift, round 1: done as you wrote.')
  expect((await type('skip')).text).toContain('Goblet squat, round 1: skipped.')
  expect(plain(gym.shows(walk))).toContain('3 of 6 steps')
  expect((await type('stop')).text).toContain('Paused. What you did is kept.')
  expect(plain(gym.shows(walk))).toContain('kept')
})

test('“10x8kg” is ten reps of the step that is open, and “8 today” eight', async () => {
  await type('done')
  expect((await type('10x8kg')).text).toContain('Romanian deadlift, round 1: done as you wrote.')
  expect((await type('8 today')).text).toContain('Goblet squat, round 1: done as you wrote.')
  const { id = '' } = (await gym.store.members.ofPerson(gym.person('Ben')))[0] ?? {}
  const amounts = (await gym.store.completions.ofMember(id)).map(({ exercise, amount }) => [exercise, amount])
  expect(amounts).toEqual(
    expect.arrayContaining([
      ['romanian-deadlift', 10],
      ['goblet-squat', 8],
    ]),
  )
})
