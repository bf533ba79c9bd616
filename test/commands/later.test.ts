import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plain } from '../../src/chat/plain.ts'
import { PlatformError } from '../../src/core/errors.ts'
import { CHANNEL, Gym, MONDAY_8 } from '../support/gym.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NINE = MONDAY_8 + HOUR
let gym: Gym

beforeEach(async () => {
  gym = await Gym.open()
  await gym.firstPrompt()
})
afterEach(() => gym.close())

const reminders = () => gym.platform.publicIn(gym.direct('Ben'))
const askedFor = () => reminders().filter(one => plain(one.message).includes('You asked me'))
const ask = () => gym.press('Ben', gym.prompt(), 'Remind me later')

describe('Remind me later', () => {
  test('asks when, in private', async () => {
    const asked = await ask()
    expect(asked.private).toBe(true)
    expect(asked.text).toBe('When shall I remind you?\n[In 3 hours] [This evening] [Tomorrow morning]')
  })

  test('offers no evening that is nearly over', async () => {
    await gym.travel(Date.parse('2026-11-23T16:30:00Z'))
    expect((await ask()).text).toBe('When shall I remind you?\n[In 3 hours] [Tomorrow morning]')
  })

  test.each([
    ['In 3 hours', '2026-11-23T11:00'],
    ['This evening', '2026-11-23T17:00'],
    ['Tomorrow morning', '2026-11-24T07:00'],
  ])('“%s” sends one message then, with a way to start', async (label, at) => {
    const set = await gym.press('Ben', await ask(), label)
    expect(set.text).toBe(`I’ll send you a message ${at.replace('T', ' ')} UTC.`)
    await gym.travel(Date.parse(`${at}:00Z`) - 1000)
    expect(reminders()).toEqual([])
    await gym.travel(Date.parse(`${at}:00Z`) + DAY)
    expect(reminders()).toHaveLength(1)
    const [reminder] = reminders()
    if (!reminder) throw new Error('no reminder')
    expect((await gym.press('Ben', { place: reminder.place, message: reminder.id }, 'Start')).text).toContain(
      'Before you start',
    )
  })

  test('offers no time at which the week is over, and says so when there is none', async () => {
    await gym.travel(NINE + 7 * DAY - 90 * 60_000)
    expect((await ask()).text).toBe('This week is nearly over: the next one begins 2026-11-30 08:00 UTC.')
  })

  test('chosen again moves the reminder', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    await gym.press('Ben', await ask(), 'Tomorrow morning')
    await gym.travel(NINE + 12 * HOUR)
    expect(reminders()).toEqual([])
    await gym.travel(NINE + 2 * DAY)
    expect(reminders()).toHaveLength(1)
  })

  test('makes nobody a member who is counted, and reminded for good', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('Nobody has joined yet')
    expect(await gym.store.members.ofPerson(gym.person('Ben'))).toEqual([])
    await gym.travel(NINE + 14 * DAY)
    expect(reminders()).toHaveLength(1)
    expect(JSON.stringify(gym.shows(gym.prompt()))).toContain('Nobody has joined yet')
  })

  test('is forgotten with everything else of who asked', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    const sure = await gym.press('Ben', await gym.command('Ben', '/mydata'), 'Delete it all')
    await gym.press('Ben', sure, 'Yes, delete it all')
    await gym.travel(NINE + DAY)
    expect(reminders()).toEqual([])
  })

  test('reminds nobody of a week that they have finished', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    await gym.command('Ben', '/done all')
    await gym.travel(NINE + DAY)
    expect(reminders()).toEqual([])
    expect((await ask()).text).toBe('You have finished this week already. Nothing to remind you of.')
  })

  test('does nothing by a button from another week', async () => {
    const asked = await ask()
    await gym.travel(NINE + 7 * DAY)
    const shown = await gym.press('Ben', asked, 'In 3 hours')
    expect(shown.text).toContain('from an earlier time')
    await gym.travel(NINE + 8 * DAY)
    expect(askedFor()).toEqual([])
  })

  test('that cannot reach the person is not the group’s trouble', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    gym.platform.failures.push(new PlatformError('person-unreachable', 'closed'))
    await gym.travel(NINE + DAY)
    expect((await gym.store.groups.at(CHANNEL))?.trouble).toBeNull()
    expect(gym.platform.publicIn(gym.direct('Ana'))).toEqual([])
  })

  test('that an outage kept back for days is not sent any more', async () => {
    await gym.press('Ben', await ask(), 'In 3 hours')
    const late = await Gym.open({ store: gym.store, platform: gym.platform, at: NINE + 3 * DAY })
    await late.app.scheduler.beat()
    expect(reminders()).toEqual([])
  })
})
