import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Gym, MONDAY_8 } from '../support/gym.ts'

const DAY = 24 * 60 * 60 * 1000
const NINE = MONDAY_8 + 60 * 60 * 1000
let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const progress = async (who = 'Ben') => (await gym.command(who, '/progress')).text
const toWeek = (n: number) => gym.travel(NINE + (n - 1) * 7 * DAY)

describe('/progress', () => {
  test('before anything is logged leads to /workout, in private', async () => {
    const shown = await gym.command('Ben', '/progress')
    expect(shown.text).toContain('Nothing logged yet. Your first week is one /workout away.')
    expect(shown.private).toBe(true)
    expect(await gym.store.members.ofPerson(gym.person('Ben'))).toEqual([])
  })

  test('in a channel without a group says how one begins', async () => {
    const at = { ...gym.prompt().place, channel: 'elsewhere' }
    expect((await gym.command('Ben', '/progress', at)).text).toContain('No group meets here yet.')
  })

  test('counts reps, seconds and the last weight, in the person’s units', async () => {
    await gym.command('Ben', '/done bridges 3x12, rdl 10 @ 20 kg, childs pose 2x30')
    const text = await progress()
    expect(text).toContain('Bridge: 36 reps')
    expect(text).toContain('Romanian deadlift: 10 reps, last with 20 kg')
    expect(text).toContain('Child’s pose: 60 seconds')
    const settings = await gym.command('Ben', '/settings')
    if (settings.on) await gym.pressAction('Ben', 'settings.units', settings.on, ['lb'])
    expect(await progress()).toContain('last with 20 kg each')
  })

  test('counts weeks in a row, not days', async () => {
    for (const week of [1, 2, 3]) {
      await toWeek(week)
      await gym.command('Ben', '/done all')
      await gym.travel(gym.clock.now() + 2 * DAY)
      await gym.command('Ben', '/done 1 round')
    }
    expect(await progress()).toContain('3 weeks in a row')
    expect(await progress()).toContain('Last weeks: ● ● ●')
  })

  test('counts a whole round as a week, and less as none', async () => {
    await gym.command('Ben', '/done 1 round')
    expect(await progress()).toContain('1 week in a row')
    await gym.command('Ana', '/done bridges 3x12, rdl 3x12')
    expect(await progress('Ana')).toContain('Ready when you are.')
  })

  test('keeps the streak while the week is still running', async () => {
    await gym.command('Ben', '/done all')
    await toWeek(2)
    expect(await progress()).toContain('1 week in a row')
    await toWeek(3)
    expect(await progress()).toContain('Ready when you are. Your best run so far: 1 week.')
  })

  test('keeps the streak over a pause and an outage', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Ana', '/schedule pause')
    await gym.travel(NINE + 20 * DAY)
    await gym.command('Ana', '/schedule resume')
    await toWeek(4)
    await gym.command('Ben', '/done all')
    expect(await progress()).toContain('2 weeks in a row')
  })

  test('remembers the best run', async () => {
    for (const week of [1, 2, 4]) {
      await toWeek(week)
      await gym.command('Ben', '/done all')
    }
    expect(await progress()).toContain('1 week in a row (best: 2)')
  })

  test('counts last week’s, logged afterwards', async () => {
    await toWeek(2)
    await gym.command('Ben', '/done all last week')
    expect(await progress()).toContain('1 week in a row')
    expect(await progress()).toContain('This week: 0 of 6 steps')
  })

  test('shows only what is one’s own', async () => {
    await gym.command('Ben', '/done all')
    await gym.command('Ana', '/done bridges 12')
    expect(await progress('Ana')).toContain('Bridge: 12 reps')
  })
})

/** The chart of a message, and what it says to who cannot see it. */
const chartIn = (shown: Awaited<ReturnType<Gym['command']>>) =>
  shown.message?.blocks.flatMap(block =>
    block.kind === 'picture' && block.picture.kind === 'chart'
      ? [{ chart: block.picture.chart, alt: block.alt }]
      : [],
  )[0]

describe('the picture of one’s weeks', () => {
  test('says of the first that it is the first', async () => {
    await gym.command('Ben', '/done all')
    expect(await progress()).toContain('Your first week: finished.')
  })

  test('shows the last twelve: what was kept, what was held, and what comes next', async () => {
    await gym.command('Ben', '/done bridges 12, rdl 10 @ 20 kg, goblet 10')
    await toWeek(2)
    await toWeek(3)
    await gym.command('Ben', '/done rdl 8 @ 22 kg')
    const shown = await gym.command('Ben', '/progress')
    const found = chartIn(shown)
    if (found?.chart.kind !== 'weeks') throw new Error('no chart')
    expect(found.chart.weeks).toEqual(['kept', 'none', 'started'])
    const rdl = found.chart.lines.find(({ name }) => name === 'Romanian deadlift')
    expect([rdl?.amounts, rdl?.loads.at(-1), rdl?.says]).toEqual([[10, 0, 8], 22_000, '8 reps · 22 kg each'])
    expect(shown.text).toContain('Your last 3 weeks: 1 with one round, 1 begun, 1 not begun.')
    expect(found.alt).toContain('Oldest first: one round, not begun, begun.')
    expect(found.alt).toContain('Next: one whole round, and this week counts.')
  })

  test('shows with what a single rep was done, and nothing where none was', async () => {
    await gym.command('Ben', '/done rdl 1 @ 40 kg')
    await toWeek(2)
    await gym.command('Ben', '/done bridges 12')
    const found = chartIn(await gym.command('Ben', '/progress'))
    if (found?.chart.kind !== 'weeks') throw new Error('no chart')
    const rdl = found.chart.lines.find(({ name }) => name === 'Romanian deadlift')
    expect([rdl?.amounts, rdl?.loads]).toEqual([
      [1, 0],
      [40_000, 0],
    ])
  })

  test('looks up no exercises for a year, which shows none', async () => {
    await gym.command('Ben', '/done all')
    const looked = vi.spyOn(gym.app.services.versions, 'program')
    await gym.command('Ben', '/progress')
    const forQuarter = looked.mock.calls.length
    looked.mockClear()
    await gym.command('Ben', '/progress year')
    expect(looked.mock.calls.length).toBeLessThan(forQuarter)
  })

  test('reads no more for ten years than for one', async () => {
    await gym.command('Ben', '/done all')
    for (let week = 2; week <= 14; week++) await toWeek(week)
    const found = chartIn(await gym.command('Ben', '/progress'))
    expect(found?.chart.weeks).toHaveLength(12)
    expect(chartIn(await gym.command('Ben', '/progress year'))?.chart.weeks).toHaveLength(14)
  })

  test('is told in words to whoever looks at no pictures', async () => {
    await gym.command('Ben', '/done all')
    const { on } = await gym.command('Ben', '/settings')
    if (on) await gym.pressAction('Ben', 'settings.pictures', on, ['words'])
    const shown = await gym.command('Ben', '/progress')
    expect(chartIn(shown)).toBeUndefined()
    expect(shown.text).toContain('1 week in a row. This week is done.')
  })
})
