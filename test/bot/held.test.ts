import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import type { Posted } from '../../src/core/address.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const FINE = 'None of these, let’s go'
const FLAG = 'One of these applies'
const SEEN = 'Have you been seen?'
const PRAISE =
  /well done|good to (?:see|hear)|so the week counts|enjoy the rest|in a row|what a group|one round is enough/i

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

/** Ben flags a sign. */
async function flag(): Promise<void> {
  await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'My back hurts'), FLAG)
}

const at = (week: number, more = 2 * HOUR) => gym.travel(MONDAY_8 + week * WEEK + more)
const toBen = () =>
  gym.platform.kept.filter(one => one.place.channel === 'dm-Ben').map(one => plain(one.message))

describe('after a sign', () => {
  test('nobody is reminded, not even of what they asked for themselves', async () => {
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'Remind me later'), 'Tomorrow morning')
    await flag()
    for (let day = 1; day < 28; day++) await at(0, day * DAY)
    expect(toBen()).toEqual([])
    expect((await gym.press('Ben', gym.prompt(), 'Remind me later')).text).toContain(SEEN)
  })

  test('nothing that is said beside whom to call speaks of training on', async () => {
    const stop = await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'My back hurts'), FLAG)
    const typed = await gym.type('Ben', 'I wet myself', gym.direct('Ben'))
    for (const { text } of [stop, typed]) expect(text).not.toMatch(/a bit sore|easier way|keep moving/i)
  })

  test('what is logged is recorded without a word of praise', async () => {
    await flag()
    const logged = await gym.command('Ben', '/done all')
    expect(logged.text).toContain('Logged')
    expect(logged.text).not.toMatch(PRAISE)
    expect(plain(gym.shows(gym.prompt()))).toContain('Nobody has joined yet')
    expect((await gym.command('Ben', '/workout')).text).toContain(SEEN)
  })

  test('who has logged nothing yet is sent nowhere by their progress', async () => {
    await flag()
    const { text } = await gym.command('Ben', '/progress')
    expect(text).toContain('no hurry')
    expect(text).not.toContain('/workout')
  })

  test('neither the board nor the recap names or counts them', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Ana', '/done all')
    await flag()
    expect((await gym.command('Ana', '/board')).text).not.toContain('Ben')
    await at(1)
    const recap = gym.platform.kept.map(one => plain(one.message)).find(text => text.includes('together'))
    expect(recap).toContain('1 of 1 finished')
    expect(recap).not.toContain('Ben')
  })

  test('a walkthrough under way shows no step any more, in the thread and to who presses Done', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    const before: Posted = walk
    const hurts = await gym.press('Ben', gym.prompt(), 'My back hurts')
    await gym.press('Ben', hurts, FLAG)
    expect(plain(gym.shows(before))).toContain('1 of 6 steps are done and kept.')
    expect(plain(gym.shows(before))).not.toMatch(/deadlift|whenever/i)
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const action = `walk.done:${member?.id}:1:low-back-strength:1.romanian-deadlift`
    expect((await gym.pressAction('Ben', action, before)).text).toContain(SEEN)
    expect((await gym.command('Ben', '/progress')).text).toContain('1 of 6 steps')
  })

  test('a card that is paused asks nobody how it was, in the thread and to who stops it', async () => {
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    const stopped = await gym.press('Ben', walk, 'Stop')
    expect(stopped.text).toContain('How was it?')
    await flag()
    expect(plain(gym.shows(walk))).not.toContain('How was it?')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    const again = await gym.pressAction('Ben', `walk.stop:${member?.id}:1:low-back-strength`, walk)
    expect(again.text).toContain('1 of 6 steps are done and kept.')
    expect(again.text).not.toContain('How was it?')
  })

  test('the streak is frozen for as long as it takes', async () => {
    await gym.command('Ben', '/done all')
    await at(1)
    await flag()
    await at(4)
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'Start'), 'Yes, and I may train')
    await at(5)
    await gym.command('Ben', '/done all')
    expect((await gym.command('Ben', '/progress')).text).toContain('2 weeks in a row')
  })

  test('a group of theirs that they are in besides is told nothing either', async () => {
    const other = { platform: 'web', tenant: 'local', channel: 'other' } as const
    await gym.command('Ana', '/schedule set tuesday 9:00 Europe/Berlin', other)
    await at(1, DAY + 2 * HOUR)
    await gym.command('Ben', '/done bridges 10', other)
    await flag()
    for (let day = 9; day < 30; day++) await at(0, day * DAY)
    expect(toBen()).toEqual([])
    expect((await gym.command('Ben', '/workout', other)).text).toContain(SEEN)
  })

  test('a group that they join after it holds them back, too, until they have been seen', async () => {
    await flag()
    const other = { platform: 'web', tenant: 'local', channel: 'other' } as const
    await gym.command('Ana', '/schedule set monday 9:30 Europe/Berlin', other)
    await at(0, 4 * HOUR)
    const logged = await gym.command('Ben', '/done all', other)
    expect(logged.text).toContain('Logged')
    expect(logged.text).not.toMatch(PRAISE)
    const asked = await gym.command('Ben', '/workout', other)
    expect(asked.text).toContain(SEEN)
    for (let day = 1; day < 15; day++) await at(0, day * DAY)
    expect(toBen()).toEqual([])
    await gym.press('Ben', await gym.command('Ben', '/workout', other), 'It no longer applies')
    expect((await gym.command('Ben', '/workout', other)).text).toContain('Does any of this apply')
    expect((await gym.command('Ben', '/workout')).text).toContain('Does any of this apply')
  })
})

describe('while a sign stands, the streak', () => {
  const streak = async () => (await gym.command('Ben', '/progress')).text.split('\n')[1]

  test('does not grow by what is logged; the week counts once they are back in it', async () => {
    await gym.command('Ben', '/done all')
    await at(1)
    await flag()
    await gym.command('Ben', '/done all')
    expect(await streak()).toContain('1 week in a row')
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'Start'), 'It no longer applies')
    expect(await streak()).toContain('2 weeks in a row')
  })

  test('does not begin by what is logged in somebody’s first week', async () => {
    await flag()
    await gym.command('Ben', '/done all')
    const [ben] = await gym.store.members.ofPerson(gym.person('Ben'))
    expect(await gym.store.memberWeeks.find(ben?.id ?? '', 1)).toMatchObject({ standing: 'finished', run: 0 })
  })

  test('does not grow by a week that closed so, nor break by it', async () => {
    await gym.command('Ben', '/done all')
    await at(1)
    await flag()
    await gym.command('Ben', '/done all')
    await at(3)
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'Start'), 'It no longer applies')
    await gym.command('Ben', '/done all')
    expect(await streak()).toContain('2 weeks in a row')
  })

  test('keeps the week that was kept before it, whatever is logged after it', async () => {
    await gym.command('Ben', '/done 1 round')
    await flag()
    await gym.command('Ben', '/done all')
    expect(await streak()).toContain('1 week in a row')
  })

  test('is as before when it was a slip', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, FLAG)
    await gym.command('Ben', '/done all')
    await gym.press('Ben', gate, 'I tapped that by mistake')
    expect(await streak()).toContain('1 week in a row')
  })
})

test('a sign is heard under a question of long ago, too', async () => {
  const gate = await gym.press('Ben', gym.prompt(), 'Start')
  await at(4)
  expect((await gym.press('Ben', gate, FLAG)).text).toContain('Call 999, 112 or 911 now')
  expect((await gym.command('Ben', '/workout')).text).toContain(SEEN)
})

describe('the next start after a sign', () => {
  test.each(['Yes, and I may train', 'It no longer applies'])(
    'goes on with “%s”, to the gate first',
    async label => {
      await flag()
      await at(1)
      const back = await gym.press('Ben', gym.prompt(), 'Start')
      const gate = await gym.press('Ben', back, label)
      expect(gate.text).toContain('Does any of this apply to you today?')
      expect((await gym.press('Ben', gate, FINE)).text).toContain('waiting for you in the thread')
      const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
      const weeks = await gym.store.memberWeeks.from(member?.id ?? '', 1)
      expect(weeks.map(({ excused }) => excused)).toEqual([['flag'], ['back']])
    },
  )

  test('goes no further with “Not yet”, and says again whom to call', async () => {
    await flag()
    await at(2)
    const back = await gym.press('Ben', gym.prompt(), 'Start')
    expect((await gym.press('Ben', back, 'Not yet')).text).toContain('Call 999, 112 or 911 now')
    expect((await gym.press('Ben', gym.prompt(), 'Start')).text).toContain(SEEN)
  })

  test('takes a slip back at once, and days later asks how it is now', async () => {
    const gate = await gym.press('Ben', gym.prompt(), 'Start')
    await gym.press('Ben', gate, FLAG)
    await gym.press('Ben', gate, 'I tapped that by mistake')
    expect(plain(gym.shows(gym.prompt()))).toContain('0 of 1 have finished')
    const again = await gym.press('Ben', gate, FLAG)
    await at(0, 3 * DAY)
    expect((await gym.press('Ben', again, 'I tapped that by mistake')).text).toContain(SEEN)
  })

  test('counts the week again in which they come back and keep it', async () => {
    await gym.command('Ana', '/done all')
    await flag()
    await gym.press('Ben', await gym.press('Ben', gym.prompt(), 'Start'), 'It no longer applies')
    await gym.command('Ben', '/done all')
    expect(plain(gym.shows(gym.prompt()))).toContain('2 of 2 have finished')
  })
})
