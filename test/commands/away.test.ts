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
  for (const who of ['Ben', 'Cleo']) await gym.command(who, '/done all')
})
afterEach(() => gym.close())

/** How many have finished, of how many that are expected, as the newest prompt says. */
function meter(): string | undefined {
  return /(\d of \d) ha(?:s|ve) finished/.exec(plain(gym.shows(gym.prompt())))?.[1]
}

const toldTo = (who: string) =>
  gym.platform.kept.filter(({ place }) => place.channel === `dm-${who}`).map(({ message }) => plain(message))

/** Nine in the morning of a group's week, counted from the first. */
const week = (n: number) => MONDAY_8 + n * WEEK + HOUR

async function streak(who: string): Promise<string> {
  return (await gym.command(who, '/progress')).text.split('\n')[1] ?? ''
}

describe('away for some weeks', () => {
  test('and back in a week that was finished before, they are asked to do nothing in it', async () => {
    await gym.command('Ben', '/away until 10 Jan')
    const back = await gym.command('Ben', '/away back')
    expect([back.text, back.message?.blocks]).toEqual([
      'Welcome back. Your week is done already.',
      [expect.anything()],
    ])
  })

  test('breaks no streak, and is neither expected nor written to; then it all goes on', async () => {
    const shown = await gym.command('Ben', '/away for three weeks')
    expect(shown.private).toBe(true)
    expect(shown.text).toMatch(/You’re away until .*No week counts against you/)
    for (const n of [1, 2]) {
      await gym.travel(week(n))
      expect(meter()).toBe('0 of 1')
      await gym.command('Cleo', '/done all')
    }
    expect(toldTo('Ben')).toEqual([])
    await gym.travel(week(3))
    expect(meter()).toBe('0 of 2')
    const start = await gym.press('Ben', gym.prompt(), 'Start')
    expect(start.text).toMatch(/Good to have you back/)
    await gym.command('Ben', '/done all')
    expect(await streak('Ben')).toBe('2 weeks in a row')
    expect(await streak('Cleo')).toBe('3 weeks in a row')
  })

  test('from next week on leaves this week as it is, up to the next prompt', async () => {
    await gym.travel(week(1))
    await gym.command('Ben', '/away next week')
    expect(meter()).toBe('0 of 2')
    await gym.travel(week(2))
    expect(meter()).toBe('0 of 1')
    await gym.travel(week(3))
    expect(meter()).toBe('0 of 2')
  })

  test('from the middle of a week on excuses it, if it is not kept yet', async () => {
    await gym.travel(week(1) + 4 * DAY)
    await gym.command('Ben', '/away')
    expect(meter()).toBe('0 of 1')
    await gym.travel(week(4))
    await gym.command('Ben', '/away back')
    await gym.command('Ben', '/done all')
    expect(await streak('Ben')).toBe('2 weeks in a row')
    // Cleo has not been seen for weeks.
    expect(meter()).toBe('1 of 1')
  })

  test('leaves a week that is kept already as it stands', async () => {
    await gym.command('Ben', '/away until 10 Dec')
    expect(meter()).toBe('2 of 2')
  })
})

describe('the days', () => {
  test('are those of the place where the person lives', async () => {
    // It is already Tuesday in Auckland, and still Monday in Berlin.
    await gym.app.services.spaces.preferences.set('web/local/Ben', { zone: 'Pacific/Auckland' })
    await gym.travel(MONDAY_8 + 6 * HOUR)
    await gym.command('Ben', '/away tomorrow')
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    expect(new Date(member?.awayFrom ?? 0).toISOString()).toBe('2026-11-24T11:00:00.000Z')
    expect(new Date(member?.awayUntil ?? 0).toISOString()).toBe('2026-11-25T11:00:00.000Z')
  })

  test.each([
    ['until 2026-11-20', /is over already/],
    ['until 2028-01-01', /more than a year away/],
    ['until the cows come home', /I couldn’t read “until the cows come home”/],
  ])('%j is refused in a sentence, and changes nothing', async (typed, said) => {
    expect((await gym.command('Ben', `/away ${typed}`)).text).toMatch(said)
    const [member] = await gym.store.members.ofPerson(gym.person('Ben'))
    expect(member?.awayFrom).toBeNull()
  })
})

describe('coming back', () => {
  test('is said, once, and begins with Start', async () => {
    await gym.travel(week(1))
    await gym.command('Ben', '/away')
    const back = await gym.command('Ben', '/away back')
    expect(back.text).toMatch(/Welcome back/)
    expect((await gym.press('Ben', back, 'Start')).text).toMatch(/Before you start/)
    expect((await gym.command('Ben', '/away back')).text).toMatch(/You’re not away/)
  })

  test('is also to press Start', async () => {
    await gym.travel(week(1))
    await gym.command('Ben', '/away')
    await gym.start('Ben')
    await gym.travel(week(2))
    expect(meter()).toBe('0 of 2')
  })

  test('can be a slip that is taken back: then the week counts as ever', async () => {
    await gym.travel(week(1))
    const away = await gym.command('Ben', '/away for a week')
    expect(meter()).toBe('0 of 1')
    expect((await gym.press('Ben', away, 'Take it back')).text).toMatch(/Taken back/)
    expect(meter()).toBe('0 of 2')
    expect((await gym.pressAction('Ben', 'away.undo:0', gym.prompt())).text).toMatch(/taken back or changed/)
    await gym.travel(week(3))
    await gym.command('Ben', '/done all')
    expect(await streak('Ben')).toBe('1 week in a row')
  })
})

describe('typed', () => {
  test.each(['I’m sick', 'on holiday next week', 'I’ll be away until 10 Jan', 'I’m on vacation.'])(
    '%j is understood in the thread and directly',
    async typed => {
      const there = await gym.type('Ben', typed, gym.threadOf(gym.prompt()), gym.prompt())
      expect(there.text).toMatch(/You’re away/)
      expect((await gym.type('Ben', typed, gym.direct('Ben'))).text).toMatch(/You’re away/)
      expect((await gym.type('Ben', 'I’m back', gym.direct('Ben'))).text).toMatch(
        /Welcome back|You’re here, then/,
      )
    },
  )

  test('by somebody in no group it is answered, and changes nothing', async () => {
    expect((await gym.command('Dora', '/away')).text).toMatch(/You’re in no group/)
    expect((await gym.type('Dora', 'I’m sick', CHANNEL)).text).toBe('')
  })
})
