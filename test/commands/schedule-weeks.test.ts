import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'
import type { Shown } from '../support/memory-platform.ts'

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
const ben = async (line: string) => (await gym.command('Ben', line)).text
const titles = () =>
  gym.platform
    .publicIn(CHANNEL)
    .map(kept => kept.message.title ?? '')
    .filter(title => title.startsWith('Week ') && title.includes('·'))
const numbers = () => titles().map(title => Number(/\d+/.exec(title)?.[0]))
const meter = () => /\d+ of \d+ ha\w+ finished/.exec(plain(gym.shows(gym.prompt())))?.[0]
const press = (shown: Shown, label: string, who = 'Ana') => gym.press(who, shown, label)

describe('a slot that is moved', () => {
  test('to later on the first morning, however often, posts no second week', async () => {
    await gym.travel(NINE)
    for (const time of ['9:30', '10:00', '18:00']) {
      await gym.travel(gym.clock.now() + 10 * 60_000)
      expect(await ana(`set monday ${time}`)).toContain('This week goes on. Next prompt: 2026-11-30')
    }
    await gym.travel(NINE + 6 * DAY)
    expect(numbers()).toEqual([1])
  })

  test('in its second week goes on for at least four days, and can be logged', async () => {
    await gym.travel(NINE + 9 * DAY)
    expect(await ana('set friday 18:00')).toContain(
      'Changed. This week goes on. Next prompt: 2026-12-04 17:00 UTC.',
    )
    await gym.travel(NINE + 10 * DAY)
    expect(await ben('/done all')).toContain('That’s the week finished.')
    await gym.travel(Date.parse('2026-12-04T17:00:00Z'))
    expect(numbers()).toEqual([1, 2, 3])
    expect(meter()).toBe('0 of 1 have finished')
  })

  test('from Sunday to Monday on a Tuesday leaves the running week its recap and its days', async () => {
    await ana('set sunday 18:00')
    await gym.travel(Date.parse('2026-12-06T18:00:00Z'))
    await ben('/done all')
    await gym.travel(Date.parse('2026-12-08T10:00:00Z'))
    expect(await ana('set monday 9:00')).toContain('Next prompt: 2026-12-14 08:00 UTC.')
    expect(numbers()).toEqual([1, 2])
    await gym.travel(Date.parse('2026-12-14T08:00:00Z'))
    expect(numbers()).toEqual([1, 2, 3])
    expect(
      gym.platform.publicIn(CHANNEL).filter(kept => kept.message.title === 'Week 2 together'),
    ).toHaveLength(1)
  })

  test('three times in one week posts each week once', async () => {
    await gym.travel(NINE)
    for (const day of ['wednesday', 'friday', 'sunday']) await ana(`set ${day} 9:00`)
    await gym.travel(NINE + 13 * DAY)
    expect(numbers()).toEqual([1, 2, 3])
  })

  test('an hour before the next prompt lets that come, and makes no week of thirteen days', async () => {
    await gym.travel(NINE + 7 * DAY - HOUR)
    expect(await ana('set sunday 9:00')).toContain('This week goes on. Next prompt: 2026-11-30 08:00 UTC.')
    await gym.travel(NINE + 7 * DAY)
    expect(numbers()).toEqual([1, 2])
    expect(await ana('show')).toContain('Next prompt: 2026-12-06 08:00 UTC')
    await gym.travel(Date.parse('2026-12-06T08:00:00Z'))
    expect(numbers()).toEqual([1, 2, 3])
  })

  test('and taken back has the prompt come that was promised before', async () => {
    await gym.travel(NINE + 7 * DAY - HOUR)
    await ana('set sunday 9:00')
    const moved = await gym.command('Ana', '/schedule set thursday 9:00')
    expect(moved.text).toContain('Next prompt: 2026-12-03 08:00 UTC.')
    expect((await press(moved, 'Take it back')).text).toContain('Next prompt: 2026-11-30 08:00 UTC.')
    await gym.travel(NINE + 7 * DAY)
    expect(numbers()).toEqual([1, 2])
  })

  test('in a pause leaves the pause as it is, and says until when', async () => {
    await gym.travel(NINE)
    await ana('pause until 2026-12-21')
    expect(await ana('set friday 18:00')).toContain(
      'Paused until 2026-12-21. Streaks hold. Next prompt: 2026-12-25 17:00 UTC.',
    )
    await gym.travel(Date.parse('2026-12-25T16:59:00Z'))
    expect(numbers()).toEqual([1])
    await gym.travel(Date.parse('2026-12-25T17:00:00Z'))
    expect(numbers()).toEqual([1, 2])
  })

  test('after a skip leaves out a slot of the new ones, once', async () => {
    await gym.travel(NINE)
    await ana('skip')
    expect(await ana('set friday 18:00')).toContain(
      'Skipped: 2026-11-27 17:00 UTC. Nobody’s streak breaks. Next prompt: 2026-12-04 17:00 UTC.',
    )
  })
})

describe('another program', () => {
  test('begins at its first week, with the next prompt', async () => {
    await ana('set monday 9:00 program:back-mobility')
    await gym.travel(NINE + 35 * DAY)
    expect(await ana('set monday 9:00 program:low-back-strength')).toContain('This week goes on.')
    expect(meter()).toBeUndefined()
    await gym.travel(NINE + 42 * DAY)
    expect(titles().slice(-2)).toEqual(['Week 6 · Back mobility', 'Week 1 · Low-back strength'])
    expect(plain(gym.shows(gym.prompt()))).toContain('get to know the movements')
  })
})

describe('weeks that are left out', () => {
  test('of a pause over many slots, nobody is taken to be away after it', async () => {
    await gym.travel(NINE)
    await ben('/done all')
    await ana('pause until 2027-01-11')
    await gym.travel(Date.parse('2027-01-11T08:00:00Z'))
    expect(meter()).toBe('0 of 1 have finished')
  })

  test('break no streak when the pause begins after the prompt, or the channel is lost', async () => {
    for (const week of [0, 1, 2]) {
      await gym.travel(NINE + week * 7 * DAY)
      await ben('/done all')
    }
    await gym.travel(NINE + 21 * DAY)
    await ana('pause')
    await gym.travel(NINE + 22 * DAY)
    await ana('resume')
    await gym.travel(NINE + 28 * DAY)
    expect(await ben('/progress')).toContain('3 weeks in a row')
    await gym.app.engine.lost(CHANNEL, 'gone')
    await ana('resume')
    await gym.travel(NINE + 35 * DAY)
    expect(await ben('/progress')).toContain('3 weeks in a row')
    await ben('/done all')
    expect(await ben('/progress')).toContain('4 weeks in a row')
  })
})

describe('what can be taken back', () => {
  test('is every change, for ten minutes, by those who manage the channel', async () => {
    await gym.travel(NINE)
    const changed = await gym.command('Ana', '/schedule set friday 18:00')
    expect((await press(changed, 'Take it back', 'Ben')).text).toContain('Only those who manage this channel')
    expect((await press(changed, 'Take it back')).text).toContain('Taken back. This week goes on.')
    expect(await ana('show')).toContain('every Monday at 09:00')
    const late = await gym.command('Ana', '/schedule set friday 18:00')
    await gym.travel(gym.clock.now() + 10 * 60_000)
    expect((await press(late, 'Take it back')).text).toContain('can’t be taken back any more')
    expect(await ana('show')).toContain('every Friday at 18:00')
  })

  test('is a pause, with the prompt that it kept from the channel and the streaks that it held', async () => {
    await gym.travel(NINE)
    const paused = await gym.command('Ana', '/schedule pause')
    await press(paused, 'Take it back')
    expect(await ana('show')).toContain('Next prompt: 2026-11-30 08:00 UTC')
    await gym.travel(NINE + 7 * DAY)
    expect(numbers()).toEqual([1, 2])
  })

  test('is a skip, also from what is shown, until its slot has come', async () => {
    await gym.travel(NINE)
    expect(await ana('skip')).toContain('Skipped: 2026-11-30 08:00 UTC.')
    await gym.travel(NINE + DAY)
    const shown = await gym.command('Ana', '/schedule show')
    expect(shown.text).toContain('Running: week 1 of Low-back strength, since 2026-11-23 08:00 UTC')
    expect((await press(shown, 'Don’t skip it')).text).toContain('Next prompt: 2026-11-30 08:00 UTC.')
    await gym.travel(NINE + 7 * DAY)
    expect(numbers()).toEqual([1, 2])
  })

  test('is the plan of a channel that had none', async () => {
    const at = { ...CHANNEL, channel: 'new' }
    const made = await gym.command('Ana', '/schedule set monday 9:00 Europe/Berlin', at)
    expect((await press(made, 'Take it back')).text).toContain('Taken back.')
    expect((await gym.command('Ana', '/schedule show', at)).text).toContain(
      'Nothing is planned at the moment.',
    )
  })
})

describe('before the first prompt', () => {
  test('what is logged counts for the first week, and says when that begins', async () => {
    const text = await ben('/done all')
    expect(text).toContain('The first week begins 2026-11-23 08:00 UTC. This counts for it.')
    await gym.travel(NINE)
    expect(numbers()).toEqual([1])
    expect(meter()).toBe('1 of 1 has finished')
  })

  test('a prompt out of turn begins a whole week', async () => {
    await gym.close()
    gym = await Gym.open({ at: Date.parse('2026-11-22T19:00:00Z') })
    await ana('set monday 9:00 Europe/Berlin')
    await ana('now')
    expect(await ana('show')).toContain('Next prompt: 2026-11-30 08:00 UTC')
    await gym.travel(Date.parse('2026-11-30T08:00:00Z'))
    expect(numbers()).toEqual([1, 2])
  })
})

describe('a week that is closed', () => {
  test('keeps what was logged, also from the Undo of weeks ago', async () => {
    await gym.travel(NINE)
    const logged = await gym.command('Ben', '/done all')
    await gym.travel(NINE + 14 * DAY)
    expect((await press(logged, 'Undo', 'Ben')).text).toContain('That week is closed')
    expect(await ben('/progress')).toContain('20 reps')
  })

  test('that can still be corrected has its recap mended', async () => {
    await gym.travel(NINE)
    const logged = await gym.command('Ben', '/done all')
    await gym.command('Cleo', '/done 1 round')
    await gym.travel(NINE + 8 * DAY)
    const recap = () =>
      plain(
        gym.platform.publicIn(CHANNEL).find(k => k.message.title === 'Week 1 together')?.message ?? {
          blocks: [],
        },
      )
    expect(recap()).toContain('1 of 2 finished')
    await press(logged, 'Undo', 'Ben')
    expect(recap()).toContain('0 of 2 finished')
    expect(recap()).toMatch(/This week counts for \W?Cleo\W?\.$/m)
  })
})

test('a prompt that was deleted by hand is posted again, for the same week', async () => {
  await gym.travel(NINE)
  await ben('/done all')
  const gone = gym.prompt().message
  gym.platform.kept.splice(
    gym.platform.kept.findIndex(kept => kept.id === gone),
    1,
  )
  expect(await ana('now')).toContain('On its way to the channel.')
  expect(numbers()).toEqual([1])
  expect(gym.prompt().message).not.toBe(gone)
  expect(meter()).toBe('1 of 1 has finished')
  expect(await ana('now')).toContain('is in the channel already')
})
