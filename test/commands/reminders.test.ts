import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { StorageError } from '../../src/core/errors.ts'
import { MemberWeeks } from '../../src/storage/member-weeks.ts'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const ASKED = 'Shall I send you a message when a week is nearly over'

let gym: Gym
beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const toldTo = (who: string) => gym.platform.publicIn(gym.direct(who)).map(({ message }) => plain(message))

/** Does a week’s workout. */
async function workout(week = 0) {
  await gym.travel(MONDAY_8 + week * WEEK + HOUR)
  const walk = await gym.start('Ben')
  for (let n = 0; n < 20 && JSON.stringify(gym.shows(walk)).includes('"Done"'); n++)
    await gym.press('Ben', walk, 'Done')
  return walk
}

describe('reminders', () => {
  test('come to nobody who did not ask for them', async () => {
    await gym.command('Ben', '/done 1 round')
    await gym.travel(MONDAY_8 + 2 * WEEK)
    expect(toldTo('Ben')).toEqual([])
  })

  test('are asked for once, at the first finished workout, in a walkthrough or a line', async () => {
    const walk = await workout()
    expect(plain(gym.shows(walk))).toContain(ASKED)
    expect((await gym.command('Cleo', '/done 1 round')).text).not.toContain(ASKED)
    expect((await gym.command('Cleo', '/done all')).text).toContain(ASKED)
    expect(plain(gym.shows(await workout(1)))).not.toContain(ASKED)
  })

  test('are not asked for while it cannot be read whether they were, and what was done is logged', async () => {
    const asks = vi.spyOn(MemberWeeks.prototype, 'anyFinished')
    asks.mockRejectedValue(new StorageError('busy', new Error('locked')))
    const { text } = await gym.command('Cleo', '/done all').finally(() => asks.mockRestore())
    expect(text).toContain('Undo')
    expect(text).not.toContain(ASKED)
  })

  test('that someone wants come from then on, and the question is gone', async () => {
    const walk = await workout()
    expect((await gym.press('Cleo', walk, 'Yes, remind me')).text).toMatch(/That is Ben’s workout/)
    const yes = await gym.press('Ben', walk, 'Yes, remind me')
    expect([yes.private, yes.text]).toEqual([true, expect.stringMatching(/two days before a week ends/)])
    expect(plain(gym.shows(walk))).not.toContain(ASKED)
    await gym.travel(MONDAY_8 + 2 * WEEK)
    expect(toldTo('Ben')).toEqual([expect.stringContaining('There’s still time for week 2')])
    expect((await gym.command('Ben', '/settings')).text).toBeDefined()
  })

  test('that someone does not want never come, nor the question', async () => {
    await gym.press('Ben', await workout(), 'No, thanks')
    await gym.travel(MONDAY_8 + 2 * WEEK)
    expect(toldTo('Ben')).toEqual([])
    expect(plain(gym.shows(await workout(2)))).not.toContain(ASKED)
  })

  test('of a member from before they were asked for go on, and nothing is asked', async () => {
    await gym.command('Ben', '/done 1 round')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    await gym.store.members.remind(member?.id ?? '', true)
    expect((await gym.command('Ben', '/done all')).text).not.toContain(ASKED)
    await gym.travel(MONDAY_8 + 2 * WEEK)
    expect(toldTo('Ben')).toHaveLength(1)
  })
})
