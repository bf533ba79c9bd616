import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Gym } from '../support/gym.ts'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const tell = async (who: string, text: string) => (await gym.type(who, text, gym.direct(who))).text

describe('what is written to the bot directly', () => {
  test('about pain leads to the signs that need a doctor, and to the gentle routine', async () => {
    await gym.command('Ben', '/done bridges 12')
    const asked = await gym.type('Ben', 'my back hurts a lot today', gym.direct('Ben'))
    expect(asked.text).toContain('Sorry to hear that')
    expect((await gym.press('Ben', asked, 'None of these')).text).toContain(
      'Back mobility takes about 10 minutes',
    )
  })

  test('about pain names the signs to someone in no group, too', async () => {
    const text = await tell('Zoe', 'I have pain in my leg')
    expect(text).toContain('If any of this applies to you, please don’t train yet.')
    expect(text).toContain('- One leg gets weak or numb')
    expect(text).toContain('Call 999, 112 or 911 now')
  })

  test('as “remind me later” offers the times', async () => {
    await gym.command('Ben', '/done bridges 12')
    expect(await tell('Ben', 'remind me later')).toContain('[This evening]')
  })

  test('with an unknown slash names the nearest commands', async () => {
    expect(await tell('Ben', '/bord')).toBe(
      'I don’t know /bord. Did you mean /board? /help lists what I can do.',
    )
    expect(await tell('Ben', 'blah blah')).toBe('I didn’t understand that. /help lists what I can do.')
  })

  test('about the schedule is sent to the channel, whoever asks', async () => {
    for (const who of ['Ana', 'Ben']) {
      expect(await tell(who, 'schedule skip')).toBe('Do that in the channel where the group meets.')
    }
  })

  test('as “done” asks what was done, without a word of blame', async () => {
    await gym.command('Ben', '/done bridges 12')
    expect(await tell('Ben', 'done!')).toBe('How much of it?\n[All of it] [1 round of everything]')
  })
})
