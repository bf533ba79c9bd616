import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { PlatformError, StorageError } from '../../src/core/errors.ts'
import { FaultyPlatform } from '../support/faulty-platform.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NINE = MONDAY_8 + HOUR
let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await ana('set monday 9:00 Europe/Berlin')
})
afterEach(() => gym.close())

const ana = async (line: string) => (await gym.command('Ana', `/schedule ${line}`)).text
const group = () => gym.store.groups.at(CHANNEL)
const prompts = () => gym.platform.publicIn(CHANNEL).filter(kept => kept.message.title?.startsWith('Week '))
const noAnswer = () => new PlatformError('unknown-outcome', 'no answer')

describe('/schedule, in other words', () => {
  test('skips the next prompt and posts this week’s', async () => {
    expect(await ana('skip next')).toContain('Skipped: 2026-11-23 08:00 UTC.')
    expect(await ana('post  now')).toContain('On its way to the channel.')
    expect(prompts()).toHaveLength(1)
    expect(await ana('skip nothing')).toBe('I didn’t expect “nothing” there.')
    expect(await ana('stop')).toContain('Removed.')
  })
})

test('whoever changes it is not told “NOT recorded” when only what is shown of it cannot be read', async () => {
  const { versions } = gym.app.services
  versions.current = () => Promise.reject(new StorageError('busy', new Error('locked')))
  const answer = await ana('set thursday 22:30 UTC')
  expect(await group()).toMatchObject({ weekday: 4, time: '22:30' })
  expect(answer).toContain('may be recorded')
})

describe('/schedule pause', () => {
  test('without a date posts nothing until it is resumed', async () => {
    expect(await ana('pause')).toContain('Paused until you resume it with /schedule resume. Streaks hold.')
    await gym.travel(MONDAY_8 + 30 * DAY)
    expect(prompts()).toEqual([])
    expect(await ana('resume')).toContain('Back on.')
    await gym.travel(MONDAY_8 + 36 * DAY)
    expect(prompts()).toHaveLength(1)
  })

  test.each(['2026-12-07', 'until 2026-12-07', '7 Dec', 'in 2 weeks', 'until:2026-12-07'])(
    'until “%s” ends with that Monday’s prompt',
    async date => {
      const text = await ana(`pause ${date}`)
      expect(text).toContain('Paused until 2026-12-07. Streaks hold.')
      expect(text).toContain('Next prompt: 2026-12-07 08:00 UTC')
      await gym.travel(Date.parse('2026-12-07T07:59:00Z'))
      expect(prompts()).toEqual([])
      await gym.travel(Date.parse('2026-12-07T08:00:00Z'))
      expect(prompts()).toHaveLength(1)
      expect(await ana('show')).not.toContain('Paused')
    },
  )

  test('until the day after a slot waits for the next one', async () => {
    expect(await ana('pause 2026-12-08')).toContain('Next prompt: 2026-12-14 08:00 UTC')
  })

  test.each([
    ['yesterday-ish', 'I couldn’t read “yesterday-ish” as a date, like 2026-12-10.'],
    ['2026-02-30', 'I couldn’t read “2026-02-30” as a date, like 2026-12-10.'],
    ['2026-11-23', '2026-11-23 is not in the future.'],
    ['2026-11-01', '2026-11-01 is not in the future.'],
    ['2030-01-01', 'That is more than a year away.'],
    ['2026-12-07T09:00', 'I couldn’t read'],
  ])('refuses “%s” and stays on', async (date, sentence) => {
    const before = await group()
    expect(await ana(`pause ${date}`)).toContain(sentence)
    expect(await group()).toEqual(before)
  })

  test('takes back a prompt that has not reached the channel yet', async () => {
    gym.platform.failures.push(noAnswer())
    await gym.travel(NINE)
    await ana('pause')
    await gym.travel(MONDAY_8 + 2 * HOUR)
    expect(prompts()).toEqual([])
  })
})

describe('a prompt that is being posted while its week is paused', () => {
  test('stands there, and counts as every other', async () => {
    await gym.close()
    const platform = new FaultyPlatform()
    gym = await Gym.open({ platform })
    await ana('set monday 9:00 Europe/Berlin')
    platform.before = async () => {
      platform.before = () => {}
      expect(await ana('pause')).toContain('Paused')
    }
    await gym.travel(NINE)
    await gym.press('Ben', gym.prompt(), 'I did it all')
    expect(plain(gym.shows(gym.prompt()))).toContain('1 of 1 has finished')
  })
})

describe('/schedule set, when a week is running', () => {
  const meter = () => /\d+ of \d+ ha\w+ finished/.exec(plain(gym.shows(gym.prompt())))?.[0]

  test('leaves the running week and what its prompt counts as they are', async () => {
    await gym.travel(NINE)
    await gym.command('Ben', '/done all')
    await gym.travel(NINE + 2 * DAY)
    for (const slot of ['friday 9:00', 'monday 9:00', 'sunday 20:00']) {
      expect(await ana(`set ${slot}`)).toContain('This week goes on. Next prompt: ')
      expect(meter()).toBe('1 of 1 has finished')
    }
    expect(prompts()).toHaveLength(1)
  })

  test('is not said to be lost when the platform does not tell how to invite the bot', async () => {
    const profile = gym.platform.profile.bind(gym.platform)
    let asked = 0
    gym.platform.profile = person => (++asked > 1 ? Promise.reject(noAnswer()) : profile(person))
    expect(await ana('set tuesday 9:00')).toContain('Tuesday')
    expect((await group())?.weekday).toBe(2)
  })
})

describe('/schedule remove', () => {
  test('posts nothing any more and keeps what was logged', async () => {
    await gym.travel(NINE)
    await gym.command('Ben', '/done all')
    expect(await ana('remove')).toContain('Removed. Nothing will be posted; what was logged is kept.')
    await gym.travel(NINE + 30 * DAY)
    expect(prompts()).toHaveLength(1)
    expect((await gym.command('Ben', '/progress')).text).toContain('20 reps')
    expect(await ana('show')).toContain('Nothing is planned at the moment.')
  })

  test('leaves nothing to pause, resume, skip or post', async () => {
    await ana('remove')
    for (const line of ['pause', 'resume', 'skip', 'now', 'remove']) {
      expect(await ana(line)).toContain('Nothing is planned here to change.')
    }
  })

  test('takes back a prompt that has not reached the channel yet', async () => {
    gym.platform.failures.push(noAnswer())
    await gym.travel(NINE)
    await ana('remove')
    await gym.travel(NINE + HOUR)
    expect(prompts()).toEqual([])
  })

  test('is undone by planning again, with the weeks counted on', async () => {
    await gym.travel(NINE)
    await ana('remove')
    await gym.travel(NINE + 15 * DAY)
    await ana('set wednesday 12:00')
    await gym.travel(NINE + 17 * DAY)
    expect(prompts().map(kept => kept.message.title?.slice(0, 6))).toEqual(['Week 1', 'Week 2'])
  })
})

describe('/schedule skip', () => {
  test('leaves out the next prompt, and only that', async () => {
    const text = await ana('skip')
    expect(text).toContain(
      'Skipped: 2026-11-23 08:00 UTC. Nobody’s streak breaks. Next prompt: 2026-11-30 08:00 UTC.',
    )
    await gym.travel(NINE + DAY)
    expect(prompts()).toEqual([])
    await gym.travel(NINE + 7 * DAY)
    expect(prompts().map(kept => kept.message.title)).toEqual(['Week 1 · Low-back strength'])
  })

  test('breaks no streak', async () => {
    await gym.travel(NINE)
    await gym.command('Ben', '/done all')
    await ana('skip')
    await gym.travel(NINE + 14 * DAY)
    await gym.command('Ben', '/done all')
    expect((await gym.command('Ben', '/progress')).text).toContain('2 weeks in a row')
  })

  test('of a pause without an end leaves the pause as it is', async () => {
    await ana('pause')
    const before = await group()
    expect(await ana('skip')).toBe('It is paused: nothing comes until /schedule resume.')
    expect(await group()).toEqual(before)
    await gym.travel(NINE + 30 * DAY)
    expect(prompts()).toEqual([])
  })
})

describe('/schedule now', () => {
  test('posts this week’s prompt at once', async () => {
    expect(await ana('now')).toContain('On its way to the channel.')
    expect(prompts()).toHaveLength(1)
  })

  test('leads to the prompt when it is there already', async () => {
    await gym.travel(NINE)
    const shown = await gym.command('Ana', '/schedule now')
    expect(shown.text).toBe('This week’s prompt is in the channel already.\n[Open it]')
    expect(shown.message?.blocks[1]).toMatchObject({ buttons: [{ to: gym.prompt() }] })
    expect(prompts()).toHaveLength(1)
  })

  test('by two people at once posts one', async () => {
    await Promise.all([gym.command('Ana', '/schedule now'), gym.command('Ana', '/schedule now')])
    expect(prompts()).toHaveLength(1)
  })

  test('adds none to a prompt that is still being tried', async () => {
    gym.platform.failures.push(noAnswer())
    await gym.travel(NINE)
    await ana('now')
    await gym.travel(NINE + HOUR)
    expect(prompts()).toHaveLength(1)
  })

  test('posts what had failed, and the trouble is over', async () => {
    gym.platform.failures.push(new PlatformError('forbidden', 'no', { detail: 'SEND_MESSAGES' }))
    await gym.travel(NINE)
    expect(await ana('show')).toContain('Last trouble: I’m missing a permission there (SEND_MESSAGES).')
    await ana('now')
    expect(prompts()).toHaveLength(1)
    expect(await ana('show')).not.toContain('Last trouble')
  })

  test('goes on counting after weeks without a prompt', async () => {
    await gym.travel(NINE)
    await ana('pause')
    await gym.travel(NINE + 22 * DAY)
    await ana('resume')
    await ana('now')
    await gym.travel(NINE + 28 * DAY)
    expect(prompts().map(kept => kept.message.title?.slice(0, 6))).toEqual(['Week 1', 'Week 2', 'Week 3'])
  })
})

describe('/schedule resume', () => {
  test('of what is not paused says so', async () => {
    expect(await ana('resume')).toBe('It isn’t paused.')
  })
})

describe('a slot that is moved while a week is running', () => {
  /** The second week runs; Ben has finished the first and begun the second. */
  async function secondWeek() {
    await gym.travel(NINE)
    await gym.command('Ben', '/done all')
    await gym.travel(NINE + 7 * DAY)
    const walk = await gym.start('Ben')
    await gym.press('Ben', walk, 'Done')
    return walk
  }

  test.each(['thursday 9:00', 'sunday 23:00', 'monday 20:00'])('to %s leaves it running', async when => {
    const walk = await secondWeek()
    await gym.travel(NINE + 7 * DAY + HOUR)
    await ana(`set ${when} Europe/Berlin`)
    expect((await gym.press('Ben', walk, 'Done')).text).toContain('2 of 9 steps')
    expect((await gym.press('Ben', gym.prompt(), 'Start')).text).not.toContain('finished week 1')
    await gym.command('Ben', '/done goblets 10')
    const progress = (await gym.command('Ben', '/progress')).text
    expect(progress).toContain('3 of 9 steps')
    expect((await gym.command('Ben', '/board')).text).toContain('Week 2 so far')
    expect((await gym.command('Ben', '/done all last week')).text).toContain('for last week is logged')
  })

  test('to later counts what was done since under the week that it was done in', async () => {
    await secondWeek()
    await gym.travel(NINE + 8 * DAY)
    await ana('set thursday 9:00 Europe/Berlin')
    await gym.travel(NINE + 9 * DAY)
    await gym.command('Ben', '/done rdl 12 yesterday')
    expect((await gym.command('Ben', '/progress')).text).toContain('2 of 9 steps')
  })

  test('to later ends it with the slot of the week after', async () => {
    await secondWeek()
    await ana('set thursday 9:00 Europe/Berlin')
    await gym.travel(NINE + 17 * DAY)
    expect((await gym.command('Ben', '/board')).text).toContain('Week 3 so far')
    expect((await gym.command('Ben', '/progress')).text).toContain('0 of 9 steps')
  })

  test('there and back is as if it had never been', async () => {
    const walk = await secondWeek()
    await ana('set thursday 9:00 Europe/Berlin')
    await ana('set monday 9:00 Europe/Berlin')
    expect((await gym.press('Ben', walk, 'Done')).text).toContain('2 of 9 steps')
    await gym.travel(NINE + 14 * DAY)
    expect((await gym.command('Ben', '/board')).text).toContain('Week 3 so far')
  })
})
