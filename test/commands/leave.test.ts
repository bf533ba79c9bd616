import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
  for (const who of ['Ben', 'Cleo']) await gym.command(who, '/done 1 round')
})
afterEach(() => gym.close())

function meter(): string | undefined {
  return /(\d) of (\d) ha(?:s|ve) finished/.exec(plain(gym.shows(gym.prompt())))?.[2]
}

const week = (n: number) => MONDAY_8 + n * WEEK + HOUR

/** What everyone in the channel reads of one week's end and the next one's beginning. */
function publicly(): string {
  return gym.platform
    .publicIn(CHANNEL)
    .map(({ message }) => plain(message))
    .join('\n')
}

test('who leaves is counted, named and reminded no more, in this week and in later ones', async () => {
  expect(meter()).toBe('2')
  const left = await gym.command('Ben', '/leave')
  expect([left.private, left.text]).toEqual([true, expect.stringContaining('What you did is kept')])
  expect(meter()).toBe('1')
  expect((await gym.command('Cleo', '/board')).text).not.toContain('Ben')
  for (const n of [1, 2]) {
    await gym.travel(week(n))
    expect(meter()).toBe('1')
    await gym.command('Cleo', '/done all')
  }
  expect(publicly()).not.toContain('Ben')
  expect(publicly()).toContain('Cleo')
  expect(gym.platform.kept.filter(({ place }) => place.channel === 'dm-Ben')).toEqual([])
  expect((await gym.command('Ben', '/leave')).text).toMatch(/not in the group/)
})

test('who has left is in no group that they could be away from', async () => {
  await gym.command('Ben', '/leave')
  const { text } = await gym.command('Ben', '/away for two weeks')
  expect(text).not.toContain('You’re away')
  expect(text).toContain('in no group here')
})

test('leaving is undone by one press, as if nothing had been', async () => {
  const left = await gym.command('Ben', '/leave')
  expect((await gym.press('Cleo', left, 'Undo')).text).toMatch(/belongs to someone else/)
  expect((await gym.press('Ben', left, 'Undo')).text).toMatch(/back in, with all that you did/)
  expect(meter()).toBe('2')
  expect((await gym.command('Cleo', '/board')).text).toContain('Ben')
  const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
  await gym.pressAction('Ben', `leave.undo:${member?.id}`, left.on ?? gym.prompt())
  expect(meter()).toBe('2')
})

test.each([
  ['pressing Start', () => gym.press('Ben', gym.prompt(), 'Start')],
  ['logging', () => gym.command('Ben', '/done bridges 12')],
  ['a step of an old walkthrough', async () => gym.press('Ben', gym.walk('Ben'), 'Done')],
])('joining again by %s finds everything', async (_how, join) => {
  const shown = await gym.press('Ben', gym.prompt(), 'Start')
  if (shown.text.includes('Before you start')) await gym.press('Ben', shown, 'None of these, let’s go')
  await gym.press('Ben', gym.walk('Ben'), 'Done')
  await gym.command('Ben', '/leave')
  expect(meter()).toBe('1')
  await join()
  expect(meter()).toBe('2')
  expect((await gym.command('Ben', '/progress')).text).toMatch(/1 week.*in a row/)
  await gym.travel(week(1))
  expect(meter()).toBe('2')
})

test('weeks later it is all there, and that week counts one more', async () => {
  await gym.command('Ben', '/leave')
  await gym.travel(week(2))
  expect(meter()).toBe('1')
  await gym.command('Ben', '/done all')
  expect(meter()).toBe('2')
  expect((await gym.command('Ben', '/progress')).text).toMatch(/1 week.*in a row/)
})

test('deleting everything after leaving counts nobody out twice', async () => {
  await gym.command('Ben', '/leave')
  const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
  await gym.press('Ben', sure, 'Yes, delete it all')
  expect(meter()).toBe('1')
})

describe('typed', () => {
  test('“leave” leaves, and “stop” asks first', async () => {
    const asked = await gym.type('Ben', 'stop', gym.direct('Ben'))
    expect(asked.text).toMatch(/Do you want to leave the group\?/)
    expect((await gym.press('Ben', asked, 'Stay')).text).toMatch(/still in/)
    expect(meter()).toBe('2')
    const again = await gym.type('Ben', 'stop', gym.direct('Ben'))
    expect((await gym.press('Ben', again, 'Leave the group')).text).toMatch(/You have left/)
    expect(meter()).toBe('1')
    expect((await gym.type('Cleo', 'leave', gym.direct('Cleo'))).text).toMatch(/You have left/)
    expect(meter()).toBeUndefined()
    expect(plain(gym.shows(gym.prompt()))).toMatch(/Nobody has joined yet/)
  })
})
